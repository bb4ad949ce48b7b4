import type { BrowserContext, Page } from "@playwright/test";
import { ProclintPage, apart as test, beforeCalls, beforeCallsInPage, expect, expectToFit } from "./page.js";
import { patient } from "./patience.js";

const broken = "wbe: gunicorn shop.wsgi --bind 0.0.0.0:$PORT";

/** Loses the first requests for what has such a name; gives back how many there were. */
async function lose(context: BrowserContext, name: RegExp, times = Infinity): Promise<() => number> {
  let asked = 0;
  await context.route(name, (route) => (++asked <= times ? route.fulfill({ status: 503 }) : route.fallback()));
  return () => asked;
}

const app = /\/proclint-app-[^/]*\.js$/;
const worker = /\/worker-[^/]*\.js$/;

async function whole(proclint: ProclintPage): Promise<void> {
  await proclint.checked();
  await expect(proclint.problems).toContainText("process-type-typo");
  await expect(proclint.cards.first()).toBeAttached();
}

test.describe("what is lost comes by itself", () => {
  for (const [name, request] of [
    ["the engine's first part", /\/proclint-(?!app|rest)[^/]*\.wasm$/],
    ["the engine's second part", /\/proclint-rest-[^/]*\.wasm$/],
    ["the worker", worker],
    ["the app", app],
    ["what the app is made of", /\/codemirror-[^/]*\.js$/],
    ["the documentation", /\/docs-[^/]*\.json$/],
  ] as const) {
    test(name, async ({ page, context }) => {
      const asked = await lose(context, request, 2);
      const proclint = new ProclintPage(page);
      await page.goto("/");
      await whole(proclint);
      await expect.poll(asked).toBeGreaterThan(2);
      await expect(proclint.checkFor).toBeVisible();
      await proclint.type(broken);
      await expect(proclint.problems).toContainText("process-type-typo");
      await expect(page.getByRole("button", { name: "Try again now" })).toHaveCount(0);
    });
  }

  test("completion", async ({ page, context }) => {
    const asked = await lose(context, /\/extras-[^/]*\.js$/, 1);
    const proclint = new ProclintPage(page);
    await proclint.open();
    await expect.poll(asked).toBe(2);
    await expect(async () => {
      await proclint.type("");
      await page.keyboard.type("we");
      await expect(page.getByRole("option", { name: /web/ }).first()).toBeVisible({ timeout: patient(2_000) });
    }).toPass();
  });

  test("a program that comes slowly gets more time at each attempt", async ({ page, context }) => {
    let asked = 0;
    await context.route(/\/proclint-extras-[^/]*\.wasm$/, () => void asked++); // and no answer
    const proclint = new ProclintPage(page);
    await proclint.open();
    await page.clock.install();
    await proclint.pickMore("Export SARIF");
    for (const [seconds, attempts] of [
      [0, 1],
      [21, 2],
      [21, 2],
      [21, 3],
      [60, 3],
    ] as const) {
      await page.clock.runFor(1_000 * seconds);
      await expect.poll(() => asked).toBe(attempts);
    }
  });

  test("an example of the documentation", async ({ page, context }) => {
    await lose(context, /\/docs-[^/]*\.json$/, 2);
    await page.goto("/#try=rules/secret-in-command/bad");
    await expect(new ProclintPage(page).problems).toContainText("secret-in-command");
  });

  test("a language", async ({ page, context }) => {
    const asked = await lose(context, /\/(de|fr)-[^/]*\.js$/, 1);
    await page.goto("/?lang=de");
    await expect(page.locator("html")).toHaveAttribute("lang", "de");
    await expect.poll(asked).toBe(2);
  });
});

test("without a worker the last findings stay, and a line says so until it is back", { tag: "@daily" }, async ({ page, context }) => {
  await beforeCallsInPage(context, "return;");
  const proclint = new ProclintPage(page);
  await proclint.open();
  await proclint.type(broken);
  await expect(proclint.problems).toContainText("process-type-typo");
  await lose(context, worker);
  await page.workers()[0]?.evaluate(() => self.close());
  const line = proclint.problems.getByRole("status");
  await expect(line).toContainText("Some checks are paused. Proclint keeps trying.");
  await proclint.type("wroker: node worker.js");
  await expect(proclint.problems.locator(".message")).toContainText(["wbe"]);
  await proclint.problems.locator(".headline").click();
  await proclint.expectAccessibleInBoth();
  await context.unroute(worker);
  await line.getByRole("button", { name: "Try again now" }).press("Enter");
  await expect(proclint.problems).toContainText("wroker");
  await expect(line).toHaveCount(0);
});

