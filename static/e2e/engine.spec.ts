import { ProclintPage, apart, beforeCalls, beforeCallsInPage, beforeCallsInWorker, expect, holdBack, test } from "./page.js";
import type { Page } from "@playwright/test";
import { toFragment } from "../src/file/share.js";
import { openText } from "../src/file/snapshot.js";

const broken = "wbe: gunicorn shop.wsgi --bind 0.0.0.0:$PORT";

/** Too much for the page's own engine. */
const long = `# ${"-".repeat(17_000)}`;

function engineOf(page: Page): ReturnType<Page["workers"]>[number] {
  const [worker] = page.workers();
  if (!worker) throw new Error("the page has no worker");
  return worker;
}

apart("a killed engine comes back by itself, and the text stays", { tag: "@daily" }, async ({ proclint, page }) => {
  await proclint.open();
  await proclint.type("web: node server.js");
  const killed = engineOf(page);
  const next = page.waitForEvent("worker");
  await killed.evaluate(() => self.close());
  await next;
  await proclint.expectText(["web: node server.js"]);
  await proclint.type(broken);
  await expect(proclint.problems).toContainText("process-type-typo");
});

apart("an engine that hangs is replaced, and its request is answered by the next", { tag: "@daily" }, async ({ proclint, page }) => {
  await proclint.open();
  const next = page.waitForEvent("worker");
  engineOf(page)
    .evaluate(() => {
      const end = Date.now() + 60_000;
      while (Date.now() < end);
    })
    .catch(() => {});
  await proclint.type(`${long}\n${broken}`);
  await next;
  await expect(proclint.problems).toContainText("process-type-typo");
  await proclint.expectText([long, broken]);
});

test("a short text is looked at in the page, whatever the worker does, and a long one by the worker", async ({
  proclint,
  page,
  context,
}) => {
  await beforeCallsInPage(context, `if (request.includes("count")) globalThis.callsInPage = (globalThis.callsInPage ?? 0) + 1;`);
  await proclint.open();
  const calls = (): Promise<unknown> => page.evaluate(() => Reflect.get(globalThis, "callsInPage") as unknown);
  // It starts when the page has nothing else to do.
  await expect(async () => {
    await proclint.type(`${broken} --count`);
    await expect(proclint.problems).toContainText("process-type-typo");
    expect(await calls()).toBeGreaterThan(0);
  }).toPass();
  const before = await calls();
  await proclint.type(`${long}\nwroker: --count`);
  await expect(proclint.problems).toContainText("wroker");
  await proclint.type(`${"#\n".repeat(450)}wbe: --count`);
  await expect(proclint.problems).toContainText("wbe");
  expect(await calls()).toBe(before);
});

test("while the worker makes cards, a longer text is looked at in the page too", async ({ proclint, page, context }) => {
  await beforeCallsInPage(context, `if (request.includes("wroker")) globalThis.lookedAt = true;`);
  await beforeCallsInWorker(
    context,
    `if (method === "matrix" && request.includes("held")) { const held = new XMLHttpRequest(); held.open("GET", "/gate", false); held.send(); }`,
  );
  const reached = new Promise<void>((reach) => void context.route("**/gate", () => reach()));
  const lines = "# held\n".repeat(150);
  await proclint.open();
  await proclint.type(`${lines}${broken}`);
  await reached;
  await proclint.type(`${lines}wroker: node worker.js`);
  await expect(proclint.problems).toContainText("wroker");
  expect(await page.evaluate(() => Reflect.get(globalThis, "lookedAt") as unknown)).toBe(true);
});

test("the worker tries files of all kinds when it has nothing to do, and one that it dies of harms nothing", async ({
  proclint,
  page,
  context,
}) => {
  await beforeCalls(context, `if (request.includes("celery -A shop") && !request.includes("wbe: gunicorn")) return;`);
  let workers = 0;
  page.on("worker", () => void workers++);
  await proclint.open();
  await test.step("the engine, and the engine again", () => expect.poll(() => workers).toBe(2));
  await proclint.type(broken);
  await expect(proclint.problems).toContainText("process-type-typo");
  await expect(proclint.footer).toContainText(/checked in [\d.]+ ms/);
  expect(workers).toBe(2);
});

