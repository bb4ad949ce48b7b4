/** A piece of a text: in both texts, or only in one of them. */
export interface Piece {
  kind: "same" | "removed" | "inserted";
  text: string;
}

/** So many words or lines are compared; the time grows with the product of both sides. */
export const mostAligned = 300;

/** What stays, goes and comes from one list of words or lines to another, each a piece, removed before inserted. */
export function align(before: readonly string[], after: readonly string[]): Piece[] {
  const width = after.length + 1;
  const lengths = new Uint16Array((before.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      lengths[i * width + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pieces: Piece[] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const old = before[i];
    const now = after[j];
    if (old === undefined && now === undefined) return pieces;
    if (old !== undefined && old === now) {
      pieces.push({ kind: "same", text: old });
      i++;
      j++;
    } else if (old !== undefined && (now === undefined || at(i + 1, j) >= at(i, j + 1))) {
      pieces.push({ kind: "removed", text: old });
      i++;
    } else {
      pieces.push({ kind: "inserted", text: now ?? "" });
      j++;
    }
  }
}
