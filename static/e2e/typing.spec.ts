import type { Page } from "@playwright/test";
import { apart, beforeCalls, beforeCallsInWorker, expect, test, type ProclintPage } from "./page.js";

const broken = "wbe: gunicorn shop.wsgi --bind 0.0.0.0:$PORT";

/** The first line, and the text over each squiggle. */
interface Shown {
  line: string;
  squiggles: string[];
  started: number;
}

/** Notes what is shown at each change of the text or its squiggles, and how many engines have started by then. */
async function watch(page: Page): Promise<() => Promise<Shown[]>> {
  await page.evaluate(() => {
    const app = document.querySelector("proclint-app")?.shadowRoot;
    const content = app?.querySelector("proclint-editor")?.shadowRoot?.querySelector<HTMLElement>(".cm-content");
    if (!content) throw new Error("no editor");
    const seen: Shown[] = [];
    Object.assign(window, { seen });
    new MutationObserver(() =>
      seen.push({
        line: content.querySelector(".cm-line")?.textContent ?? "",
        squiggles: Array.from(content.querySelectorAll(".cm-lintRange"), ({ textContent }) => textContent),
        started: (window as { started?: number }).started ?? 0,
      }),
    ).observe(content, { childList: true, subtree: true, characterData: true });
  });
  return () => page.evaluate(() => (window as unknown as { seen: Shown[] }).seen);
}

test("fast typing never shows a squiggle of an older text, and the panels catch up", { tag: "@daily" }, async ({
  proclint,
  page,
  context,
}) => {
  await beforeCalls(context, `if (method === "lint") for (const end = Date.now() + 300; Date.now() < end; );`);
  await proclint.open();
  await proclint.type(`#${broken}`);
  await expect(proclint.problems).toContainText("no-processes");
  await page.keyboard.press("Home");
  const seen = await watch(page);
  // Each text with the mistake is gone again long before it is answered.
  for (let round = 0; round < 12; round++) {
    await page.keyboard.press("Delete");
    await page.keyboard.press("#", { delay: 30 });
    await page.keyboard.press("ArrowLeft");
  }
  await expect(proclint.problems).toContainText("no-processes");
  // One that was right when it came may stay for the moment until the next answer; none may come late.
  // A late one is where the mistake was before: one character to the left.
  const marked = ({ squiggles }: Shown): boolean => squiggles.includes("wbe") || squiggles.includes("#wb");
  const late = (await seen()).filter((now, at, all) => now.line.startsWith("#") && marked(now) && !all.slice(at - 1, at).some(marked));
  expect(late).toEqual([]);
  await page.keyboard.press("Delete");
  await expect(proclint.squiggles.filter({ hasText: "wbe" })).toBeVisible();
  await expect(proclint.processes).toContainText("wbe");
  await expect(proclint.problems).toContainText("process-type-typo");
});

apart("a keystroke does not wait for what the panels show", { tag: "@daily" }, async ({ proclint, page, context }) => {
  // The worker pauses while its comparison waits for a delayed answer. The page itself checks the file then.
  await beforeCallsInWorker(
    context,
    `if (method === "matrix" && request.includes("gate")) {
       const held = new XMLHttpRequest();
       held.open("GET", "/gate", false);
       held.send();
     }`,
  );
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  let reach: () => void = () => {};
  const reached = new Promise<void>((resolve) => (reach = resolve));
  await context.route("**/gate", async (route) => {
    reach();
    await opened;
    await route.fulfill({ body: "" });
  });
  await page.addInitScript(() => {
    Object.assign(window, { started: 0 });
    window.Worker = class extends Worker {
      override postMessage(message: { kind: string }): void {
        if (message.kind === "start") (window as unknown as { started: number }).started++;
        super.postMessage(message);
      }
    };
  });
  await proclint.open();
  await proclint.type("web: node gate.js");
  await reached;
  const seen = await watch(page);
  await proclint.type(broken);
  await expect(proclint.squiggles.filter({ hasText: "wbe" })).toBeVisible();
  // The answer came from the existing engine: no new one had started for it.
  expect((await seen()).find(({ squiggles }) => squiggles.includes("wbe"))?.started).toBe(1);
  open();
  await expect(proclint.processes).toContainText("wbe");
});

