// <proclint-editor> for other sites: what is needed before a block comes into view. The editor and the engine are
// loaded then.
import type { Live } from "./live.js";
import { isOnDark, watchShade } from "./shade.js";
import { styles } from "./styles.js";
import { platformsOf, textOf } from "./text.js";
import { firstWords, languageAround, type FirstWords } from "./placeholder-words.js";
import type { Language } from "../languages.js";

/** The name of the editor's chunk, which the build puts in. */
declare const LIVE_CHUNK: string;

/** The titles of platforms by their ids, which the build puts in. */
declare const PLATFORM_TITLES: Readonly<Record<string, string>>;

/** Where Proclint's pages are, relative to this script; "" without such pages. The build puts it in. */
declare const EMBED_HOME: string;

/** The folder of this script. */
const folder = new URL(".", import.meta.url.split("?", 1)[0]).href;
const home = EMBED_HOME && new URL(EMBED_HOME, folder).href;
const nearby = "300px";

/** In milliseconds: the longest rest before the editor is asked for again. */
const longestRest = 60_000;

type LiveModule = typeof import("./live.js");

/** Loads the editor that belongs to this script. */
export function loadLive(): Promise<LiveModule> {
  return import(/* @vite-ignore */ folder + LIVE_CHUNK) as Promise<LiveModule>;
}

// A script from a cache may be older than the site, and its editor gone: then the script of now has another.
async function load(): Promise<LiveModule> {
  try {
    return await loadLive();
  } catch {
    const address = `${folder}embed.js?fresh=${Date.now()}`;
    const now = (await import(/* @vite-ignore */ address)) as { loadLive: typeof loadLive };
    return now.loadLive();
  }
}

let live: Promise<LiveModule> | null = null;

function liveOnce(): Promise<LiveModule> {
  live ??= load();
  live.catch(() => (live = null));
  return live;
}

function titleOf(platform: string): string {
  return PLATFORM_TITLES[platform] ?? platform;
}

/** What the editor works on. */
export interface Parts {
  frame: HTMLElement;
  text: HTMLElement;
  plain: HTMLElement;
  summary: HTMLButtonElement;
  first: HTMLElement;
  open: HTMLAnchorElement;
  problems: HTMLElement;
  said: HTMLElement;
}

interface AllParts extends Parts {
  name: HTMLElement;
  platforms: HTMLElement;
}

// Made piece by piece, which every policy of trusted types allows.
function make<K extends keyof HTMLElementTagNameMap>(tag: K, name: string, ...children: Node[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = name;
  element.append(...children);
  return element;
}

function build(root: ShadowRoot): AllParts {
  const name = make("span", "name");
  const platforms = make("span", "for");
  const plain = make("pre", "plain");
  plain.tabIndex = 0;
  plain.setAttribute("role", "region");
  const text = make("div", "text", plain);
  const summary = make("button", "summary");
  summary.type = "button";
  summary.disabled = true;
  summary.ariaExpanded = "false";
  const first = make("span", "first");
  const open = make("a", "open");
  open.target = "_blank";
  open.rel = "noopener";
  open.href = home;
  const problems = make("ul", "problems");
  problems.hidden = true;
  const said = make("span", "sr");
  said.role = "status";
  const bar = make("div", "bar", name, platforms);
  const frame = make("div", "frame", bar, text, make("div", "status", summary, first, ...(home ? [open] : [])), problems, said);
  frame.part.add("frame");
  root.append(frame);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];
  return { frame, text, plain, summary, first, open, problems, said, name, platforms };
}

/**
 * A Procfile that is checked as one types. Attributes: `platform` (ids, separated by blanks or commas), `file` (its
 * name), `readonly`, `theme` (auto, light or dark), `height` (a CSS length; else it is as high as its text),
 * `compact`, `label` (its name for a screen reader), `lang` (of its interface; default: that of the page around it). Its text content is the Procfile. Fires `proclint-change` with the
 * text, `proclint-report` with the engine's report, `proclint-ready` once it was checked first, and `proclint-failed`
 * with a sentence where it cannot be; all of them bubble.
 */
export class ProclintEmbed extends HTMLElement {
  static observedAttributes = ["platform", "file", "readonly", "theme", "height", "compact", "label", "lang"];

  #parts: AllParts | null = null;
  #live: Live | null = null;
  #value = "";
  /** The text was set or typed: the text content does not count any more. */
  #dirty = false;
  #watch: IntersectionObserver | null = null;
  #content: MutationObserver | null = null;
  #stopShade: (() => void) | null = null;
  #loading = false;
  #losses = 0;
  /** The text of the status line until the editor is there. */
  #state: keyof FirstWords = "notYet";

  /** The text, with "\n" for line ends. */
  get value(): string {
    return this.#live ? this.#live.value : this.#value;
  }

