// The page's model of a text, without a browser: it has to agree with the engine's in every byte.
import { expect, test } from "@playwright/test";
import { differencesOf, groupsOf, isNotStarted, piecesOf } from "../src/compare.js";
import type { Row } from "../src/engine/contract.js";
import { decode, dominantLineEnd, fromBase64, lineEndsOf, toBase64 } from "../src/file/encoding.js";
import { applyEdits, changedLines } from "../src/file/edits.js";
import { fromFragment, toFragment } from "../src/file/share.js";
import { openBytes, openText } from "../src/file/snapshot.js";

const broken: [name: string, bytes: number[], text: string][] = [
  ["a lone tail", [0x61, 0x80, 0x62], "a\ufffdb"],
  ["a cut sequence is one mark a byte", [0xe2, 0x82, 0x62], "\ufffd\ufffdb"],
  ["an overlong form", [0xc0, 0xaf], "\ufffd\ufffd"],
  ["a surrogate", [0xed, 0xa0, 0x80], "\ufffd\ufffd\ufffd"],
  ["beyond Unicode", [0xf4, 0x90, 0x80, 0x80], "\ufffd\ufffd\ufffd\ufffd"],
  ["what is valid stays beside what is not", [0xff, 0xf0, 0x9f, 0x98, 0x80, 0xe2, 0x82, 0xac, 0xfe], "\ufffd😀€\ufffd"],
];

for (const [name, bytes, text] of broken) {
  test(`invalid UTF-8: ${name}`, () => {
    expect(decode(Uint8Array.from(bytes)).text).toBe(text);
  });
}

test("a byte order mark is not part of the text, in any encoding", () => {
  expect(decode(Uint8Array.from([0xef, 0xbb, 0xbf, 0x61]))).toEqual({ text: "a", encoding: "utf-8", bom: true });
  expect(decode(Uint8Array.from([0xff, 0xfe, 0x61, 0]))).toEqual({ text: "a", encoding: "utf-16le", bom: true });
  expect(decode(Uint8Array.from([0xfe, 0xff, 0, 0x61]))).toEqual({ text: "a", encoding: "utf-16be", bom: true });
});

test("line ends are known, and most of them decide", () => {
  expect([lineEndsOf("a"), lineEndsOf("a\r\nb\r\n"), lineEndsOf("a\rb"), lineEndsOf("a\nb\r\n")]).toEqual(["lf", "crlf", "cr", "mixed"]);
  expect(dominantLineEnd("a\r\nb\r\nc\n")).toBe("\r\n");
  expect(dominantLineEnd("a\nb\r\n")).toBe("\n");
});

test("base64 holds every byte", () => {
  const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 251);
  expect(fromBase64(toBase64(bytes))).toEqual(bytes);
});

test("edits count UTF-16 units, and a line end is in reach only as the next line's begin", () => {
  const edit = (line: number, from: number, endLine: number, to: number, newText: string) => ({
    range: { start: { line, character: from }, end: { line: endLine, character: to } },
    newText,
  });
  expect(applyEdits("😀: a\r\nb", [edit(0, 2, 0, 3, ";"), edit(0, 5, 1, 0, "\n")])).toBe("😀; a\nb");
  expect(applyEdits("ab", [edit(0, 99, 0, 99, "!"), edit(7, 0, 7, 0, "?")])).toBe("ab!?");
});

test("a diff leaves out what is the same before and after", () => {
  expect(changedLines("a\nb\nc", "a\nB\nc")).toMatchObject([
    { kind: "removed", text: "b" },
    { kind: "added", text: "B" },
  ]);
});

test("a diff of several places leaves out what stands between them", () => {
  expect(changedLines("a\nb\nc\nd", "A\nb\nc")).toMatchObject([
    { kind: "removed", text: "a" },
    { kind: "added", text: "A" },
    { kind: "removed", text: "d" },
  ]);
});

function row(id: string, processes: string[], more: Partial<Row> = {}): Row {
  const read = processes.map((entry, line) => {
    const [type = "", command = ""] = entry.split("=");
    return { type: type.replace("!", ""), command, line, kept: !type.startsWith("!") };
  });
  return {
    id,
    title: id,
    verified: true,
    ok: true,
    error: "",
    rejected: "",
    refused: "",
    reads: true,
    processes: read,
    warnings: [],
    ...more,
  };
}

