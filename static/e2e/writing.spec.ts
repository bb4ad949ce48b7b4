import type { Locator, Page } from "@playwright/test";
import { beforeCalls, expect, test } from "./page.js";

const options = (page: Page): Locator => page.getByRole("listbox", { name: "Completions" }).getByRole("option");
const chosen = (page: Page): Locator => page.getByRole("listbox", { name: "Completions" }).getByRole("option", { selected: true });

/** Waits until the list takes keys. In its first moment it takes none, because they may be meant for the text: the clock skips that. */
async function takesKeys(page: Page, offered: string): Promise<void> {
  await expect(chosen(page)).toContainText(offered);
  await expect(page.locator(".cm-tooltip-autocomplete-disabled")).toHaveCount(0);
  await page.evaluate(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 1_000;
  });
}

test.describe("completion", () => {
  test.beforeEach(async ({ proclint }) => {
    await proclint.open();
  });

  test("completion offers what fits, explains it and goes with Escape", { tag: "@daily" }, async ({ proclint, page }) => {
    await test.step("offers types while one types, and the rest of the line by Ctrl+Space", async () => {
      await proclint.type("");
      await page.keyboard.type("we", { delay: 30 });
      await takesKeys(page, "web");
      await expect(proclint.editor).toHaveAttribute("aria-activedescendant", /./);
      await page.keyboard.press("Enter");
      await proclint.expectText(["web: "]);
      await page.keyboard.press("Control+Space");
      await expect(options(page).filter({ hasText: "gunicorn" }).first()).toBeVisible();
      await page.keyboard.type("gunic", { delay: 30 });
      await takesKeys(page, "gunicorn");
      await page.keyboard.press("Tab");
      await expect(proclint.editor).toHaveText(/^web: gunicorn/);
      await expect(proclint.editor).toBeFocused();
    });

    await test.step("offers flags and variables of a command", async () => {
      await proclint.type("web: gunicorn app:app ");
      await page.keyboard.type("--bi", { delay: 30 });
      await expect(chosen(page)).toContainText("--bind");
      await page.keyboard.press("Escape");
      await proclint.type("web: gunicorn app:app --bind 0.0.0.0:");
      await page.keyboard.type("$P", { delay: 30 });
      await takesKeys(page, "$PORT");
      await page.keyboard.press("Enter");
      await proclint.expectText(["web: gunicorn app:app --bind 0.0.0.0:$PORT"]);
    });

    await test.step("leaves Enter alone where all is typed already", async () => {
      await proclint.type("web: gunicorn app:app --bind 0.0.0.0:");
      await page.keyboard.type("$POR", { delay: 30 });
      await expect(chosen(page)).toContainText("$PORT");
      await page.keyboard.type("T");
      await expect(proclint.editor).toHaveText(/\$PORT$/);
      await takesKeys(page, "$PORT");
      await page.keyboard.press("Enter");
      await expect(proclint.footer).toContainText("Ln 2, Col 1");
    });

    await test.step("offers whole lines to an empty file, and says nothing in plain text", async () => {
      await proclint.type("");
      await page.keyboard.press("Control+Space");
      await page.keyboard.type("work", { delay: 30 });
      await options(page).filter({ hasText: "sidekiq" }).first().click();
      await expect(proclint.editor).toHaveText(/^worker: .*sidekiq/);
      await page.keyboard.press("ControlOrMeta+z");
      await proclint.type("# a comment about the ");
      await page.keyboard.type("shop", { delay: 30 });
      await proclint.checked();
      await expect(options(page)).toHaveCount(0);
    });

    await test.step("explains what it offers, and goes with Escape", async () => {
      await proclint.choose("Heroku");
      await proclint.type("");
      await page.keyboard.press("Control+Space");
      await expect(page.locator(".cm-completionInfo")).toContainText("Heroku");
      // The processes stay in sight beside the list.
      const { x: processes = 0 } = (await proclint.processes.boundingBox()) ?? {};
      for (const part of [page.locator(".cm-tooltip-autocomplete > ul"), page.locator(".cm-completionInfo")]) {
        const { x = 0, width = Infinity } = (await part.boundingBox()) ?? {};
        expect(x + width).toBeLessThanOrEqual(processes);
      }
      await page.keyboard.press("Escape");
      await expect(options(page)).toHaveCount(0);
      await expect(proclint.editor).toBeFocused();
    });
  });
});

