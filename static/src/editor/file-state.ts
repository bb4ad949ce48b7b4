// The file beside its text, kept in the editor's state so that undo brings it back too.
import { invertedEffects } from "@codemirror/commands";
import { EditorState, StateEffect, StateField, Transaction, type Extension } from "@codemirror/state";
import { decode, type LineEnds } from "../file/bytes.js";
import { plainFacts, type FileFacts, type Snapshot } from "../file/snapshot.js";

export const setFacts = StateEffect.define<FileFacts>();
export const setName = StateEffect.define<string>();

const factsField = StateField.define<FileFacts>({ create: () => plainFacts, update: nextFacts });
const nameField = StateField.define<string>({ create: () => "Procfile", update: nextName });

function nextFacts(facts: FileFacts, transaction: Transaction): FileFacts {
  for (const effect of transaction.effects) {
    if (effect.is(setFacts)) facts = effect.value;
  }
  const given = transaction.effects.some((effect) => effect.is(setFacts));
  return transaction.docChanged && !given && facts.bytes ? edited(facts) : facts;
}

// An edited file is written as UTF-8 without a mark, with the line ends that most of its lines had.
function edited({ lineEnd }: FileFacts): FileFacts {
  const names: Record<FileFacts["lineEnd"], LineEnds> = { "\n": "lf", "\r\n": "crlf", "\r": "cr" };
  return { bytes: null, encoding: "utf-8", bom: false, lineEnd, lineEnds: names[lineEnd] };
}

function nextName(name: string, transaction: Transaction): string {
  for (const effect of transaction.effects) {
    if (effect.is(setName)) name = effect.value;
  }
  return name;
}

const restoredByUndo = invertedEffects.of((transaction) => {
  const effects: StateEffect<FileFacts | string>[] = [];
  const facts = transaction.startState.field(factsField);
  const name = transaction.startState.field(nameField);
  if (nextFacts(facts, transaction) !== facts) effects.push(setFacts.of(facts));
  if (nextName(name, transaction) !== name) effects.push(setName.of(name));
  return effects;
});

export function fileState(name: string, facts: FileFacts): Extension {
  return [factsField.init(() => facts), nameField.init(() => name), restoredByUndo];
}

export function factsOf(state: EditorState): FileFacts {
  return state.field(factsField);
}

export function nameOf(state: EditorState): string {
  return state.field(nameField);
}

/** The file as the engine has to see it. */
export function snapshotOf(state: EditorState): Snapshot {
  const facts = factsOf(state);
  const text = facts.bytes ? decode(facts.bytes, facts.encoding).text : state.doc.sliceString(0, undefined, facts.lineEnd);
  return { name: nameOf(state), text, facts };
}

/** Whether a transaction changed anything of the file: text, name or bytes. */
export function changesFile(transaction: Transaction): boolean {
  return (
    transaction.docChanged ||
    factsOf(transaction.startState) !== factsOf(transaction.state) ||
    nameOf(transaction.startState) !== nameOf(transaction.state)
  );
}
