// What failed in a log, below the editor, for a person who asks for it.
import { copy } from "../clipboard.js";
import type { ProcfileDocument } from "../editor/document.js";
import type { Fix } from "../engine/contract.js";
import { extrasEngine } from "../engine/extras-engine.js";
import type { Words } from "../i18n.js";
import { LogView, type FileExplanation } from "../log/log-view.js";
import { button, make } from "../nodes.js";
import type { ProclintEmbed } from "./embed.js";

/** What the panel belongs to. */
export interface PanelAround {
  host: ProclintEmbed;
  document: ProcfileDocument;
  /** Where Proclint's pages are. */
  home: string;
  words: () => Words;
  title: (platform: string) => string;
  apply: (fix: Fix, version: number) => void;
  /** Says something to screen readers. */
  announce: (text: string) => void;
  /** The panel opens, maybe over another one. */
  opens: () => void;
}

/** A button, and the field for a log that it opens. The program that explains loads then. */
export class LogPanel {
  readonly button = button("explain", "", () => (this.panel.hidden ? this.#open() : this.close()));
  readonly panel = make("section", "log");
  readonly #around: PanelAround;
  #view: LogView | null = null;

  constructor(around: PanelAround) {
    this.#around = around;
    this.panel.hidden = true;
    this.panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      this.close();
      this.button.focus();
    });
    this.draw();
  }

  /** Draws everything again, as in another language. */
  draw(): void {
    const { t } = this.#around.words();
    const title = t("embed.explain");
    // Little room has the short one.
    this.button.replaceChildren(make("span", "long", title), make("span", "short", t("log")));
    this.button.ariaLabel = title;
    this.button.ariaExpanded = String(!this.panel.hidden);
    this.panel.ariaLabel = title;
    this.#view?.draw();
  }

  /** The text, its name or its platforms have changed. */
  changed(): void {
    this.#view?.changed();
  }

  close(): void {
    this.panel.hidden = true;
    this.button.ariaExpanded = "false";
  }

  #open(): void {
    this.#around.opens();
    this.panel.hidden = false;
    this.button.ariaExpanded = "true";
    this.#view ??= this.#make();
    this.#view.focus();
    extrasEngine();
  }

  #make(): LogView {
    const { host, document, home, words, title, apply, announce } = this.#around;
    const view = new LogView({
      words,
      title,
      address: (path) => new URL(path, home).href,
      ask: (log) => this.#ask(log),
      since: () => document.since,
      answered: (answer) => document.markCauses(answer?.version ?? -1, answer?.causes ?? []),
      goTo: (position) => document.goTo(position, "nearest"),
      // The name of the file is the site's to choose.
      offers: ({ rename }) => !host.readOnly && !rename,
      apply,
      copy: async (text) => {
        const isCopied = await copy(text);
        announce(words().t(isCopied ? "copy.done" : "copy.blocked"));
        return isCopied;
      },
      mayChoose: () => false,
      choose: () => {},
    });
    this.panel.append(...view.elements);
    return view;
  }

  async #ask(text: string): Promise<FileExplanation> {
    const { host, document } = this.#around;
    const { version, name: path, state } = document;
    const files = [{ path, text: state.doc.toString() }];
    const { value } = await extrasEngine().call("explain", { text, path, platforms: host.platforms, files }, { urgent: true });
    return { ...value, version };
  }
}
