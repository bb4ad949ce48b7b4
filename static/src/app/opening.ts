import { droppedHandle, pickFolder, pickToOpen } from "../disk/access.js";
import { pasted } from "../clipboard.js";
import { DiskFile } from "../disk/disk-file.js";
import { EngineError, EngineLost, type EngineClient } from "../engine/client.js";
import { extrasEngine } from "../engine/extras-engine.js";
import { whileWaiting } from "../pause.js";
import { reasonOf } from "../engine/reason.js";
import { isText } from "../file/encoding.js";
import { holdsProcesses } from "../file/export-formats.js";
import { isLog, looksLikeLog } from "../log/log-file.js";
import {
  listed,
  mayBeProcfile,
  placeOfEntry,
  placeOfHandle,
  procfileOf,
  walk,
  type Folder,
  type FoundFile,
  type Listing,
} from "../file/folder.js";
import { exampleTitles } from "../examples.js";
import type { Past } from "../file/history.js";
import { openBytes, openText, requestOf, type Snapshot } from "../file/snapshot.js";
import { currentWords, t } from "../language.js";
import type { FolderWatch } from "./folder-watch.js";
import type { Notices } from "./notices.js";
import { exampleAt, type Origin, type Session } from "./session.js";

/** Beyond this a file is not even opened; the engine's own limit, which it explains, is far below. */
export const largestFile = 8 << 20;

/** A notice has no room for more of what starts. */
const mostStarts = 5;

/** How a file is opened. */
interface How {
  /** By which it is watched and saved. */
  handle: FileSystemFileHandle | null;
  /** It is a file of the open folder, which stays open. */
  inFolder: boolean;
  /** Nothing else was to be opened since. */
  isLatest: () => boolean;
  origin: Origin;
}

/** How a folder is opened: with a handle it is watched. */
interface HowFolder {
  handle?: FileSystemDirectoryHandle;
  isLatest: () => boolean;
}

/** What the page's elements do for the files that are opened. */
export interface OpeningElements {
  /** Lets a person choose where the browser has no other way. */
  pickFile: () => void;
  pickFolder: () => void;
  /** Shows what failed in a log. */
  explainLog: (log: string | File) => void;
}

/** Opens files and folders. The file that was chosen last stays open, however long the others take. */
export class Opening {
  #openings = 0;

  constructor(
    readonly session: Session,
    readonly folder: FolderWatch,
    readonly notices: Notices,
    readonly engine: EngineClient,
    readonly elements: OpeningElements,
    readonly title: (id: string) => string,
  ) {}

  /** To be called when something is to be opened: tells whether nothing else was since. */
  begin(): () => boolean {
    const opening = ++this.#openings;
    return () => opening === this.#openings;
  }

