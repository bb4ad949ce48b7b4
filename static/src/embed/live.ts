// The editor of the embed, and the engine that all editors of a page share. Loaded when the first block comes into view.
import { EditorState, Prec, type Extension } from "@codemirror/state";
import { EditorView, lineNumbers } from "@codemirror/view";
import { summaryOf } from "../app/problems.js";
import { EngineClient, EngineCrash, EngineError, Superseded, type EngineStatus } from "../engine/client.js";
import { countOf, groupsOf, hasPlace, placeIn, saidOf, unfolded, type EffectGroup } from "../effects.js";
import type { Diagnostic, Fix, Report, Severity } from "../engine/contract.js";
import { ProcfileDocument } from "../editor/document.js";
import { severities, shapeOf } from "../editor/severity.js";
import { toFragment } from "../file/share.js";
import { openText, requestOf } from "../file/snapshot.js";
import { t as inEnglish } from "../english.js";
import { english as englishWords, wordsOf, type Words } from "../i18n.js";
import type { Language } from "../languages.js";
import { button, english, link, make } from "../nodes.js";
import type { Notice } from "../notice.js";
import type { Parts, ProclintEmbed } from "./embed.js";
import { LogPanel } from "./log.js";

/** The titles of platforms by their ids, which the build puts in. A module in common would make two scripts of the embed's one. */
declare const PLATFORM_TITLES: Readonly<Record<string, string>>;

/** Whether the program that explains logs is beside the scripts. The build puts it in. */
declare const EMBED_EXPLAINS: boolean;

const titleOf = (platform: string): string => PLATFORM_TITLES[platform] ?? platform;

const linkRest = 150;
const mostProblems = 50;

/** Unlike in the page's editor, the text is as high as its lines, and in the place of the plain one. */
const embedTheme = EditorView.theme({
  "&": { height: "auto" },
  ".cm-scroller": { lineHeight: "var(--leading)" },
  ".cm-content": { padding: "var(--pad) 0", minHeight: "0" },
  ".cm-line": { padding: "0 20px 0 6px" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "0", width: "34px", padding: "0 8px 0 2px" },
  // In the text of a site only the focused editor is highlighted.
  "&:not(.cm-focused) .cm-activeLine": { backgroundColor: "transparent" },
});
const tallTheme = EditorView.theme({ "&": { height: "100%" } });

let engine: EngineClient | null = null;
let status: EngineStatus = { kind: "loading", loaded: 0, total: 0 };
const editors = new Set<Live>();

function sharedEngine(): EngineClient {
  if (!engine) {
    engine = new EngineClient();
    engine.watch((now) => {
      status = now;
      for (const editor of editors) editor.engineChanged();
    });
  }
  return engine;
}

/** The words of a language, or English where they cannot be loaded; the engine loads at the same time. */
export function wordsFor(language: Language): Promise<Words> {
  sharedEngine();
  return wordsOf(language).catch(() => englishWords);
}

/** One live editor. */
export class Live {
  /** Whether a report came. */
  checked = false;

  readonly #host: ProclintEmbed;
  readonly #parts: Parts;
  /** Where Proclint's pages are; "" without such pages. */
  readonly #home: string;
  readonly #typed: () => void;
  readonly #document: ProcfileDocument;
  readonly #log: LogPanel | null;
  #words: Words;
  #asked: Language;
  #checks = 0;
  #fresh = true;
  #linkTimer = 0;
  #isOut = false;