/** In milliseconds: the page gives up on an answer after no less. */
const patience = 4_000;

/** Two mistakes, and a check of what is typed next that never ends. The page never gives up on it. */
async function unchecked(proclint: ProclintPage): Promise<void> {
  const context = proclint.page.context();
  await beforeCalls(
    context,
    `if (method === "lint" && request.includes("later")) {
       const held = new XMLHttpRequest();
       held.open("GET", "/gate", false);
       held.send();
     }`,
  );
  await context.route("**/gate", () => {});
  await proclint.page.addInitScript((patience) => {
    const { setTimeout } = window;
    const patient = (callback: () => void, delay = 0): number => (delay < patience ? setTimeout(callback, delay) : 0);
    Object.assign(window, { setTimeout: patient });
  }, patience);
  await proclint.open();
  await proclint.type(`# shop\n${broken}\nwroker: node b.js`);
  // The list follows a frame after the squiggles, unless the text changes before.
  await expect(proclint.problems).toContainText("wroker");
  await proclint.editor.press("ControlOrMeta+Home");
  await proclint.page.keyboard.insertText("# later\n# later\n# later\n");
  await expect(proclint.editor.locator(".cm-line")).toHaveCount(6);
}

apart.describe("before an edit is checked, what is known of the text has moved with it", () => {
  apart("F8", async ({ proclint, page }) => {
    await unchecked(proclint);
    await page.keyboard.press("F8");
    await expect(proclint.footer).toContainText("Ln 5, Col 1");
    await page.keyboard.press("F8");
    await expect(proclint.footer).toContainText("Ln 6, Col 1");
  });

  apart("the fixes at the cursor", async ({ proclint, page }) => {
    await unchecked(proclint);
    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.press("ControlOrMeta+.");
    await expect(page.getByRole("menuitem").first()).toContainText("worker");
  });

  apart("a hover", async ({ proclint, page }) => {
    await unchecked(proclint);
    await proclint.squiggles.filter({ hasText: "wroker" }).hover();
    await expect(page.locator(".pf-hover .pf-message")).toContainText("wroker");
  });

  apart("a mark in the gutter, which also says what it marks", async ({ proclint, page }) => {
    await unchecked(proclint);
    const mark = page.locator(".cm-lint-marker").last();
    await mark.hover();
    await expect(page.locator(".cm-gutter-lint [title*=wroker]")).toHaveCount(1);
    await mark.click();
    await expect(proclint.footer).toContainText("Ln 6, Col 1");
  });

  apart("a line in the list of problems", async ({ proclint }) => {
    await unchecked(proclint);
    await proclint.problems.locator("li", { hasText: "wroker" }).getByRole("button", { name: "line 3" }).click();
    await expect(proclint.footer).toContainText("Ln 6, Col 1");
  });
});

test("a key is kept, also where the pointer gets another line under it before the editor has read the key", { tag: "@daily" }, async ({
  proclint,
}) => {
  await proclint.open();
  await proclint.type("web: a\nworker: b");
  await proclint.editor.evaluate((editor) => {
    document.execCommand("insertText", false, "!");
    const { x, y } = editor.querySelector(".cm-line")?.getBoundingClientRect() ?? new DOMRect();
    editor.dispatchEvent(new PointerEvent("pointermove", { bubbles: true, composed: true, clientX: x + 9, clientY: y + 9 }));
  });
  await proclint.expectText(["web: a", "worker: b!"]);
});

test("what is typed over a selection breaks no policy", async ({ proclint, page }) => {
  await proclint.open();
  await proclint.type(`${broken}\n# a comment\nworker: echo $PORT`);
  await expect(proclint.squiggles.filter({ hasText: "wbe" })).toBeVisible();
  await proclint.squiggles.filter({ hasText: "wbe" }).dblclick();
  await page.keyboard.type("web");
  await expect(proclint.editor).toContainText("web: gunicorn");
  await page.keyboard.press("Escape"); // closes what completion offers
  await proclint.editor.locator(".pf-comment").dblclick();
  await page.keyboard.type("some");
  await proclint.editor.press("ControlOrMeta+a");
  await page.keyboard.type("web: a");
  await proclint.expectText(["web: a"]);
  await proclint.editor.press("ControlOrMeta+z");
  await expect(proclint.editor).toContainText("echo $PORT");
});
