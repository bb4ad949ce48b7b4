import { restore, store, type Snapshot, type StoredFile } from "./snapshot.js";

/** A file and the platforms it is judged for. */
export interface Shared {
  file: Snapshot;
  platforms: string[];
}

const version = "1";
const largestText = 4 << 20;

/** The fragment of a link, without its `#`. It never leaves the browser. */
export async function toFragment({ file, platforms }: Shared): Promise<string> {
  const json = JSON.stringify({ ...store(file), p: platforms });
  const packed = await pipe(new TextEncoder().encode(json), new CompressionStream("deflate-raw"), Infinity);
  return `${version}.${toBase64URL(packed)}`;
}

/** Reads a fragment with or without its `#`; null when it is none of ours, an error when it is damaged. */
export async function fromFragment(fragment: string): Promise<Shared | null> {
  const match = /^#?(\d+)\.([\w-]+)$/.exec(fragment);
  if (!match) return null;
  if (match[1] !== version) throw new Error("The link was made by a newer version of this page.");
  const bytes = await pipe(fromBase64URL(match[2] ?? ""), new DecompressionStream("deflate-raw"), largestText);
  const stored = JSON.parse(new TextDecoder().decode(bytes)) as StoredFile & { p?: unknown };
  const platforms = Array.isArray(stored.p) ? stored.p.filter((id): id is string => typeof id === "string") : [];
  return { file: restore(stored), platforms };
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
    if (size > limit) throw new Error("The link holds too large a file.");
    chunks.push(value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function toBase64URL(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64URL(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));
}
