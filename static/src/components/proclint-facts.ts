import { css, html, nothing, type PropertyValues } from "lit";
import { sentence } from "../code.js";
import type { Fact } from "../engine/contract.js";
import { pieces, t } from "../english.js";
import { platformOf, type KnownPlatform, type KnownStrategy } from "../platforms.js";
import { codeText } from "./code-text.js";
import { Localized } from "./localized.js";
import { dialogSheet, shared } from "./styles.js";

/** What facts are about, in the order in which they are shown. */
const topics = [
  "grammar",
  "names",
  "file",
  "comments",
  "duplicates",
  "empty-command",
  "line-ends",
  "byte-order-mark",
  "encoding",
  "shell",
  "port",
  "http",
  "start",
  "release",
  "limits",
] as const;

/** A dialog about one platform: facts with their sources, and what is unverified. */
export class ProclintFacts extends Localized {
  static override properties = {
    platforms: { attribute: false },
    shown: { state: true },
  };

  declare platforms: readonly KnownPlatform[];
  /** Id of a platform or strategy; empty while the dialog is closed. */
  declare protected shown: string;

  constructor() {
    super();
    this.platforms = [];
    this.shown = "";
  }

  /** Opens the dialog on a platform or one of its strategies. The focus returns when it closes. */
  open(id: string): void {
    this.shown = id;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector("dialog");
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has("shown")) return;
    const dialog = this.#dialog;
    if (!this.shown || !dialog || dialog.open) return;
    dialog.showModal();
  }

  #close(): void {
    this.#dialog?.close();
  }

  // A click outside of the dialog is one on its backdrop, which is the dialog element itself.
  #clicked(event: MouseEvent): void {
    if (event.target === this.#dialog) this.#close();
  }

  protected override render(): unknown {
    const platform = this.platforms.find(({ id }) => id === platformOf(this.shown));
    const strategy = platform?.strategies.find(({ id }) => id === this.shown) ?? platform?.strategies[0];
    return html`
      <dialog aria-labelledby="title" @close=${() => (this.shown = "")} @click=${this.#clicked}>
        ${platform ? this.#content(platform, strategy) : nothing}
      </dialog>
    `;
  }

  #content(platform: KnownPlatform, strategy: KnownStrategy | undefined): unknown {
    const { title, homepage, checked, links, notVerified, strategies } = platform;
    return html`
      <div class="sheet">
        <div class="top">
          <h2 id="title">${title}</h2>
          ${
            strategies.length > 1
              ? html`<select class="field" aria-label=${t("facts.strategy")} @change=${(event: Event) => (this.shown = (event.target as HTMLSelectElement).value)}>
                ${strategies.map(({ id, name }) => html`<option value=${id} ?selected=${id === strategy?.id}>${name}</option>`)}
              </select>`
              : nothing
          }
          <span class="grow"></span>
          <button class="button" type="button" autofocus @click=${this.#close}>${t("close")}</button>
        </div>
        <div class="body" tabindex="0" role="region" aria-label=${t("facts.about", { title })}>
          <p class="soft">
            ${strategy?.summary ? html`<span lang="en">${sentence(strategy.summary)}</span> ` : nothing}${checked ? pieces("facts.checked", { date: html`<time datetime=${checked}>${checked}</time>` }) : nothing}
          </p>
          ${
            notVerified?.length
              ? html`<section class="unsure">
                <h3>${t("facts.notVerified")}</h3>
                <ul lang="en">
                  ${notVerified.map((text) => html`<li>${codeText(text)}</li>`)}
                </ul>
              </section>`
              : nothing
          }
          <dl>
            ${factsOf(this.platforms, platform, strategy).map((fact) => this.#fact(fact))}
          </dl>
          <h3>${t("facts.documentation")}</h3>
          <ul class="links" lang="en">
            ${linksOf(homepage, links).map(({ url, title: name }) => html`<li><a href=${url} target="_blank" rel="noopener noreferrer">${name}</a></li>`)}
          </ul>
        </div>
      </div>
    `;
  }

  #fact({ topic, text, source, verified, inferredFrom }: Fact): unknown {
    const sources = this.platforms.flatMap((platform) => platform.sources ?? []);
    const place = sources.find((known) => known.text === source)?.places.find(({ link }) => link);
    const known = topics.find((name) => name === topic);
    const unsure = verified === "inferred" || verified === "unknown";
    return html`
      <div>
        <dt>${known ? t(`topic.${known}`) : topic}</dt>
        <dd>
          <p>${verified === "inferred" ? `${t("facts.unverified")} ` : nothing}<span lang="en">${codeText(text)}</span></p>
          <p class="source"><span class="known ${unsure ? "guess" : ""}" title=${t(`known.${verified}.meaning`)}>${t(`known.${verified}`)}</span> <span class="mono" lang="en">${place ? html`<a href=${place.link} target="_blank" rel="noopener noreferrer">${source}</a>` : source}</span></p>
          ${inferredFrom ? html`<p class="source" lang="en">${codeText(inferredFrom)}</p>` : nothing}
        </dd>
      </div>
    `;
  }

  static override styles = [
    shared,
    dialogSheet,
    css`
      :host {
        --width: 720px;
        --height: 900px;
      }
      p,
      ul,
      dl,
      dd {
        margin: 0;
        padding: 0;
      }
      h3 {
        font-size: 14px;
        margin: 14px 0 3px;
      }
      ul {
        padding-left: 18px;
      }
      .unsure {
        margin-top: 12px;
        border-left: 2px solid var(--warning);
        padding-left: 14px;
      }
      .unsure h3 {
        margin-top: 0;
        color: var(--warning);
      }
      dl {
        margin-top: 10px;
      }
      dl > div {
        display: grid;
        grid-template-columns: 168px minmax(0, 1fr);
        gap: 1px 16px;
        border-top: 1px solid var(--line);
        padding: 8px 0;
      }
      dt {
        color: var(--soft);
        font-size: 13px;
        line-height: 21px;
      }
      dd,
      li {
        overflow-wrap: anywhere;
      }
      .source {
        font-size: 13px;
        color: var(--soft);
        margin-top: 3px;
      }
      .source .mono {
        font-size: 13px;
      }
      .known {
        border-radius: 4px;
        background: var(--active-line);
        color: var(--soft);
        padding: 1px 7px;
        margin-right: 4px;
        white-space: nowrap;
      }
      .known.guess {
        background: var(--warning-bg);
        color: var(--warning);
      }
      a {
        color: var(--accent);
        display: inline-block;
        min-height: 24px;
      }
      @media (max-width: 560px) {
        dl > div {
          grid-template-columns: minmax(0, 1fr);
        }
        dt {
          font-weight: 600;
        }
      }
    `,
  ];
}

// A strategy's own fact replaces the platform's, and the rest are those of its builder, in the order of the topics.
function factsOf(platforms: readonly KnownPlatform[], { facts = [] }: KnownPlatform, strategy: KnownStrategy | undefined): Fact[] {
  const like = strategy?.like ?? "";
  const builder = like ? platforms.find(({ id }) => id === platformOf(like)) : undefined;
  const built = builder?.strategies.find(({ id }) => id === like);
  const rest = builder ? factsOf(platforms, builder, built) : [];
  const byTopic = new Map([...rest, ...facts, ...(strategy?.facts ?? [])].map((fact) => [fact.topic, fact]));
  const order: readonly string[] = topics;
  return [...byTopic.values()].sort((a, b) => order.indexOf(a.topic) - order.indexOf(b.topic));
}

function linksOf(homepage = "", links: KnownPlatform["links"] = []): { title: string; url: string }[] {
  const all =
    links.some(({ url }) => url === homepage) || !homepage ? links : [{ title: t("facts.documentation"), url: homepage }, ...links];
  return all.filter(({ url }) => url.startsWith("https://") || url.startsWith("http://"));
}

customElements.define("proclint-facts", ProclintFacts);
