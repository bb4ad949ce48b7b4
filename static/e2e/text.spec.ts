// The page's model of a text, without a browser: it has to agree with the engine's in every byte.
import { expect, test } from "@playwright/test";
import { comparable, nearestOf, piecesOf, runningOn, shownColumns, shownPlaces } from "../src/compare.js";
import type { Column, Matrix, ProcessState, Row } from "../src/engine/contract.js";
import { onHowMany } from "../src/effects.js";
import { decode, dominantLineEnd, fromBase64, lineEndsOf, toBase64 } from "../src/file/encoding.js";
import { applyEdits, changedLines } from "../src/file/edits.js";
import { folderOf, walk, type FoundFile, type Place } from "../src/file/folder.js";
import { fromFragment, toFragment } from "../src/file/share.js";
import { openBytes, openText } from "../src/file/snapshot.js";
import { english, wordsOf } from "../src/i18n.js";
import { languages, type Language } from "../src/languages.js";

const broken: [name: string, bytes: number[], text: string][] = [
  ["a lone tail", [0x61, 0x80, 0x62], "a\ufffdb"],
  ["a cut sequence is one mark a byte", [0xe2, 0x82, 0x62], "\ufffd\ufffdb"],
  ["an overlong form", [0xc0, 0xaf], "\ufffd\ufffd"],
  ["a surrogate", [0xed, 0xa0, 0x80], "\ufffd\ufffd\ufffd"],
  ["beyond Unicode", [0xf4, 0x90, 0x80, 0x80], "\ufffd\ufffd\ufffd\ufffd"],
  ["what is valid stays beside what is not", [0xff, 0xf0, 0x9f, 0x98, 0x80, 0xe2, 0x82, 0xac, 0xfe], "\ufffd😀€\ufffd"],
];

for (const [name, bytes, text] of broken) {
  test(`invalid UTF-8: ${name}`, { tag: "@daily" }, () => {
    expect(decode(Uint8Array.from(bytes)).text).toBe(text);
  });
}

test("a number with one digit behind its mark is written as the language writes it", { tag: "@daily" }, async () => {
  for (const language of Object.keys(languages) as Language[]) {
    const format = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: false });
    const words = await wordsOf(language);
    for (const value of [0, 0.04, 3.14, 12.36, 1234.56]) expect(words.tenths(value), language).toBe(format.format(value));
  }
});

test("a byte order mark is not part of the text, in any encoding", { tag: "@daily" }, () => {
  expect(decode(Uint8Array.from([0xef, 0xbb, 0xbf, 0x61]))).toEqual({ text: "a", encoding: "utf-8", bom: true });
  expect(decode(Uint8Array.from([0xff, 0xfe, 0x61, 0]))).toEqual({ text: "a", encoding: "utf-16le", bom: true });
  expect(decode(Uint8Array.from([0xfe, 0xff, 0, 0x61]))).toEqual({ text: "a", encoding: "utf-16be", bom: true });
});

test("line ends are known, and most of them decide", { tag: "@daily" }, () => {
  expect([lineEndsOf("a"), lineEndsOf("a\r\nb\r\n"), lineEndsOf("a\rb"), lineEndsOf("a\nb\r\n")]).toEqual(["lf", "crlf", "cr", "mixed"]);
  expect(dominantLineEnd("a\r\nb\r\nc\n")).toBe("\r\n");
  expect(dominantLineEnd("a\nb\r\n")).toBe("\n");
});

test("base64 holds every byte", { tag: "@daily" }, () => {
  const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 251);
  expect(fromBase64(toBase64(bytes))).toEqual(bytes);
});

test("edits count UTF-16 units, and a line end is in reach only as the next line's begin", { tag: "@daily" }, () => {
  const edit = (line: number, from: number, endLine: number, to: number, newText: string) => ({
    range: { start: { line, character: from }, end: { line: endLine, character: to } },
    newText,
  });
  expect(applyEdits("😀: a\r\nb", [edit(0, 2, 0, 3, ";"), edit(0, 5, 1, 0, "\n")])).toBe("😀; a\nb");
  expect(applyEdits("ab", [edit(0, 99, 0, 99, "!"), edit(7, 0, 7, 0, "?")])).toBe("ab!?");
});

test("a diff leaves out what is the same before and after", { tag: "@daily" }, () => {
  expect(changedLines("a\nb\nc", "a\nB\nc")).toMatchObject([
    { kind: "removed", text: "b" },
    { kind: "added", text: "B" },
  ]);
});

test("a diff of several places leaves out what stands between them", { tag: "@daily" }, () => {
  expect(changedLines("a\nb\nc\nd", "A\nb\nc")).toMatchObject([
    { kind: "removed", text: "a" },
    { kind: "added", text: "A" },
    { kind: "removed", text: "d" },
  ]);
});

/** A matrix of one web process and one worker, by platform: what becomes of them. */
function matrixOf(of: Record<string, ProcessState[] | "rejected">): Matrix {
  const columns: Column[] = [];
  for (const [id, states] of Object.entries(of)) {
    const column: Column =
      states === "rejected"
        ? { platforms: [id], state: "rejected", error: "no", cells: [] }
        : { platforms: [id], state: "deployed", error: "", cells: states.map((state) => ({ state })) };
    const known = columns.find(({ cells, state }) => JSON.stringify([cells, state]) === JSON.stringify([column.cells, column.state]));
    if (known) known.platforms.push(id);
    else columns.push(column);
  }
  const process = (type: string, line: number, implied = false) => ({ type, command: type, line, implied });
  return { schema: "proclint/1", platforms: [], processes: [process("web", 0), process("worker", 1), process("cmd", 0, true)], columns };
}