test.describe("what a person asks for says so when there is no engine", () => {
  const said = "The engine didn't start. Proclint keeps trying.";

  test("while it can't be loaded, until it is there", async ({ page, context }) => {
    await beforeCallsInPage(context, "return;");
    await lose(context, worker);
    const proclint = new ProclintPage(page);
    await page.goto("/");
    await expect(proclint.problems.getByRole("button", { name: "Try again now" })).toBeVisible();
    await proclint.type(broken);
    for (const [name, ask] of [
      ["Format", () => proclint.pickMore("Format the file")],
      ["the keys of Fix all", () => proclint.editor.press("Shift+Alt+Period")],
      ["Export JSON", () => proclint.pickMore("Export JSON")],
      ["Copy report as Markdown", () => proclint.pickMore("Copy report as Markdown")],
    ] as const) {
      await test.step(name, async () => {
        await ask();
        await expect(proclint.footer).toContainText(said);
        await proclint.expectText([broken]);
        await proclint.example("Rails");
        await expect(proclint.footer).not.toContainText(said);
        await proclint.editor.press("ControlOrMeta+z");
      });
    }
    await proclint.pickMore("Format the file");
    await context.unroute(worker);
    await proclint.footer.getByRole("button", { name: "Try again now" }).click();
    await proclint.checked();
    await proclint.type("web:   node server.js");
    await proclint.pickMore("Format the file");
    await expect(proclint.footer).toContainText("Formatted");
  });

  test("when it is lost while it is asked", async ({ page, context }) => {
    await beforeCalls(
      context,
      `if (method === "format") { const held = new XMLHttpRequest(); held.open("GET", "/gate", false); held.send(); }`,
    );
    const proclint = new ProclintPage(page);
    const reached = new Promise<void>((reach) => void context.route("**/gate", () => reach()));
    await proclint.open();
    await proclint.pickMore("Format the file");
    await reached;
    await lose(context, worker);
    await page
      .workers()[0]
      ?.evaluate(() => self.close())
      .catch(() => {});
    await expect(proclint.footer).toContainText(said);
  });

  test("a folder opens its Procfile without it, and a file of another tool is left", async ({ page, context }) => {
    await beforeCallsInPage(context, "return;");
    await lose(context, worker);
    const proclint = new ProclintPage(page);
    await page.goto("/");
    await expect(proclint.problems.getByRole("button", { name: "Try again now" })).toBeVisible();
    await page.evaluate(() => {
      const file = { kind: "file", name: "Procfile", getFile: () => Promise.resolve(new File(["web: in the folder"], "Procfile")) };
      const folder = { kind: "directory", name: "shop", values: () => [file].values() };
      Object.assign(window, { showDirectoryPicker: () => Promise.resolve(folder) });
    });
    await proclint.pickMore("Open folder");
    await proclint.expectText(["web: in the folder"]);
    await expect(proclint.footer).toContainText(said);
    await proclint.openFile("package.json", Buffer.from('{"scripts": {"start": "node ."}}'));
    await expect(proclint.footer).toContainText(`package.json couldn't be opened: ${said}`);
    await proclint.expectText(["web: in the folder"]);
  });

  test("an ignored finding and an export, while the worker can't be loaded again", async ({ page, context }) => {
    const proclint = new ProclintPage(page);
    await proclint.open();
    await proclint.type(broken);
    await expect(proclint.problems).toContainText("process-type-typo");
    await lose(context, worker);
    await page.workers()[0]?.evaluate(() => self.close());
    await expect(proclint.problems.getByRole("status")).toContainText("Some checks are paused. Proclint keeps trying.");
    await proclint.pickMore("Export SARIF");
    await expect(proclint.footer).toContainText(said);
    await proclint.example("Rails");
    await expect(proclint.footer).not.toContainText(said);
    await proclint.editor.press("ControlOrMeta+z");
    await expect(proclint.problems).toContainText("process-type-typo");
    await proclint.problems.locator(".headline").first().click();
    await proclint.problems.getByRole("button", { name: "Ignore process-type-typo here" }).click();
    await expect(proclint.footer).toContainText(said);
  });
});

test.describe("without the app's script", () => {
  const notice = (page: Page) => page.getByRole("alert");

  test("the page says so in its language, and comes by itself", async ({ page, context }) => {
    await lose(context, app);
    for (const [language, said] of [
      ["en", "The editor didn't load. Proclint keeps trying."],
      ["de", "Der Editor wurde nicht geladen. Proclint versucht es weiter."],
      ["zh", "编辑器未能加载。 Proclint 会继续尝试。"],
    ] as const) {
      await page.goto(`/?lang=${language}`);
      await expect(notice(page)).toContainText(said);
      await new ProclintPage(page).expectAccessibleInBoth();
    }
    await page.setViewportSize({ width: 360, height: 740 });
    await expectToFit(page);
    await context.unroute(app);
    await expect(page.locator("html")).toHaveAttribute("lang", "zh");
    await expect(notice(page)).toHaveCount(0);
  });

  test("it can be tried at once, and a link is still there after a reload", { tag: "@daily" }, async ({ page, context }) => {
    await page.clock.install();
    const asked = await lose(context, app);
    const link = "/#1.q1ZSslIqT03KSk0tUSguKUpNzFWIKS5KVkjLSVVIzk8BAA";
    await page.goto(link);
    // The page may begin to wait for its script only now.
    await expect(async () => {
      await page.clock.runFor(400);
      await expect(notice(page)).toBeVisible({ timeout: patient(500) });
    }).toPass();
    const before = asked();
    await notice(page).getByRole("button", { name: "Try again now" }).press("Enter");
    await expect.poll(asked).toBeGreaterThan(before);
    await Promise.all([page.waitForEvent("load"), notice(page).getByRole("button", { name: "Reload" }).click()]);
    expect(page.url()).toContain(link);
  });

  test("each attempt comes after a longer rest, up to a minute", async ({ page, context }) => {
    await lose(context, app);
    // So long a rest is noted, and over at once.
    await page.addInitScript(() => {
      const later = globalThis.setTimeout;
      const rests: number[] = [];
      const noting = (work: TimerHandler, milliseconds = 0): number => {
        const isNoted = milliseconds > 700 && rests.length < 9;
        if (isNoted) rests.push(milliseconds);
        return later(work, isNoted ? 0 : milliseconds);
      };
      Object.assign(globalThis, { setTimeout: noting, rests });
    });
    await page.goto("/");
    const rests = (): Promise<number[]> => page.evaluate(() => Reflect.get(globalThis, "rests") as number[]);
    await expect.poll(async () => (await rests()).length).toBe(9);
    for (const [losses, rest] of (await rests()).entries()) {
      const middle = Math.min(60_000, 1_000 * 2 ** losses);
      expect(rest).toBeGreaterThanOrEqual(0.75 * middle);
      expect(rest).toBeLessThanOrEqual(1.25 * middle);
    }
  });
});
