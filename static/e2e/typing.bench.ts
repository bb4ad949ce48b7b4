import type { Page } from "@playwright/test";
import { busyTimes } from "./busy.js";
import { median } from "./figure.js";
import { apart as test, expect, type ProclintPage } from "./page.js";
import { compare } from "./reference.js";

/** The first ones also compile the page's code, once in a visit; they are not counted. */
const warmUp = 20;
const strokesInRound = 80;
const strokes = warmUp + 5 * strokesInRound;

/** So many strokes with a rest behind each, longer than the panels wait. */
const restedStrokes = 12;
const restedRounds = 5;
const rest = 250;

const typical = ["web: gunicorn shop.wsgi --bind 0.0.0.0:$PORT", "clock: python clock.py"];
const last = "worker: celery -A shop worker -l info";

/** A different process type in each line. */
function long(lines: number): string[] {
  const workers = Array.from({ length: lines - typical.length - 1 }, (_, index) => {
    const name = String(index).padStart(5, "0");
    return `worker${name}: celery -A shop worker --loglevel info --queues queue${name}`;
  });
  return [...typical, ...workers];
}

// One after the other: two at once would measure each other.
test.describe.configure({ mode: "default" });

test.beforeEach(async ({ proclint }) => {
  await proclint.open();
  await proclint.choose("Heroku");
});

/** Writes a file, with the cursor behind the process type of its last line. */
async function write(proclint: ProclintPage, page: Page, lines: readonly string[]): Promise<void> {
  await proclint.type([...lines, last].join("\n"));
  await page.keyboard.press("Home");
  for (let letter = 0; letter < "worker".length; letter++) await page.keyboard.press("ArrowRight");
  await expect(proclint.problems).toContainText("No problems");
}

// "worker" loses its last letter and gets it back: a squiggle comes and goes, each time only by a new report.
async function strokeTimes(proclint: ProclintPage, page: Page, strokes: number, rest = 0): Promise<number[]> {
  await expect(proclint.squiggles).toHaveCount(0);
  await page.evaluate(() => {
    const app = document.querySelector("proclint-app")?.shadowRoot;
    const content = app?.querySelector("proclint-editor")?.shadowRoot?.querySelector<HTMLElement>(".cm-content");
    if (!content) throw new Error("no editor");
    const times: number[] = [];
    let began = 0;
    content.addEventListener("keydown", () => (began = performance.now()), { capture: true });
    const seen = (): string => Array.from(content.querySelectorAll(".cm-lintRange"), (mark) => mark.textContent).join("|");
    let before = seen();
    const observer = new MutationObserver(() => {
      const now = seen();
      if (now === before) return;
      before = now;
      // The frame in which the new squiggle is painted counts in.
      const start = began;
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => times.push(performance.now() - start);
        channel.port2.postMessage(null);
      });
    });
    observer.observe(content, { childList: true, subtree: true, characterData: true });
    Object.assign(window, { seen: { times, observer } });
  });
  const count = (): Promise<number> => page.evaluate(() => (window as unknown as Seen).seen.times.length);
  for (let stroke = 0; stroke < strokes; stroke++) {
    await page.keyboard.press(stroke % 2 === 0 ? "Backspace" : "r");
    await expect.poll(count, { intervals: [20] }).toBe(stroke + 1);
    if (rest > 0) await page.waitForTimeout(rest);
  }
  return page.evaluate(() => {
    const { times, observer } = (window as unknown as Seen).seen;
    observer.disconnect();
    return times;
  });
}

/** What the page keeps of the strokes: the milliseconds of each, and what sees its squiggle. */
interface Seen {
  seen: { times: number[]; observer: MutationObserver };
}

/** The median of several rounds: other programs of the machine disturb some. */
function p95(times: readonly number[]): number {
  expect(times).toHaveLength(strokes);
  const ofRounds: number[] = [];
  for (let from = warmUp; from < strokes; from += strokesInRound) {
    const sorted = times.slice(from, from + strokesInRound).sort((a, b) => a - b);
    ofRounds.push(sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Infinity);
  }
  return median(ofRounds);
}

test("keystroke to squiggle", async ({ proclint, page, context }) => {
  test.slow();
  await write(proclint, page, typical);
  await compare("keystroke-to-squiggle-p95", context, 1, async () => p95(await strokeTimes(proclint, page, strokes)));
});

test("keystroke to squiggle in 1,000 lines", async ({ proclint, page, context }) => {
  test.slow();
  await write(proclint, page, long(1_000));
  await compare("keystroke-to-squiggle-1000-lines-p95", context, 1.8, async () => p95(await strokeTimes(proclint, page, strokes)));
});

// With rests in which the panels catch up, for as long a file as they are drawn for.
test("the page's thread stays free", async ({ proclint, page, browser, context }) => {
  test.slow();
  const work = async (): Promise<void> => {
    await strokeTimes(proclint, page, restedStrokes, rest);
    await page.waitForTimeout(4 * rest);
  };
  const longestTask = async (): Promise<number> => {
    const longest: number[] = [];
    for (let round = 0; round < restedRounds; round++) {
      const ofFiles: number[] = [];
      for (const lines of [typical, long(200), long(1_000)]) {
        await write(proclint, page, lines);
        await strokeTimes(proclint, page, warmUp);
        const busy = await busyTimes(browser, page, work, { event: "keydown" });
        expect(busy.length).toBeGreaterThan(restedStrokes);
        ofFiles.push(Math.max(...busy));
      }
      longest.push(Math.max(...ofFiles));
    }
    return median(longest);
  };
  await compare("longest-task-while-typing", context, 0.95, longestTask);
});