test("a completion that is long in coming keeps no keystroke waiting, and does not come when it is too late", async ({
  proclint,
  page,
  context,
}) => {
  await beforeCalls(context, `if (method === "complete") for (const end = Date.now() + 700; Date.now() < end; );`);
  await proclint.open();
  await proclint.type("");
  await page.keyboard.type("web: pyt", { delay: 15 });
  await proclint.expectText(["web: pyt"]);
  await expect(proclint.problems).toContainText(/\w/);
  await page.keyboard.type("hon server.py && echo ready", { delay: 15 });
  await expect(proclint.squiggles.first()).toBeVisible();
  await page.keyboard.type(" then a name ", { delay: 5 });
  await proclint.checked();
  await expect(options(page)).toHaveCount(0);
});

test.describe("explanations", () => {
  test.beforeEach(async ({ proclint }) => {
    await proclint.open();
    await proclint.choose("Heroku");
    await proclint.type("web: gunicorn app:app --bind 0.0.0.0:$PORT");
  });

  test("explanations come by hover and by key, and show the text as it is", async ({ proclint, page }) => {
    await test.step("a hover explains types and variables on the chosen platform, and programs", async () => {
      const hover = page.locator(".pf-hover");
      await proclint.editor.locator(".pf-type").hover();
      await expect(hover).toContainText("Process type web on Heroku");
      await expect(hover.locator("code").first()).toHaveText("web");
      await page.mouse.move(5, 5);
      await expect(hover).toHaveCount(0);
      await proclint.editor.locator(".pf-variable").hover();
      await expect(hover).toContainText("Variable PORT");
      await page.mouse.move(5, 5);
      await expect(hover).toHaveCount(0);
      const line = await proclint.editor.locator(".pf-colon").boundingBox();
      await page.mouse.move((line?.x ?? 0) + 50, (line?.y ?? 0) + 8, { steps: 3 });
      await expect(hover).toContainText("gunicorn");
      await page.keyboard.press("Escape");
      await expect(hover, "Escape closes it where the pointer stays").toHaveCount(0);
    });

    await test.step("the keyboard opens one at the cursor, and Escape gives the focus back", async () => {
      await page.keyboard.press("ControlOrMeta+Home");
      await page.keyboard.press("ControlOrMeta+i");
      const dialog = page.getByRole("dialog", { name: "Explanation" });
      await expect(dialog).toBeFocused();
      await expect(dialog).toContainText("Process type web");
      const { y: text = Infinity } = (await proclint.editor.boundingBox()) ?? {};
      expect((await dialog.boundingBox())?.y, "it covers nothing above the text").toBeGreaterThanOrEqual(text);
      await page.keyboard.press("Escape");
      await expect(dialog).toHaveCount(0);
      await expect(proclint.editor).toBeFocused();
    });

    await test.step("a name in the text is shown as it is, and makes no element", async () => {
      await proclint.type('we<img/src=x>b: echo "${A:-**<b>`x`</b>**[y](https://example.com)}"');
      await page.keyboard.press("ControlOrMeta+Home");
      for (let step = 0; step < 4; step++) await page.keyboard.press("ArrowRight");
      await page.keyboard.press("ControlOrMeta+i");
      const dialog = page.getByRole("dialog", { name: "Explanation" });
      await expect(dialog).toContainText("we<img/src=x>b");
      await expect(dialog.locator("img")).toHaveCount(0);
      await page.keyboard.press("Escape");
      await proclint.editor.locator(".pf-variable").hover();
      const hover = page.locator(".pf-hover");
      await expect(hover).toContainText("<b>`x`</b>");
      await expect(hover.locator("a[href*='example.com']")).toHaveCount(0);
    });
  });
});

