/** How the lines of a file end; `mixed` when they do not agree. */
export type LineEnds = "lf" | "crlf" | "cr" | "mixed";

export interface Decoded {
  /** The text without its byte order mark, line ends as in the file. */
  text: string;
  encoding: Encoding;
  bom: boolean;
}

export type Encoding = "utf-8" | "utf-16le" | "utf-16be";

const replacement = 0xfffd;

/** Reads bytes as the engine does. `encoding` overrules the guess. */
export function decode(bytes: Uint8Array, encoding: Encoding = guess(bytes)): Decoded {
  if (encoding === "utf-8") {
    const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    return { text: decodeUTF8(bom ? bytes.subarray(3) : bytes), encoding, bom };
  }
  const text = decodeUTF16(bytes, encoding === "utf-16le");
  const bom = text.charCodeAt(0) === 0xfeff;
  return { text: bom ? text.slice(1) : text, encoding, bom };
}

function guess(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return "utf-8";
}

function decodeUTF16(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = bytes.length >> 1;
  const odd = bytes.length & 1;
  const units = new Uint16Array(count + odd);
  for (let i = 0; i < count; i++) units[i] = view.getUint16(2 * i, littleEndian);
  if (odd) units[count] = replacement;
  return fromUnits(units);
}

/** Every byte that is not part of valid UTF-8 is one U+FFFD; TextDecoder would merge some. */
export function decodeUTF8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return decodeBrokenUTF8(bytes);
  }
}

function decodeBrokenUTF8(bytes: Uint8Array): string {
  const units = new Uint16Array(bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length; ) {
    const size = sequenceLength(bytes, i);
    if (size === 0) {
      units[length++] = replacement;
      i++;
      continue;
    }
    const code = codePoint(bytes, i, size);
    i += size;
    if (code < 0x10000) {
      units[length++] = code;
      continue;
    }
    units[length++] = 0xd800 + ((code - 0x10000) >> 10);
    units[length++] = 0xdc00 + ((code - 0x10000) & 0x3ff);
  }
  return fromUnits(units.subarray(0, length));
}

// Length of the valid sequence that starts at i, or 0 (table 3-7 of the Unicode standard).
function sequenceLength(bytes: Uint8Array, i: number): number {
  const first = bytes[i] ?? 0;
  if (first < 0x80) return 1;
  const second = bytes[i + 1] ?? 0;
  if (first >= 0xc2 && first <= 0xdf) return isTail(second) ? 2 : 0;
  if (first >= 0xe0 && first <= 0xef) {
    const low = first === 0xe0 ? 0xa0 : 0x80;
    const high = first === 0xed ? 0x9f : 0xbf;
    return second >= low && second <= high && isTail(bytes[i + 2] ?? 0) ? 3 : 0;
  }
  if (first >= 0xf0 && first <= 0xf4) {
    const low = first === 0xf0 ? 0x90 : 0x80;
    const high = first === 0xf4 ? 0x8f : 0xbf;
    const tails = isTail(bytes[i + 2] ?? 0) && isTail(bytes[i + 3] ?? 0);
    return second >= low && second <= high && tails ? 4 : 0;
  }
  return 0;
}

function isTail(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

function codePoint(bytes: Uint8Array, i: number, size: number): number {
  let code = bytes[i] ?? 0;
  if (size === 1) return code;
  code &= 0x7f >> size;
  for (let k = 1; k < size; k++) code = (code << 6) | ((bytes[i + k] ?? 0) & 0x3f);
  return code;
}

/** In bytes: so much of a file shows whether it is a text. */
const sample = 64 * 1024;

/** Whether bytes may be a text in an encoding that the engine reads: others have NUL bytes or many control characters. */
export function isText(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, sample);
  if (guess(start) !== "utf-8") return true;
  const zeros = [0, 0];
  let controls = 0;
  for (const [at, byte] of start.entries()) {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
    else if (byte < 0x20 && !/[\t-\r\x1b]/.test(String.fromCharCode(byte))) controls++;
  }
  const [even = 0, odd = 0] = zeros;
  // In UTF-16 ASCII letters have a NUL byte at every second place.
  const isWide = Math.min(even, odd) === 0 && Math.max(even, odd) * 20 >= start.length * 7;
  return (even + odd === 0 || isWide) && controls * 20 <= start.length;
}

