import type { Page } from "@playwright/test";
import { toFragment } from "../src/file/share.js";
import { openText } from "../src/file/snapshot.js";
import { engineAsked, expect, holdBack, test } from "./page.js";

const saved = (text: string, more = {}): string => JSON.stringify({ n: "Procfile", t: text, p: ["heroku"], s: "", a: "my-app", ...more });

/** Loads the page again with these things stored; the page stores its file when it is left, so they come after it. */
async function comeBackWith(page: Page, stored: Record<string, string>): Promise<void> {
  await page.evaluate((all) => {
    addEventListener("pagehide", () => {
      sessionStorage.clear();
      localStorage.clear();
      for (const [key, value] of Object.entries(all)) localStorage.setItem(key, value);
    });
  }, stored);
  await page.reload();
}

test("the file and what is wrong with it stand there before the editor", { tag: "@daily" }, async ({ proclint, page, context }) => {
  const engines: string[] = [];
  context.on("request", (request) => void (/\/proclint-[^/]*\.wasm$/.test(request.url()) && engines.push(request.url())));
  const release = await holdBack(context, /\/proclint-app-[^/]*\.js$/);
  await page.goto("/");
  await comeBackWith(page, { "proclint.file": saved("# shop\nweb: flask run\nwroker: celery\n") });
  const first = page.locator(".first");
  await expect(first.locator("li").filter({ hasText: "process-type-typo" })).toContainText("Rename wroker to worker");
  await expect(first.locator("pre code")).toHaveText(["# shop", "web: flask run", "wroker: celery", ""]);
  await expect(first.locator(".squiggle.error, .squiggle.warning").first()).toBeVisible();
  await proclint.expectAccessibleInBoth();
  const text = await first.locator(".line").nth(1).boundingBox();
  const problem = await first.locator("li p").first().boundingBox();
  const before = engines.length;
  release();
  await proclint.checked();
  await expect(proclint.squiggles.first()).toBeVisible();
  const line = await proclint.editor.locator(".cm-line").nth(1).boundingBox();
  const listed = await proclint.problems.getByRole("listitem").first().locator("p").first().boundingBox();
  expect(Math.abs((line?.y ?? 0) - (text?.y ?? 1e6))).toBeLessThan(2);
  expect(Math.abs((listed?.y ?? 0) - (problem?.y ?? 1e6))).toBeLessThan(2);
  await proclint.type("wbe: flask run");
  await expect(proclint.problems).toContainText("process-type-typo");
  const again = engines.slice(before).filter((url) => !url.includes("/proclint-rest-"));
  expect(again, "the worker takes the engine that the page has compiled").toEqual([]);
});

test("keys that are typed before the editor is there arrive in it", { tag: "@daily" }, async ({ proclint, page, context }) => {
  const release = await holdBack(context, /\/proclint-app-[^/]*\.js$/);
  await page.goto("/");
  await expect(page.locator(".first li").first()).toBeVisible();
  await page.keyboard.type("# mine ok");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Enter");
  release();
  await proclint.checked();
  await page.keyboard.type("b");
  await expect(proclint.editor.locator(".cm-line").first()).toHaveText("# mine o");
  await expect(proclint.editor.locator(".cm-line").nth(1)).toHaveText(/^bwbe: /);
  await page.keyboard.press("ControlOrMeta+z");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(proclint.editor.locator(".cm-line").first()).toHaveText(/^wbe: /);
});

test("a file for which the first of the engine is not enough is looked at with all of it", async ({ page, context }) => {
  const asked: string[] = [];
  context.on("request", (request) => void asked.push(request.url()));
  await context.route(/\/proclint-app-[^/]*\.js$/, () => {}); // never answered
  await page.goto("/");
  await comeBackWith(page, { "proclint.file": saved("wbe: case $DYNO in web.1) flask run;; esac\n") });
  await expect(page.locator(".first .line code").first()).toContainText("$DYNO");
  await expect(page.locator(".first li").filter({ hasText: "process-type-typo" })).toBeVisible();
  expect(asked.filter((url) => url.includes("/proclint-rest-"))).toHaveLength(1);
});

