import { decode } from "./encoding.js";

/** A file of an opened folder as the engine takes it: its path, and its text where that matters and is known. */
export type FolderFile = string | { path: string; text: string };

/** A folder that was opened: what the rules may know of the files beside the Procfile. */
export interface Folder {
  name: string;
  files: readonly FolderFile[];
  /** The Procfiles in it and what is meant to be one, variants too, those near its root first. */
  procfiles: readonly FoundFile[];
  /** There are too many files to list them, so that nothing is concluded from those that are missing. */
  tooMany: boolean;
}

/** A file that was found, by its path in the folder. */
export interface FoundFile {
  path: string;
  open: () => Promise<File>;
  /** By which it can be watched and written, where the browser gives one. */
  handle?: FileSystemFileHandle;
}

/** So many files are found before the page gives up: the list goes to the engine with every change of the text. */
const mostFound = 20_000;
const mostListed = 5000;
const mostDeep = 100;

/** What doesn't fit in here is listed without its text. */
const largestTexts = 512 * 1024;

/** Folders with dependencies, or with the results of a build. The engine doesn't look into them either. */
const passedBy = new Set(["node_modules", "bower_components", "vendor", "venv", "site-packages", "__pycache__", "target", "dist", "build"]);

/** Hidden folders with configuration that shows where the app runs. */
const configuring = new Set([
  ".aptible",
  ".circleci",
  ".do",
  ".drycc",
  ".ebextensions",
  ".elasticbeanstalk",
  ".github",
  ".gitlab",
  ".platform",
  ".railway",
  ".upsun",
]);

function isPassedBy(name: string): boolean {
  return (name.startsWith(".") && !configuring.has(name)) || passedBy.has(name);
}

/** The files of a folder, those near its root first. */
export interface Listing {
  found: readonly FoundFile[];
  /** Nothing that matters is missing. */
  whole: boolean;
}

/** A place with files and folders in it, whatever interface of the browser it comes from. */
export interface Place {
  name: string;
  entries: () => Promise<readonly (Place | FoundFile)[]>;
}

function isPlace(entry: Place | FoundFile): entry is Place {
  return "entries" in entry;
}

function isFound(entry: Place | FoundFile): entry is FoundFile {
  return !isPlace(entry);
}

function foundAt(path: string, handle: FileSystemFileHandle): FoundFile {
  return { path, handle, open: () => handle.getFile() };
}

/** A folder chosen by the File System Access API. */
export function placeOfHandle(handle: FileSystemDirectoryHandle, prefix = ""): Place {
  return {
    name: handle.name,
    entries: async () => {
      const entries: (Place | FoundFile)[] = [];
      for await (const child of handle.values()) {
        const path = prefix + child.name;
        if (child.kind === "directory") entries.push(placeOfHandle(child as FileSystemDirectoryHandle, `${path}/`));
        else entries.push(foundAt(path, child as FileSystemFileHandle));
        if (entries.length > mostFound) break;
      }
      return entries;
    },
  };
}

/** A folder that was dropped. */
export function placeOfEntry(entry: FileSystemDirectoryEntry, prefix = ""): Place {
  return {
    name: entry.name,
    entries: async () => {
      const reader = entry.createReader();
      const entries: (Place | FoundFile)[] = [];
      // A directory's entries come in portions, the last one empty.
      for (;;) {
        const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
        if (portion.length === 0 || entries.length > mostFound) return entries;
        for (const child of portion) {
          const path = prefix + child.name;
          if (child.isDirectory) entries.push(placeOfEntry(child as FileSystemDirectoryEntry, `${path}/`));
          else
            entries.push({
              path,
              open: () => new Promise<File>((resolve, reject) => (child as FileSystemFileEntry).file(resolve, reject)),
            });
        }
      }
    },
  };
}

/** The folders that an environment of Python has. */
const inEnvironment = new Set(["include", "lib", "lib64", "share", "Include", "Lib", "Scripts"]);

/** Finds the files of a place, folder by folder. */
export async function walk(place: Place): Promise<Listing> {
  const found: FoundFile[] = [];
  let places: Place[] = [place];
  for (let depth = 0; places.length > 0; depth++) {
    const deeper: Place[] = [];
    for (const { entries } of places) {
      const inside = await entries();
      const files = inside.filter(isFound);
      const isEnvironment = files.some(({ path }) => path.endsWith("pyvenv.cfg"));
      if (isEnvironment && depth > 0) continue;
      found.push(...files);
      deeper.push(...inside.filter(isPlace).filter(({ name }) => !isPassedBy(name) && !(isEnvironment && inEnvironment.has(name))));
      if (found.length > mostFound || depth > mostDeep) return { found, whole: false };
    }
    places = deeper;
  }
  return { found, whole: true };
}

/** The files of a folder chosen by an input, which gives all there are. */
export function listed(files: Iterable<File>): Listing {
  const found: FoundFile[] = [];
  for (const file of files) {
    const path = file.webkitRelativePath.split("/").slice(1);
    if (!path.slice(0, -1).some(isPassedBy)) found.push({ path: path.join("/"), open: () => Promise.resolve(file) });
  }
  return { found, whole: found.length <= mostFound };
}

/** Whether the file of that path is the Procfile, or is meant to be it. */
export function mayBeProcfile(path: string): boolean {
  return /^\W?(copy of )?proc(ess)?file\W?([-._ (].*)?$/i.test(nameOf(path));
}

function nameOf(path: string): string {
  return path.replace(/^.*\//, "");
}

function depthOf({ path }: FoundFile): number {
  return path.split("/").length;
}

function procfilesOf(found: readonly FoundFile[]): FoundFile[] {
  return found.filter((file) => mayBeProcfile(file.path)).sort((a, b) => depthOf(a) - depthOf(b) || (a.path < b.path ? -1 : 1));
}

/** The file that is the Procfile, or is meant to be it: the right name first, and the root before the folders in it. */
export function procfileOf(found: readonly FoundFile[]): FoundFile | undefined {
  const procfiles = procfilesOf(found);
  const named = (pattern: RegExp, deepest: number): FoundFile | undefined =>
    procfiles.find((file) => depthOf(file) <= deepest && pattern.test(nameOf(file.path)));
  return (
    named(/^Procfile$/, 1) ??
    named(/^\W?(copy of )?proc(ess)?file\W?(\.txt|[ (].*)?$/i, 1) ??
    named(/^Procfile$/, 2) ??
    named(/^procfile[-._]/i, 1)
  );
}

/** Makes the folder of its files; `needs` says which of the paths matter, and of which the text does, those that matter most first. */
export async function folderOf(
  name: string,
  { found, whole }: Listing,
  needs: (paths: string[]) => Promise<{ paths: string[]; texts: string[] }>,
): Promise<Folder> {
  const { paths, texts } = whole ? await needs(found.map(({ path }) => path)) : { paths: [], texts: [] };
  const procfiles = procfilesOf(found);
  if (!whole || paths.length > mostListed) return { name, files: [], procfiles, tooMany: true };
  const byPath = new Map(found.map((file) => [file.path, file]));
  const known = new Map<string, string>();
  let left = largestTexts;
  for (const path of texts) {
    const file = await byPath.get(path)?.open();
    if (!file || file.size > left) continue;
    left -= file.size;
    known.set(path, decode(new Uint8Array(await file.arrayBuffer())).text);
  }
  const files = paths.map((path) => {
    const text = known.get(path);
    return text === undefined ? path : { path, text };
  });
  return { name, files, procfiles, tooMany: false };
}
