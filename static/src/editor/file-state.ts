// The file beside its text, kept in the editor's state so that undo brings it back too.
import { invertedEffects } from "@codemirror/commands";
import { type EditorState, StateEffect, StateField, type Transaction, type Extension } from "@codemirror/state";
import type { DiskFile } from "../disk/disk-file.js";
import { decode, encode, lineEndsOf, normalizeLineEnds, sameBytes, splice, type LineEnds, type Replacement } from "../file/encoding.js";
import { plainFacts, type FileFacts, type Snapshot } from "../file/snapshot.js";

export const setFacts = StateEffect.define<FileFacts>();
export const setName = StateEffect.define<string>();
export const setDisk = StateEffect.define<DiskFile | null>();

const factsField = StateField.define<FileFacts>({ create: () => plainFacts, update: nextFacts });
const nameField = StateField.define<string>({ create: () => "Procfile", update: nextName });
const diskField = StateField.define<DiskFile | null>({ create: () => null, update: nextDisk });

function nextFacts(facts: FileFacts, transaction: Transaction): FileFacts {
  for (const effect of transaction.effects) {
    if (effect.is(setFacts)) facts = effect.value;
  }
  const given = transaction.effects.some((effect) => effect.is(setFacts));
  return transaction.docChanged && !given && facts.bytes ? edited(facts, facts.bytes, transaction) : facts;
}

const endNames: Record<FileFacts["lineEnd"], LineEnds> = { "\n": "lf", "\r\n": "crlf", "\r": "cr" };

// An edit keeps the encoding, the byte order mark and the line ends. Where text and line end don't determine the bytes, as
// with mixed line ends or invalid bytes, the edit is made in the bytes.
function edited(facts: FileFacts, bytes: Uint8Array, transaction: Transaction): FileFacts {
  const { encoding, bom, lineEnd } = facts;
  const regular: FileFacts = { bytes: null, encoding, bom, lineEnd, lineEnds: endNames[lineEnd] };
  if (sameBytes(bytes, encode(transaction.startState.doc.sliceString(0, undefined, lineEnd), encoding, bom))) return regular;
  const parts: Replacement[] = [];
  transaction.changes.iterChanges((from, to, _fromB, _toB, inserted) => {
    parts.push({ from, to, insert: inserted.sliceString(0, undefined, lineEnd) });
  });
  const next = splice(bytes, facts, parts, true);
  const { text } = decode(next, encoding);
  // Characters that were apart may now be one character or one line end.
  if (normalizeLineEnds(text) !== transaction.newDoc.toString()) return regular;
  return { bytes: next, encoding, bom, lineEnd, lineEnds: lineEndsOf(text) };
}

function nextName(name: string, transaction: Transaction): string {
  for (const effect of transaction.effects) {
    if (effect.is(setName)) name = effect.value;
  }
  return name;
}

function nextDisk(disk: DiskFile | null, transaction: Transaction): DiskFile | null {
  for (const effect of transaction.effects) {
    if (effect.is(setDisk)) disk = effect.value;
  }
  return disk;
}

const restoredByUndo = invertedEffects.of((transaction) => {
  const effects: StateEffect<FileFacts | string | DiskFile | null>[] = [];
  const facts = transaction.startState.field(factsField);
  const name = transaction.startState.field(nameField);
  if (nextFacts(facts, transaction) !== facts) effects.push(setFacts.of(facts));
  if (nextName(name, transaction) !== name) effects.push(setName.of(name));
  const disk = transaction.startState.field(diskField);
  if (nextDisk(disk, transaction) !== disk) effects.push(setDisk.of(disk));
  return effects;
});

export function fileState({ name, facts, disk = null }: Snapshot): Extension {
  return [factsField.init(() => facts), nameField.init(() => name), diskField.init(() => disk), restoredByUndo];
}

export function factsOf(state: EditorState): FileFacts {
  return state.field(factsField);
}

export function nameOf(state: EditorState): string {
  return state.field(nameField);
}

/** Where the file is on a disk. */
export function diskOf(state: EditorState): DiskFile | null {
  return state.field(diskField);
}

/** The file as the engine has to see it. */
export function snapshotOf(state: EditorState): Snapshot {
  const facts = factsOf(state);
  const text = facts.bytes ? decode(facts.bytes, facts.encoding).text : state.doc.sliceString(0, undefined, facts.lineEnd);
  return { name: nameOf(state), text, facts, disk: diskOf(state) };
}

/** Whether a transaction changed anything of the file: text, name, bytes or where it is. */
export function changesFile(transaction: Transaction): boolean {
  return (
    transaction.docChanged ||
    factsOf(transaction.startState) !== factsOf(transaction.state) ||
    nameOf(transaction.startState) !== nameOf(transaction.state) ||
    diskOf(transaction.startState) !== diskOf(transaction.state)
  );
}
