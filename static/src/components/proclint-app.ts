import { css, html, nothing } from "lit";
import { Page } from "../app/page.js";
import type { Past } from "../file/history.js";
import { beginLanguage, t } from "../language.js";
import type { Store } from "../store.js";
import type { Notice } from "../notice.js";
import type { Tab } from "../app/display.js";
import "./proclint-bar.js";
import type { ProclintCommands } from "./proclint-commands.js";
import "./proclint-commands.js";
import "./proclint-conflict.js";
import type { ProclintFacts } from "./proclint-facts.js";
import "./proclint-facts.js";
import type { ProclintHistory } from "./proclint-history.js";
import "./proclint-history.js";
import { PagePart } from "./page-part.js";
import "./proclint-platforms.js";
import type { ProclintProblemsPanel } from "./proclint-problems-panel.js";
import "./proclint-problems-panel.js";
import type { ProclintSecret } from "./proclint-secret.js";
import "./proclint-secret.js";
import type { ProclintShortcuts } from "./proclint-shortcuts.js";
import "./proclint-shortcuts.js";
import "./proclint-status.js";
import type { ProclintViews } from "./proclint-views.js";
import "./proclint-views.js";
import { noticeText } from "./notice-text.js";
import { shared } from "./styles.js";

/** The page: its parts, and what they and the window tell each other. */
export class ProclintApp extends PagePart {
  static override properties = {
    dragging: { state: true },
  };

  /** A file is over the window. */
  declare protected dragging: boolean;

  constructor() {
    super();
    this.dragging = false;
    this.page = new Page({
      showHistory: () => this.#part<ProclintHistory>("proclint-history")?.open(),
      showShortcuts: () => this.#part<ProclintShortcuts>("proclint-shortcuts")?.open(),
      showCommands: () => this.#part<ProclintCommands>("proclint-commands")?.open(this.page.commands.all()),
      showFacts: (platform) => this.#part<ProclintFacts>("proclint-facts")?.open(platform),
      showTab: (tab) => this.#showTab(tab),
      showCard: () => this.#part<ProclintViews>("proclint-views")?.openCard(),
      askAboutSecrets: async (secrets, outlet) => (await this.#part<ProclintSecret>("proclint-secret")?.ask(secrets, outlet)) ?? false,
      pickFile: () => this.#part("input:not([webkitdirectory])")?.click(),
      pickFolder: () => this.#part("input[webkitdirectory]")?.click(),
    });
    this.#listenToEditor();
    this.#listenToWindow();
  }

  #part<T extends HTMLElement>(selector: string): T | null {
    return this.renderRoot.querySelector<T>(selector);
  }

