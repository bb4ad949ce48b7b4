import type { Translate } from "../i18n.js";
import { knownIds } from "../platforms.js";
import { concat, fromBase64, toBase64 } from "./encoding.js";
import { restore, store, type Snapshot, type StoredFile } from "./snapshot.js";

/** A file, the platforms that it is checked for, and what the page shows. */
export interface Shared {
  file: Snapshot;
  platforms: string[];
  /** The platform whose processes are shown, if it is not the first one. */
  shown?: string;
  /** The part of the page, if it is not the first one. */
  view?: string;
  /** The link names platforms that nobody knows. */
  leavesOut?: boolean;
}

/** Why a link cannot be opened. */
export class LinkError extends Error {
  constructor(readonly problem: "newer" | "never" | "noFile" | "tooLarge" | "broken") {
    super(problem);
  }

  /** The problem as a sentence for people. */
  told(t: Translate): string {
    return t(`link.${this.problem}`);
  }
}

const version = 1;
const usualName = "Procfile";

/** In bytes: more than JSON needs for nearly any file of the 1 MiB that the engine checks. */
const largestText = 4 << 20;

/** In bytes: the compressed data is taken in such portions, each of which becomes at most 1 MiB. */
const portion = 1024;

/** In characters: what a program that finds links in a text may take for the end of one. */
const longestEnd = 64;

/** The content of a link; default values are left out. */
interface Packed extends Partial<StoredFile> {
  p?: unknown;
  s?: unknown;
  v?: unknown;
}

/** The fragment of a link, without its `#`. It never leaves the browser. A LinkError when no link could be opened again. */
export async function toFragment({ file, platforms, shown, view }: Shared): Promise<string> {
  const packed: Packed = store(file);
  if (file.name === usualName) delete packed.n;
  if (platforms.length > 0) packed.p = platforms;
  if (shown) packed.s = shown;
  if (view) packed.v = view;
  const text = new TextEncoder().encode(JSON.stringify(packed));
  if (text.length > largestText) throw new LinkError("tooLarge");
  const bytes = await pipe(text, new CompressionStream("deflate-raw"), Infinity);
  return `${version}.${toBase64URL(bytes)}`;
}

/** Reads a fragment with or without its `#`. Null for a fragment of another kind. Throws a LinkError for a link that cannot be opened. */
export async function fromFragment(fragment: string): Promise<Shared | null> {
  const match = /^#?(\d{1,6})\.(.*)$/s.exec(fragment);
  if (!match) return null;
  const made = Number(match[1]);
  if (made > version) throw new LinkError("newer");
  if (made < version) throw new LinkError("never");
  return unpack(await textOf(match[2] ?? ""));
}

async function textOf(data: string): Promise<string> {
  const [clean = ""] = /^[\w-]*/.exec(data) ?? [];
  const end = data.slice(clean.length);
  const broken = new LinkError("broken");
  // Punctuation after a link may have become a part of it.
  if (!clean || end.length > longestEnd || !/^(?:%[0-9a-f]{2}|[^\w-])*$/i.test(end)) throw broken;
  try {
    const bytes = await pipe(fromBase64URL(clean), new DecompressionStream("deflate-raw"), largestText);
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw error instanceof LinkError ? error : broken;
  }
}

function unpack(text: string): Shared {
  try {
    const { p, s, v, ...stored } = JSON.parse(text) as Packed;
    return {
      file: restore({ ...stored, n: stored.n ?? usualName }),
      platforms: knownIds(p),
      ...(namesUnknown(p) ? { leavesOut: true } : {}),
      ...shownOf(s),
      ...(typeof v === "string" ? { view: v } : {}),
    };
  } catch {
    throw new LinkError("noFile");
  }
}

function namesUnknown(ids: unknown): boolean {
  return Array.isArray(ids) && knownIds(ids).length < new Set<unknown>(ids).size;
}

function shownOf(id: unknown): Pick<Shared, "shown"> {
  const [shown] = knownIds([id]);
  return shown ? { shown } : {};
}

async function pipe(bytes: Uint8Array, through: GenericTransformStream, limit: number): Promise<Uint8Array> {
  const reader = (portionsOf(bytes).pipeThrough(through) as ReadableStream<Uint8Array>).getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      throw new LinkError("tooLarge");
    }
    chunks.push(value);
  }
  return concat(chunks);
}

// Each is read when the one before is through, so that no more is unpacked than is taken.
function portionsOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let at = 0;
  const pull = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
    if (at >= bytes.length) {
      controller.close();
      return;
    }
    controller.enqueue(bytes.subarray(at, at + portion));
    at += portion;
  };
  return new ReadableStream({ pull }, { highWaterMark: 0 });
}

function toBase64URL(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64URL(text: string): Uint8Array {
  return fromBase64(text.replaceAll("-", "+").replaceAll("_", "/"));
}
