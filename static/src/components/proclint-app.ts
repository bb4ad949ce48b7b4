import { css, html, nothing, type PropertyValues } from "lit";
import { Analysis, type Findings, type Planned, type Subject, type Views } from "../analysis.js";
import { droppedHandle, observe, pickToOpen } from "../disk/access.js";
import { Desk, type DeskPage, type DiskState } from "../disk/desk.js";
import { DiskFile } from "../disk/disk-file.js";
import { loadDocs } from "../engine/docs.js";
import { EngineAssist } from "../editor/assist.js";
import { copy, copyMade } from "../clipboard.js";
import { reasonOf } from "../engine/reason.js";
import { EngineError, EngineLost, type EngineClient, type EngineStatus } from "../engine/client.js";
import { engine } from "../engine/first.js";
import type { Diagnostic, Export, Fix, MatrixRow, MovePlan, Platform, Position, Rule } from "../engine/contract.js";
import { exampleItems, examples, isExample } from "../examples.js";
import { isText, type Encoding } from "../file/encoding.js";
import { holdsProcesses } from "../file/formats.js";
import { embedCode } from "../file/embed-code.js";
import { folderOf, listed, mayBeProcfile, placeOfEntry, placeOfHandle, procfileOf, walk, type Folder, type Listing } from "../file/folder.js";
import { remember, type Past } from "../file/history.js";
import { toMarkdown } from "../file/markdown.js";
import { keepReplaced, load, longestApp, save, takeReplaced, type Saved } from "../file/saved.js";
import { LinkError, fromFragment, toFragment } from "../file/share.js";
import { contentOf, openBytes, openText, plainFacts, requestOf, type FileFacts, type Snapshot } from "../file/snapshot.js";
import { fromDocs } from "../file/try.js";
import { keepAnswer } from "../first/kept.js";
import { afterFrame } from "../frame.js";
import type { Key } from "../i18n.js";
import { beginLanguage, chooseLanguage, currentWords, pieces, t } from "../language.js";
import { languages, type Language } from "../languages.js";
import { Offline } from "../offline/offline.js";
import { persist } from "../retry.js";
import { firstRoute, judgedIds, knownPlatforms, platformOf, titleOf, toggled } from "../platforms.js";
import { SevallaDesk } from "../sevalla-desk.js";
import { chooseTheme, keptTheme, type Theme } from "../theme.js";
import type { Said } from "../words.js";
import { Localized } from "./localized.js";
import { moreItems, type MoreItem } from "./more-menu.js";
import type { PageCommand, ProclintCommands } from "./proclint-commands.js";
import { ProclintEditor, type Cursor } from "./proclint-editor.js";
import type { ProclintFacts } from "./proclint-facts.js";
import type { ProclintHistory } from "./proclint-history.js";
import { isMac, type ProclintShortcuts } from "./proclint-shortcuts.js";
import type { Route } from "./proclint-move.js";
import { summaryOf, type ProblemsState } from "./proclint-problems.js";
import "./proclint-commands.js";
import "./proclint-conflict.js";
import "./proclint-elsewhere.js";
import "./proclint-facts.js";
import "./proclint-history.js";
import "./proclint-matrix.js";
import "./proclint-menu.js";
import "./proclint-move.js";
import "./proclint-platforms.js";
import { secretsAmong, type Outlet, type ProclintSecret } from "./proclint-secret.js";
import { processAt, type ProclintProcesses } from "./proclint-processes.js";
import { shared } from "./styles.js";

/** Beyond this a file is not even opened; the engine's own limit, which it explains, is far below. */
const noDiagnostics: readonly Diagnostic[] = [];
const largestFile = 8 << 20;
const announceAfter = 900;
const checkingAfter = 250;
const saveLargeAfter = 400;
const largeText = 64 * 1024;

const refreshFolderAfter = 200;
const keptForDownload = 60_000;

/** Longer links get cut by some chats and mail programs. */
const longLink = 8000;

/** Where the page has one column. */
const narrowWindow = "(max-width: 1099px)";

const tabs = [
  { id: "processes", title: "tab.processes" },
  { id: "matrix", title: "tab.matrix" },
  { id: "move", title: "tab.move" },
] as const satisfies readonly { id: string; title: Key }[];

type Tab = (typeof tabs)[number]["id"];

interface Note extends Said {
  action?: { title: string; run: () => void };
}

declare global {
  interface Window {
    /** Not in every browser. */
    showDirectoryPicker?: () => Promise<FileSystemDirectoryHandle>;
  }
}

function sameIds(some: readonly string[], others: readonly string[]): boolean {
  return some.join() === others.join();
}

/** How a file is opened. */
interface Opening {
  /** By which it is watched and saved. */
  handle: FileSystemFileHandle | null;
  /** It is a file of the open folder, which stays open. */
  inFolder: boolean;
  /** Nothing else was to be opened since. */
  isLatest: () => boolean;
}

/** The person doesn't want the file to leave the page. */
class Stays extends Error {}

/** The page: keeps the state that its parts share, and passes it on. */
export class ProclintApp extends Localized {
  static override properties = {
    platforms: { state: true },
    chosen: { state: true },
    named: { state: true },
    shown: { state: true },
    app: { state: true },
    status: { state: true },
    findings: { state: true },
    views: { state: true },
    planned: { state: true },
    route: { state: true },
    tab: { state: true },
    narrow: { state: true },
    cursor: { state: true },
    facts: { state: true },
    note: { state: true },
    folder: { state: true },
    said: { state: true },
    dragging: { state: true },
    checking: { state: true },
    byLine: { state: true },
    rules: { state: true },
    version: { state: true },
    disk: { state: true },
    newVersion: { state: true },
    refusesOffline: { state: true },
    theme: { state: true },
  };

  declare protected platforms: readonly Platform[];
  declare protected chosen: readonly string[];
  /** The platforms that the file itself names, in a comment, while none is chosen. */
  declare protected named: readonly string[];
  declare protected shown: string;
  declare protected app: string;
  declare protected status: EngineStatus;
  /** The same of what makes the views. */
  declare protected findings: Findings | null;
  declare protected views: Views | null;
  declare protected planned: Planned | null;
  /** The move that is looked at; null until one was chosen: then it follows from the platforms. */
  declare protected route: Route | null;
  declare protected tab: Tab;
  declare protected narrow: boolean;
  declare protected cursor: Cursor;
  declare protected facts: FileFacts;
  declare protected note: Note | null;
  /** The folder that was opened, with what may be known of its files. */
  declare protected folder: Folder | null;
  declare protected said: Said;
  declare protected dragging: boolean;
  /** An answer is long in coming. */
  declare protected checking: boolean;
  /** The problems are in the order of their lines, not the worst first. */
  declare protected byLine: boolean;
  declare protected rules: ReadonlyMap<string, Rule>;
  declare protected version: string;
  /** The editor's file on the disk. */
  declare protected disk: DiskState;
  /** A newer version of the page is there, and waits. */
  declare protected newVersion: boolean;
  declare protected refusesOffline: boolean;
  declare protected theme: Theme;

  readonly #editor = new ProclintEditor();
  readonly #analysis: Analysis;
  readonly #client: EngineClient;
  readonly #desk: Desk;
  readonly #offline = new Offline(() => (this.newVersion = true));
  #listAgain: (() => Promise<Listing>) | null = null;
  #unobserveFolder: () => void = () => {};
  #folderTimer = 0;
  readonly #forms: SevallaDesk;
  #unsafeVersion = -1;
  #lentVersion = -1;
  #loadDocsNow = (): void => {};
  #lastMilliseconds: number | null = null;
  #announceTimer = 0;
  #saveTimer = 0;
  #storageFailed = false;
  #moving = false;
  #checkingTimer = 0;
  #moveSeen = false;
  #introduced = false;
  #openings = 0;
  /** The version of the file when a link was left in the address bar; null without one. */
  #linkedVersion: number | null = null;

