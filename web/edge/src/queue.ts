// Large requests are answered one at a time, and all others between them.
import { waitMost, waitStep } from "./limits";

let isTaken = false;

/** Waits until no other large request is being answered. It gives false where that takes too long. */
export async function takeTurn(): Promise<boolean> {
  // No request may wait for a promise of another one: that one may be gone, and then its promise is as well.
  let waited = 0;
  for (; isTaken; waited += waitStep) {
    if (waited >= waitMost) return false;
    await pause();
  }
  isTaken = true;
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
