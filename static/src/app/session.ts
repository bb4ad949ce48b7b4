import { Analysis, type Findings, type Subject } from "./analysis.js";
import { FileSync } from "./file-sync.js";
import { ProcfileDocument, type Cursor } from "../editor/document.js";
import type { EngineClient } from "../engine/client.js";
import type { Diagnostic, Fix, Report } from "../engine/contract.js";
import type { Encoding } from "../file/encoding.js";
import { keepPlatforms, keptPlatforms } from "../deploys.js";
import { examples, firstFile, isExample } from "../examples.js";
import { procfileOf } from "../file/folder.js";
import { remember } from "../file/history.js";
import { load, save, type Saved } from "../file/saved.js";
import { openBytes, plainFacts, requestOf, type FileFacts, type Snapshot } from "../file/snapshot.js";
import { keepAnswer } from "../engine/kept-answer.js";
import { persist } from "../retry.js";
import { afterFrame } from "../scheduling.js";
import { currentWords, onLanguage, t } from "../language.js";
import type { Notice } from "../notice.js";
import {
  askedIds,
  configures,
  firstShown,
  checkedIds,
  namesPlatforms,
  platformOf,
  withoutDefault,
  type KnownPlatform,
} from "../platforms.js";
import { Store } from "../store.js";
import type { View } from "./display.js";
import type { Documentation } from "./documentation.js";
import { EngineAssist } from "./engine-assist.js";
import type { FolderWatch } from "./folder-watch.js";
import type { NoticeAction, Notices } from "./notices.js";
import type { Results } from "./results.js";
import { firstRoute, type Route } from "./route.js";

const saveLargeAfter = 400;
const largeText = 64 * 1024;
const usualApp = "my-app";

/** In lines. */
const longestExample = 12;

/** What the file is looked at for. */
export interface Choice {
  /** Empty where none is chosen. */
  platforms: readonly string[];
  /** They were chosen while this file was open, so a comment of the file doesn't count. */
  here: boolean;
  /** The platform whose processes are shown. */
  shown: string;
  app: string;
}

/** How a file comes to be open. */
export interface Origin {
  choice?: Partial<Choice>;
  /** It crashed the engine. */
  crashesEngine?: boolean;
  /** A link brought it. */
  fromLink?: boolean;
  /** It is an example of the documentation. */
  isExample?: boolean;
}

/** What the session works with. */
interface Tools {
  engine: EngineClient;
  documentation: Documentation;
  folder: FolderWatch;
  results: Results;
  notices: Notices;
  /** Applies a fix that was chosen in the text. */
  apply: (fix: Fix) => void;
  /** Inserts a comment that ignores the rule where the diagnostic is. */
  ignore: (diagnostic: Diagnostic) => void;
  /** Another file takes the place of the open one. */
  replaced: () => void;
}

/** The open file, and what it is looked at for. All changes of them are made here, where they are saved and analyzed. */
export class Session extends Store {
  readonly document: ProcfileDocument;
  readonly assist: EngineAssist;
  readonly disk: FileSync;
  readonly #tools: Tools;
  readonly #analysis: Analysis;
  #choice: Choice = { platforms: keptPlatforms() ?? [], here: false, shown: "", app: usualApp };
  #named: readonly string[] = [];
  #shownBy: readonly string[] = [];
  #route: Route | null = null;
  #view: View | null = null;
  #choices = 0;
  #crashingVersion = -1;
  #linkVersion = -1;
  #exampleVersion = -1;
  #cursor: Cursor = { line: 1, column: 1 };
  #facts = plainFacts;
  #saveTimer = 0;
  #storageFailed = false;
  #following = false;
  #extrasAsked = false;
  /** There was a file before this visit. */
  readonly wasRestored: boolean;

