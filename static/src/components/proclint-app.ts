import { css, html, nothing } from "lit";
import { Page } from "../app/page.js";
import type { Past } from "../file/history.js";
import { beginLanguage, t } from "../language.js";
import type { Store } from "../store.js";
import { problemsTab, type Tab } from "../app/display.js";
import type { ProclintBar } from "./proclint-bar.js";
import "./proclint-bar.js";
import type { ProclintCommands } from "./proclint-commands.js";
import "./proclint-commands.js";
import "./proclint-conflict.js";
import "./proclint-editor.js";
import type { ProclintFacts } from "./proclint-facts.js";
import "./proclint-facts.js";
import type { ProclintHistory } from "./proclint-history.js";
import "./proclint-history.js";
import type { Localized } from "./localized.js";
import { PagePart } from "./page-part.js";
import type { ProclintProblemsPanel } from "./proclint-problems-panel.js";
import "./proclint-problems-panel.js";
import type { ProclintSecret } from "./proclint-secret.js";
import "./proclint-secret.js";
import type { ProclintShortcuts } from "./proclint-shortcuts.js";
import "./proclint-shortcuts.js";
import "./proclint-status.js";
import "./proclint-tabs.js";
import type { ProclintViews } from "./proclint-views.js";
import "./proclint-views.js";
import { noticeText } from "./notice-text.js";
import { revealWhatOpens } from "./revealing.js";
import { shared } from "./styles.js";

/** The page: its parts, and what they and the window tell each other. */
export class ProclintApp extends PagePart {
  static override properties = {
    dragging: { state: true },
    hasDialogs: { state: true },
  };

  /** A file is over the window. */
  declare protected dragging: boolean;
  /** The first frame is drawn without the dialogs, which are there once one has been opened. */
  declare protected hasDialogs: boolean;
  /** The tab that was shown in one column. */
  #shownLast: Tab | null = null;

  constructor() {
    super();
    this.dragging = false;
    this.hasDialogs = false;
    this.page = new Page({
      showHistory: () => void this.#dialog<ProclintHistory>("proclint-history").then((history) => history?.open()),
      showShortcuts: () => void this.#dialog<ProclintShortcuts>("proclint-shortcuts").then((shortcuts) => shortcuts?.open()),
      showCommands: () => void this.#dialog<ProclintCommands>("proclint-commands").then((list) => list?.open(this.page.commands.all())),
      showFacts: (platform) => void this.#dialog<ProclintFacts>("proclint-facts").then((facts) => facts?.open(platform)),
      showTab: (tab) => void this.#showTab(tab),
      nextRegion: (step) => this.#nextRegion(step),
      explainLog: (log) => void this.#explainLog(log),
      exportTo: (format) => void this.#exportTo(format),
      choosePlatforms: () => void this.#bar?.choosePlatforms(),
      askAboutSecrets: async (secrets, outlet) =>
        (await (await this.#dialog<ProclintSecret>("proclint-secret"))?.ask(secrets, outlet)) ?? false,
      pickFile: () => this.#part("input:not([webkitdirectory])")?.click(),
      pickFolder: () => this.#part("input[webkitdirectory]")?.click(),
    });
    void this.page.ready.then(() => this.#listenToWindow());
  }

  // Until its file is open the page shows its HTML, so that the editor is drawn once.
  override connectedCallback(): void {
    void this.page.ready.then(() => super.connectedCallback());
  }

  #part<T extends HTMLElement>(selector: string): T | null {
    return this.renderRoot.querySelector<T>(selector);
  }

  async #dialog<T extends Localized>(name: string): Promise<T | null> {
    this.hasDialogs = true;
    await this.updateComplete;
    const dialog = this.#part<T>(name);
    await dialog?.updateComplete;
    return dialog;
  }

  get #bar(): ProclintBar | null {
    return this.#part<ProclintBar>("proclint-bar");
  }