for (const [name, statement] of [
  ["takes too many steps", `if (request.includes("gun")) go._inst.exports.fuel.value = 1_000n;`],
  ["fails", `if (request.includes("gun")) throw new Error("failed");`],
  ["has no answer", `if (request.includes("gun")) return;`],
] as const) {
  test(`where the page's own engine ${name}, the worker answers`, async ({ proclint, context }) => {
    await beforeCallsInPage(context, statement);
    await proclint.open();
    await proclint.type(broken);
    await expect(proclint.problems).toContainText("process-type-typo");
    await proclint.type("wroker: node worker.js");
    await expect(proclint.problems).toContainText("wroker");
  });
}

apart("a text that kills the engine twice opens safe mode, and the next text is checked", async ({ proclint, page, context }) => {
  await beforeCalls(context, `if (request.includes("poison")) throw new Error("poisoned");`);
  await proclint.open();
  await proclint.type("web: poison");
  await expect(proclint.problems).toContainText("Safe mode");
  await proclint.expectText(["web: poison"]);
  await proclint.expectAccessibleInBoth();
  await page.reload();
  await expect(proclint.problems).toContainText("Safe mode");
  await proclint.expectText(["web: poison"]);
  await proclint.type(broken);
  await expect(proclint.problems).toContainText("process-type-typo");
});

/** A link to a file that only the engine can check: what it finds in the example is in the page already. */
function unseen(): Promise<string> {
  return toFragment({ file: openText("Procfile", "wbe: flask run --host 0.0.0.0 --port $PORT\n"), platforms: [] });
}

apart("an engine that cannot be loaded is told, and can be tried again", async ({ page, context, baseURL }) => {
  // The browser logs a blocked request as an error, so there is no `proclint` fixture here.
  await context.route("**/*.wasm", (route) => route.abort());
  // It would also try again by itself.
  await page.addInitScript(() => {
    const { setTimeout } = window;
    Object.assign(window, { setTimeout: (work: () => void, rest = 0) => (rest < 700 ? setTimeout(work, rest) : 0) });
  });
  await page.goto(`${baseURL ?? "/"}#${await unseen()}`);
  const problems = page.getByRole("region", { name: "Problems" });
  await expect(problems).toContainText("The engine didn't start");
  await expect(page.getByRole("region", { name: "Processes" })).toContainText("The engine didn't start");
  await new ProclintPage(page).expectAccessibleInBoth();
  await context.unroute("**/*.wasm");
  await problems.getByRole("button", { name: "Try again" }).click();
  await expect(problems).toContainText("process-type-typo");
});

test("loading shows progress, and nothing moves when it ends", { tag: "@daily" }, async ({ proclint, page, context }) => {
  const release = await holdBack(context, "**/*.wasm");
  await page.goto(`/#${await unseen()}`);
  await expect(page.getByRole("progressbar")).toBeVisible();
  await expect(proclint.problems).toContainText("The engine is loading");
  await proclint.expectAccessibleInBoth();
  const places = async (): Promise<unknown> =>
    Promise.all([proclint.problems, proclint.processes, proclint.editor, proclint.footer].map((part) => part.boundingBox()));
  const positions = async (): Promise<unknown> => ((await places()) as { x: number; y: number }[]).map(({ x, y }) => ({ x, y }));
  const before = await positions();
  release();
  await proclint.checked();
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  expect(await positions()).toEqual(before);
});

const mebibyte = 1 << 20;

// Repeatable noise: every byte value, no pattern.
function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = 0x2545f491;
  for (let i = 0; i < length; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bytes[i] = state & 0xff;
  }
  return bytes;
}

const nested = `web: ${'"$('.repeat(5_000)}echo${')"'.repeat(5_000)}\n`;

test("bad input gets an answer and the page stays usable", async ({ proclint }) => {
  await proclint.open();
  await expect(proclint.problems).toContainText("process-type-typo");
  for (const [name, content] of [
    ["1 MiB of random bytes", noise(mebibyte)],
    ["100,000 lines", Buffer.from("a: b c d\n".repeat(100_000))],
    ["one line of 1 MiB", Buffer.from(`web: ${"x".repeat(mebibyte - 6)}\n`)],
    ["10,000 nested quotes", Buffer.from(nested)],
    ["more than the engine takes", Buffer.alloc(mebibyte + 1, "a")],
  ] as const) {
    await test.step(name, async () => {
      await proclint.openFile("Procfile", Buffer.from(content));
      await expect(proclint.problems).not.toContainText(/process-type-typo|development-server/);
      await expect(proclint.problems.locator(".message, .notice, .fold").first()).toBeVisible();
      await expect(proclint.problems).not.toContainText("Safe mode");
      await proclint.type(broken);
      await expect(proclint.problems).toContainText("process-type-typo");
    });
  }
});