  constructor() {
    super();
    this.platforms = knownPlatforms;
    this.chosen = [];
    this.named = [];
    this.shown = "";
    this.app = "my-app";
    this.status = { kind: "loading", loaded: 0, total: 0 };
    this.findings = null;
    this.views = null;
    this.planned = null;
    this.route = null;
    this.tab = "processes";
    this.narrow = false;
    this.cursor = { line: 1, column: 1 };
    this.facts = plainFacts;
    this.note = null;
    this.folder = null;
    this.said = { text: "" };
    this.dragging = false;
    this.checking = false;
    this.byLine = false;
    this.rules = new Map();
    this.version = "";
    this.disk = { open: false, unsaved: false, conflict: null };
    this.newVersion = false;
    this.refusesOffline = this.#offline.refused;
    this.theme = keptTheme();
    const saved = load();
    this.#desk = this.#newDesk(saved?.disk ?? "");
    this.#client = engine;
    engine.watch((status) => (this.status = status));
    this.#forms = new SevallaDesk(this.#client);
    this.#editor.assist = new EngineAssist(this.#client, () => this.#subject());
    this.#analysis = new Analysis(this.#client, () => this.#subject(), {
      mark: (version, diagnostics) => this.#editor.mark(version, diagnostics),
      found: (findings) => this.#found(findings),
      viewed: (views) => this.#viewed(views),
      planned: (planned) => (this.planned = planned),
    });
    this.#openFirst(saved);
    this.#listen();
  }

  #newDesk(awaited: string): Desk {
    const editor = this.#editor;
    const page: DeskPage = {
      file: () => editor.snapshot,
      disk: () => editor.diskFile,
      version: () => editor.version,
      refresh: (file) => editor.refresh(file),
      attach: (disk) => editor.attach(disk),
      remember: (file) => remember(file, this.chosen),
      download: () => this.#download(),
      tell: (text, action) => this.#tell(text, action),
      show: (state) => (this.disk = state),
    };
    return new Desk(page, awaited);
  }

  #listen(): void {
    const editor = this.#editor;
    editor.addEventListener("proclint-replace", (event) => this.#replaced((event as CustomEvent<Snapshot>).detail));
    editor.addEventListener("proclint-save", () => void this.#desk.save());
    window.addEventListener("keydown", (event) => this.#key(event));
    editor.addEventListener("proclint-change", () => this.#fileChanged());
    editor.addEventListener("proclint-cursor", () => this.#moved());
    editor.addEventListener("proclint-say", (event) => this.#say((event as CustomEvent<Said>).detail));
    editor.addEventListener("proclint-tell", (event) => this.#tell((event as CustomEvent<Said>).detail));
    editor.addEventListener("proclint-format", () => void this.#format());
    editor.addEventListener("proclint-fix-all", () => void this.#fixAll());
    editor.addEventListener("proclint-download", () => this.#download());
    editor.addEventListener("proclint-example", (event) => this.#openExample((event as CustomEvent<number>).detail));
    const narrow = window.matchMedia(narrowWindow);
    this.narrow = narrow.matches;
    narrow.addEventListener("change", () => (this.narrow = narrow.matches));
    window.addEventListener("focus", () => this.#folderTouched());
    window.addEventListener("hashchange", () => void this.#openShared(true));
    window.addEventListener("pagehide", () => this.#leave());
    window.addEventListener("dragover", (event) => this.#dragged(event));
    window.addEventListener("dragleave", (event) => {
      if (!event.relatedTarget) this.dragging = false;
    });
    window.addEventListener("drop", (event) => void this.#dropped(event));
  }

  #openFirst(saved: Saved | null): void {
    if (saved) this.#restore(saved);
    else this.#editor.open(this.#example(0));
    void this.#openShared(saved !== null).then(() => this.#desk.resume());
  }

  #replaced(left: Snapshot): void {
    this.#desk.replaced();
    if (!isExample(left.text)) remember(left, this.chosen);
  }

  #key(event: KeyboardEvent): void {
    if (event.key === "F1" && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      this.#showShortcuts();
      return;
    }
    if (!(isMac ? event.metaKey : event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    const does: Record<string, (() => void) | undefined> = { s: () => void this.#desk.save(), k: this.#showCommands };
    const run = does[event.key.toLowerCase()];
    if (!run) return;
    event.preventDefault();
    run();
  }

  readonly #showShortcuts = (): void => this.renderRoot.querySelector<ProclintShortcuts>("proclint-shortcuts")?.open();

  readonly #showCommands = (): void => this.renderRoot.querySelector<ProclintCommands>("proclint-commands")?.open(this.#commands());

  #commands(): PageCommand[] {
    const mod = isMac ? { metaKey: true } : { ctrlKey: true };
    const press = (key: KeyboardEventInit) => () => this.#editor.press(key);
    const plain = (title: string, run: () => unknown, keys?: string): PageCommand => ({ title, note: "", run: () => void run(), ...(keys ? { keys } : {}) });
    return [
      plain(t("shortcut.next"), press({ key: "F8" }), "F8"),
      plain(t("shortcut.previous"), press({ key: "F8", shiftKey: true }), "Shift F8"),
      plain(t("shortcut.fixes"), press({ key: ".", ...mod }), "Mod ."),
      plain(t("shortcut.fixAll"), () => this.#fixAll(), "Shift Alt ."),
      plain(t("shortcut.format"), () => this.#format(), "Shift Alt F"),
      plain(t("shortcut.complete"), press({ key: " ", ctrlKey: true }), "Ctrl Space"),
      plain(t("shortcut.explain"), press({ key: "i", ...mod }), "Mod I"),
      plain(t("shortcut.comment"), press({ key: "/", ...mod }), "Mod /"),
      plain(t("shortcut.search"), press({ key: "f", ...mod }), "Mod F"),
      plain(t("shortcut.line"), press({ key: "g", altKey: true, ...mod }), "Mod Alt G"),
      plain(t("bar.openFile"), () => this.#pickFile()),
      { title: t("bar.openFolder"), note: t("bar.openFolder.note"), run: () => void this.#pickFolder() },
      plain(t("bar.share"), () => this.#share()),
      ...this.#moreItems().filter(({ run }) => run !== this.#showCommands),
      ...tabs.map(({ id, title }) => plain(t(title), () => this.#showTab(id))),
      ...this.platforms.map(({ id, title }) => ({
        title: `${t("platforms.checkFor")} ${title}`,
        note: "",
        checked: this.chosen.some((chosen) => platformOf(chosen) === id),
        run: () => this.#choosePlatforms(toggled(this.chosen, id), id),
      })),
      ...exampleItems(t).map(({ title, note }, index) => ({ title: `${t("bar.examples")}: ${title}`, note, run: () => this.#openExample(index) })),
      ...Object.entries(languages).map(([id, name]) => plain(`${t("language")}: ${name}`, () => this.#useLanguage(id as Language))),
    ];
  }

  #restore(saved: Saved): void {
    this.chosen = saved.platforms;
    this.shown = saved.shown;
    this.app = saved.app || this.app;
    this.#editor.open(saved.file);
    if (saved.unsafe) this.#unsafeVersion = this.#editor.version;
    if (saved.lent) this.#lentVersion = this.#editor.version;
    this.#analysis.changed();
  }

  async #openShared(replaces: boolean): Promise<void> {
    const { hash } = location;
    if (hash.length < 2) return;
    const isLatest = this.#opening();
    try {
      const example = await fromDocs(hash);
      const shared = example ?? (await fromFragment(hash));
      if (!shared || !isLatest()) return;
      if (replaces) {
        keepReplaced(this.#saved());
        const text = t(example ? "link.example" : "link.opened");
        this.note = { text, action: { title: t("link.bringBack"), run: () => this.#bringBack() } };
      }
      this.chosen = shared.platforms;
      if (shared !== example) {
        this.shown = shared.shown ?? this.shown;
        this.tab = tabs.find(({ id }) => id === shared.view)?.id ?? this.tab;
      }
      this.#leaveFolder();
      this.#editor.open(shared.file);
      this.#lentVersion = this.#editor.version;
    } catch (error) {
      if (!isLatest()) return;
      const failed = t("link.failed");
      this.#tell(error instanceof LinkError ? { text: `${failed} ${error.told(t)}` } : { text: failed, english: messageOf(error) });
      // A link that a newer version can open stays in the address bar.
      if (error instanceof LinkError) {
        this.#linkedVersion = this.#editor.version;
        return;
      }
    }
    dropLink();
  }

  // A reload opens the link in the address bar, and so would undo what was edited or chosen since.
  #edited(): void {
    if (this.#linkedVersion === null) return;
    this.#linkedVersion = null;
    dropLink();
  }

  /** To be called when something is to be opened: tells whether nothing else was since. */
  #opening(): () => boolean {
    const opening = ++this.#openings;
    return () => opening === this.#openings;
  }

  #bringBack(): void {
    this.#opening();
    const saved = takeReplaced();
    this.note = null;
    if (saved) this.#restore(saved);
  }

  // The documentation comes after the first report, which is waited for.
  #introduce(): void {
    if (this.#introduced) return;
    this.#introduced = true;
    void this.#loadDocs();
    void this.#offline.start();
  }

  async #loadDocs(): Promise<void> {
    const { version, rules, platforms } = await persist(loadDocs, (error, again) => {
      this.#loadDocsNow = again;
      this.#say({ text: t("docs.failed"), english: String(error) });
    });
    this.version = version;
    this.rules = new Map(rules.map((rule) => [rule.name, rule]));
    this.platforms = platforms;
  }

  get #selected(): readonly string[] {
    return this.chosen.length > 0 ? this.chosen : this.named;
  }

  get #judged(): string[] {
    return judgedIds(this.platforms, this.#selected);
  }

  get #shownId(): string {
    const judged = this.#judged;
    return judged.includes(this.shown) ? this.shown : (judged[0] ?? "");
  }

  get #route(): Route {
    return this.route ?? firstRoute(this.platforms, this.#selected);
  }

  #title = (id: string): string => titleOf(this.platforms, id);
  #problems: ProblemsState = { kind: "loading", percent: 0 };
  #rows: readonly MatrixRow[] = [];
  readonly #text = (): string => this.#editor.snapshot.text;
  readonly #name = (): string => this.#editor.snapshot.name;

  #subject(): Subject {
    const file = this.#editor.snapshot;
    return {
      version: this.#editor.version,
      request: requestOf(file, this.chosen),
      beside: this.folder ? { files: this.folder.files } : {},
      shown: this.#shownId,
      app: this.app.trim() || "my-app",
      move: this.#moveSeen ? this.#route : null,
      lines: countLines(file.text),
      unsafe: this.#unsafeVersion === this.#editor.version,
    };
  }

  #fileChanged(): void {
    if (this.#editor.version !== this.#linkedVersion) this.#edited();
    this.#analysis.changed();
    this.#moved();
    clearTimeout(this.#checkingTimer);
    this.#checkingTimer = window.setTimeout(() => (this.checking = true), checkingAfter);
    clearTimeout(this.#saveTimer);
    const { text } = this.#editor.snapshot;
    this.#saveTimer = window.setTimeout(() => this.#saveNow(), text.length <= largeText ? 0 : saveLargeAfter);
  }

  // Once a frame is enough for the status line; the squiggles go first.
  #moved(): void {
    if (this.#moving) return;
    this.#moving = true;
    void afterFrame().then(() => {
      this.#moving = false;
      this.cursor = this.#editor.cursor;
      this.facts = this.#editor.facts;
      this.#desk.changed();
    });
  }

  #saved(): Saved {
    return {
      file: this.#editor.snapshot,
      platforms: [...this.chosen],
      shown: this.shown,
      app: this.app,
      unsafe: this.#unsafeVersion === this.#editor.version,
      lent: this.#lentVersion === this.#editor.version,
      disk: this.#desk.id,
    };
  }

  #leave(): void {
    this.#saveNow();
    const { known } = this.#client;
    const request = JSON.stringify(requestOf(this.#editor.snapshot, this.chosen));
    if (known?.method === "lint" && known.request === request) keepAnswer(known);
  }

  #saveNow(): void {
    try {
      save(this.#saved());
      this.#storageFailed = false;
    } catch {
      if (!this.#storageFailed) this.note = { text: t("storage.failed") };
      this.#storageFailed = true;
    }
  }

  #found(findings: Findings): void {
    this.findings = findings;
    this.#introduce();
    clearTimeout(this.#checkingTimer);
    this.checking = false;
    if (findings.kind === "crashed") {
      this.#unsafeVersion = findings.version;
      this.#saveNow();
    }
    if (findings.kind === "report") {
      this.#lastMilliseconds = findings.milliseconds;
      this.#followEncoding(findings.report.file.encoding);
      this.#followPlatforms(findings.report.platforms);
    }
    clearTimeout(this.#announceTimer);
    this.#announceTimer = window.setTimeout(() => this.#announce(findings), announceAfter);
  }

  // The engine finds the platforms that a file names; the cards follow.
  #followPlatforms(judged: readonly string[]): void {
    const named = this.chosen.length === 0 && !sameIds(judged, judgedIds(this.platforms, [])) ? judged : [];
    if (sameIds(named, this.named)) return;
    this.named = named;
    this.#analysis.changed();
  }

  // Views with the same content are not drawn again.
  #viewed(views: Views): void {
    const { views: shown } = this;
    const same = shown?.preview === views.preview && shown.matrix === views.matrix && shown.reason === views.reason;
    if (!same) this.views = views;
  }

  // The engine knows UTF-16 without a byte order mark; the page detects only that mark.
  #followEncoding(encoding: string): void {
    const { name, facts, disk = null } = this.#editor.snapshot;
    const known: readonly string[] = ["utf-8", "utf-16le", "utf-16be"];
    if (!facts.bytes || encoding === facts.encoding || !known.includes(encoding)) return;
    const { lent } = this.#saved();
    this.#editor.open({ ...openBytes(name, facts.bytes, encoding as Encoding), disk });
    if (lent) this.#lentVersion = this.#editor.version;
  }

  #announce(findings: Findings): void {
    if (findings.kind === "report") this.#say(summaryOf(findings.report.diagnostics) || t("said.noProblems"));
    else if (findings.kind === "refused") this.#say({ text: "", english: findings.title });
    else this.#say(t("said.safeMode"));
  }

  #say(said: string | Said): void {
    this.said = typeof said === "string" ? { text: said } : said;
  }

  #tell(told: string | Said, action?: Note["action"]): void {
    const said = typeof told === "string" ? { text: told } : told;
    this.note = action ? { ...said, action: { title: action.title, run: () => this.#act(action.run) } } : said;
    this.#say(said);
  }

  #act(run: () => void): void {
    this.note = null;
    run();
  }

  #applyFix(fix: Fix): void {
    const version = this.findings?.version ?? -1;
    if (!this.#editor.applyFix(fix, version)) this.#tell(t("changed"));
  }

  async #fixAll(): Promise<void> {
    const { version } = this.#editor;
    await this.#withEngine(async () => {
      const { value } = await this.#client.call("fix", { ...this.#subject().request, ...this.#subject().beside, suggested: false }, { urgent: true });
      const changed = this.#editor.rewrite(value, version);
      this.#say(changed ? t("fixes.applied", { count: value.applied ?? 0 }) : t("fixes.none"));
    });
  }

  #applyPlan(fixed: MovePlan["fixed"]): void {
    const { text, path, base64 } = fixed;
    const rewritten = base64 === undefined ? { text, path } : { text, path, base64 };
    const done = this.#editor.rewrite(rewritten, this.planned?.version ?? -1);
    this.#tell(t(done ? "plan.applied" : "plan.changed"));
  }

  async #format(): Promise<void> {
    const { version } = this.#editor;
    await this.#withEngine(async () => {
      const { value } = await this.#client.call("format", this.#subject().request, { urgent: true });
      this.#tell(t(this.#editor.rewrite(value, version) ? "format.done" : "format.same"));
    });
  }

  async #withEngine(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof Stays) return;
      const again = { title: t("lost.now"), run: () => this.#loadAgain() };
      this.#tell(reasonOf(error), error instanceof EngineLost ? again : undefined);
    }
  }

  async #link(file: Snapshot): Promise<string> {
    const shared = { file, platforms: [...this.chosen] };
    const shown = this.shown && this.shown === this.#shownId ? { shown: this.shown } : {};
    const view = this.tab === tabs[0].id ? {} : { view: this.tab };
    return `${location.origin}${location.pathname}#${await toFragment({ ...shared, ...shown, ...view })}`;
  }

  /** Whether the file may leave the page: it contains no secret, or the person wants it nevertheless. */
  async #mayLeave(diagnostics: readonly Diagnostic[], outlet: Outlet): Promise<boolean> {
    const secrets = secretsAmong(diagnostics);
    if (secrets.length === 0) return true;
    return (await this.renderRoot.querySelector<ProclintSecret>("proclint-secret")?.ask(secrets, outlet)) ?? false;
  }

  /** The file as it is now. Throws Stays when it contains a secret and the person does not want it to leave the page. */
  async #leaving(outlet: Outlet): Promise<Snapshot> {
    const file = this.#editor.snapshot;
    if (!(await this.#mayLeave(await this.#diagnostics(), outlet))) throw new Stays();
    return file;
  }

  /** The findings of the file; the last known ones where nothing can check it. */
  async #diagnostics(): Promise<readonly Diagnostic[]> {
    const { findings, status } = this;
    const isCurrent = findings?.version === this.#editor.version || status.kind === "failed";
    if (isCurrent) return findings?.kind === "report" ? findings.report.diagnostics : noDiagnostics;
    try {
      return (await this.#client.call("lint", this.#subject().request, { urgent: true })).value.diagnostics;
    } catch {
      return noDiagnostics; // the list of problems shows why
    }
  }

  async #share(): Promise<void> {
    const made = this.#leaving("link").then((file) => this.#link(file));
    try {
      const isCopied = await copyMade(made);
      const link = await made;
      if (!isCopied) {
        history.replaceState(null, "", link);
        this.#linkedVersion = this.#editor.version;
      }
      const told = t(isCopied ? "share.copied" : "share.address");
      this.#tell(link.length > longLink ? `${told} ${t("share.long")}` : told);
    } catch (error) {
      if (!(error instanceof Stays)) this.#tell(t("share.tooLarge"));
    }
  }

  async #copyMarkdown(): Promise<void> {
    await this.#withEngine(async () => {
      this.#tell(t((await copyMade(this.#markdown())) ? "markdown.copied" : "copy.refused"));
    });
  }

  // The shown report may be of an older text, so the engine makes a new one.
  async #markdown(): Promise<string> {
    const file = this.#editor.snapshot;
    const { value } = await this.#client.call("lint", this.#subject().request, { urgent: true });
    if (!(await this.#mayLeave(value.diagnostics, "text"))) throw new Stays();
    return toMarkdown(file, value, this.#title, await this.#link(file).catch(() => ""));
  }

  async #copyEmbed(): Promise<void> {
    const code = this.#leaving("text").then((file) => embedCode(file, this.#selected, new URL("embed.js", document.baseURI).href));
    await this.#withEngine(async () => {
      this.#tell(t((await copyMade(code)) ? "embedCode.copied" : "copy.refused"));
    });
  }

  async #exportJSON(): Promise<void> {
    await this.#withEngine(async () => {
      const { value } = await this.#client.call("lint", this.#subject().request, { urgent: true });
      download("proclint.json", `${JSON.stringify(value, null, 2)}\n`);
    });
  }

  async #exportSARIF(): Promise<void> {
    await this.#withEngine(async () => {
      const { value } = await this.#client.call("sarif", this.#subject().request, { urgent: true });
      download("proclint.sarif", value.text);
    });
  }

  async #removeOffline(): Promise<void> {
    this.refusesOffline = true;
    await this.#offline.remove();
    this.newVersion = false;
    this.#tell(t("offline.removed"));
  }

  async #allowOffline(): Promise<void> {
    this.refusesOffline = false;
    await this.#offline.allow();
    this.#tell(t("offline.kept"));
  }

  #openPast({ file, platforms }: Past): void {
    this.#opening();
    this.note = null;
    this.chosen = platforms;
    this.#editor.open(file);
    this.#editor.focus();
  }

  async #copyText(text: string): Promise<void> {
    this.#say(t((await copy(text)) ? "copy.done" : "copy.refused"));
  }

  #download(): void {
    const file = this.#editor.snapshot;
    download(file.name || "Procfile", contentOf(file));
  }

  #example(index: number): Snapshot {
    const example = examples[index] ?? examples[0];
    if (!example) throw new Error("there is no example");
    return example.open();
  }

  #openExample(index: number): void {
    this.#opening();
    this.note = null;
    this.#leaveFolder();
    this.#editor.open(this.#example(index));
    this.#editor.focus();
  }

  async #pickFile(): Promise<void> {
    try {
      const handle = await pickToOpen();
      if (handle === undefined) this.#pickWithInput();
      else if (handle) await this.#openFile(handle.name, () => handle.getFile(), { handle });
    } catch (error) {
      this.#tell({ text: t("file.noPicker"), english: messageOf(error) });
    }
  }

  #pickWithInput(): void {
    this.renderRoot.querySelector<HTMLInputElement>("input[type=file]:not([webkitdirectory])")?.click();
  }

  #picked(event: Event): void {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) void this.#openFile(file.name, () => Promise.resolve(file));
    input.value = "";
  }

  /** Opens the file that `read` gives. Resolves to whether nothing else was to be opened meanwhile. */
  async #openFile(path: string, read: () => Promise<File>, how: Partial<Opening> = {}): Promise<boolean> {
    const opening: Opening = { handle: null, inFolder: false, isLatest: how.isLatest ?? this.#opening(), ...how };
    const { isLatest } = opening;
    try {
      const file = await read();
      const isTooLarge = file.size > largestFile;
      const bytes = isTooLarge ? new Uint8Array() : new Uint8Array(await file.arrayBuffer());
      if (!isLatest()) return false;
      this.note = null;
      if (isTooLarge) this.#tell(t("file.tooLarge", { name: path, size: currentWords().tenths(file.size / 1048576) }));
      else if (isText(bytes) || mayBeProcfile(path)) await this.#openBytes(path, bytes, opening);
      else this.#tell(t("file.notText", { name: path }), { title: t("import.show"), run: () => void this.#openBytes(path, bytes, opening) });
    } catch (error) {
      if (isLatest()) this.#tell({ text: t("file.unreadable", { name: path }), english: messageOf(error) });
    }
    return isLatest();
  }

  async #openBytes(path: string, bytes: Uint8Array, { handle, inFolder, isLatest }: Opening): Promise<void> {
    if (!inFolder) this.#leaveFolder();
    const opened = openBytes(path, bytes);
    if (holdsProcesses(path)) {
      await this.#import(opened, isLatest);
      return;
    }
    this.#editor.open({ ...opened, disk: handle && new DiskFile(handle, path, bytes) });
    this.#editor.focus();
  }

  // The picker of the File System Access API lets the page look; an input would speak of an upload.
  async #pickFolder(): Promise<void> {
    const { showDirectoryPicker } = window;
    if (!showDirectoryPicker) {
      this.renderRoot.querySelector<HTMLInputElement>("input[webkitdirectory]")?.click();
      return;
    }
    let handle: FileSystemDirectoryHandle;
    try {
      handle = await showDirectoryPicker.call(window);
    } catch {
      return; // the person has closed it
    }
    await this.#openFolderHandle(handle);
  }

  #openFolderHandle(handle: FileSystemDirectoryHandle, isLatest = this.#opening()): Promise<void> {
    return this.#openFolder(handle.name, () => walk(placeOfHandle(handle)), isLatest, handle);
  }

  // Another program may write many files at once.
  #folderTouched(): void {
    clearTimeout(this.#folderTimer);
    this.#folderTimer = window.setTimeout(() => void this.#refreshFolder(), refreshFolderAfter);
  }

  async #refreshFolder(): Promise<void> {
    const { folder } = this;
    if (!folder || !this.#listAgain) return;
    try {
      const fresh = await this.#folderOf(folder.name, await this.#listAgain());
      if (this.folder !== folder) return;
      const isSame = JSON.stringify(fresh) === JSON.stringify(folder);
      this.folder = fresh;
      if (isSame) return;
      this.#analysis.changed();
    } catch {
      // A folder that is gone, or being written: what was seen of it stays.
    }
  }

  #folderOf(name: string, listing: Listing): Promise<Folder> {
    return folderOf(name, listing, async (files) => (await this.#client.call("needs", { files }, { urgent: true })).value);
  }

  #pickedFolder(event: Event): void {
    const input = event.target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    input.value = "";
    if (files.length > 0) void this.#openFolder(files[0]?.webkitRelativePath.split("/")[0] ?? "", () => Promise.resolve(listed(files)));
  }

  /** With a handle the folder is watched. */
  async #openFolder(name: string, list: () => Promise<Listing>, isLatest = this.#opening(), handle: FileSystemDirectoryHandle | null = null): Promise<void> {
    this.note = null;
    try {
      const listing = await list();
      const procfile = procfileOf(listing.found);
      const folder = await this.#folderOf(name, listing).catch((error: unknown) => {
        if (error instanceof EngineLost) return null;
        throw error;
      });
      if (!isLatest()) return;
      this.#leaveFolder();
      if (!procfile) this.#tell(t("folder.noProcfile", { name }));
      else if (!(await this.#openFile(procfile.path, procfile.open, { handle: procfile.handle ?? null, inFolder: true, isLatest }))) return;
      if (!folder) throw new EngineLost();
      this.folder = folder;
      if (handle) {
        this.#listAgain = list;
        this.#unobserveFolder = observe(handle, () => this.#folderTouched());
      }
      this.#analysis.changed();
    } catch (error) {
      if (isLatest()) this.#tell(error instanceof EngineLost ? reasonOf(error) : { text: t("folder.unreadable"), english: messageOf(error) });
    }
  }

  #leaveFolder(): void {
    this.folder = null;
    this.#listAgain = null;
    this.#unobserveFolder();
    this.#unobserveFolder = () => {};
  }

  // The open file goes to the history, as when any other file is opened.
  async #openInFolder(event: Event): Promise<void> {
    const chosen = this.folder?.procfiles.find(({ path }) => path === (event.target as HTMLSelectElement).value);
    if (chosen) await this.#openFile(chosen.path, chosen.open, { handle: chosen.handle ?? null, inFolder: true });
  }

  #closeFolder(): void {
    this.#leaveFolder();
    this.#say(t("folder.closed"));
    this.#editor.focus();
    this.#analysis.changed();
  }

  // Another tool's file becomes a Procfile; undo brings back what was there.
  async #import(opened: Snapshot, isLatest: () => boolean): Promise<void> {
    try {
      const { value } = await this.#client.call("import", requestOf(opened, []), { urgent: true });
      if (!isLatest()) return;
      this.#editor.open(openText("Procfile", value.text));
      this.#tell(t("import.made", { name: opened.name }));
      const english = value.notes.join(" ");
      if (english && this.note) this.note.action = { title: t("import.leftOut"), run: () => this.#tell({ text: "", english }) };
    } catch (error) {
      if (!isLatest()) return;
      const text = t("import.failed", { name: opened.name });
      if (error instanceof EngineError) this.#tell({ text, english: error.detail });
      else this.#tell(`${text} ${error instanceof EngineLost ? reasonOf(error).text : t("import.unreadable")}`);
      if (this.note) this.note.action = { title: t("import.show"), run: () => this.#editor.open(opened) };
    }
    this.#editor.focus();
  }

  readonly #export = async (format: string): Promise<Export> => {
    const { request, shown, app } = this.#subject();
    return (await this.#client.call("export", { ...request, platform: shown, format, app }, { urgent: true })).value;
  };

  #dragged(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.dragging = true;
  }

  async #dropped(event: DragEvent): Promise<void> {
    this.dragging = false;
    const item = event.dataTransfer?.items[0];
    const entry = item?.webkitGetAsEntry();
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    const isLatest = this.#opening();
    const handle = await droppedHandle(item);
    if (handle?.kind === "directory") await this.#openFolderHandle(handle, isLatest);
    else if (entry?.isDirectory) await this.#openFolder(entry.name, () => walk(placeOfEntry(entry as FileSystemDirectoryEntry)), isLatest);
    else await this.#openFile(file.name, () => Promise.resolve(file), { handle, isLatest });
  }

  #choosePlatforms(chosen: string[], last: string): void {
    this.chosen = chosen;
    if (chosen.includes(last)) this.shown = last;
    this.#choiceChanged();
  }

  #chooseRow(id: string): void {
    if (!this.chosen.includes(id)) {
      this.chosen = [...this.chosen.filter((other) => platformOf(other) !== platformOf(id)), id];
      this.shown = id;
    } else {
      this.chosen = this.chosen.filter((other) => other !== id);
    }
    this.#choiceChanged();
  }

  #show(event: Event): void {
    this.shown = (event.target as HTMLSelectElement).value;
    this.#choiceChanged();
  }

  #renameApp(event: Event): void {
    this.app = (event.target as HTMLInputElement).value;
    this.#choiceChanged();
  }

  #choiceChanged(): void {
    this.#edited();
    this.#saveNow();
    this.#analysis.changed();
  }

  #retry(): void {
    this.#unsafeVersion = -1;
    this.#loadAgain();
    this.#analysis.changed();
  }

  #loadAgain(): void {
    this.#client.retry();
  }

  readonly #skipToProblems = (): void => this.renderRoot.querySelector<HTMLElement>("#problems")?.focus();

  async #showTab(tab: Tab): Promise<void> {
    this.tab = tab;
    await this.updateComplete;
    const region = this.renderRoot.querySelector<HTMLElement>(`#${tab}`);
    if (this.narrow) region?.scrollIntoView({ block: "start" });
    region?.focus({ preventScroll: true });
  }

  async #tabKey(event: KeyboardEvent): Promise<void> {
    const at = tabs.findIndex(({ id }) => id === this.tab);
    const targets: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    this.tab = (tabs[target % tabs.length] ?? tabs.at(target) ?? tabs[0]).id;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#tab-${this.tab}`)?.focus();
  }

  #factsAsked(event: CustomEvent<string>): void {
    this.#showFacts(event.detail);
  }

  #showFacts(id: string): void {
    this.renderRoot.querySelector<ProclintFacts>("proclint-facts")?.open(id);
  }

  #chooseRoute(route: Route): void {
    this.route = route;
    this.#analysis.changed();
  }

  #sawMove(seen: boolean): void {
    if (seen === this.#moveSeen) return;
    this.#moveSeen = seen;
    if (seen) this.#analysis.changed();
  }

  #goTo(position: Position): void {
    this.#editor.goTo(position);
  }

  #problemsState(): ProblemsState {
    const { status, findings } = this;
    if (!findings) return status.kind === "failed" ? { kind: "failed", reason: status.reason } : { kind: "loading", percent: percentOf(status) };
    switch (findings.kind) {
      case "crashed":
        return { kind: "crashed" };
      case "refused":
        return { kind: "refused", title: findings.title, detail: findings.detail };
      case "report":
        return { kind: "report", platforms: findings.report.platforms, diagnostics: findings.report.diagnostics, unchecked: findings.report.omitted ?? 0 };
    }
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("findings") && this.findings) this.#passFindings(this.findings);
    if (changed.has("findings") || changed.has("status")) this.#passProblems();
    if (changed.has("views") || changed.has("chosen") || changed.has("named") || changed.has("platforms")) {
      const judged = this.#judged;
      this.#rows = this.views?.matrix?.platforms.filter((row) => judged.includes(row.id)) ?? [];
    }
    if (changed.has("disk")) this.#editor.disk = this.disk;
    if (changed.has("platforms")) this.#title = this.#editor.titles = (id) => titleOf(this.platforms, id);
  }

  #passFindings(findings: Findings): void {
    const diagnostics = findings.kind === "report" ? findings.report.diagnostics : [];
    this.#editor.findings = { version: findings.version, diagnostics };
    if (findings.kind !== "report") this.#editor.mark(findings.version, []);
  }

  // The same diagnostics keep the same list, so that typing draws it only when it changes.
  #passProblems(): void {
    const next = this.#problemsState();
    const same = next.kind === "report" && this.#problems.kind === "report" && next.diagnostics === this.#problems.diagnostics;
    if (!same) this.#problems = next;
  }

  protected override render(): unknown {
    return html`
      <header>
        <button class="button skip" type="button" @click=${this.#skipToProblems}>${t("skip", { region: t("problems") })}</button>
        <button class="button skip" type="button" @click=${() => void this.#showTab("processes")}>${t("skip", { region: t("tab.processes") })}</button>
        ${this.#bar()}
        <proclint-platforms .platforms=${this.platforms} .chosen=${this.chosen} .named=${this.named} @proclint-platforms=${({ detail }: CustomEvent<{ chosen: string[]; last: string }>) => this.#choosePlatforms(detail.chosen, detail.last)} @proclint-facts=${this.#factsAsked}></proclint-platforms>
      </header>
      <main>
        <div class="left">
          ${this.disk.conflict
            ? html`<proclint-conflict .conflict=${this.disk.conflict} @proclint-keep=${() => this.#desk.keepMine()} @proclint-take=${() => this.#desk.takeTheirs()}></proclint-conflict>`
            : nothing}
          ${this.#editor} ${this.#problemsRegion()}
        </div>
        ${this.#views()}
      </main>
      ${this.#footer()}
      <proclint-facts .platforms=${this.platforms}></proclint-facts>
      <proclint-history @proclint-past=${(event: CustomEvent<Past>) => this.#openPast(event.detail)}></proclint-history>
      <proclint-shortcuts></proclint-shortcuts>
      <proclint-commands></proclint-commands>
      <proclint-secret></proclint-secret>
      <div role="status" class="hidden-text">${saidText(this.said)}</div>
      ${this.dragging ? html`<div class="drop" aria-hidden="true"><span>${t("bar.drop")}</span></div>` : nothing}
    `;
  }

  #bar(): unknown {
    const { status } = this;
    const diagnostics = this.findings?.kind === "report" ? this.findings.report.diagnostics : [];
    const safe = diagnostics.filter(({ fixes }) => fixes?.some((fix) => fix.applicability === "safe")).length;
    return html`
      <div class="bar">
        <h1>proc<b>lint</b></h1>
        <span class="grow"></span>
        <proclint-menu label=${t("bar.examples")} .items=${exampleItems(t)} @proclint-pick=${(event: CustomEvent<number>) => this.#openExample(event.detail)}></proclint-menu>
        <button class="button" type="button" aria-label=${t("bar.openFile")} @click=${this.#pickFile}>${t(this.narrow ? "bar.open" : "bar.openFile")}</button>
        <button class="button wide" type="button" title=${t("bar.openFolder.note")} @click=${this.#pickFolder}>${t("bar.openFolder")}</button>
        <button class="button" type="button" title=${t("bar.format.keys")} @click=${this.#format}>${t("bar.format")}</button>
        <button class="button" type="button" @click=${this.#share}>${t("bar.share")}</button>
        ${this.#more()}
        <button class="button primary" type="button" title=${t("bar.fixAll.keys")} ?disabled=${safe === 0} @click=${this.#fixAll}>
          ${t("bar.fixAll")}<span aria-hidden="true" class="count"> · ${safe}</span>
        </button>
        ${this.#languages()}
        <input type="file" hidden @change=${this.#picked} />
        <input type="file" webkitdirectory hidden @change=${this.#pickedFolder} />
        ${status.kind === "loading" && !this.findings
          ? html`<progress aria-label=${t("bar.loading")} max="100" value=${percentOf(status)}></progress>`
          : nothing}
      </div>
    `;
  }

  #languages(): unknown {
    const shown = currentWords().language;
    return html`<select class="language" aria-label=${t("language")} @change=${(event: Event) => void this.#useLanguage((event.target as HTMLSelectElement).value as Language)}>
      ${Object.entries(languages).map(([id, name]) => html`<option value=${id} lang=${id} .selected=${id === shown}>${name}</option>`)}
    </select>`;
  }

  async #useLanguage(language: Language): Promise<void> {
    try {
      await chooseLanguage(language);
    } catch {
      this.#tell(t("language.failed"));
      this.requestUpdate();
    }
  }

  // A shown message keeps its language until it goes; the reasons are translated again.
  protected override languageChanged(): void {
    super.languageChanged();
    this.note = null;
    this.#say("");
    this.#analysis.changed();
  }

  #chooseTheme(theme: Theme): void {
    chooseTheme(theme);
    this.theme = theme;
  }

  #more(): unknown {
    const items = this.#moreItems();
    return html`<proclint-menu label=${t("bar.more")} .items=${items} @proclint-pick=${(event: CustomEvent<number>) => items[event.detail]?.run()}></proclint-menu>`;
  }

  #moreItems(): MoreItem[] {
    return moreItems(
      {
        save: () => void this.#desk.save(),
        saveAs: () => void this.#desk.saveAs(),
        download: () => this.#download(),
        showHistory: () => this.renderRoot.querySelector<ProclintHistory>("proclint-history")?.open(),
        copyMarkdown: () => void this.#copyMarkdown(),
        copyEmbed: () => void this.#copyEmbed(),
        exportJSON: () => void this.#exportJSON(),
        exportSARIF: () => void this.#exportSARIF(),
        showShortcuts: this.#showShortcuts,
        showCommands: this.#showCommands,
        removeOffline: () => void this.#removeOffline(),
        allowOffline: () => void this.#allowOffline(),
        chooseTheme: (theme) => this.#chooseTheme(theme),
      },
      {
        open: this.disk.open,
        canSaveAs: "showSaveFilePicker" in window,
        offline: !this.#offline.possible ? "none" : this.refusesOffline ? "refused" : "possible",
        theme: this.theme,
      },
    );
  }

  #problemsRegion(): unknown {
    const problems = this.#problems;
    const summary = problems.kind === "report" ? summaryOf(problems.diagnostics) : "";
    return html`
      <section class="problems" id="problems" tabindex="-1" aria-label=${t("problems")} aria-busy=${this.checking ? "true" : "false"}>
        <div class="heading">
          <h2>${t("problems")}</h2>
          <span class="soft summary">${summary}</span>
          <span class="jumps">
            ${this.narrow ? this.#cardLink() : nothing}
            ${problems.kind === "report" && problems.diagnostics.length > 1
              ? html`<button class="link jump" type="button" @click=${() => (this.byLine = !this.byLine)}>${t(this.byLine ? "problems.worstFirst" : "problems.byLine")}</button>`
              : nothing}
            ${this.narrow ? html`<button class="link jump" type="button" @click=${() => void this.#showTab("matrix")}>${t("problems.compare")}</button>` : nothing}
          </span>
        </div>
        ${this.folder ? this.#folderLine(this.folder) : nothing}
        ${this.status.kind === "failed" && this.findings ? this.#lostLine(t("lost.checks")) : nothing}
        <div class="scroll">
          <proclint-problems
            .state=${problems}
            .titles=${this.#title}
            .rows=${this.#rows}
            .text=${this.#text}
            .rules=${this.rules}
            .byLine=${this.byLine}
            @proclint-rules=${() => this.#loadDocsNow()}
            @proclint-fix=${(event: CustomEvent<Fix>) => this.#applyFix(event.detail)}
            @proclint-ignore=${(event: CustomEvent<Diagnostic>) => void this.#editor.ignore(event.detail)}
            @proclint-goto=${(event: CustomEvent<Position>) => this.#goTo(event.detail)}
            @proclint-retry=${this.#retry}
          ></proclint-problems>
        </div>
      </section>
    `;
  }

  // In one column the card of the cursor's line may lie far below the text.
  #cardLink(): unknown {
    const process = processAt(this.views?.preview ?? null, this.cursor.line - 1);
    if (!process?.type) return nothing;
    return html`<button class="link jump card" type="button" @click=${this.#showCard}>${pieces("problems.card", { type: html`<span class="mono">${process.type}</span>` })}</button>`;
  }

  readonly #showCard = (): void => void this.renderRoot.querySelector<ProclintProcesses>("proclint-processes")?.goToCurrent();

  #folderLine({ name, files, procfiles, tooMany }: Folder): unknown {
    const shown = html`<b>${name}</b>`;
    const open = this.#name();
    return html`
      <p class="folder soft">
        <span>${tooMany ? pieces("folder.tooMany", { name: shown }) : pieces("folder.files", { name: shown, count: files.length })}</span>
        ${procfiles.length > 1
          ? html`<select class="field" aria-label=${t("folder.procfiles")} @change=${this.#openInFolder}>
              ${procfiles.some(({ path }) => path === open) ? nothing : html`<option value="" selected>${open}</option>`}
              ${procfiles.map(({ path }) => html`<option value=${path} .selected=${path === open}>${path}</option>`)}
            </select>`
          : nothing}
        <button class="link" type="button" @click=${this.#closeFolder}>${t("folder.close")}</button>
      </p>
    `;
  }

  // The last findings stay below it.
  #lostLine(text: string): unknown {
    return html`<p class="lost soft" role="status">${text} ${t("lost.trying")} <button class="link" type="button" @click=${this.#loadAgain}>${t("lost.now")}</button></p>`;
  }

  #views(): unknown {
    return html`
      <div class="views">
        ${this.narrow ? nothing : this.#tabs()}
        <div class="panels">${tabs.map(({ id, title }) => this.#panel(id, t(title)))}</div>
      </div>
    `;
  }

  #tabs(): unknown {
    return html`
      <div class="tabs" role="tablist" aria-label=${t("tab.list")} @keydown=${this.#tabKey}>
        ${tabs.map(({ id, title }) => {
          const on = id === this.tab;
          return html`<button
            id="tab-${id}"
            role="tab"
            type="button"
            aria-selected=${on ? "true" : "false"}
            aria-controls="panel-${id}"
            tabindex=${on ? "0" : "-1"}
            @click=${() => (this.tab = id)}
          >${t(title)}</button>`;
        })}
      </div>
    `;
  }

  // In one column all parts are there, one below the other, and no tab chooses.
  #panel(id: Tab, title: string): unknown {
    const { narrow } = this;
    const shown = narrow || id === this.tab;
    return html`
      <div class="panel" id="panel-${id}" role=${narrow ? nothing : "tabpanel"} aria-labelledby=${narrow ? nothing : `tab-${id}`} ?hidden=${!shown}>
        <section aria-label=${title} id=${id} tabindex="-1">
          ${this.#content(id, title, !shown)}
        </section>
      </div>
    `;
  }

  #content(id: Tab, title: string, hidden: boolean): unknown {
    const reason = this.views?.reason || t(this.status.kind === "failed" ? "problems.failed" : "views.waiting");
    switch (id) {
      case "processes":
        return this.#processes(title, reason);
      case "matrix":
        return html`
          <h2>${title}</h2>
          <proclint-matrix
            .matrix=${this.views?.matrix ?? null}
            .chosen=${this.chosen}
            .titles=${this.#title}
            .reason=${reason}
            .paused=${hidden}
            @proclint-choose=${(event: CustomEvent<string>) => this.#chooseRow(event.detail)}
            @proclint-facts=${this.#factsAsked}
          ></proclint-matrix>
        `;
      case "move":
        return html`
          <h2>${title}</h2>
          <proclint-move
            .platforms=${this.platforms}
            .route=${this.#route}
            .plan=${this.planned?.plan ?? null}
            .reason=${this.planned?.reason || t("move.making")}
            .text=${this.#text}
            .name=${this.#name}
            @proclint-route=${(event: CustomEvent<Route>) => this.#chooseRoute(event.detail)}
            @proclint-seen=${(event: CustomEvent<boolean>) => this.#sawMove(event.detail)}
            @proclint-apply=${(event: CustomEvent<MovePlan["fixed"]>) => this.#applyPlan(event.detail)}
            @proclint-copy=${(event: CustomEvent<string>) => void this.#copyText(event.detail)}
            @proclint-goto=${(event: CustomEvent<Position>) => this.#goTo(event.detail)}
          ></proclint-move>
        `;
    }
  }

  #processes(title: string, reason: string): unknown {
    const judged = this.#judged;
    const shown = this.#shownId;
    return html`
      <div class="heading">
        <h2>${title}</h2>
        <label class="soft">${t("processes.on")}
          <select class="field" aria-label=${t("processes.platform")} @change=${this.#show}>
            ${judged.map((id) => html`<option value=${id} ?selected=${id === shown}>${this.#title(id)}</option>`)}
          </select>
        </label>
        <button class="link" type="button" aria-label=${t("facts.about", { title: this.#title(shown) })} @click=${() => this.#showFacts(shown)}>${t("facts")}</button>
        <span class="grow"></span>
        <label class="soft app">${t("processes.app")}
          <input class="field mono" aria-label=${t("processes.app.name")} .value=${this.app} size="9" maxlength=${longestApp} spellcheck="false" autocomplete="off" @input=${this.#renameApp} />
        </label>
      </div>
      <proclint-processes
        .preview=${this.views?.preview ?? null}
        .reason=${reason}
        .diagnostics=${this.#problems.kind === "report" ? this.#problems.diagnostics : noDiagnostics}
        .line=${this.cursor.line - 1}
        .desk=${this.#forms}
        @proclint-goto=${(event: CustomEvent<Position>) => this.#goTo(event.detail)}
        @proclint-copy=${(event: CustomEvent<string>) => void this.#copyText(event.detail)}
        @proclint-say=${(event: CustomEvent<Said>) => this.#say(event.detail)}
      ></proclint-processes>
      <proclint-elsewhere
        .ask=${this.#export}
        .preview=${this.views?.preview ?? null}
        @proclint-copy=${(event: CustomEvent<string>) => void this.#copyText(event.detail)}
      ></proclint-elsewhere>
    `;
  }

  #footer(): unknown {
    const { facts } = this;
    const { line, column } = this.cursor;
    return html`
      <footer>
        <span>${encodingName(facts.encoding, facts.bom)}</span>
        <span>${facts.lineEnds === "mixed" ? t("status.mixed") : facts.lineEnds.toUpperCase()}</span>
        <span class="position">${t("status.position", { line: String(line), column: String(column) })}</span>
        <span class="note">${this.note ? html`${saidText(this.note)} ${this.#noteAction(this.note)}` : nothing}</span>
        <span class="time">${this.#timing()}</span>
        <button class="keys" type="button" title="F1" @click=${this.#showShortcuts}>${t("status.shortcuts")}</button>
        <a href="rules">${t("status.rules")}</a>
        <a href="platforms">${t("status.platforms")}</a>
        <a href="api">${t("status.api")}</a>
        ${this.newVersion
          ? html`<span class="renewed" role="status">${t("status.newVersion")} <button class="link" type="button" @click=${() => this.#offline.renew()}>${t("status.reload")}</button></span>`
          : html`<span class="version">${this.version}</span>`}
      </footer>
    `;
  }

  #noteAction({ action }: Note): unknown {
    return action ? html`<button class="link" type="button" @click=${action.run}>${action.title}</button>` : nothing;
  }

  #timing(): string {
    const { status } = this;
    if (status.kind === "failed") return t("status.failed");
    if (status.kind === "loading") return this.#lastMilliseconds === null ? t("status.loading", { percent: percentOf(status) }) : t("status.restarts");
    if (this.checking) return t("status.checking");
    if (this.#lastMilliseconds === null) return t("status.idle");
    return t("status.checked", { time: currentWords().tenths(this.#lastMilliseconds) });
  }

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr);
        height: 100dvh;
      }
      .bar {
        position: relative;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        min-height: 49px;
        padding: 8px 20px;
        border-bottom: 1px solid var(--line);
        background: var(--panel);
      }
      h1 {
        margin: 0;
        font-size: 17px;
        font-weight: 700;
        letter-spacing: -0.02em;
      }
      h1 b {
        color: var(--accent);
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
      .grow {
        flex: 1;
      }
      .count {
        font-variant-numeric: tabular-nums;
        font-weight: 400;
      }
      .language {
        font-size: 13px;
        line-height: 20px;
        border: 1px solid transparent;
        border-radius: 8px;
        background: var(--panel);
        color: var(--soft);
        padding: 5px 4px;
        field-sizing: content;
      }
      .language:hover {
        border-color: var(--line);
        color: var(--ink);
      }
      progress {
        position: absolute;
        left: 0;
        bottom: -2px;
        width: 100%;
        height: 2px;
        appearance: none;
        border: 0;
        background: transparent;
        z-index: 2;
      }
      progress::-webkit-progress-bar {
        background: transparent;
      }
      progress::-webkit-progress-value {
        background: var(--accent);
      }
      progress::-moz-progress-bar {
        background: var(--accent);
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
      .problems {
        display: flex;
        flex: 1;
        flex-direction: column;
        min-height: 0;
        border-top: 1px solid var(--line);
      }
      .problems .scroll,
      .panels {
        contain: strict;
      }
      .problems .scroll {
        flex: 1;
        min-height: 0;
        overflow: auto;
        padding: 0 20px 8px;
      }
      .problems .heading {
        padding: 0 20px;
      }
      .lost {
        margin: 0;
        padding: 0 20px 8px;
        font-size: 13px;
      }
      .views .lost {
        padding-top: 8px;
        border-top: 1px solid var(--line);
      }
      .lost .link {
        font-size: 13px;
        min-height: 24px;
      }
      .folder {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 10px;
        align-items: baseline;
        margin: 0;
        padding: 0 20px 8px;
        font-size: 13px;
      }
      .folder span {
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .folder b {
        color: var(--ink);
        font-weight: 600;
      }
      .folder select {
        max-width: min(100%, 180px);
        font-family: var(--mono);
      }
      .folder .link {
        flex: none;
        font-size: 13px;
        min-height: 24px;
      }
      .views {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      .tabs {
        display: flex;
        gap: 2px;
        padding: 0 12px;
        flex: none;
      }
      [role="tab"] {
        border: 0;
        background: none;
        padding: 0 8px;
        line-height: 38px;
        font-size: 14px;
        color: var(--soft);
      }
      [role="tab"]:hover {
        color: var(--ink);
      }
      [role="tab"][aria-selected="true"] {
        font-weight: 600;
        color: var(--ink);
        box-shadow: inset 0 -2px var(--accent);
      }
      .panels {
        flex: 1;
        min-height: 0;
        overflow: auto;
        padding: 0 20px 20px;
        border-top: 1px solid var(--line);
      }
      .panels h2 {
        display: none;
      }
      .panel > section > :is(proclint-matrix, proclint-move) {
        padding-top: 9px;
      }
      .heading {
        display: flex;
        align-items: center;
        gap: 8px;
        min-height: 45px;
        font-size: 13px;
      }
      h2 {
        margin: 0;
        font-size: 14px;
        font-weight: 600;
      }
      .summary {
        font-variant-numeric: tabular-nums;
      }
      .jumps {
        display: flex;
        gap: 8px;
        min-width: 0;
        margin-left: auto;
      }
      .jump {
        font-size: 13px;
        font-weight: 400;
        min-height: 24px;
      }
      .card {
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .heading .link {
        font-size: 13px;
        font-weight: 400;
        min-height: 24px;
      }
      section:focus {
        outline: none;
      }
      .heading select,
      .heading input {
        max-width: 170px;
      }
      footer {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 18px;
        align-items: center;
        min-height: 31px;
        padding: 3px 20px;
        border-top: 1px solid var(--line);
        background: var(--panel);
        color: var(--soft);
        font-size: 12.5px;
      }
      footer a {
        color: inherit;
      }
      .keys {
        border: 0;
        background: none;
        padding: 0;
        text-decoration: underline;
        min-height: 24px;
      }
      .position,
      .time {
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      .version {
        min-width: 34px;
      }
      .position {
        min-width: 88px;
      }
      .note {
        flex: 1;
        color: var(--ink);
        text-align: center;
        min-width: 0;
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
      @media (max-width: 840px) {
        .bar {
          gap: 4px;
          padding-inline: 16px;
          --bar-padding: 6px;
          --bar-font: 13px;
        }
        .bar .button {
          padding-inline: var(--bar-padding);
          font-size: var(--bar-font);
        }
      }
      @media (max-width: 1099px) {
        :host {
          display: block;
          height: auto;
        }
        main,
        .left,
        .problems,
        .views {
          display: block;
        }
        .left {
          border-right: 0;
          border-bottom: 1px solid var(--line);
        }
        proclint-editor {
          max-height: none;
        }
        .problems .scroll,
        .panels {
          contain: none;
          overflow: visible;
        }
        .panels,
        .views .lost {
          border-top: 0;
        }
        .panels h2 {
          display: block;
          line-height: 45px;
        }
        .panel > section > :is(proclint-matrix, proclint-move) {
          padding-top: 0;
        }
        .problems .scroll {
          min-height: 150px;
        }
      }
      @media (max-width: 760px) {
        .bar {
          gap: 6px 4px;
          padding: 8px 16px 10px;
        }
        .bar .grow {
          flex-basis: 100%;
          height: 0;
          order: 2;
        }
        .bar > :is(.button, proclint-menu) {
          order: 3;
        }
        .bar > .button.primary {
          order: 1;
          margin-left: auto;
          padding-inline: 8px;
        }
        .bar > .language {
          order: 1;
          font-size: 16px;
          padding-block: 3px;
        }
        .bar .wide {
          display: none;
        }
        .problems .heading,
        .problems .folder,
        .lost,
        .problems .scroll,
        .panels {
          padding-inline: 16px;
        }
        .problems .heading {
          flex-wrap: wrap;
          align-content: center;
          row-gap: 0;
          padding-block: 8px;
        }
        .jumps {
          gap: 16px;
        }
        .problems .heading > * {
          white-space: nowrap;
        }
        footer {
          padding: 6px 16px;
        }
        .note {
          flex-basis: 100%;
          order: -1;
          text-align: left;
        }
        .note:empty {
          display: none;
        }
        .panel .heading {
          flex-wrap: wrap;
          padding-bottom: 6px;
        }
      }
      /* The longest row of buttons, the Portuguese one, still fits. */
      @media (max-width: 374px) {
        .bar {
          --bar-padding: 4px;
          --bar-font: 12.5px;
        }
      }
    `,
  ];
}

function percentOf(status: EngineStatus): number {
  if (status.kind === "ready") return 100;
  if (status.kind === "failed" || status.total === 0) return 0;
  return Math.min(100, Math.round((100 * status.loaded) / status.total));
}

function encodingName(encoding: Encoding, bom: boolean): string {
  const name = { "utf-8": "UTF-8", "utf-16le": "UTF-16 LE", "utf-16be": "UTF-16 BE" }[encoding];
  return bom ? t("status.bom", { encoding: name }) : name;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "";
}

function saidText({ text, english }: Said): unknown {
  return english ? html`${text} <span lang="en">${english}</span>` : text;
}

function download(name: string, content: Uint8Array | string): void {
  const anchor = document.createElement("a");
  // For a content that looks like text the browser would add .txt to the name.
  const type = "application/octet-stream";
  anchor.href = URL.createObjectURL(new Blob([content as Uint8Array<ArrayBuffer> | string], { type }));
  anchor.download = name.split("/").at(-1) ?? name;
  anchor.click();
  // A browser may begin to read it only after a question to the person.
  setTimeout(() => URL.revokeObjectURL(anchor.href), keptForDownload);
}

// A last line end opens no line.
function countLines(text: string): number {
  const ends = text.match(/\r\n?|\n/g)?.length ?? 0;
  return /[\r\n]$/.test(text) ? ends : ends + 1;
}

function dropLink(): void {
  history.replaceState(null, "", location.pathname + location.search);
}

// Until then the page shows its HTML.
void beginLanguage().then(() => customElements.define("proclint-app", ProclintApp));