test("rows that yield the same are one group: chosen platforms first, then the largest group, errors last", () => {
  const rows = [
    row("none", [], { reads: false }),
    row("strict", [], { ok: false, error: "line 2" }),
    row("named", ["web=a", "b=c"], { rejected: "no b" }),
    row("one", ["web=a"]),
    row("two", ["web=a", "b=c"]),
    row("three", ["b=c", "web=a"]),
    row("four", ["web=a", "!b=c"]),
    row("strict too", [], { ok: false, error: "line 2" }),
  ];
  const shown = (chosen: string[]): string[][] => groupsOf(rows, chosen).map(({ kind, rows }) => [kind, rows.map(({ id }) => id).join()]);
  expect(shown([])).toEqual([
    ["majority", "two,three"],
    ["other", "one"],
    ["other", "four"],
    ["rejected", "named"],
    ["failed", "strict,strict too"],
    ["unread", "none"],
  ]);
  expect(shown(["four", "strict too"]), "with chosen platforms").toEqual([
    ["other", "four"],
    ["failed", "strict too,strict"],
    ["majority", "two,three"],
    ["other", "one"],
    ["rejected", "named"],
    ["unread", "none"],
  ]);
  expect(groupsOf([row("strict", [], { ok: false, error: "x" })], []).map(({ kind }) => kind)).toEqual(["failed"]);
});

test("a reading differs by what it changes, adds, misses and drops", () => {
  const majority = row("most", ["web=a", "mail_worker=b", "clock=c"]);
  const said = (other: Row): string[] =>
    differencesOf(other, majority).map((difference) => {
      if (difference.kind === "missing") return `-${difference.base.type}`;
      if (difference.kind === "added") return `+${difference.process.type}`;
      return `${isNotStarted(difference) ? "drops " : ""}${difference.base.type}>${difference.process.type}`;
    });
  expect(said(majority)).toEqual([]);
  expect(said(row("renames", ["web=a", "mail-worker=b", "clock=c"]))).toEqual(["mail_worker>mail-worker"]);
  expect(said(row("drops", ["web=a", "!mail_worker=b", "clock=c"]))).toEqual(["drops mail_worker>mail_worker"]);
  expect(said(row("misses", ["web=a"]))).toEqual(["-mail_worker", "-clock"]);
  expect(said(row("twice", ["web=a", "mail_worker=b", "clock=c", "web=d"]))).toEqual(["+web"]);
  expect(said(row("swaps", ["web=c", "mail_worker=b", "clock=c"]))).toEqual(["web>web"]);
});

test("pieces of a text put together are the text before, and the text after", () => {
  const pairs: [before: string, after: string][] = [
    ['gunicorn app --bind "0.0.0.0:$PORT" # serve', "gunicorn app --bind 0.0.0.0:$PORT"],
    ["mail_worker", "mail-worker"],
    ["python x.py", "celery worker"],
    ["", "a"],
    ["a ", "a"],
    [`${"a b ".repeat(2_000)}x`, `${"a b ".repeat(2_000)}y`],
  ];
  for (const [before, after] of pairs) {
    const pieces = piecesOf(before, after);
    const without = (kind: string): string =>
      pieces
        .filter((piece) => piece.kind !== kind)
        .map(({ text }) => text)
        .join("");
    expect([without("inserted"), without("removed")]).toEqual([before, after]);
  }
  expect(piecesOf("mail_worker", "mail-worker").map(({ kind }) => kind)).toEqual(["same", "removed", "inserted", "same"]);
  expect(piecesOf("python x.py", "celery worker").map(({ kind }) => kind)).toEqual(["removed", "inserted"]);
});

// What the build puts in.
Object.assign(globalThis, { PLATFORM_IDS: ["drycc", "drycc:image", "heroku"] });

test("a link names platforms that there are, each once", async () => {
  const file = openText("Procfile", "web: x");
  const shared = await fromFragment(await toFragment({ file, platforms: ["heroku", "a", "drycc:image", "heroku"], shown: "a" }));
  expect(shared).toEqual({ file, platforms: ["heroku", "drycc:image"], leavesOut: true });
});

test("a link holds text or bytes, and a foreign fragment is none", async () => {
  for (const file of [openText("Procfile", "web: ü\r\n"), openBytes("p", Uint8Array.from([0, 255, 10]))]) {
    const shared = await fromFragment(`#${await toFragment({ file, platforms: ["drycc:image"] })}`);
    expect(shared).toEqual({ file, platforms: ["drycc:image"] });
  }
  expect(await fromFragment("#install")).toBeNull();
  await expect(fromFragment("#2.AAAA")).rejects.toThrow("newer");
});
