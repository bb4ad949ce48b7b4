import type { Translate } from "../i18n.js";
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

/** Why a link cannot be opened. */
export class LinkError extends Error {
  constructor(
    readonly problem: "newer" | "never" | "noFile" | "tooLarge" | "broken",
    /** How many characters of it there are. */
    readonly count = 0,
  ) {
    super(problem);
  }

  /** It, in a sentence for people. */
  told(t: Translate): string {
    return this.problem === "broken" ? t("link.broken", { count: this.count }) : t(`link.${this.problem}`);
  }
}

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
  if (made > version) throw new LinkError("newer");
  if (made < version) throw new LinkError("never");
  return unpack(await textOf(match[2] ?? ""));
}

async function textOf(data: string): Promise<string> {
  // A program that finds links in a text may take the mark behind one for a part of it.
  const clean = data.replace(/(?:%[0-9a-f]{2}|[^\w-])+$/i, "");
  const broken = new LinkError("broken", clean.length);
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
    throw new LinkError("noFile");
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
    if (size > limit) throw new LinkError("tooLarge");
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