  set value(text: string) {
    this.#dirty = true;
    this.#show(text);
  }

  /** The ids of the platforms to check for; none means the default ones. */
  get platforms(): string[] {
    return platformsOf(this.getAttribute("platform"));
  }

  set platforms(ids: readonly string[]) {
    this.setAttribute("platform", ids.join(" "));
  }

  /** The name of the file. */
  get file(): string {
    return this.getAttribute("file") || "Procfile";
  }

  set file(name: string) {
    this.setAttribute("file", name);
  }

  get readOnly(): boolean {
    return this.hasAttribute("readonly");
  }

  set readOnly(value: boolean) {
    this.toggleAttribute("readonly", value);
  }

  get theme(): string {
    return this.getAttribute("theme") ?? "auto";
  }

  set theme(value: string) {
    this.setAttribute("theme", value);
  }

  /** The language of its interface. */
  get language(): Language {
    return languageAround(this);
  }

  /** Whether the editor is there and the text was checked. */
  get ready(): boolean {
    return this.#live?.checked ?? false;
  }

  override focus(): void {
    if (this.#live) this.#live.focus();
    else this.#parts?.plain.focus();
  }

  connectedCallback(): void {
    this.#parts ??= build(this.attachShadow({ mode: "open" }));
    if (!this.#dirty) this.#show(textOf(this));
    // A parser may still be at work on the text.
    this.#content = new MutationObserver(() => {
      if (!this.#dirty) this.#show(textOf(this));
    });
    this.#content.observe(this, { childList: true, characterData: true, subtree: true });
    this.#stopShade = watchShade(() => this.#dress());
    this.#dress();
    this.#live?.attach();
    if (this.#live || this.#loading) return;
    this.#watch = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && this.#start(), {
      rootMargin: nearby,
    });
    // A site may have left the element itself no box.
    this.#watch.observe(this.#parts.frame);
  }

  disconnectedCallback(): void {
    this.#watch?.disconnect();
    this.#content?.disconnect();
    this.#stopShade?.();
    // Elements are also only moved.
    queueMicrotask(() => {
      if (!this.isConnected) this.#live?.detach();
    });
  }

  attributeChangedCallback(): void {
    this.#dress();
    this.#live?.changed();
  }

  /** Loads the editor and the engine now, without waiting to be seen. */
  start(): void {
    if (this.isConnected) this.#start();
  }

  #start(): void {
    if (this.#loading || this.#live || !this.#parts) return;
    this.#loading = true;
    this.#watch?.disconnect();
    const parts = this.#parts;
    this.#state = "loading";
    this.#dress();
    liveOnce().then(
      async ({ Live, wordsFor }) => {
        const words = await wordsFor(this.language);
        this.#loading = false;
        this.#live = new Live(this, words, parts, home, this.#value, () => (this.#dirty = true));
        this.#live.speak();
        if (!this.isConnected) this.#live.detach();
      },
      () => {
        this.#loading = false;
        this.#state = "notChecked";
        this.#dress();
        const { failed } = firstWords[this.language];
        parts.first.textContent = failed;
        this.dispatchEvent(new CustomEvent("proclint-failed", { bubbles: true, composed: true, detail: failed }));
        setTimeout(() => this.start(), Math.min(longestRest, 1_000 * 2 ** this.#losses++) * (0.75 + Math.random() / 2));
      },
    );
  }

  #show(text: string): void {
    const value = text.replaceAll(/\r\n?/g, "\n");
    this.#value = value;
    if (this.#live) this.#live.value = value;
    // A last line end opens a line, as in the editor.
    else if (this.#parts) this.#parts.plain.textContent = value.endsWith("\n") || value === "" ? `${value}\u200b` : value;
  }

  #dress(): void {
    const parts = this.#parts;
    if (!parts) return;
    const height = this.getAttribute("height") ?? "";
    parts.name.textContent = this.file;
    const { language } = this;
    const words = firstWords[language];
    parts.frame.lang = language;
    parts.open.textContent = words.open;
    parts.platforms.textContent = this.platforms.length > 0 ? `${words.on} ${this.platforms.map(titleOf).join(", ")}` : "";
    if (this.#live) this.#live.speak();
    else parts.summary.textContent = words[this.#state];
    parts.plain.setAttribute("aria-label", this.getAttribute("label") ?? this.file);
    parts.frame.classList.toggle("compact", this.hasAttribute("compact"));
    parts.frame.classList.toggle("tall", height !== "");
    parts.frame.style.height = /^\d+$/.test(height) ? `${height}px` : height;
    const dark = this.theme === "dark" || (this.theme !== "light" && this.isConnected && isOnDark(this));
    parts.frame.classList.toggle("dark", dark);
  }
}

// A page may load the script twice, from different addresses.
if (!customElements.get("proclint-editor")) customElements.define("proclint-editor", ProclintEmbed);
