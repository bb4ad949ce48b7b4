const longestFrame = 100;

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