test("1 MiB that is pasted is written on in, without a wait for any key", async ({ proclint, page }) => {
  await proclint.open();
  await proclint.type("");
  await proclint.editor.evaluate((content) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "# a comment of some length, as they are\n".repeat(26_000));
    content.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(proclint.editor).toContainText("a comment of some length");
  const waits = await page.evaluate(async () => {
    const waits: number[] = [];
    let last = performance.now();
    const timer = setInterval(() => {
      waits.push(performance.now() - last);
      last = performance.now();
    }, 10);
    const content = document
      .querySelector("proclint-app")
      ?.shadowRoot?.querySelector("proclint-editor")
      ?.shadowRoot?.querySelector<HTMLElement>(".cm-content");
    content?.focus();
    for (const letter of "web: written on at the end") {
      document.execCommand("insertText", false, letter);
      await new Promise((resolve) => setTimeout(resolve, 80));
    }
    clearInterval(timer);
    return waits.sort((a, b) => b - a);
  });
  // This only checks that nothing hangs: other work of the test machine delays any wait.
  expect(waits[Math.floor(waits.length / 20)]).toBeLessThan(2_000);
  expect(waits[0]).toBeLessThan(15_000);
  await expect(proclint.editor).toContainText("web: written on at the end");
});

apart("a newer text does not wait for the answer about an older, large one", { tag: "@daily" }, async ({ proclint, page, context }) => {
  await beforeCallsInWorker(context, `if (request.length > 500_000) for (console.log("busy"); ; );`);
  await proclint.open();
  const busy = page.waitForEvent("console", (message) => message.text() === "busy");
  await proclint.openFile("Procfile", Buffer.from("a: b c d\n".repeat(100_000)));
  await busy;
  await proclint.openFile("Procfile", Buffer.from(`${long}\nwroker: celery`));
  await expect(proclint.problems).toContainText("wroker");
  await expect(proclint.problems).not.toContainText("Safe mode");
});

apart("a text whose cards kill the engine keeps its findings and their fixes", { tag: "@daily" }, async ({ proclint, context }) => {
  await beforeCalls(
    context,
    `if ((method === "preview" || method === "matrix") && request.includes("poison")) throw new Error("poisoned");`,
  );
  await proclint.open();
  await proclint.type("wbe: gunicorn poison.wsgi --bind 0.0.0.0:$PORT");
  await expect(proclint.processes).toContainText("Not available for this file.");
  await expect(proclint.problems).toContainText("process-type-typo");
  await expect(proclint.problems).not.toContainText("Safe mode");
  await proclint.fixAll.click();
  await expect(proclint.editor).toContainText("web: gunicorn poison.wsgi");
  await proclint.type(broken);
  await expect(proclint.cards.first()).toBeAttached();
});

apart("all platforms are compared only while Compare is on the screen", async ({ proclint, context }) => {
  await beforeCalls(context, `if (method === "matrix" && JSON.parse(request).platforms.length === 0) throw new Error("all");`);
  await proclint.open();
  await proclint.choose("Heroku");
  await proclint.type("web: gunicorn shop.wsgi --bind 0.0.0.0:$PORT");
  await expect(proclint.problems).toContainText("No problems");
  await expect(proclint.cards).toHaveCount(1);
  await proclint.show("Compare");
  await expect(proclint.matrix).toContainText("Not available for this file.");
});

for (const [name, member] of [
  ["the file", "snapshot"],
  ["the marks", "mark"],
] as const) {
  apart(`an error about ${name} does not end the checks of what is typed after it`, async ({ page }) => {
    const proclint = new ProclintPage(page);
    await proclint.open();
    await expect(proclint.cards.first()).toBeAttached();
    await page.evaluate((member) => {
      const editor = document.querySelector("proclint-app")?.shadowRoot?.querySelector("proclint-editor");
      if (!editor) throw new Error("the page has no editor");
      const get = (): never => {
        Reflect.deleteProperty(editor, member);
        throw new Error("once");
      };
      Object.defineProperty(editor, member, { configurable: true, get });
    }, member);
    await proclint.type(broken);
    await proclint.type(`${broken} --again`);
    await expect(proclint.squiggles.filter({ hasText: "wbe" })).toBeVisible();
    await expect(proclint.processes).toContainText("--again");
  });
}
