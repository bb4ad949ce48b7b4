const longestFrame = 100;
const longestBusy = 1_000;

/** Resolves when the next frame is painted, or soon where nothing is painted, as in a hidden tab. */
export function afterFrame(): Promise<void> {
  return new Promise((resolve) => {
    const fallback = setTimeout(resolve, longestFrame);
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        clearTimeout(fallback);
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    });
  });
}

/** Does something once the page has nothing else to do, or soon. */
export function whenIdle(work: () => void): void {
  // Safari has no word for it.
  if ("requestIdleCallback" in globalThis) requestIdleCallback(work, { timeout: longestBusy });
  else setTimeout(work, longestBusy);
}