test("where the engine takes its time, the file stands there without it", async ({ page, context }) => {
  await context.route(/\.(wasm|js)$/, () => {}); // never answered
  await page.goto("/");
  await expect(page.locator(".first code").first()).toHaveText("wbe: gunicorn shop.wsgi --bind 0.0.0.0:$PORT");
  await expect(page.locator(".first code").first()).toBeVisible();
});

test("the last answer is there at once, and only for the same file", { tag: "@daily" }, async ({ proclint, page, context }) => {
  await page.goto("/");
  await proclint.checked();
  await proclint.type("web: flask run");
  await expect(proclint.cards.first()).toContainText("flask run");
  await expect(proclint.problems).toContainText("flask");
  await context.route(/\.wasm$/, () => {}); // never answered
  await page.reload();
  await expect(proclint.squiggles.first()).toBeVisible();
  await expect(proclint.problems).toContainText("flask");
  await proclint.type("wbe: flask run");
  await expect(proclint.problems).not.toContainText("process-type-typo");
});

test("a long text, and one that crashed the engine, are left to the whole page", async ({ proclint, page }) => {
  await page.goto("/");
  await proclint.checked();
  const kept = (): Promise<unknown> => page.evaluate(() => localStorage.getItem("proclint.answer"));
  await test.step("a long text", async () => {
    await comeBackWith(page, { "proclint.file": saved(`# ${"x".repeat(20_000)}\nweb: flask run\n`) });
    await expect(proclint.problems).toContainText("flask");
    expect(await kept()).toBeNull();
  });
  await test.step("a text that crashed the engine", async () => {
    await comeBackWith(page, { "proclint.file": saved("web: flask run\n", { x: true }) });
    await expect(proclint.problems).toContainText("Safe mode");
    expect(await kept()).toBeNull();
  });
});

test("a link's text stands there at once, and not the example, and asks for the engine before it", { tag: "@daily" }, async ({
  page,
  context,
}) => {
  const release = await holdBack(context, /\.wasm$/);
  await page.goto(`/#${await toFragment({ file: openText("Procfile", "wroker: celery\n"), platforms: ["heroku"] })}`);
  await expect(page.locator(".first .line code")).toHaveText(["wroker: celery", ""]);
  await expect(page.locator(".first li")).toHaveCount(0);
  release();
  await expect(page.locator(".first li, proclint-problems li").first()).toContainText("wroker");
  expect(await engineAsked(page)).toBeLessThan(0);
});

test("nothing is in the way of the first view: a first visit asks for the engine after it", async ({ proclint, page }) => {
  await page.goto("/");
  await proclint.checked();
  expect(await engineAsked(page)).toBeGreaterThan(0);
});

test("a first visit shows the example and its problem before any script runs", { tag: "@daily" }, async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
  const page = await context.newPage();
  await page.goto("/");
  await expect(page.locator(".first li")).toContainText("wbe is probably a typo for web");
  await expect(page.locator(".first .squiggle.error")).toHaveText("wbe");
  await expect(page.locator(".first noscript")).toBeVisible();
  await context.close();
});

/** A word that is in sight, where it is, and its color. */
interface Word {
  text: string;
  x: number;
  y: number;
  color: string;
}

/** The words of the page in sight; the name of the file becomes a field. */
async function wordsInSight(page: Page): Promise<Word[]> {
  // The editor measures its lines before a frame is shown, and not at once.
  await page.evaluate(() => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown))));
  return page.evaluate(() => {
    const words: Word[] = [];
    const range = document.createRange();
    const read = (text: Text): void => {
      const parent = text.parentElement;
      if (!parent) return; // spaces of a shadow root
      const { color, visibility } = getComputedStyle(parent);
      for (const { 0: word, index } of text.data.matchAll(/[\p{L}\p{N}$.-]+|[●▲]/gu)) {
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const { x, y, width } = range.getBoundingClientRect();
        if (width > 0 && y < innerHeight && visibility === "visible") words.push({ text: word, x, y, color });
      }
    };
    const walk = (node: Node): void => {
      if (node instanceof Text) read(node);
      else if (!(node instanceof Element && node.matches("style, script, .name, .hidden-text"))) {
        for (const child of (node instanceof Element && node.shadowRoot ? node.shadowRoot : node).childNodes) walk(child);
      }
    };
    walk(document.body);
    return words;
  });
}

