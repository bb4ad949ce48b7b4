import type { CDPSession, Page } from "@playwright/test";
import { note, tell } from "./figure.js";
import { apart as test, expect } from "./page.js";

/** Each letter is an edit, and is taken away again by another: the file is the same after each cycle. */
const written = "clock: celery -A shop beat --loglevel info --uid 7";
const editsInACycle = 2 * written.length;
const few = 100;
const many = 10_000;

/** In MB. */
const mostPrograms = 17;

/** Longer than anything that the page puts off while somebody types. */
const rest = 2_000;

/** Browsers show a program's memory only to its page or worker, which have to remember it. */
const rememberMemory = `
  const { instantiate } = WebAssembly;
  globalThis.programMemories = [];
  WebAssembly.instantiate = async (...given) => {
    const instance = await instantiate(...given);
    if (instance.exports.mem) programMemories.push(new WeakRef(instance.exports.mem));
    return instance;
  };`;

/** Of the programs that still run there, after a collection. */
const memoryOfPrograms = `gc(), programMemories.reduce((sum, memory) => sum + (memory.deref()?.buffer.byteLength ?? 0), 0)`;

/** What a tab keeps, in bytes. */
interface Kept {
  /** Of the page and its workers. */
  scripts: number;
  programs: number;
}

// A separate collection in each of them; the measurement does not wait for the browser's. A Chromium without a window has
// no measurement.
test.use({
  launchOptions: async ({ launchOptions }, use) => {
    const flags = ["--js-flags=--expose-gc", "--enable-blink-features=ForceEagerMeasureMemory"];
    const whole = process.env.WHOLE_CHROMIUM;
    await use({ ...launchOptions, ...(whole ? { executablePath: whole } : {}), args: [...(launchOptions.args ?? []), ...flags] });
  },
});

async function kept(page: Page, session: CDPSession): Promise<Kept> {
  await page.waitForTimeout(rest);
  let programs = await page.evaluate<number>(memoryOfPrograms);
  for (const worker of page.workers()) programs += await worker.evaluate<number>(memoryOfPrograms);
  await session.send("HeapProfiler.collectGarbage");
  const scripts = await page.evaluate(async () => {
    const measured = performance as unknown as { measureUserAgentSpecificMemory: () => Promise<{ bytes: number }> };
    return (await measured.measureUserAgentSpecificMemory()).bytes;
  });
  return { scripts, programs };
}

async function edit(page: Page, edits: number): Promise<void> {
  for (let cycle = 0; cycle < edits / editsInACycle; cycle++) {
    await page.keyboard.type(written);
    for (let letter = 0; letter < written.length; letter++) await page.keyboard.press("Backspace");
  }
}

function tellKept(edits: number, { scripts, programs }: Kept): void {
  note(`scripts-after-${edits}-edits`, scripts / 1e6, "MB");
  note(`programs-after-${edits}-edits`, programs / 1e6, "MB");
}

test("memory after many edits", async ({ proclint, page, context, baseURL }) => {
  test.setTimeout(900_000);
  expect(few % editsInACycle).toBe(0);
  await context.route(/\/worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: rememberMemory + (await response.text()) });
  });
  await page.addInitScript(rememberMemory);
  // A browser measures only what is isolated from other origins.
  await context.route(baseURL ?? "/", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "document-isolation-policy": "isolate-and-require-corp" } });
  });
  await proclint.open();
  const session = await context.newCDPSession(page);
  await proclint.type("web: python manage.py runserver 0.0.0.0:$PORT\n");
  await expect(proclint.problems).toContainText("development-server");
  await edit(page, few);
  const afterFew = await kept(page, session);
  expect(page.workers()).toHaveLength(1);
  await edit(page, many - few);
  const afterMany = await kept(page, session);
  await proclint.expectText(["web: python manage.py runserver 0.0.0.0:$PORT", ""]);
  tellKept(few, afterFew);
  tellKept(many, afterMany);
  const total = ({ scripts, programs }: Kept): number => scripts + programs;
  tell("programs-after-10000-edits-at-most", afterMany.programs / 1e6, "MB", mostPrograms);
  tell("memory-after-10000-to-100-edits", total(afterMany) / total(afterFew), "times", 1.3);
});