const compared = matrixOf({
  heroku: ["runs", "at-zero", "absent"],
  drycc: ["runs", "at-zero", "absent"],
  foreman: ["runs", "runs", "absent"],
  deis: ["at-zero", "at-zero", "runs"],
  strict: "rejected",
});

test("columns that are equal are one, in the order of the platforms", { tag: "@daily" }, () => {
  const shown = shownColumns(compared, ["strict", "drycc", "foreman", "heroku", "unheard-of"]);
  expect(shown.map(({ ids }) => ids.join())).toEqual(["strict", "drycc,heroku", "foreman"]);
  expect(comparable(shown).map(({ ids }) => ids.join())).toEqual(["drycc,heroku", "foreman"]);
});

test("what starts by itself is in a table only beside a platform on which it does", { tag: "@daily" }, () => {
  expect(shownPlaces(compared, shownColumns(compared, ["heroku", "strict"]))).toEqual([0, 1]);
  expect(shownPlaces(compared, shownColumns(compared, ["heroku", "deis"]))).toEqual([0, 1, 2]);
});

test("what runs at some time is what neither is ignored nor waits for good", { tag: "@daily" }, () => {
  const row = (id: string): Row => ({
    id,
    title: id,
    ok: true,
    error: "",
    rejected: "",
    refused: "",
    reads: true,
    verified: true,
    startVerified: true,
    processes: [{ type: "web", command: "x", line: 0, kept: true }],
    warnings: [],
  });
  const matrix = { ...compared, platforms: [row("heroku"), row("deis"), row("new")] };
  const running = runningOn(matrix, ["new", "heroku"]).map(({ row, processes }) => [row.id, processes]);
  expect(running).toEqual([
    [
      "heroku",
      [
        { type: "web", state: "runs" },
        { type: "worker", state: "at-zero" },
      ],
    ],
    ["new", [{ type: "web", state: "runs" }]],
  ]);
});

test("a platform is described from the most similar column of the table", { tag: "@daily" }, () => {
  const shown = shownColumns(compared, ["strict", "heroku", "deis"]);
  const described = (id: string): string | undefined => {
    const [of] = shownColumns(compared, [id]);
    const near = of && nearestOf(of.column, shown);
    return near && `${near.nearest.ids.join()} but ${near.places.join()}`;
  };
  expect(described("foreman")).toBe("heroku but 1");
  expect(described("drycc")).toBe("heroku but ");
  const [heroku] = shownColumns(compared, ["heroku"]);
  const onPort = {
    platforms: ["dokku"],
    state: "deployed" as const,
    error: "",
    cells: (heroku?.column.cells ?? []).map((cell) => ({ ...cell, port: "1" })),
  };
  expect(nearestOf(onPort, shown)?.nearest.ids, "states count more than ports").toEqual(["heroku"]);
  expect(nearestOf({ platforms: [], state: "deployed", error: "", cells: [] }, shownColumns(compared, ["strict"]))).toBeUndefined();
});

test("what happens on two platforms of two happens on both", { tag: "@daily" }, () => {
  const { t } = english;
  const said = (number: number, total: number): string => t(onHowMany(number, total), { number, total });
  expect([said(1, 2), said(2, 2), said(5, 5)]).toEqual(["on 1 of 2 platforms", "on both platforms", "on all 5 platforms"]);
});

test("pieces of a text put together are the text before, and the text after", { tag: "@daily" }, () => {
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
Object.assign(globalThis, { PLATFORM_IDS: ["drycc", "drycc:image", "heroku"], PLATFORM_ALIASES: { workflow: "drycc" } });

test("a link names platforms that there are, each once", { tag: "@daily" }, async () => {
  const file = openText("Procfile", "web: x");
  const shared = await fromFragment(await toFragment({ file, platforms: ["heroku", "a", "drycc:image", "heroku"], shown: "a" }));
  expect(shared).toEqual({ file, platforms: ["heroku", "drycc:image"], leavesOut: true });
});

test("a link holds text or bytes, and a foreign fragment is none", { tag: "@daily" }, async () => {
  for (const file of [openText("Procfile", "web: ü\r\n"), openBytes("p", Uint8Array.from([0, 255, 10]))]) {
    const shared = await fromFragment(`#${await toFragment({ file, platforms: ["drycc:image"] })}`);
    expect(shared).toEqual({ file, platforms: ["drycc:image"] });
  }
  expect(await fromFragment("#install")).toBeNull();
  await expect(fromFragment("#2.AAAA")).rejects.toThrow("newer");
});

test("a folder is known whole, also with a deep folder and a large manifest in it", { tag: "@daily" }, async () => {
  const manifest = `{"description": "${"x".repeat(300_000)}"}`;
  const file = (path: string): FoundFile => ({ path, open: () => Promise.resolve(new File([manifest], path)) });
  const chain = (depth: number): Place => ({
    name: `level${depth}`,
    entries: () => Promise.resolve(depth === 40 ? [file("deep.js")] : [chain(depth + 1)]),
  });
  const root: Place = { name: "app", entries: () => Promise.resolve([file("Procfile"), file("package.json"), chain(1)]) };
  const listing = await walk(root);
  expect(listing.whole).toBe(true);
  const folder = await folderOf("app", listing, (paths) => Promise.resolve({ paths, texts: ["package.json"] }));
  expect(folder.tooMany).toBe(false);
  expect(folder.files).toContainEqual({ path: "package.json", text: manifest });
});