  /** Opens the example at a place of the list. */
  example(index: number): void {
    this.#atOnce(() => {
      this.folder.leave();
      this.session.open(exampleAt(index));
      this.session.tellChange(t("example.opened", { title: exampleTitles(t)[index] ?? "" }));
    });
  }

  /** Opens what the clipboard has. Where the browser keeps it, the text is selected, so that a paste replaces it. */
  async paste(): Promise<void> {
    const isLatest = this.begin();
    const text = await pasted();
    if (!isLatest()) return;
    this.#atOnce(() => {
      if (text === null) {
        this.session.document.selectAll();
        this.notices.show(t("text.selected"));
      } else {
        this.session.open(openText("Procfile", text));
        if (!this.offersLog(text)) this.session.tellChange(t("text.pasted"));
      }
    });
  }

  /** Offers to explain a text that came into the file, if it looks like a log. */
  offersLog(text: string): boolean {
    if (!looksLikeLog(text)) return false;
    const { document } = this.session;
    const { version } = document;
    const explain = (): void => {
      if (document.version === version) document.undo();
      this.elements.explainLog(text);
    };
    this.notices.show(t("notice.log"), { title: t("notice.explain"), run: explain });
    return true;
  }

  /** Opens a file of the history, in the open folder. */
  past({ file, platforms }: Past): void {
    this.#atOnce(() => this.session.open(file, { choice: { platforms } }));
  }

  #atOnce(open: () => void): void {
    this.begin();
    this.notices.clear();
    open();
    this.session.document.focus();
  }

  /** Lets a person choose a file. */
  async pickFile(): Promise<void> {
    try {
      const handle = await pickToOpen();
      if (handle === undefined) this.elements.pickFile();
      else if (handle) await this.file(handle.name, () => handle.getFile(), { handle });
    } catch (error) {
      this.notices.show({ text: t("file.noPicker"), english: messageOf(error) });
    }
  }

  /** Opens the files that an input has: one, or all of a folder. */
  async picked(input: HTMLInputElement): Promise<void> {
    const files = [...(input.files ?? [])];
    input.value = "";
    const [first] = files;
    if (!first) return;
    if (input.webkitdirectory) await this.#folder(first.webkitRelativePath.split("/")[0] ?? "", () => Promise.resolve(listed(files)));
    else await this.file(first.name, () => Promise.resolve(first));
  }

  /** Lets a person choose a folder. The picker of the File System Access API lets the page look; an input would speak of an upload. */
  async pickFolder(): Promise<void> {
    const handle = await pickFolder();
    if (handle === undefined) this.elements.pickFolder();
    else if (handle) await this.#folderOf(handle);
  }

  /** Opens what was dropped. To be called before the event is over. */
  async dropped({ dataTransfer }: DragEvent): Promise<void> {
    const item = dataTransfer?.items[0];
    const entry = item?.webkitGetAsEntry();
    const file = dataTransfer?.files[0];
    if (!file) return;
    const isLatest = this.begin();
    const handle = await droppedHandle(item);
    if (handle?.kind === "directory") await this.#folderOf(handle, isLatest);
    else if (entry?.isDirectory) await this.#folder(entry.name, () => walk(placeOfEntry(entry as FileSystemDirectoryEntry)), { isLatest });
    else await this.file(file.name, () => Promise.resolve(file), { handle, isLatest });
  }

  /** Opens a file of the open folder. The one that was open goes to the history, as when any other file is opened. */
  async inFolder(path: string): Promise<void> {
    const chosen = this.folder.open?.procfiles.find((file) => file.path === path);
    if (chosen) await this.#found(chosen, this.begin());
  }

  #found({ path, open, handle }: FoundFile, isLatest: () => boolean): Promise<boolean> {
    return this.file(path, open, { handle: handle ?? null, inFolder: true, isLatest });
  }

  closeFolder(): void {
    this.folder.leave();
    this.notices.announce(t("folder.closed"));
    this.session.document.focus();
  }

  /** Opens the file that `read` gives. Resolves to whether nothing else was to be opened meanwhile. */
  async file(path: string, read: () => Promise<File>, given: Partial<How> = {}): Promise<boolean> {
    const { isLatest = this.begin(), handle = null, inFolder = false, origin = {} } = given;
    const how: How = { isLatest, handle, inFolder, origin };
    try {
      const file = await read();
      if (isLog(path)) {
        if (isLatest()) this.#explain(file);
        return isLatest();
      }
      const isTooLarge = file.size > largestFile;
      const bytes = isTooLarge ? new Uint8Array() : new Uint8Array(await file.arrayBuffer());
      if (!isLatest()) return false;
      this.notices.clear();
      if (!mayBeProcfile(path) && !holdsProcesses(path) && isText(bytes) && looksLikeLog(openBytes(path, bytes).text)) {
        this.#explain(file);
        return true;
      }
      if (isTooLarge) this.notices.show(t("file.tooLarge", { name: path, size: currentWords().tenths(file.size / 1048576) }));
      else if (isText(bytes) || mayBeProcfile(path)) await this.#bytes(path, bytes, how);
      else this.notices.show(t("file.notText", { name: path }), { title: t("import.show"), run: () => void this.#bytes(path, bytes, how) });
    } catch (error) {
      if (isLatest()) this.notices.show({ text: t("file.unreadable", { name: path }), english: messageOf(error) });
    }
    return isLatest();
  }

  #explain(log: File): void {
    this.notices.clear();
    this.elements.explainLog(log);
  }

  async #bytes(path: string, bytes: Uint8Array, { handle, inFolder, isLatest, origin }: How): Promise<void> {
    if (!inFolder) this.folder.leave();
    const opened = openBytes(path, bytes);
    if (holdsProcesses(path)) {
      await this.#import(opened, isLatest);
      return;
    }
    this.session.open({ ...opened, disk: handle && new DiskFile(handle, path, bytes) }, origin);
    this.session.document.focus();
  }

  // Another tool's file becomes a Procfile; undo brings back what was there.
  async #import(opened: Snapshot, isLatest: () => boolean): Promise<void> {
    try {
      const made = extrasEngine().call("import", requestOf(opened, []), { urgent: true });
      const { value } = await whileWaiting(made, (waits) => {
        if (isLatest()) this.notices.wait(waits, t("import.reading", { name: opened.name }));
      });
      if (!isLatest()) return;
      this.session.open(openText("Procfile", value.text));
      const english = value.notes.join(" ");
      const more = { title: t("import.leftOut"), run: () => this.notices.show({ text: "", english }) };
      this.session.tellChange(t("import.made", { name: opened.name }), ...(english ? [more] : []));
    } catch (error) {
      if (!isLatest()) return;
      const text = t("import.failed", { name: opened.name });
      const reason = error instanceof EngineLost ? reasonOf(error).text : t("import.unreadable");
      const asText = { title: t("import.show"), run: () => this.session.open(opened) };
      this.notices.show(error instanceof EngineError ? { text, english: error.detail } : `${text} ${reason}`, asText);
    }
    this.session.document.focus();
  }

  #folderOf(handle: FileSystemDirectoryHandle, isLatest = this.begin()): Promise<void> {
    return this.#folder(handle.name, () => walk(placeOfHandle(handle)), { handle, isLatest });
  }

  async #folder(name: string, list: () => Promise<Listing>, { handle, isLatest }: HowFolder = { isLatest: this.begin() }): Promise<void> {
    this.notices.clear();
    try {
      const listing = await list();
      const procfile = procfileOf(listing.found);
      const folder = await this.folder.read(name, listing).catch((error: unknown) => {
        if (error instanceof EngineLost) return null;
        throw error;
      });
      if (!isLatest()) return;
      this.folder.leave();
      if (!procfile) {
        // An example has nothing to do with the files of the folder.
        if (!this.session.isOwn) this.session.open(openText("Procfile", ""));
        const starts = folder ? await this.#starts(folder) : [];
        if (!isLatest()) return;
        const text = [t("folder.noProcfile", { name }), ...(this.session.isOwn ? [t("folder.against")] : [])].join(" ");
        this.notices.show(
          starts.length > 0 ? { text: `${text} ${t("folder.starts")}`, code: starts } : text,
          ...(folder ? [{ title: t("folder.propose"), run: () => void this.#propose(folder) }] : []),
        );
      } else if (!(await this.#found(procfile, isLatest))) return;
      if (!folder) throw new EngineLost();
      this.folder.enter(folder, handle ? { handle, list } : null);
    } catch (error) {
      if (isLatest())
        this.notices.show(error instanceof EngineLost ? reasonOf(error) : { text: t("folder.unreadable"), english: messageOf(error) });
    }
  }

  // What starts in a folder without a Procfile, and from which line of which file.
  async #starts({ files }: Folder): Promise<string[]> {
    try {
      const { value } = await this.engine.call("lintApp", { files: [...files], platforms: [...this.session.selected] }, { urgent: true });
      const texts = value.starts.map(({ type, command, server, file, range, platforms }) => {
        const place = `${file}:${range.start.line + 1}`;
        return `${type}: ${command || server || "…"} (${[place, ...platforms.map(this.title)].join(", ")})`;
      });
      return texts.length > mostStarts ? [...texts.slice(0, mostStarts), "…"] : texts;
    } catch (error) {
      if (error instanceof EngineError || error instanceof EngineLost) return [];
      throw error;
    }
  }

  // Its files make a Procfile; undo brings back what was there.
  async #propose({ name, files }: Folder): Promise<void> {
    const isLatest = this.begin();
    try {
      const made = extrasEngine().call("init", { files: [...files], platforms: [...this.session.selected] }, { urgent: true });
      const { value } = await whileWaiting(made, (waits) => {
        if (isLatest()) this.notices.wait(waits, t("import.reading", { name }));
      });
      if (!isLatest()) return;
      const rows = value.text.split("\n");
      const english = value.why.map(({ line, file, because }) => `${rows[line] ?? ""} (${file}: ${because})`).join(" ");
      this.session.open(openText("Procfile", value.text));
      this.session.tellChange(t("import.made", { name }), { title: t("folder.why"), run: () => this.notices.show({ text: "", english }) });
    } catch (error) {
      if (!isLatest()) return;
      this.notices.show(error instanceof EngineError ? { text: t("folder.nothing"), english: error.detail } : reasonOf(error));
    }
    this.session.document.focus();
  }
}

/** What an error says, in English; empty for anything else that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "";
}
