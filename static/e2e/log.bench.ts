import { busyTimes } from "./busy.js";
import { tell } from "./figure.js";
import { apart as test, expect } from "./page.js";
import { compare } from "./reference.js";

/** The first one also loads the program, and a browser compiles it better while it runs, for seconds. */
const warmUp = 12;
const rounds = 5;

const request = (number: number): string =>
  `2026-01-02T03:04:05.123456+00:00 app[web.1]: 10.0.0.${number % 256} - - "GET /items/${number} HTTP/1.1" 200 512\n`;
const failure = "2026-01-02T03:05:00+00:00 heroku[web.1]: Error R10 (Boot timeout) -> Web process failed to bind to $PORT\n";
const oneError = "Error: Cannot find module 'express'\n".repeat(27_700);
const megabyte = (Array.from({ length: 20_000 }, (_, number) => request(number)).join("") + failure).slice(-1_000_000);

/** Pastes the window's log; resolves to the milliseconds until its answer is painted. */
async function paste(field: HTMLElement | SVGElement): Promise<number> {
  const answer = (field.getRootNode() as ShadowRoot).querySelector(".answer");
  if (!answer) throw new Error("no answer");
  const painted = new Promise<void>((resolve) => {
    new MutationObserver((_, observer) => {
      if (!answer.querySelector(".cause")) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve();
        channel.port2.postMessage(null);
      });
    }).observe(answer, { childList: true });
  });
  const clipboardData = new DataTransfer();
  clipboardData.setData("text", (window as unknown as { log: string }).log);
  const start = performance.now();
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, cancelable: true, bubbles: true }));
  await painted;
  return performance.now() - start;
}

test("a megabyte of log is explained, and the page's thread stays free", async ({ proclint, page, browser, context }) => {
  test.slow();
  await proclint.open();
  await proclint.type("web: gunicorn app:app --bind 0.0.0.0:8000\n");
  await proclint.deployFailed.click();
  const field = proclint.log;
  const answer = page.locator("proclint-log .answer");
  const pasted = async (): Promise<number> => {
    await field.fill("");
    await expect(answer).toBeEmpty();
    return field.evaluate(paste);
  };
  // Before, so that no paste waits for it.
  await page.evaluate((log) => Object.assign(window, { log }), megabyte);
  for (let round = 0; round < warmUp; round++) await pasted();
  // Other programs of the machine only make it slower.
  const fastest = async (): Promise<number> => {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) times.push(await pasted());
    return Math.min(...times);
  };
  await compare("megabyte-of-log", context, 4, fastest);
  await expect(answer).toContainText("From the log of Heroku.");

  await page.evaluate((log) => Object.assign(window, { log }), oneError);
  tell("megabyte-of-one-error", await fastest(), "ms", 500);
  await page.evaluate((log) => Object.assign(window, { log }), megabyte);

  const longest: number[] = [];
  for (let round = 0; round < rounds; round++) longest.push(Math.max(...(await busyTimes(browser, page, pasted, { event: "paste" }))));
  tell("longest-task-of-a-log", Math.min(...longest), "ms", 50);
});