  constructor(tools: Tools) {
    super();
    this.#tools = tools;
    const { engine, results, documentation, folder, notices } = tools;
    const saved = load();
    this.wasRestored = saved !== null;
    this.assist = new EngineAssist(engine, () => this.subject);
    this.document = new ProcfileDocument(saved?.file ?? firstFile(), currentWords(), {
      assist: () => this.assist,
      title: (id) => documentation.title(id),
      apply: tools.apply,
      ignore: tools.ignore,
      announce: (said) => notices.announce(said),
      none: (text) => notices.show(text),
      changed: () => this.#fileChanged(),
      moved: () => this.#follow(),
    });
    this.disk = new FileSync(this.document, notices, (file) => remember(file, this.#choice.platforms), saved?.disk ?? "");
    this.#analysis = new Analysis(engine, () => this.subject, {
      checked: (version, report) => this.#checked(version, report),
      found: (findings, isAhead) => this.#found(findings, isAhead),
      viewed: (views) => results.viewed(views),
      planned: (planned) => results.moved(planned),
    });
    onLanguage(() => this.document.speak(currentWords()));
    folder.watch(() => this.analyze());
    if (saved) this.#take(originOf(saved), this.document.version);
    this.#fileChanged();
  }

  // Opening a file is one change of the document.
  #take({ choice = {}, crashesEngine = false, fromLink = false, isExample = false }: Origin, version = this.document.version + 1): void {
    this.#choice = { ...this.#choice, here: false, ...choice };
    if (crashesEngine) this.#crashingVersion = version;
    if (fromLink) this.#linkVersion = version;
    if (isExample) this.#exampleVersion = version;
  }

  /** The file as it is now. */
  get file(): Snapshot {
    return this.document.snapshot;
  }

  /** It is an example, which nobody has edited. */
  get isExample(): boolean {
    // No example is long.
    return this.document.state.doc.lines < longestExample && isExample(this.file);
  }

  /** It is a text of the person, and no example of the page or of the documentation. */
  get isOwn(): boolean {
    const { version, state } = this.document;
    return state.doc.length > 0 && !this.isExample && this.#exampleVersion !== version;
  }

  /** Grows with every change of the file, and with every choice. */
  get revision(): number {
    return this.document.version + this.#choices;
  }

  get cursor(): Cursor {
    return this.#cursor;
  }

  /** What the status line shows about the file. */
  get facts(): FileFacts {
    return this.#facts;
  }

  /** The platforms that a person has chosen. */
  get chosen(): readonly string[] {
    return this.#choice.platforms;
  }

  /** The platforms that the file itself names in a comment, the configuration of its folder, or other files there, where they count. */
  get named(): readonly string[] {
    return this.#named;
  }

  /** The files of the folder that show those platforms; empty where something names them. */
  get shownBy(): readonly string[] {
    return this.#named.length > 0 ? this.#shownBy : [];
  }

  /** What names those platforms, where no files show them: its title. */
  get namedBy(): "platforms.comment" | "platforms.configuration" | "runners" {
    if (namesPlatforms(this.file.text)) return "platforms.comment";
    return configures(this.#tools.folder.open?.files ?? [], this.document.name) ? "platforms.configuration" : "runners";
  }

  /** The platforms that the file or its folder names, or else the chosen ones. */
  get selected(): readonly string[] {
    return this.#named.length > 0 ? this.#named : withoutDefault(this.chosen);
  }

  /** The platforms that the engine is asked for. */
  get #asked(): readonly string[] {
    return askedIds(this.file.text, this.chosen, this.#choice.here);
  }

  /** The platforms that the file is checked for. */
  get checkedFor(): string[] {
    return checkedIds(this.#tools.documentation.platforms, this.selected);
  }

  /** The same, but the one where most files come from is the first of the default ones. */
  get compared(): string[] {
    const { checkedFor } = this;
    return this.selected.length > 0 ? checkedFor : checkedFor.reverse();
  }

  /** The platform whose processes are shown. */
  get shown(): string {
    const { checkedFor } = this;
    const { shown } = this.#choice;
    return checkedFor.includes(shown) ? shown : firstShown(checkedFor, this.selected);
  }

  /** The same if a person has chosen it; empty if it follows from the platforms. */
  get chosenShown(): string {
    const { shown } = this.#choice;
    return shown === this.shown ? shown : "";
  }

  /** The name of the app in the commands, as it is typed. */
  get app(): string {
    return this.#choice.app;
  }

  /** The move that is looked at: it follows from the platforms until one is chosen. */
  get route(): Route {
    return this.#route ?? firstRoute(this.#tools.documentation.platforms, this.selected);
  }

  /** The file and choices to analyze now. */
  get subject(): Subject {
    const { file } = this;
    const folder = this.#tools.folder.open;
    return {
      version: this.document.version,
      request: requestOf(file, this.#asked),
      beside: folder ? { files: folder.files } : {},
      isMissing: folder !== null && !procfileOf(folder.procfiles) && this.document.state.doc.length === 0,
      shown: this.shown,
      app: this.app.trim() || usualApp,
      checkedFor: this.checkedFor,
      isCompared: this.#view === "matrix",
      move: this.#view === "move" ? this.route : null,
      lines: countLines(file.text),
      crashesEngine: this.#crashingVersion === this.document.version,
    };
  }

  /** What survives a reload. */
  get saved(): Saved {
    const { version } = this.document;
    return {
      file: this.file,
      platforms: [...this.chosen],
      here: this.#choice.here,
      shown: this.#choice.shown,
      app: this.app,
      crashesEngine: this.#crashingVersion === version,
      fromLink: this.#linkVersion === version,
      disk: this.disk.id,
    };
  }

  /** Opens a file in the place of the one that is open, which goes to the history. */
  open(file: Snapshot, origin: Origin = {}): void {
    const left = this.file;
    this.disk.replaced();
    this.#tools.replaced();
    if (!isExample(left)) remember(left, this.chosen);
    this.#take(origin);
    this.document.open(file);
    this.changed();
  }

  /** Opens a file with all that was saved with it. */
  restore(saved: Saved): void {
    this.open(saved.file, originOf(saved));
  }

  /**
   * Checks this file, and the next ones, for these platforms from now on. The one that was chosen `last` is shown. Where
   * none is chosen, those count that the file names.
   */
  choose(platforms: readonly string[], last: string): void {
    const here = platforms.length > 0;
    if (here) this.#named = [];
    keepPlatforms(platforms);
    this.#change({ platforms, here, ...(platforms.includes(last) ? { shown: last } : {}) });
  }

  /** Shows the processes of another platform. */
  show(shown: string): void {
    this.#change({ shown });
  }

  renameApp(app: string): void {
    this.#change({ app });
  }

  #change(choice: Partial<Choice>): void {
    this.#choice = { ...this.#choice, ...choice };
    this.#choices++;
    this.#save();
    this.analyze();
    this.changed();
  }

  chooseRoute(route: Route): void {
    this.#route = route;
    this.analyze();
    this.changed();
  }

  /** Takes the view that is on the screen. The comparison and the plan of a move are made only for it. */
  see(view: View | null): void {
    if (view === this.#view) return;
    this.#view = view;
    if (view === "matrix" || view === "move") this.analyze();
  }

  /** Analyzes the file again, as when something beside it has changed. */
  analyze(): void {
    this.#analysis.changed();
  }

  /** Analyzes the file also where it crashed the engine. */
  retry(): void {
    this.#crashingVersion = -1;
    this.reconnect();
    this.analyze();
  }

  /** Starts the engine now, where it has failed. */
  reconnect(): void {
    this.#tools.engine.retry();
  }

  /** To be called when the page is left. */
  leave(): void {
    this.#save();
    const { known } = this.#tools.engine;
    const request = JSON.stringify(requestOf(this.file, this.#asked));
    if (known?.method === "lint" && known.request === request) keepAnswer(known);
  }

  /** Says what has changed the file, which a person may take back until the next change. */
  tellChange(notice: string | Notice, ...more: readonly NoticeAction[]): void {
    const undo = { title: t("undo"), run: () => this.document.undo() };
    this.#tools.notices.showChange(notice, this.document.version, undo, ...more);
  }

  #fileChanged(): void {
    this.#tools.notices.clearOlder(this.document.version);
    this.analyze();
    this.#follow();
    this.#tools.results.wait(this.document.since, () => this.document.forget());
    clearTimeout(this.#saveTimer);
    this.#saveTimer = window.setTimeout(() => this.#save(), this.file.text.length <= largeText ? 0 : saveLargeAfter);
    this.changed();
  }

  // Once a frame is enough for the status line; the squiggles go first.
  #follow(): void {
    if (this.#following) return;
    this.#following = true;
    void afterFrame().then(() => {
      this.#following = false;
      this.#cursor = this.document.cursor;
      this.#facts = this.document.facts;
      this.disk.follow();
      this.changed();
    });
  }

  #save(): void {
    try {
      save(this.saved);
      this.#storageFailed = false;
    } catch {
      if (!this.#storageFailed) this.#tools.notices.showLong(t("storage.failed"));
      this.#storageFailed = true;
    }
  }

  #mark(version: number, diagnostics: readonly Diagnostic[]): void {
    this.document.found(version, diagnostics);
    void this.#loadExtras();
  }

  // Completion and search come once the first report is shown, which is waited for.
  async #loadExtras(): Promise<void> {
    if (this.#extrasAsked) return;
    this.#extrasAsked = true;
    await afterFrame();
    const { extras } = await persist(() => import("../editor/extras.js"));
    this.document.extend(extras(() => this.assist));
  }

  // Other platforms or another encoding begin the analysis again, before the panels show anything of this one.
  #checked(version: number, { diagnostics, file, platforms, detectedBy }: Report): void {
    this.#mark(version, diagnostics);
    this.#followEncoding(file.encoding);
    this.#followPlatforms(platforms, detectedBy ?? []);
  }

  #found(findings: Findings, isAhead: boolean): void {
    const { version, kind } = findings;
    this.#tools.results.found(findings, isAhead);
    if (kind === "report") return;
    this.#mark(version, []);
    if (kind === "crashed") {
      this.#crashingVersion = version;
      this.#save();
    }
  }

  // The engine finds the platforms that a file names; the cards follow.
  #followPlatforms(checkedFor: readonly string[], shownBy: readonly string[]): void {
    const named = this.#asked.length === 0 && !areDefault(this.#tools.documentation.platforms, checkedFor) ? checkedFor : [];
    if (sameIds(named, this.#named) && sameIds(shownBy, this.#shownBy)) return;
    this.#named = named;
    this.#shownBy = shownBy;
    this.analyze();
    this.changed();
  }

  // The engine knows UTF-16 without a byte order mark; the page detects only that mark.
  #followEncoding(encoding: string): void {
    const { name, facts, disk = null } = this.file;
    const known: readonly string[] = ["utf-8", "utf-16le", "utf-16be"];
    if (!facts.bytes || encoding === facts.encoding || !known.includes(encoding)) return;
    this.#take({ choice: { here: this.#choice.here }, fromLink: this.#linkVersion === this.document.version });
    this.document.open({ ...openBytes(name, facts.bytes, encoding as Encoding), disk });
  }
}

/** The example at a place of the list. */
export function exampleAt(index: number): Snapshot {
  const example = examples[index] ?? examples[0];
  if (!example) throw new Error("there is no example");
  return example.open();
}

function originOf({ platforms, here, shown, app, crashesEngine, fromLink }: Saved): Origin {
  return { choice: { platforms, here, shown, ...(app ? { app } : {}) }, crashesEngine, fromLink: fromLink };
}

function sameIds(some: readonly string[], others: readonly string[]): boolean {
  return some.join() === others.join();
}

// What starts without a Procfile may need another build strategy of a platform.
function areDefault(platforms: readonly KnownPlatform[], ids: readonly string[]): boolean {
  return sameIds(ids.map(platformOf).sort(), checkedIds(platforms, []).sort());
}

// A last line end opens no line.
function countLines(text: string): number {
  const ends = text.match(/\r\n?|\n/g)?.length ?? 0;
  return /[\r\n]$/.test(text) ? ends : ends + 1;
}