/** The words that are elsewhere later, or look otherwise. */
function moved(before: readonly Word[], after: readonly Word[]): Word[] {
  const isSame = (one: Word, other: Word): boolean =>
    one.text === other.text && one.color === other.color && Math.abs(one.x - other.x) <= 1 && Math.abs(one.y - other.y) <= 1;
  return before.filter((word) => !after.some((other) => isSame(word, other)));
}

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
  [720, 450],
  [390, 844],
  [320, 640],
] as const) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`on a first visit nothing moves when the program takes over, at ${width} px, ${colorScheme}`, async ({
      proclint,
      page,
      context,
    }) => {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      const release = await holdBack(context, /\/proclint-app-[^/]*\.js$/);
      await page.goto("/");
      await expect(page.locator(".first li")).toBeVisible();
      const before = await wordsInSight(page);
      expect(before.map(({ text }) => text)).toEqual(expect.arrayContaining(["proc", "wbe", "Rename", "Compare"]));
      release();
      await proclint.checked();
      expect(moved(before, await wordsInSight(page))).toEqual([]);
    });
  }
}

const wrong = `web: gunicorn shop.wsgi --bind 127.0.0.1:8000\nclock: sudo python clock.py\nbeat: celery -A shop beat &\n${"Web: npm start\n".repeat(3)}`;

for (const [what, text, kept] of [
  ["a long list of problems", wrong, {}],
  ["a clean file", "web: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\n", {}],
] as const) {
  test(`nothing moves when the program takes over ${what}`, { tag: "@daily" }, async ({ proclint, page, context }) => {
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto("/");
      await proclint.checked();
      const release = await holdBack(context, /\/proclint-app-[^/]*\.js$/);
      await comeBackWith(page, { "proclint.file": saved(text), ...kept });
      await expect(page.locator(".first .line code").first()).toHaveText(text.slice(0, text.indexOf("\n")));
      await expect(page.locator(".first:is(.wrong, .right)")).toBeVisible();
      const before = await wordsInSight(page);
      release();
      await proclint.checked();
      expect(moved(before, await wordsInSight(page)), `at ${width} px`).toEqual([]);
      await context.unrouteAll({ behavior: "ignoreErrors" });
    }
  });
}

test("the engine checks the example itself as soon as it is there", { tag: "@daily" }, async ({ proclint, page, context }) => {
  const release = await holdBack(context, "**/*.wasm");
  await page.goto("/");
  await expect(proclint.problems).toContainText("process-type-typo");
  await expect(proclint.footer).not.toContainText("checked in");
  release();
  await proclint.checked();
  await expect(proclint.footer).not.toContainText("checked in 0.0 ms");
  await expect(proclint.problems).toContainText("process-type-typo");
});

for (const locale of ["en", "de", "es", "fr", "pt", "zh"]) {
  test(`what the build has found in the example is the engine's answer, in ${locale}`, { tag: "@daily" }, async ({
    browser,
    request,
    baseURL,
  }) => {
    const context = await browser.newContext({ locale, ...(baseURL ? { baseURL } : {}) });
    const page = await context.newPage();
    await page.route(/\.wasm$/, () => {}); // never answered
    await page.route(/\/proclint-app-[^/]*\.js$/, () => {});
    await page.goto("/");
    await expect(page.locator("html")).toHaveAttribute("lang", new RegExp(`^${locale}`));
    const text = (await page.locator(".first .line code").allTextContents()).join("\n");
    const answer = await request.post("/v1/lint", { data: { path: "Procfile", text } });
    const { diagnostics } = (await answer.json()) as { diagnostics: { message: string; rule: string; fixes: { title: string }[] }[] };
    const shown = await page
      .locator(".first li")
      .evaluateAll((rows) => rows.map((row) => ["told", "fix"].map((part) => row.querySelector(`.${part}`)?.textContent ?? "").join("")));
    expect(shown).toEqual(diagnostics.map(({ message, fixes }) => (message + (fixes[0]?.title ?? "")).replaceAll("`", "")));
    await expect(page.locator(".first li .place")).toHaveText(diagnostics.map(({ rule }) => new RegExp(`1.* · ${rule}$`)));
    await context.close();
  });
}
