// Large requests are answered one at a time, and all others between them.
import { restsMost, waitMost, waitStep } from "./limits";

let isTaken = false;
let turns = 0; // that there have been
let isRestDue = false; // small requests may have waited for the last turn
let small = 0; // requests that have begun and take no turn

/** Says that a small request has begun. */
export function beginSmall(): void {
  small++;
}

/** Waits until no other large request is being answered. It gives false where too many come before. */
export async function takeTurn(): Promise<boolean> {
  const before = turns;
  // No request may wait for a promise of another one: that one may be gone, and then its promise is as well.
  for (let waited = 0; isTaken; waited += waitStep) {
    const isOver = waited >= waitMost;
    if (isOver && turns !== before) return false;
    if (isOver) break; // the request with the turn is gone, because no request takes so long
    await pause();
  }
  isTaken = true;
  turns++;
  if (isRestDue) await letSmallPass();
  isRestDue = false;
  return true;
}

/**
 * Waits until no more small requests begin, but not for ever. The timers of all who wait are due after a large request, and
 * workerd may let them go before it looks at connections.
 */
async function letSmallPass(): Promise<void> {
  for (let rests = 0, before = -1; rests < restsMost && before !== small; rests++) {
    before = small;
    await pause();
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, waitStep));
}

/** Lets the next large request have its turn. */
export function endTurn(): void {
  isTaken = false;
  isRestDue = true;
}
