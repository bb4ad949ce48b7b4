import type { BrowserContext } from "@playwright/test";
import { median, note, tell } from "./figure.js";

const warmUp = 5;
const rounds = 21;

/** Tells a time as a multiple of what a fixed work of a page takes before and after it. */
export async function compare(name: string, context: BrowserContext, limit: number, measure: () => Promise<number>): Promise<void> {
  const before = await referenceTime(context);
  const value = await measure();
  const reference = (before + (await referenceTime(context))) / 2;
  note(`${name}-itself`, value, "ms");
  note(`${name}-reference`, reference, "ms");
  tell(name, value / reference, "times", limit);
}

/**
 * The milliseconds from a fixed piece of a page's work to its paint: rows that are made, laid out and drawn. Machines and
 * days differ, so a figure of the page is compared with it.
 */
async function referenceTime(context: BrowserContext): Promise<number> {
  const page = await context.newPage();
  await page.setContent(
    "<!doctype html><style>p { display: flex; gap: 4px; margin: 2px } b { padding: 1px; border: 1px solid }</style><main></main>",
  );
  const times = await page.evaluate(async (count) => {
    const main = document.querySelector("main");
    if (!main) throw new Error("no element");
    const found: number[] = [];
    for (let round = 0; round < count; round++) {
      const start = performance.now();
      const rows = Array.from(
        { length: 300 },
        (_, row) =>
          JSON.parse(JSON.stringify({ row, words: `type${row}: node worker.js --queue ${round}`.split(" ") })) as { words: string[] },
      );
      main.replaceChildren(
        ...rows.map(({ words }) => {
          const line = document.createElement("p");
          line.append(...words.map((word) => Object.assign(document.createElement("b"), { textContent: word })));
          return line;
        }),
      );
      if (main.offsetHeight === 0) throw new Error("no layout");
      await new Promise<void>((resolve) => {
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => resolve();
          channel.port2.postMessage(null);
        });
      });
      found.push(performance.now() - start);
    }
    return found;
  }, warmUp + rounds);
  await page.close();
  return median(times.slice(warmUp));
}