/** The bytes of a text in an encoding, with a byte order mark where it has one. */
export function encode(text: string, encoding: Encoding, bom: boolean): Uint8Array {
  const marked = bom ? `\ufeff${text}` : text;
  if (encoding === "utf-8") return new TextEncoder().encode(marked);
  const bytes = new Uint8Array(2 * marked.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < marked.length; i++) view.setUint16(2 * i, marked.charCodeAt(i), encoding === "utf-16le");
  return bytes;
}

/** A part of a text to be replaced; offsets count UTF-16 units of the decoded text. */
export interface Replacement {
  from: number;
  to: number;
  insert: string;
}

/**
 * Replaces parts of a text in its bytes and leaves all other bytes as they are, also those that are not valid in the
 * encoding. The parts are in order and do not overlap. `joined` says that a CRLF counts as one unit, as in the editor.
 */
export function splice(
  bytes: Uint8Array,
  { encoding, bom }: Pick<Decoded, "encoding" | "bom">,
  parts: readonly Replacement[],
  joined: boolean,
): Uint8Array {
  const offsets = unitOffsets(bytes, encoding, bom, joined);
  const end = bytes.length;
  const chunks: Uint8Array[] = [];
  let at = 0;
  for (const { from, to, insert } of parts) {
    chunks.push(bytes.subarray(at, offsets[from] ?? end), encode(insert, encoding, false));
    at = offsets[to] ?? end;
  }
  chunks.push(bytes.subarray(at));
  return concat(chunks);
}

// Where each unit of the text begins in the bytes, and where the text ends.
function unitOffsets(bytes: Uint8Array, encoding: Encoding, bom: boolean, joined: boolean): Uint32Array {
  const wide = encoding !== "utf-8";
  const low = encoding === "utf-16be" ? 1 : 0;
  const unitAt = (i: number): number => (wide && bytes[i + 1 - low] !== 0 ? -1 : (bytes[i + low] ?? -1));
  const offsets = new Uint32Array(bytes.length + 1);
  let count = 0;
  for (let i = bom ? (wide ? 2 : 3) : 0; i < bytes.length; ) {
    offsets[count++] = i;
    const size = wide ? 2 : sequenceLength(bytes, i) || 1;
    // The second half of a pair of surrogates begins where the first one does: no one cuts between them.
    if (size === 4) offsets[count++] = i;
    const pair = joined && unitAt(i) === 0x0d && unitAt(i + size) === 0x0a;
    i += pair ? 2 * size : size;
  }
  offsets[count] = bytes.length;
  return offsets.subarray(0, count + 1);
}

/** Byte arrays as one. */
export function concat(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

export function sameBytes(some: Uint8Array, others: Uint8Array): boolean {
  return some.length === others.length && some.every((byte, i) => byte === others[i]);
}

function fromUnits(units: Uint16Array): string {
  const parts: string[] = [];
  for (let i = 0; i < units.length; i += 8192) {
    parts.push(String.fromCharCode(...units.subarray(i, i + 8192)));
  }
  return parts.join("");
}

export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 8192) {
    parts.push(String.fromCharCode(...bytes.subarray(i, i + 8192)));
  }
  return btoa(parts.join(""));
}

export function fromBase64(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

/** The line ends of a text; a text of one line counts as LF. */
export function lineEndsOf(text: string): LineEnds {
  const seen = new Set<string>();
  for (const [end] of text.matchAll(/\r\n?|\n/g)) {
    seen.add(end);
    if (seen.size > 1) return "mixed";
  }
  if (seen.has("\r\n")) return "crlf";
  return seen.has("\r") ? "cr" : "lf";
}

/** What most lines of a text end with. */
export function dominantLineEnd(text: string): "\n" | "\r\n" | "\r" {
  const counts = { "\n": 0, "\r\n": 0, "\r": 0 };
  for (const [end] of text.matchAll(/\r\n?|\n/g)) counts[end as "\n" | "\r\n" | "\r"]++;
  if (counts["\r\n"] > counts["\n"] && counts["\r\n"] >= counts["\r"]) return "\r\n";
  return counts["\r"] > counts["\n"] ? "\r" : "\n";
}

/** The text as in the editor: every line end is LF. */
export function normalizeLineEnds(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}
