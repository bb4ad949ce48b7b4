// What the head of a request says, read in one go: to ask for a header costs as much as a short loop over all.
import { needsOf, type Apart } from "./apart";

/** Whether this is the build of the tests. */
declare const CRASHTEST: boolean;

export interface Head {
  /** The lines of the head, as package exchange has them, but for its id. */
  readonly text: string;
  /** The identifier that the client gave, where it is well-formed, or a new one. */
  readonly id: string;
  /** The length of the body as the client gave it; -1 where it gave none. */
  readonly length: number;
  /** The files that the program needs for it. */
  readonly needs: readonly Apart[];
  /** Whether the body is a batch of files. */
  readonly isBatch: boolean;
  /** The client's address, where Cloudflare gives it. */
  readonly address: string;
}

// The headers on which an answer depends.
const relevant = new Set(["accept", "access-control-request-method", "content-encoding", "content-type", "if-none-match", "origin"]);
if (CRASHTEST) relevant.add("x-proclint-crash");

// As many bytes of headers the handler takes; it is shown the rest only where there are more.
const maxHeaders = 16 * 1024;

const longest = 0x7fffffff; // length that Go gets

export function readHead({ method, url, headers }: Request): Head {
  const host = url.indexOf("/") + 2;
  const path = url.indexOf("/", host);
  let lines = "";
  let others = "";
  let size = 0;
  let id: string | undefined;
  let length = -1;
  let isBatch = false;
  let address = "";
  let accept = "";
  for (const [name, value] of headers) {
    size += name.length + value.length;
    if (relevant.has(name)) lines += `\n${name}\n${value}`;
    else if (name !== "x-request-id") others += `\n${name}\n${value}`;
    switch (name) {
      case "accept":
        accept = value;
        break;
      case "cf-connecting-ip":
        address = value;
        break;
      case "content-length":
        length = Math.min(Number(value), longest);
        break;
      case "content-type":
        isBatch = value.toLowerCase().includes("ndjson");
        break;
      case "x-request-id":
        id = value;
    }
  }
  const isWellFormed = id !== undefined && /^[\w.-]{1,64}$/.test(id);
  return {
    text: `${method}\n${url.slice(path)}\n${url.slice(host, path)}${lines}${size > maxHeaders ? others : ""}`,
    id: isWellFormed ? id! : crypto.randomUUID().replaceAll("-", ""),
    length,
    needs: needsOf(url.slice(path), accept),
    isBatch,
    address,
  };
}
