import { expect, type Page } from "@playwright/test";
import { test } from "./code-server.js";

const windows = 5;

/** In milliseconds, from when the text is on the screen. */
const slowest = 500;

/** Begins to watch the window. Gives how long the first finding takes from when the text is there. */
function watch(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let opened = 0;
        const look = (): void => {
          if (!opened && document.querySelector(".view-line")) opened = performance.now();
          if (opened && document.querySelector("[class*='squiggly-']")) resolve(performance.now() - opened);
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
}

test("the first finding comes soon after a file is opened", async ({ code }) => {
  const times: number[] = [];
  for (let round = 0; round < windows; round++) {
    const window = code({ Procfile: "web: gunicorn app:app --bind 0.0.0.0:8000\n", "requirements.txt": "gunicorn\n", "app.py": "" });
    await window.open();
    await window.server();
    const first = watch(window.page);
    await window.show("Procfile");
    times.push(Math.round(await first));
  }
  const median = [...times].sort((a, b) => a - b)[Math.floor(windows / 2)];
  console.log(`first finding: ${times.join(", ")} ms, median ${median} ms (limit ${slowest})`);
  expect(median).toBeLessThanOrEqual(slowest);
});
