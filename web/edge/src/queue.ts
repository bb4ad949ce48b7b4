// Large requests are answered one at a time, and all others between them.
import { waitMost, waitStep } from "./limits";

let isTaken = false;
let turns = 0; // that there have been

/** Waits until no other large request is being answered. It gives false where too many come before. */
export async function takeTurn(): Promise<boolean> {
  const before = turns;
  // No request may wait for a promise of another one: that one may be gone, and then its promise is as well.
  let waited = 0;
  for (; isTaken; waited += waitStep) {
    const isOver = waited >= waitMost;
    if (isOver && turns !== before) return false;
    if (isOver) break; // who has the turn was gone before it could end it, for nothing takes so long
    await pause();
  }
  isTaken = true;
  turns++;
  // The timers of all who wait are due after a large request, and workerd lets them go before it looks at connections.
  if (waited > 0) await pause();
  return true;
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, waitStep));
}

/** Lets the next large request have its turn. */
export function endTurn(): void {
  isTaken = false;
}
