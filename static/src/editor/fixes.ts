import { isolateHistory } from "@codemirror/commands";
import type { ChangeSpec, EditorState, StateEffect, TransactionSpec } from "@codemirror/state";
import type { Fix, FormattedFile } from "../engine/contract.js";
import { fromBase64, normalizeLineEnds, splice } from "../file/encoding.js";
import { commonEnds } from "../file/common-ends.js";
import { applyEdits, spansOf } from "../file/edits.js";
import { contentOf, factsOfText, openBytes, openText, type FileFacts, type Snapshot } from "../file/snapshot.js";
import { factsOf, nameOf, setFacts, setDisk, setName, snapshotOf } from "./file-state.js";
import { spanOf } from "./positions.js";

/** The text after a fix, with the line ends that it then has. */
export function textAfter(text: string, fix: Fix): string {
  return fix.edits?.length ? applyEdits(text, fix.edits) : text;
}

/** One transaction, and so one undo step, for a fix computed for exactly this state. */
export function fixTransaction(state: EditorState, fix: Fix): TransactionSpec {
  const effects: StateEffect<FileFacts | string>[] = [];
  const changes: ChangeSpec[] = [];
  if (fix.rename) effects.push(setName.of(fix.rename.newPath));
  if (fix.edits?.length || fix.encode) {
    effects.push(setFacts.of(factsAfter(snapshotOf(state), fix)));
    for (const edit of fix.edits ?? []) {
      const { from, to } = spanOf(state.doc, edit.range);
      const insert = normalizeLineEnds(edit.newText);
      // The editor has only one kind of line end, so it ignores a change of line ends.
      if (state.sliceDoc(from, to) !== insert) changes.push({ from, to, insert });
    }
  }
  return { changes, effects, annotations: isolateHistory.of("full"), userEvent: "input.fix", scrollIntoView: true };
}

// A fix of the encoding writes UTF-8 without a byte order mark. Every other one changes only the bytes of its edits.
function factsAfter(file: Snapshot, fix: Fix): FileFacts {
  if (fix.encode) return factsOfText(textAfter(file.text, fix));
  const spans = spansOf(file.text, fix.edits ?? []).map(({ from, to, newText }) => ({ from, to, insert: newText }));
  return openBytes(file.name, splice(contentOf(file), file.facts, spans, false), file.facts.encoding).facts;
}

/** One transaction that puts another file in the place of this one. */
export function openTransaction(state: EditorState, file: Snapshot): TransactionSpec {
  return {
    changes: { from: 0, to: state.doc.length, insert: normalizeLineEnds(file.text) },
    effects: [setFacts.of(file.facts), setName.of(file.name), setDisk.of(file.disk ?? null)],
    selection: { anchor: 0 },
    scrollIntoView: true,
    annotations: isolateHistory.of("full"),
  };
}

/** One transaction for what became of the file on its disk; the cursor stays at its text. */
export function refreshTransaction(state: EditorState, file: Snapshot): TransactionSpec {
  const change = smallestChange(state.doc.toString(), normalizeLineEnds(file.text));
  return { changes: change ?? [], effects: setFacts.of(file.facts), annotations: isolateHistory.of("full") };
}

/** What a file becomes: its text, or where that differs its bytes in base64. */
export type Rewritten = Pick<FormattedFile, "text" | "path" | "base64">;

/** One transaction for a whole text that the engine rewrote; null when it changes nothing. */
export function rewriteTransaction(state: EditorState, { text, path, base64 }: Rewritten): TransactionSpec | null {
  const now = factsOf(state);
  const rewritten = base64 ? openBytes(path, fromBase64(base64), now.encoding) : openText(path, text);
  const { facts } = rewritten;
  const sameText = rewritten.text === snapshotOf(state).text && facts.encoding === now.encoding && facts.bom === now.bom;
  const sameName = path === nameOf(state);
  if (sameText && sameName) return null;
  const effects: StateEffect<FileFacts | string>[] = [];
  const changes: ChangeSpec[] = [];
  if (!sameName) effects.push(setName.of(path));
  if (!sameText) {
    effects.push(setFacts.of(facts));
    const change = smallestChange(state.doc.toString(), normalizeLineEnds(rewritten.text));
    if (change) changes.push(change);
  }
  return { changes, effects, annotations: isolateHistory.of("full"), userEvent: "input.fix" };
}

// Without the common head and tail, so that the cursor stays where it was.
function smallestChange(before: string, after: string): ChangeSpec | null {
  if (before === after) return null;
  const { head, tail } = commonEnds(before, after);
  return { from: head, to: before.length - tail, insert: after.slice(head, after.length - tail) };
}
