// How the answers for several platforms differ, without a browser.
import type { Cell, Column, Matrix, ProcessState, Row } from "./engine/contract.js";
import type { EnglishKey, PlainKey } from "./i18n.js";
import { align, mostAligned, type Piece } from "./file/align.js";
import { commonEnds } from "./file/common-ends.js";

/** The texts that say what becomes of a process. */
export const stateWords = {
  runs: "matrix.runs",
  "at-zero": "processes.atZero",
  "before-release": "matrix.beforeRelease",
  "in-build": "processes.inBuild",
  "in-deploy": "matrix.inDeploy",
  "before-build": "matrix.beforeBuild",
  "after-deploy": "matrix.afterDeploy",
  "on-schedule": "matrix.onSchedule",
  "not-started": "matrix.notStarted",
  unknown: "matrix.unknown",
  absent: "matrix.ignored",
} as const satisfies Record<ProcessState, PlainKey<EnglishKey>>;

/** What becomes of the processes of a type on a platform; undefined where that isn't known. */
export function cellOf({ processes, columns }: Matrix, type: string, platform: string): Cell | undefined {
  const cells = columns.find(({ platforms }) => platforms.includes(platform))?.cells;
  const isOfType = (place: number): boolean => processes[place]?.type === type;
  return cells?.find(({ state }, place) => isOfType(place) && state !== "absent") ?? cells?.find((_, place) => isOfType(place));
}

/** The column of a table: what becomes of the file on some of the platforms on which that is the same. */
export interface Shown {
  ids: string[];
  column: Column;
}

/** The columns of some platforms, in their order; equal ones are one. */
export function shownColumns({ columns }: Matrix, ids: readonly string[]): Shown[] {
  const shown = new Map<Column, Shown>();
  for (const id of ids) {
    const column = columns.find(({ platforms }) => platforms.includes(id));
    if (!column) continue;
    const known = shown.get(column);
    if (known) known.ids.push(id);
    else shown.set(column, { ids: [id], column });
  }
  return [...shown.values()];
}

/** The columns that other ones are compared with: those of platforms that deploy the file. */
export function comparable(shown: readonly Shown[]): Shown[] {
  return shown.filter(({ column }) => column.state === "deployed");
}

/** The processes with which a column has something else than another one, by their places. */
export function differing(column: Column, other: Column): number[] {
  return [...column.cells.keys()].filter((place) => !isSame(column.cells[place], other.cells[place]));
}

/** Whether the same becomes of a process. */
export function isSame(one: Cell | undefined, other: Cell | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** A column of a table, and the places of the processes that differ there. */
export interface Near {
  nearest: Shown;
  places: number[];
}

/** The shown column from which a column differs least; undefined where none can be compared. */
export function nearestOf(column: Column, shown: readonly Shown[]): Near | undefined {
  const all = comparable(shown).map((nearest) => ({ nearest, places: differing(column, nearest.column) }));
  // Which processes run counts more than the number of a port.
  const otherStates = ({ nearest, places }: Near): number =>
    places.filter((place) => nearest.column.cells[place]?.state !== column.cells[place]?.state).length;
  return all.sort((a, b) => otherStates(a) - otherStates(b) || a.places.length - b.places.length)[0];
}

/** The processes of a table: those of the file, and of the others those that start on a shown platform. */
export function shownPlaces({ processes }: Matrix, shown: readonly Shown[]): number[] {
  const isThere = (place: number): boolean => comparable(shown).some(({ column }) => column.cells[place]?.state !== "absent");
  return [...processes.keys()].filter((place) => !processes[place]?.implied || isThere(place));
}

/** The processes that a platform runs at some time. */
export interface Running {
  row: Row;
  processes: { type: string; state: ProcessState }[];
}

/** What some platforms run, in the order of the rows. */
export function runningOn(matrix: Matrix, ids: readonly string[]): Running[] {
  return matrix.platforms.filter(({ id }) => ids.includes(id)).map((row) => ({ row, processes: processesOn(matrix, row) }));
}

function processesOn({ processes, columns }: Matrix, row: Row): Running["processes"] {
  const column = columns.find(({ platforms }) => platforms.includes(row.id));
  if (!column) return row.processes.filter(({ kept }) => kept).map(({ type }) => ({ type, state: "runs" }));
  return column.cells
    .map(({ state, type }, place) => ({
      // What a buildpack only may add isn't known to run.
      state: state === "unknown" && processes[place]?.implied ? "absent" : state,
      type: type ?? processes[place]?.type ?? "",
    }))
    .filter(({ state }) => state !== "not-started" && state !== "absent");
}

const likeness = 0.4;

/** The pieces that were removed from one text and inserted to make the other; texts that share little are two whole pieces. */
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