  #showTab(tab: Tab): void {
    void this.#part<ProclintViews>("proclint-views")?.open(tab);
  }

  protected override shown({ session, notices, documentation }: Page): readonly Store[] {
    return [session, session.disk, notices, documentation];
  }

  #listenToEditor(): void {
    const { session, notices, actions, opening } = this.page;
    const on = <T>(name: string, does: (detail: T) => unknown): void =>
      session.editor.addEventListener(name, (event) => void does((event as CustomEvent<T>).detail));
    on("proclint-save", () => session.disk.save());
    on("proclint-download", () => session.disk.download());
    on("proclint-format", () => actions.format());
    on("proclint-fix-all", () => actions.fixAll());
    on<number>("proclint-example", (index) => opening.example(index));
    on<Notice>("proclint-announce", (said) => notices.announce(said));
    on<Notice>("proclint-notify", (said) => notices.show(said));
  }

  #listenToWindow(): void {
    const { session, folder, links, commands } = this.page;
    window.addEventListener("keydown", (event) => commands.pressed(event));
    window.addEventListener("focus", () => folder.touched());
    window.addEventListener("hashchange", () => void links.open(true));
    window.addEventListener("pagehide", () => session.leave());
    window.addEventListener("dragover", (event) => this.#dragged(event));
    window.addEventListener("dragleave", (event) => {
      if (!event.relatedTarget) this.dragging = false;
    });
    window.addEventListener("drop", (event) => this.#dropped(event));
  }

  #dragged(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.dragging = true;
  }

  #dropped(event: DragEvent): void {
    this.dragging = false;
    if (!event.dataTransfer?.files[0]) return;
    event.preventDefault();
    void this.page.opening.dropped(event);
  }

  readonly #picked = (event: Event): void => void this.page.opening.picked(event.target as HTMLInputElement);

  // A shown message keeps its language until it goes; the reasons are translated again.
  protected override languageChanged(): void {
    super.languageChanged();
    const { notices, session } = this.page;
    notices.clear();
    notices.announce("");
    session.analyze();
  }

  protected override render(): unknown {
    const { page } = this;
    const { session, documentation, notices, elements } = page;
    const { disk } = session;
    return html`
      <header>
        <button class="button skip" type="button" @click=${() => this.#part<ProclintProblemsPanel>("proclint-problems-panel")?.focus()}>${t("skip", { region: t("problems") })}</button>
        <button class="button skip" type="button" @click=${() => this.#showTab("processes")}>${t("skip", { region: t("tab.processes") })}</button>
        <proclint-bar .page=${page}></proclint-bar>
        <proclint-platforms
          .platforms=${documentation.platforms}
          .chosen=${session.chosen}
          .named=${session.named}
          @proclint-platforms=${({ detail }: CustomEvent<{ chosen: string[]; last: string }>) => session.choose(detail.chosen, detail.last)}
          @proclint-facts=${(event: CustomEvent<string>) => elements.showFacts(event.detail)}
        ></proclint-platforms>
        <input type="file" hidden @change=${this.#picked} />
        <input type="file" webkitdirectory hidden @change=${this.#picked} />
      </header>
      <main>
        <div class="left">
          ${
            disk.state.conflict
              ? html`<proclint-conflict .conflict=${disk.state.conflict} @proclint-keep=${() => disk.keepMine()} @proclint-take=${() => disk.takeTheirs()}></proclint-conflict>`
              : nothing
          }
          ${session.editor}
          <proclint-problems-panel .page=${page}></proclint-problems-panel>
        </div>
        <proclint-views .page=${page}></proclint-views>
      </main>
      <proclint-status .page=${page}></proclint-status>
      <proclint-facts .platforms=${documentation.platforms}></proclint-facts>
      <proclint-history @proclint-past=${(event: CustomEvent<Past>) => page.opening.past(event.detail)}></proclint-history>
      <proclint-shortcuts></proclint-shortcuts>
      <proclint-commands></proclint-commands>
      <proclint-secret></proclint-secret>
      <div role="status" class="hidden-text">${noticeText(notices.announced)}</div>
      ${this.dragging ? html`<div class="drop" aria-hidden="true"><span>${t("bar.drop")}</span></div>` : nothing}
    `;
  }

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr);
        height: 100dvh;
      }
      .skip {
        position: fixed;
        z-index: 60;
        inset: 8px auto auto 8px;
      }
      .skip:not(:focus) {
        opacity: 0;
        pointer-events: none;
      }
      main {
        display: grid;
        grid-template-columns: clamp(420px, 46%, 760px) minmax(0, 1fr);
        min-height: 0;
      }
      .left {
        display: flex;
        flex-direction: column;
        min-width: 0;
        min-height: 0;
        border-right: 1px solid var(--line);
      }
      proclint-editor {
        flex: none;
        max-height: 45%;
      }
      .drop {
        position: fixed;
        inset: 0;
        z-index: 50;
        display: grid;
        place-items: center;
        background: color-mix(in srgb, var(--ground) 86%, transparent);
        pointer-events: none;
      }
      .drop span {
        border: 2px dashed var(--accent);
        border-radius: 14px;
        padding: 26px 40px;
        color: var(--accent);
        font-weight: 600;
      }
      @media (max-width: 1099px) {
        :host {
          display: block;
          height: auto;
        }
        main,
        .left {
          display: block;
        }
        .left {
          border-right: 0;
          border-bottom: 1px solid var(--line);
        }
        proclint-editor {
          max-height: none;
        }
      }
    `,
  ];
}

// Until then the page shows its HTML.
void beginLanguage().then(() => customElements.define("proclint-app", ProclintApp));
