// How the readings of one file differ, without a browser.
import type { RowProcess, Row } from "./engine/contract.js";
import { align, mostAligned, type Piece } from "./file/align.js";
import { commonEnds } from "./file/common-ends.js";

/** What becomes of one process, seen from the majority; `base` is the majority's. */
export type Difference =
  | { kind: "changed"; process: RowProcess; base: RowProcess }
  | { kind: "added"; process: RowProcess }
  | { kind: "missing"; base: RowProcess };

/** Rows that read the file alike. */
export interface Group {
  /** Stable while the same platforms agree, whatever they agree on. */
  key: string;
  rows: Row[];
  /** One of `rows`, which all read the file the same way. */
  sample: Row;
  kind: "majority" | "other" | "rejected" | "failed" | "unread";
}

const order: readonly Group["kind"][] = ["majority", "other", "rejected", "failed", "unread"];

// The order of process types means nothing; that of two processes of one type does.
function signatureOf({ reads, ok, error, rejected, processes }: Row): string {
  const sorted = processes
    .map(({ type, command, kept }) => [type, command, kept] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return JSON.stringify([reads, ok, error, rejected, sorted]);
}

function kindOf(row: Row): Group["kind"] {
  if (!row.reads) return "unread";
  if (!row.ok) return "failed";
  return row.rejected ? "rejected" : "other";
}

/**
 * Groups rows that yield the same processes, or the same error: first those that most agree on, then the rest from large
 * to small, at last those that fail or read nothing. Chosen platforms, and the groups that they are in, come before all.
 */
export function groupsOf(rows: readonly Row[], chosen: readonly string[]): Group[] {
  const isChosen = ({ id }: Row): boolean => chosen.includes(id);
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const signature = signatureOf(row);
    const known = groups.get(signature);
    if (known) known.rows.push(row);
    else groups.set(signature, { key: row.id, rows: [row], sample: row, kind: kindOf(row) });
  }
  const sorted = [...groups.values()].sort((a, b) => b.rows.length - a.rows.length);
  const first = sorted.find(({ kind }) => kind === "other");
  if (first) first.kind = "majority";
  sorted.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  for (const group of sorted) group.rows = chosenFirst(group.rows, isChosen);
  return chosenFirst(sorted, (group) => group.rows.some(isChosen));
}

function chosenFirst<T>(all: readonly T[], isChosen: (one: T) => boolean): T[] {
  return [...all.filter(isChosen), ...all.filter((one) => !isChosen(one))];
}

/** What differs in a row from the majority, in the order of the file; what is the same is left out. */
export function differencesOf(row: Row, majority: Row): Difference[] {
  const pairs = pairsOf(row.processes, majority.processes);
  const used = new Set(pairs.map(({ base }) => base));
  const differences: Difference[] = majority.processes.filter((base) => !used.has(base)).map((base) => ({ kind: "missing", base }));
  for (const { process, base } of pairs) {
    if (!base) differences.push({ kind: "added", process });
    else if (identity(base) !== identity(process)) differences.push({ kind: "changed", process, base });
  }
  const lineOf = (difference: Difference): number => (difference.kind === "missing" ? difference.base : difference.process).line;
  return differences.sort((a, b) => lineOf(a) - lineOf(b));
}

/** Whether a difference is only that the platform does not start the process, which it reads as the majority does. */
export function isNotStarted(difference: Difference): difference is Difference & { kind: "changed" } {
  if (difference.kind !== "changed") return false;
  const { process, base } = difference;
  return process.type === base.type && process.command === base.command && !process.kept;
}

interface Pair {
  process: RowProcess;
  base: RowProcess | undefined;
}

function identity({ type, command, kept }: RowProcess): string {
  return JSON.stringify([type, command, kept]);
}

// The counterpart of a process is its equal, else the one on its line, else one with its type. An equal is found
// first for all of them, so that it is not taken for a changed other one.
function pairsOf(processes: readonly RowProcess[], bases: readonly RowProcess[]): Pair[] {
  const pairs: Pair[] = processes.map((process) => ({ process, base: undefined }));
  const used = new Set<RowProcess>();
  for (const keyOf of [identity, ({ line }: RowProcess) => line, ({ type }: RowProcess) => type]) {
    const free = new Map<string | number, RowProcess[]>();
    for (const base of bases) {
      if (used.has(base)) continue;
      const alike = free.get(keyOf(base));
      if (alike) alike.push(base);
      else free.set(keyOf(base), [base]);
    }
    for (const pair of pairs) {
      if (pair.base) continue;
      pair.base = free.get(keyOf(pair.process))?.shift();
      if (pair.base) used.add(pair.base);
    }
  }
  return pairs;
}

const likeness = 0.4;

/** What was removed from one text and inserted to make the other; texts that share little are two whole pieces. */
export function piecesOf(before: string, after: string): Piece[] {
  if (before === after) return before ? [{ kind: "same", text: before }] : [];
  const a = tokensOf(before);
  const b = tokensOf(after);
  const pieces = a.length <= mostAligned && b.length <= mostAligned ? joined(align(a, b)) : endsOf(before, after);
  const shared = pieces.reduce((sum, { kind, text }) => (kind === "same" ? sum + text.trim().length : sum), 0);
  const alike = shared >= likeness * Math.min(before.length, after.length) && before !== "" && after !== "";
  return alike ? pieces : replaced(before, after);
}

function replaced(before: string, after: string): Piece[] {
  const both: Piece[] = [
    { kind: "removed", text: before },
    { kind: "inserted", text: after },
  ];
  return both.filter(({ text }) => text !== "");
}

function tokensOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+|\s+|./gsu) ?? [];
}

function joined(pieces: readonly Piece[]): Piece[] {
  const whole: Piece[] = [];
  for (const { kind, text } of pieces) {
    const last = whole.at(-1);
    if (last?.kind === kind) last.text += text;
    else whole.push({ kind, text });
  }
  return whole;
}

function endsOf(before: string, after: string): Piece[] {
  const { head, tail } = commonEnds(before, after);
  const pieces: Piece[] = [
    { kind: "same", text: before.slice(0, head) },
    { kind: "removed", text: before.slice(head, before.length - tail) },
    { kind: "inserted", text: after.slice(head, after.length - tail) },
    { kind: "same", text: before.slice(before.length - tail) },
  ];
  return pieces.filter(({ text }) => text !== "");
}
