import type { Request } from "../engine/contract.js";
import type { DiskFile } from "../disk/disk-file.js";
import { decode, dominantLineEnd, encode, fromBase64, lineEndsOf, toBase64, type Encoding, type LineEnds } from "./encoding.js";

/** What the engine is asked about a file: its text, or its bytes as base64. */
export type FileRequest = Pick<Request, "text" | "base64" | "platforms"> & Required<Pick<Request, "path">>;

/** The files of the repository, where they can be seen: all paths, and the texts that matter. */
export type Beside = Pick<Request, "files">;

/** What the file is beside the text in the editor. */
export interface FileFacts {
  /** Its exact bytes; null where text, encoding, mark and line ends say them. */
  bytes: Uint8Array | null;
  encoding: Encoding;
  bom: boolean;
  lineEnds: LineEnds;
  /** What joins the lines of an edited text. */
  lineEnd: "\n" | "\r\n" | "\r";
}

/** A file as it is at one moment. `text` has its own line ends and no byte order mark. */
export interface Snapshot {
  name: string;
  text: string;
  facts: FileFacts;
  /** Where it is on a disk, if it was opened from there. */
  disk?: DiskFile | null;
}

export const plainFacts: FileFacts = { bytes: null, encoding: "utf-8", bom: false, lineEnds: "lf", lineEnd: "\n" };

/** The facts of a text that was typed or rewritten: UTF-8 without a byte order mark. */
export function factsOfText(text: string): FileFacts {
  return { ...plainFacts, lineEnds: lineEndsOf(text), lineEnd: dominantLineEnd(text) };
}

/** A file from a disk. */
export function openBytes(name: string, bytes: Uint8Array, encoding?: Encoding): Snapshot {
  const decoded = decode(bytes, encoding);
  const { text } = decoded;
  return {
    name,
    text,
    facts: {
      bytes,
      encoding: decoded.encoding,
      bom: decoded.bom,
      lineEnds: lineEndsOf(text),
      lineEnd: dominantLineEnd(text),
    },
  };
}

export function openText(name: string, text: string): Snapshot {
  return { name, text, facts: factsOfText(text) };
}

const encoded = new WeakMap<Uint8Array, string>();

/** The bytes as base64; they never change, so it is made once. */
export function base64Of(bytes: Uint8Array): string {
  const known = encoded.get(bytes);
  if (known !== undefined) return known;
  const base64 = toBase64(bytes);
  encoded.set(bytes, base64);
  return base64;
}

/** What the engine is asked about a file. No platforms means its default ones. */
export function requestOf(file: Snapshot, platforms: readonly string[]): FileRequest {
  const content = isPlain(file.facts) ? { text: file.text } : { base64: base64Of(contentOf(file)) };
  return { path: file.name, ...content, platforms: [...platforms] };
}

/** The bytes to write to a disk. */
export function contentOf({ text, facts: { bytes, encoding, bom } }: Snapshot): Uint8Array {
  return bytes ?? encode(text, encoding, bom);
}

// Nothing but the text: UTF-8 without a byte order mark.
function isPlain({ bytes, encoding, bom }: FileFacts): boolean {
  return !bytes && encoding === "utf-8" && !bom;
}

/** A file in JSON, for the share link and for the browser's storage. */
export interface StoredFile {
  n: string;
  t?: string;
  b?: string;
}

export function store(file: Snapshot): StoredFile {
  return isPlain(file.facts) ? { n: file.name, t: file.text } : { n: file.name, b: base64Of(contentOf(file)) };
}

/** In UTF-16 units: no system has longer paths. */
const longestName = 4096;

/** Throws when the stored shape is not one. */
export function restore(stored: StoredFile): Snapshot {
  if (typeof stored.n !== "string" || stored.n.length > longestName) throw new TypeError("no file name");
  if (typeof stored.b === "string") return openBytes(stored.n, fromBase64(stored.b));
  if (typeof stored.t === "string") return openText(stored.n, stored.t);
  throw new TypeError("no text");
}
