// A log in a file.
import { extrasEngine } from "../engine/extras-engine.js";

/** In UTF-16 units of a log; what failed is at its end. */
export const longestLog = 1_000_000;

/** In bytes. UTF-16 has two for each unit. */
const longestFile = 2 * longestLog;

/** In bytes: the start of a file shows its encoding, and which program compressed it. */
const start = 16;

/** Whether a file of that name is no Procfile, but the log of a deploy, which may be compressed. */
export function isLog(name: string): boolean {
  return /(\.log|(^|[-_.])logs?\.txt)(\.(gz|bz2|xz|zst|lz4|zip|7z))?$/i.test(name);
}

/** Logs of builds and of platforms have these, and no Procfile does. */
const signs =
  /^\d{4}-\d\d-\d\d[T ]\d\d:|\b(heroku|app)\[[\w.-]+\]:|^\s*(remote: |-----> |at=error |Traceback |File "|Step \d+\/\d+ |#\d+ |npm (ERR!|error)|ERROR|\[?error\]?[: ])|: (command )?not found$|exit(ed)? (code|status|with)|^\w+(Error|Exception): /im;

/** An entry of a Procfile, as they are usually written. */
const entry = /^[\w-]+\s*:\s+\S/;

/** Whether a text is the log of a deploy, and no Procfile. */
export function looksLikeLog(text: string): boolean {
  const lines = text
    .slice(0, 20_000)
    .split(/\r?\n/)
    .filter((line) => line.trim());
  const ofLog = lines.filter((line) => signs.test(line));
  const entries = lines.filter((line) => entry.test(line) && !signs.test(line));
  return ofLog.length > entries.length;
}

/** The end of a log in any usual encoding, which may begin within a line. Rejects with an EngineError for what isn't text. */
export async function textOf(file: File): Promise<string> {
  // Each unit of UTF-16 begins at an even place.
  const from = file.size > longestFile ? (file.size - longestFile) & ~1 : start;
  const base64 = await base64Of(new Blob([file.slice(0, start), file.slice(from)]));
  return (await extrasEngine().call("readLog", { base64 }, { urgent: true })).value.text;
}

async function base64Of(bytes: Blob): Promise<string> {
  const reader = new FileReader();
  const read = new Promise((resolve, reject) => {
    reader.onload = resolve;
    reader.onerror = () => reject(reader.error ?? new Error("unreadable"));
  });
  reader.readAsDataURL(bytes);
  await read;
  return String(reader.result).split(",")[1] ?? "";
}
