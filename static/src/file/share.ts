import { concat, fromBase64, toBase64 } from "./bytes.js";
import { restore, store, type Snapshot, type StoredFile } from "./snapshot.js";

/** A file, the platforms it is judged for, and what is looked at. */
export interface Shared {
  file: Snapshot;
  platforms: string[];
  /** The platform whose processes are shown, if it is not the first one. */
  shown?: string;
  /** The part of the page, if it is not the first one. */
  view?: string;
}

/** Says why a link cannot be opened, in a sentence for people. */
export class LinkError extends Error {}

const version = 1;
const largestText = 4 << 20;
const usualName = "Procfile";

/** What a link holds; what is as usual is left out. */
interface Packed extends Partial<StoredFile> {
  p?: unknown;
  s?: unknown;
  v?: unknown;
}

/** The fragment of a link, without its `#`. It never leaves the browser. */
export async function toFragment({ file, platforms, shown, view }: Shared): Promise<string> {
  const packed: Packed = store(file);
  if (file.name === usualName) delete packed.n;
  if (platforms.length > 0) packed.p = platforms;
  if (shown) packed.s = shown;
  if (view) packed.v = view;
  const bytes = await pipe(new TextEncoder().encode(JSON.stringify(packed)), new CompressionStream("deflate-raw"), Infinity);
  return `${version}.${toBase64URL(bytes)}`;
}

/** Reads a fragment with or without its `#`; null when it is none of ours, a LinkError when it cannot be opened. */
export async function fromFragment(fragment: string): Promise<Shared | null> {
  const match = /^#?(\d{1,6})\.(.*)$/s.exec(fragment);
  if (!match) return null;
  const made = Number(match[1]);
  if (made > version) throw new LinkError("It was made by a newer version of this page: reload to get that version, then open the link again.");
  if (made < version) throw new LinkError("It is of a version that never was: ask for the link again.");
  return unpack(await textOf(match[2] ?? ""));
}

async function textOf(data: string): Promise<string> {
  // A program that finds links in a text may take the mark behind one for a part of it.
  const clean = data.replace(/(?:%[0-9a-f]{2}|[^\w-])+$/i, "");
  const broken = new LinkError(`It is cut off or changed, so that its ${clean.length} characters give no file: ask for the whole link again.`);
  if (!clean || /[^\w-]/.test(clean)) throw broken;
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
      platforms: Array.isArray(p) ? p.filter((id): id is string => typeof id === "string") : [],
      ...(typeof s === "string" ? { shown: s } : {}),
      ...(typeof v === "string" ? { view: v } : {}),
    };
  } catch {
    throw new LinkError("What it holds is no file: ask for the link again.");
  }
}

async function pipe(bytes: Uint8Array, through: GenericTransformStream, limit: number): Promise<Uint8Array> {
  const source = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream();
  const reader = (source.pipeThrough(through) as ReadableStream<Uint8Array>).getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > limit) throw new LinkError("It holds too large a file.");
    chunks.push(value);
  }
  return concat(chunks);
}

function toBase64URL(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64URL(text: string): Uint8Array {
  return fromBase64(text.replaceAll("-", "+").replaceAll("_", "/"));
}
