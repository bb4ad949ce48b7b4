import { expect } from "@playwright/test";
import { test } from "./code-server.js";

// So many processes that the copies of the text of each edit, if the server kept them, would break the limit.
const processes = 200;
const edits = 600;
const few = 100;
// On a busy machine, more of it waits to be collected.
const mostGrowth = 1.5;

test("many edits need no more memory than few", async ({ code }) => {
  const workers = Array.from(
    { length: processes },
    (_, index) => `worker-${index}: python worker.py --queue ${index} --concurrency 4 --prefetch 8 --log-level info\n`,
  );
  const files = { "requirements.txt": "gunicorn\n", "app.py": "", "worker.py": "", ".proclint.toml": "platforms = ['heroku']\n" };
  const window = code({ ...files, Procfile: `web: gunicorn app:app --bind 0.0.0.0:$PORT\n${workers.join("")}` });
  const { keyboard } = window.page;
  await window.open("Procfile");
  await window.at(1, 43);
  const misspell = (): Promise<void> => keyboard.press("Backspace");
  const correct = (): Promise<void> => keyboard.press("T");
  /** The memory of the language server's program in bytes, when so many more edits have arrived. */
  const memoryAfter = async (count: number): Promise<number> => {
    for (let edit = 2; edit < count; edit += 2) {
      await misspell();
      await correct();
    }
    await misspell();
    await expect(window.errors).toHaveCount(1);
    await correct();
    await expect(window.squiggles).toHaveCount(0);
    const server = await window.server();
    return server.evaluate(() => (globalThis as unknown as { memory: WebAssembly.Memory }).memory.buffer.byteLength);
  };
  const before = await memoryAfter(few);
  const after = await memoryAfter(edits - few);
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
  console.log(
    `memory after ${few} edits: ${megabytes(before)}, after ${edits}: ${megabytes(after)} (limit ${megabytes(before * mostGrowth)})`,
  );
  expect(after / before).toBeLessThanOrEqual(mostGrowth);
});

// make bench-vscode measures what that saves.
test("the server prepares a check before a file is opened", async ({ code }) => {
  const window = code({ Procfile: "web: npm start\n" });
  window.page.on("worker", (worker) => {
    const listen = (): void => {
      const methods: unknown[] = [];
      addEventListener("message", ({ data }: MessageEvent<{ method?: string }>) => methods.push(data.method));
      Object.assign(globalThis, { methods });
    };
    void worker.evaluate(listen).catch(() => {}); // another worker may have ended
  });
  await window.open();
  const server = await window.server();
  await expect.poll(() => server.evaluate(() => (globalThis as unknown as { methods: unknown[] }).methods)).toContain("proclint/warmUp");
});