  constructor(host: ProclintEmbed, words: Words, parts: Parts, home: string, value: string, typed: () => void) {
    this.#host = host;
    this.#words = words;
    this.#asked = words.language;
    this.#parts = parts;
    this.#home = home;
    this.#typed = typed;
    const root = parts.frame.getRootNode();
    const hadFocus = root instanceof ShadowRoot && root.activeElement === parts.plain;
    this.#document = new ProcfileDocument(openText(host.file, value), words, {
      assist: () => null,
      title: titleOf,
      apply: (fix) => this.#apply(fix),
      ignore: null,
      announce: (said) => this.#announce(said),
      none: (text) => this.#announce({ text }),
      changed: (isText) => isText && this.#edited(),
      moved: () => {},
    });
    this.#document.draw(parts.text, this.#looks());
    parts.plain.remove();
    if (hadFocus) this.#document.focus();
    this.#log = EMBED_EXPLAINS ? this.#logPanel() : null;
    parts.summary.addEventListener("click", () => this.#toggleProblems());
    parts.problems.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || parts.problems.hidden) return;
      this.#toggleProblems();
      parts.summary.focus();
    });
    this.attach();
  }

  #logPanel(): LogPanel {
    const { first, problems } = this.#parts;
    const panel = new LogPanel({
      host: this.#host,
      document: this.#document,
      home: this.#home,
      words: () => this.#words,
      title: titleOf,
      apply: (fix, version) => this.#applyTo(fix, version),
      announce: (text) => this.#announce({ text }),
      opens: () => problems.hidden || this.#toggleProblems(),
    });
    first.after(panel.button);
    problems.after(panel.panel);
    return panel;
  }

  /** Changes to the language of what is around the element. */
  speak(): void {
    const { language } = this.#host;
    if (language === this.#asked) return;
    this.#asked = language;
    void wordsFor(language).then((words) => {
      if (this.#asked !== language) return;
      this.#words = words;
      this.#document.speak(words);
      this.#log?.draw();
      this.#check();
    });
  }

  get value(): string {
    return this.#document.state.doc.toString();
  }

  set value(text: string) {
    if (this.value !== text) this.#document.replace(text);
  }

  focus(): void {
    this.#document.focus();
  }

  /** The element is in the page: it is checked again. */
  attach(): void {
    if (this.#isOut) this.#document.draw(this.#parts.text, this.#looks());
    this.#isOut = false;
    editors.add(this);
    this.#check();
  }

  /** The element is out of the page: nothing of it is done, and nothing of the page refers to it. */
  detach(): void {
    editors.delete(this);
    this.#checks++;
    clearTimeout(this.#linkTimer);
    this.#isOut = true;
    this.#document.erase();
  }

  /** An attribute changed. */
  changed(): void {
    const { file } = this.#host;
    this.#document.dress(this.#looks());
    if (this.#document.name !== file) this.#document.rename(file);
    this.#log?.draw();
    this.#log?.changed();
    this.#check();
  }

  /** The state of the shared engine changed. */
  engineChanged(): void {
    if (status.kind === "failed") this.#cannot({ text: this.#words.t("problems.failed"), english: status.reason });
    else if (status.kind === "loading" && !this.checked) this.#progress(status.loaded, status.total);
  }

  #progress(loaded: number, total: number): void {
    const percent = total > 0 ? Math.min(99, Math.floor((loaded / total) * 100)) : 0;
    this.#parts.summary.textContent = this.#words.t("embed.loading", { percent });
  }

  // Before what is common, so that the line numbers are left of the marks.
  #looks(): Extension {
    const host = this.#host;
    const { readOnly, file } = host;
    const isCompact = host.hasAttribute("compact");
    const label = host.getAttribute("label") ?? file;
    return Prec.high([
      embedTheme,
      isCompact ? [] : [lineNumbers(), EditorView.lineWrapping],
      host.getAttribute("height") ? tallTheme : [],
      EditorState.readOnly.of(readOnly),
      EditorView.contentAttributes.of({
        "aria-label": label,
        "aria-readonly": String(readOnly),
        // Checkers of accessibility don't see that editable text takes the focus.
        tabindex: "0",
        spellcheck: "false",
        autocapitalize: "off",
      }),
    ]);
  }

  #edited(): void {
    this.#typed();
    this.#host.dispatchEvent(new CustomEvent("proclint-change", { bubbles: true, composed: true, detail: this.value }));
    this.#log?.changed();
    this.#check();
  }

  #check(): void {
    const check = ++this.#checks;
    this.#link();
    if (status.kind === "failed") this.engineChanged();
    const stale = (): boolean => check !== this.#checks;
    const request = requestOf(this.#document.snapshot, this.#host.platforms);
    sharedEngine()
      .call("lint", request, { stale })
      .then(
        ({ value }) => !stale() && this.#found(value),
        (error: unknown) => !stale() && this.#rejected(error),
      );
    engine?.nudge();
  }

  #found(report: Report): void {
    this.checked = true;
    this.#show(report.diagnostics.map((diagnostic) => this.#ours(diagnostic)));
    this.#draw();
    this.#host.dispatchEvent(new CustomEvent("proclint-report", { bubbles: true, composed: true, detail: report }));
    if (!this.#fresh) return;
    this.#fresh = false;
    this.#host.dispatchEvent(new CustomEvent("proclint-ready", { bubbles: true, composed: true }));
  }

  #show(diagnostics: readonly Diagnostic[]): void {
    this.#document.found(this.#document.version, diagnostics);
  }

  // Addresses are those of Proclint's pages, and what cannot be changed is offered no fix.
  #ours(diagnostic: Diagnostic): Diagnostic {
    const docs = this.#home && new URL(diagnostic.docs, this.#home).href;
    // The name of the file is the site's to choose.
    const fixes = this.#host.readOnly ? [] : diagnostic.fixes.filter(({ rename, files }) => !rename && !files);
    return { ...diagnostic, docs, fixes };
  }

  #rejected(error: unknown): void {
    if (error instanceof Superseded) return;
    if (error instanceof EngineError) this.#cannot({ text: "", english: `${error.title}. ${error.detail}` });
    else if (error instanceof EngineCrash) this.#cannot({ text: this.#words.t("embed.crashed") });
    else this.#cannot({ text: "", english: String(error) });
  }

  #cannot(said: Notice): void {
    const { summary, first, problems } = this.#parts;
    this.#show([]);
    summary.disabled = true;
    const reason = [said.text, said.english].filter((text) => text).join(" ");
    summary.textContent = this.#words.t("embed.notChecked");
    summary.title = reason;
    first.replaceChildren(...nodesOf(said));
    problems.hidden = true;
    this.#host.dispatchEvent(new CustomEvent("proclint-failed", { bubbles: true, composed: true, detail: reason }));
  }

  #draw(): void {
    const { summary, first, problems } = this.#parts;
    const { diagnostics } = this.#document;
    const found = unfolded(diagnostics);
    const worst = severities.find((severity) => found.some((diagnostic) => diagnostic.severity === severity));
    const { t } = this.#words;
    summary.replaceChildren(markOf(this.#words, worst), summaryOf(this.#words, found) || t("said.noProblems"));
    const none = diagnostics.length === 0;
    summary.disabled = none;
    summary.title = worst ? "" : t("embed.here");
    const top = found.find(({ severity }) => severity === worst);
    first.replaceChildren(...(top ? this.#headline(top) : [t("embed.here")]));
    if (none) problems.hidden = true;
    summary.ariaExpanded = String(!problems.hidden);
    if (!problems.hidden) this.#list();
  }

  #headline({ message, fixes }: Diagnostic): Node[] {
    const fix = fixes?.[0];
    return [english("span", message), ...(fix ? [this.#fixButton(fix)] : [])];
  }

  #fixButton(fix: Fix): HTMLElement {
    return button("fix", english("span", fix.title), () => this.#apply(fix));
  }

  #toggleProblems(): void {
    const { summary, problems } = this.#parts;
    problems.hidden = !problems.hidden;
    if (!problems.hidden) this.#log?.close();
    summary.ariaExpanded = String(!problems.hidden);
    if (!problems.hidden) this.#list();
  }

  #list(): void {
    const { diagnostics } = this.#document;
    const folded = diagnostics.filter((diagnostic) => diagnostic.folded);
    const sorted = [...unfolded(diagnostics), ...folded].slice(0, mostProblems);
    const items = sorted.map((diagnostic) => this.#item(diagnostic));
    const at = folded[0] ? sorted.indexOf(folded[0]) : -1;
    if (at >= 0) items.splice(at, 0, this.#note(make("b", "", inEnglish("problems.depends"))));
    const rest = countOf(diagnostics) - countOf(sorted);
    if (rest > 0) items.push(this.#note(make("p", "", inEnglish("embed.more", { number: rest }))));
    for (const item of items) item.lang = "en";
    if (items.length > 0 && this.#words.language !== "en") items.unshift(this.#note(make("p", "", this.#words.t("problems.english"))));
    this.#parts.problems.replaceChildren(...items);
  }

  // It has no severity.
  #note(content: Node): HTMLElement {
    return make("li", "", make("span", ""), content);
  }

  #item(diagnostic: Diagnostic): HTMLElement {
    const { severity, message, effects, range, rule, docs, file, fixes } = diagnostic;
    const foot = make("p", "foot");
    for (const fix of fixes ?? []) foot.append(this.#fixButton(fix));
    if (file) foot.append(make("span", "place", placeIn(file, range)));
    else if (diagnostic.aboutFile) foot.append(make("span", "place", inEnglish("problems.fileName")));
    else if (hasPlace(diagnostic))
      foot.append(button("place", inEnglish("problems.line", { line: String(range.start.line + 1) }), () => this.#goTo(diagnostic)));
    foot.append(docs ? link(docs, rule) : make("span", "place", rule));
    return make(
      "li",
      "",
      markOf(englishWords, severity),
      make("div", "", english("p", message), ...groupsOf(effects).map((group) => this.#effect(group)), foot),
    );
  }

  #effect(group: EffectGroup): HTMLElement {
    const { where, behind } = saidOf(group, titleOf, inEnglish("comma"), inEnglish("notVerified"));
    return make("p", "effect", make("b", "", where), ": ", english("span", group.text), behind);
  }

  #goTo({ range }: Diagnostic): void {
    this.#document.goTo(range.start, "nearest");
  }

  // A fix is of the report that is shown; another one comes after each change.
  #apply(fix: Fix): void {
    const isShown = this.#document.diagnostics.some(({ fixes }) => fixes?.includes(fix));
    this.#applyTo(fix, isShown ? this.#document.checkedVersion : -1);
  }

  #applyTo(fix: Fix, version: number): void {
    if (this.#host.readOnly || !this.#document.applyFix(fix, version)) {
      this.#announce({ text: this.#words.t("changed") });
      return;
    }
    this.#document.focus();
    this.#announce({ text: this.#words.t("fixes.applied", { count: 1 }) });
  }

  #announce(said: Notice): void {
    this.#parts.said.replaceChildren(...nodesOf(said));
  }

  /** Updates the link that opens this text in Proclint; its fragment contains everything. */
  #link(): void {
    if (!this.#home) return;
    clearTimeout(this.#linkTimer);
    this.#linkTimer = window.setTimeout(() => {
      const check = this.#checks;
      const fragment = toFragment({ file: this.#document.snapshot, platforms: this.#host.platforms });
      // A file that is too large for a link is not in it.
      void fragment
        .catch(() => "")
        .then((fragment) => {
          if (check === this.#checks) this.#parts.open.href = `${this.#home}#${fragment}`;
        });
    }, linkRest);
  }
}

function markOf({ t }: Words, severity: Severity | undefined): HTMLElement {
  const mark = document.createElement("span");
  mark.className = `mark ${severity ?? "tick"}`;
  mark.textContent = severity ? shapeOf(severity) : "✓";
  if (severity) {
    mark.role = "img";
    mark.ariaLabel = t(`severity.${severity}`);
  } else {
    mark.ariaHidden = "true";
  }
  return mark;
}

function nodesOf({ text, english: said }: Notice): (string | HTMLElement)[] {
  return [...(text ? [text] : []), ...(text && said ? [" "] : []), ...(said ? [english("span", said)] : [])];
}