  get #problems(): ProclintProblemsPanel | null {
    return this.#part<ProclintProblemsPanel>("proclint-problems-panel");
  }

  get #views(): ProclintViews | null {
    return this.#part<ProclintViews>("proclint-views");
  }

  /** Shows a view or the problems, and moves the focus there. */
  async #showTab(tab: Tab): Promise<void> {
    const { display } = this.page;
    display.choose(tab);
    const part = tab === problemsTab.id ? this.#problems : this.#views;
    await Promise.all([this.updateComplete, part?.updateComplete]);
    if (display.narrow) part?.scrollIntoView({ block: "start" });
    part?.focus({ preventScroll: true });
  }

  async #explainLog(log: string | File): Promise<void> {
    this.page.display.onLog = true;
    await Promise.all([this.updateComplete, this.#problems?.updateComplete]);
    await this.#problems?.explain(log);
  }

  async #exportTo(format: string): Promise<void> {
    await this.#showTab("export");
    await this.#views?.exportTo(format);
  }

  /** Moves the focus to the next region: the bar, the text, the problems, the view. */
  #nextRegion(step: 1 | -1): void {
    const regions = [this.#bar, this.#part("proclint-editor"), this.#problems, this.#views];
    const shown = regions.filter((region) => region !== null && region.getClientRects().length > 0);
    const at = shown.findIndex((region) => region === this.shadowRoot?.activeElement);
    shown[(Math.max(at, step < 0 ? 0 : -1) + step + shown.length) % shown.length]?.focus();
  }

  protected override shown({ session, notices, documentation, display }: Page): readonly Store[] {
    return [session, session.disk, notices, documentation, display];
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
    revealWhatOpens();
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

  protected override updated(): void {
    void this.#beginAtTop();
  }

  // In one column the page scrolls, so what a tab shows would begin where a person left another one.
  async #beginAtTop(): Promise<void> {
    const { display } = this.page;
    const tab = display.tabs.find(({ on }) => on)?.id ?? null;
    const before = this.#shownLast;
    this.#shownLast = display.narrow ? tab : null;
    if (!display.narrow || !before || before === tab) return;
    const part = tab === problemsTab.id ? this.#problems : this.#views;
    await part?.updateComplete;
    const tabsEnd = this.#part("proclint-tabs")?.getBoundingClientRect().bottom ?? 0;
    if (part && part.getBoundingClientRect().top < tabsEnd) part.scrollIntoView({ block: "start" });
  }

  protected override render(): unknown {
    const { page } = this;
    const { session, notices, display } = page;
    const { disk } = session;
    return html`
      <header>
        <button class="button skip" type="button" @click=${() => session.document.focus()}>${t("skip", { region: "Procfile" })}</button>
        <button class="button skip" type="button" @click=${() => void this.#showTab(problemsTab.id)}>${t("skip", { region: t("problems") })}</button>
        <button class="button skip" type="button" @click=${() => void this.#showTab("processes")}>${t("skip", { region: t("tab.processes") })}</button>
        <proclint-bar .page=${page}></proclint-bar>
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
          <proclint-editor .page=${page}></proclint-editor>
          ${display.narrow ? html`<proclint-tabs .page=${page}></proclint-tabs>` : nothing}
          <proclint-problems-panel .page=${page} ?hidden=${display.narrow && !display.onProblems}></proclint-problems-panel>
        </div>
        <proclint-views .page=${page} ?hidden=${display.onProblems}></proclint-views>
      </main>
      <proclint-status .page=${page}></proclint-status>
      ${this.hasDialogs ? this.#dialogs() : nothing}
      <div role="status" class="hidden-text">${noticeText(notices.announced)}</div>
      ${this.dragging ? html`<div class="drop" aria-hidden="true"><span>${t("bar.drop")}</span></div>` : nothing}
    `;
  }

  #dialogs(): unknown {
    const { documentation, opening } = this.page;
    return html`
      <proclint-facts lang="en" .platforms=${documentation.platforms}></proclint-facts>
      <proclint-history @proclint-past=${(event: CustomEvent<Past>) => opening.past(event.detail)}></proclint-history>
      <proclint-shortcuts></proclint-shortcuts>
      <proclint-commands></proclint-commands>
      <proclint-secret></proclint-secret>
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
        border-color: var(--field);
        background: var(--panel);
      }
      .skip:not(:focus) {
        opacity: 0;
        pointer-events: none;
      }
      main {
        display: grid;
        grid-template-columns: minmax(0, 48fr) minmax(0, 52fr);
        gap: 32px;
        min-height: 0;
        padding: 0 var(--pad);
      }
      .left {
        display: flex;
        flex-direction: column;
        min-width: 0;
        min-height: 0;
      }
      proclint-editor {
        flex: none;
        max-height: 45%;
      }
      :is(proclint-problems-panel, proclint-views)[hidden] {
        display: none;
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
        border-radius: 8px;
        padding: 20px 32px;
        font-weight: 600;
      }
      @media (max-width: 1099px) {
        :host {
          display: block;
          height: auto;
        }
        main {
          display: block;
        }
        /* The tabs stay in view over all that the page scrolls. */
        .left {
          display: contents;
        }
        proclint-editor {
          display: flex;
          height: auto;
          max-height: none;
        }
        proclint-tabs {
          position: sticky;
          top: 0;
          z-index: 5;
          margin: 12px calc(-1 * var(--pad)) 0;
        }
      }
      /* The file, its problems, and the view that is open, one below the other. */
      @media print {
        :host,
        main,
        .left,
        :is(proclint-problems-panel, proclint-views)[hidden] {
          display: block;
          height: auto;
          padding: 0;
        }
        proclint-editor {
          height: auto;
          max-height: none;
        }
        proclint-tabs,
        proclint-status {
          display: none;
        }
      }
    `,
  ];
}

// Until then the page shows its HTML.
void beginLanguage().then(() => customElements.define("proclint-app", ProclintApp));
