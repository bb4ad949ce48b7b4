import { expect, type Page, type Worker } from "@playwright/test";
import { test } from "./code-server.js";

const text = "web: gunicorn app:app --bind 0.0.0.0:8000\n";

/** In milliseconds, from when the text is on the screen. */
const slowest = 500;

const edits = 10_000;
const few = 100;
const mostGrowth = 1.3;

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

/** The worker of the language server. */
async function server(page: Page): Promise<Worker> {
  for (const worker of page.workers()) {
    if (await worker.evaluate(() => "memory" in globalThis)) return worker;
  }
  throw new Error("no worker has the language server");
}

async function isRunning(page: Page): Promise<boolean> {
  return server(page).then(
    () => true,
    () => false,
  );
}

/** The memory of the language server's program, in bytes. */
async function memory(page: Page): Promise<number> {
  const worker = await server(page);
  return worker.evaluate(() => (globalThis as unknown as { memory: WebAssembly.Memory }).memory.buffer.byteLength);
}

test("the first finding comes soon after a file is opened", async ({ code }) => {
  const times: number[] = [];
  for (let round = 0; round < 3; round++) {
    const window = code({ Procfile: text, "requirements.txt": "gunicorn\n", "app.py": "" });
    await window.open();
    await expect.poll(() => isRunning(window.page)).toBe(true);
    const first = watch(window.page);
    await window.show("Procfile");
    times.push(Math.round(await first));
  }
  const median = [...times].sort((a, b) => a - b)[1];
  console.log(`first finding: ${times.join(", ")} ms, median ${median} ms (limit ${slowest})`);
  expect(median).toBeLessThanOrEqual(slowest);
});

test("many edits need no more memory than few", async ({ code }) => {
  test.setTimeout(1_800_000);
  const window = code({ Procfile: text, "requirements.txt": "gunicorn\n", "app.py": "" });
  const { page } = window;
  await window.open("Procfile");
  await expect(window.squiggles).toHaveCount(1);
  await window.at(1, 42);
  const type = async (count: number): Promise<void> => {
    for (let edit = 0; edit < count; edit += 2) {
      await page.keyboard.press("1");
      await page.keyboard.press("Backspace");
    }
  };
  await type(few);
  const before = await memory(page);
  await type(edits - few);
  const after = await memory(page);
  const growth = after / before;
  console.log(
    `memory after ${few} edits: ${(before / 1e6).toFixed(1)} MB, after ${edits}: ${(after / 1e6).toFixed(1)} MB, growth: ${growth.toFixed(2)} (limit ${mostGrowth})`,
  );
  expect(growth).toBeLessThanOrEqual(mostGrowth);

  // All edits arrived.
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await page.keyboard.type("web:x");
  await expect(window.errors).toHaveCount(1);
});