test.describe("problems", () => {
  test.beforeEach(async ({ proclint }) => {
    await proclint.open();
  });

  test("a problem is ignored from the list and the menu, walked to and fixed by keys", { tag: "@daily" }, async ({ proclint, page }) => {
    await test.step("the menu shows the lines that a suggested fix changes, and ignores a rule", async () => {
      await proclint.type("web: gunicorn app:app --bind 0.0.0.0:8000");
      await expect(proclint.problems).toContainText("port-hardcoded");
      await page.keyboard.press("F8");
      await page.keyboard.press("ControlOrMeta+.");
      const menu = page.getByRole("menu", { name: "Fixes" });
      await expect(menu.locator(".pf-removed mark")).toHaveText("8000");
      await expect(menu.locator(".pf-added mark").first()).toContainText("PORT");
      await page.keyboard.press("End");
      await expect(menu.getByRole("menuitem", { name: "Ignore port-hardcoded" })).toBeFocused();
      await page.keyboard.press("Enter");
      await proclint.expectText(["# proclint-ignore-next-line port-hardcoded", "web: gunicorn app:app --bind 0.0.0.0:8000"]);
      await expect(proclint.problems).not.toContainText("port-hardcoded");
      await expect(proclint.editor).toBeFocused();
      await page.keyboard.press("ControlOrMeta+z");
      await proclint.expectText(["web: gunicorn app:app --bind 0.0.0.0:8000"]);
    });

    await test.step("the list ignores a rule on its line, in one undo step", async () => {
      await proclint.begin("# shop\nweb: gunicorn app:app --bind 0.0.0.0:8000\r\n");
      await proclint.problems.locator("li", { hasText: "port-hardcoded" }).locator(".headline").click();
      await proclint.problems.getByRole("button", { name: "Ignore port-hardcoded here" }).click();
      await expect(proclint.editor.locator(".cm-line").nth(1)).toHaveText("# proclint-ignore-next-line port-hardcoded");
      await expect(proclint.problems).not.toContainText("port-hardcoded");
      await proclint.editor.focus();
      await page.keyboard.press("ControlOrMeta+z");
      await expect(proclint.editor.locator(".cm-line").nth(1)).toHaveText("web: gunicorn app:app --bind 0.0.0.0:8000");
    });

    await test.step("a suggested fix of the list opens its row, which closes again", async () => {
      await proclint.begin("web: gunicorn app:app --bind 0.0.0.0:8000");
      const fix = proclint.problems.locator("li", { hasText: "port-hardcoded" }).locator(".fix").getByRole("button").first();
      await expect(fix).toHaveAttribute("aria-expanded", "false");
      await fix.click();
      await expect(proclint.problems.locator(".removed mark")).toHaveText("8000");
      await proclint.problems.locator("li", { hasText: "port-hardcoded" }).locator(".headline").click();
      await expect(proclint.problems.locator(".diff")).toHaveCount(0);
    });

    await test.step("F8 goes round the problems both ways and says what it came to", async () => {
      await proclint.begin("wbe: python a.py\n\nwroker: python b.py");
      await expect(proclint.squiggles.filter({ hasText: "wroker" })).toBeVisible();
      // What the check says comes a moment after it, in place of what was said before.
      await expect(page.getByRole("status").filter({ hasText: /\d (warning|error)/ })).toHaveCount(1);
      await page.keyboard.press("ControlOrMeta+Home");
      await page.keyboard.press("F8");
      await expect(proclint.footer).toContainText("Ln 3, Col 1");
      await expect(page.getByRole("status").filter({ hasText: "wroker" })).toHaveText(/^(warning|error): /);
      await page.keyboard.press("Shift+F8");
      await expect(proclint.footer).toContainText("Ln 1, Col 1");
    });

    await test.step("Fix all has a key", async () => {
      await proclint.begin("web:python a.py\n");
      await expect(proclint.fixAll).toBeEnabled();
      await proclint.editor.focus();
      await page.keyboard.press("Shift+Alt+Period");
      await expect(proclint.editor.locator(".cm-line").first()).toHaveText("web: python a.py");
      await page.keyboard.press("ControlOrMeta+z");
      await expect(proclint.editor.locator(".cm-line").first()).toHaveText("web:python a.py");
    });
  });
});

test("the shortcuts are listed by F1 and the button, and no letter or mark alone is one", async ({ proclint, page }) => {
  await proclint.open();
  const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await proclint.editor.focus();
  await page.keyboard.press("F1");
  await expect(dialog).toContainText("Next problem");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(proclint.editor).toBeFocused();
  await proclint.pickMore("Keyboard shortcuts");
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(dialog).toBeHidden();
  // Who speaks to the machine says letters where no field is.
  await page.keyboard.type("?abcdefghijklmnopqrstuvwxyz/.-");
  await expect(page.locator("dialog:modal")).toHaveCount(0);
});

test("several cursors, search and comments are those of the editor", async ({ proclint, page }) => {
  await proclint.open();
  await proclint.type("web: python a.py\nworker: python b.py");
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("ControlOrMeta+Alt+ArrowDown");
  await page.keyboard.type("x");
  await proclint.expectText(["xweb: python a.py", "xworker: python b.py"]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("ControlOrMeta+/");
  await expect(proclint.editor.locator(".cm-line").first()).toHaveText("# xweb: python a.py");
  await page.keyboard.press("ControlOrMeta+f");
  const field = page.getByRole("textbox", { name: "Find" });
  await expect(field).toBeFocused();
  await page.keyboard.type("python");
  await expect(page.locator(".cm-searchMatch")).toHaveCount(2);
  await page.getByRole("textbox", { name: "Replace" }).focus();
  await page.keyboard.type("python3");
  await page.getByRole("button", { name: "Replace all" }).click();
  await proclint.expectText(["# xweb: python3 a.py", "xworker: python3 b.py"]);
  await page.keyboard.press("Escape");
  await expect(field).toHaveCount(0);
  await expect(proclint.editor).toBeFocused();
});
