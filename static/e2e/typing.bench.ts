import { expect, test } from "./page.js";

const limit = 33;
/** The first ones also compile the page's code, once in a visit; they are not counted. */
const warmUp = 20;
const strokes = 100;

// "worker" loses its last letter and gets it back: a squiggle comes and goes, each time only by a new report.
test("keystroke to squiggle", async ({ proclint, page }) => {
  await proclint.open();
  await proclint.choose("Heroku");
  await proclint.type("web: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\nclock: python clock.py\nworker: celery -A shop worker -l info");
  await page.keyboard.press("Home");
  for (let letter = 0; letter < "worker".length; letter++) await page.keyboard.press("ArrowRight");
  await expect(proclint.squiggles).toHaveCount(0);
  await page.evaluate(() => {
    const app = document.querySelector("proclint-app")?.shadowRoot;
    const content = app?.querySelector("proclint-editor")?.shadowRoot?.querySelector<HTMLElement>(".cm-content");
    if (!content) throw new Error("no editor");
    const times: number[] = [];
    Object.assign(window, { strokeTimes: times });
    let began = 0;
    content.addEventListener("keydown", () => (began = performance.now()), { capture: true });
    const seen = (): string => Array.from(content.querySelectorAll(".cm-lintRange"), (mark) => mark.textContent).join("|");
    let before = seen();
    new MutationObserver(() => {
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
    }).observe(content, { childList: true, subtree: true, characterData: true });
  });
  const count = (): Promise<number> => page.evaluate(() => (window as unknown as { strokeTimes: number[] }).strokeTimes.length);
  for (let stroke = 0; stroke < strokes; stroke++) {
    await page.keyboard.press(stroke % 2 === 0 ? "Backspace" : "r");
    await expect.poll(count, { intervals: [20], timeout: 3_000 }).toBe(stroke + 1);
  }
  const times = await page.evaluate(() => (window as unknown as { strokeTimes: number[] }).strokeTimes);
  const sorted = times.slice(warmUp).sort((a, b) => a - b);
  const p95 = sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Infinity;
  console.log(`keystroke-to-squiggle-p95: ${p95.toFixed(1)} ms (limit ${limit})`);
  expect(sorted.length).toBeGreaterThanOrEqual(60);
  expect(p95).toBeLessThanOrEqual(limit);
});
