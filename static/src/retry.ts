// What the network loses is asked for again, each time after a longer rest.

/** In milliseconds. */
const firstRest = 1_000;
const longestRest = 60_000;

/** A rest before the next attempt. */
export interface Rest {
  over: Promise<void>;
  /** Ends it now. */
  end: () => void;
}

/**
 * Rests after so many losses in a row, each time twice as long, and partly by chance, so that not all pages come back at
 * once. It ends early when the browser is online again and when somebody comes back to the page.
 */
export function rest(losses: number): Rest {
  const milliseconds = Math.min(longestRest, firstRest * 2 ** (losses - 1)) * (0.75 + Math.random() / 2);
  let end = (): void => {};
  const over = new Promise<void>((resolve) => (end = resolve));
  const shown = (): void => {
    if (document.visibilityState === "visible") end();
  };
  const timer = setTimeout(end, milliseconds);
  addEventListener("online", end);
  document.addEventListener("visibilitychange", shown);
  void over.then(() => {
    clearTimeout(timer);
    removeEventListener("online", end);
    document.removeEventListener("visibilitychange", shown);
  });
  return { over, end };
}

/**
 * Does something until it succeeds, or has failed `most` times. `lost` gets each failure but the last, and a function
 * that starts the next attempt at once.
 */
export async function persist<T>(
  work: () => Promise<T>,
  lost: (error: unknown, again: () => void) => void = () => {},
  most = Infinity,
): Promise<T> {
  for (let losses = 1; ; losses++) {
    try {
      return await work();
    } catch (error) {
      if (losses >= most) throw error;
      const { over, end } = rest(losses);
      lost(error, end);
      await over;
    }
  }
}
