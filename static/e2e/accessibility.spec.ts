import { expect, test } from "./page.js";

const looks = [
  { name: "desktop", viewport: { width: 1280, height: 800 } },
  { name: "phone", viewport: { width: 390, height: 844 } },
] as const;

for (const { name, viewport } of looks) {
  test.describe(name, () => {
    test.use({ viewport });
    const isPhone = viewport.width < 760;

    test("axe finds nothing: clean, empty and broken file, a diff before a fix", async ({ proclint }) => {
      await proclint.open();
      await proclint.expectAccessibleInBoth();
      await proclint.type("");
      await expect(proclint.problems).toContainText("no-processes");
      await proclint.expectAccessibleInBoth();
      await proclint.type("web: gunicorn app:app --bind 0.0.0.0:8000\nclock:\n");
      await proclint.problems.locator("li", { hasText: "port-hardcoded" }).locator(".fix").getByRole("button").first().click();
      await expect(proclint.problems.locator(".removed")).toBeVisible();
      await proclint.expectAccessibleInBoth();
    });

    test("axe finds nothing: open menus and lists", async ({ proclint, page }) => {
      await proclint.open();
      await proclint.example("Moved from Heroku");
      await proclint.choose("Drycc", "Sevalla");
      await expect(proclint.problems).toContainText("process-type-typo");
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
      await proclint.expectAccessibleInBoth();
      await page.getByRole("button", { name: "Examples" }).click();
      await expect(page.getByRole("menuitem").first()).toBeFocused();
      await proclint.expectAccessibleInBoth();
      await page.keyboard.press("Escape");
      await proclint.editor.focus();
      await page.keyboard.press("F8");
      await page.keyboard.press("ControlOrMeta+.");
      await expect(page.getByRole("menuitem").first()).toBeFocused();
      await proclint.expectAccessibleInBoth();
      await page.keyboard.press("Escape");
      await proclint.more.click();
      await expect(page.getByRole("searchbox", { name: "Search platforms" })).toBeFocused();
      await proclint.expectAccessibleInBoth();
    });

    test("axe finds nothing: completion, explanation, diff, search and shortcuts", async ({ proclint, page }) => {
      await proclint.open();
      await proclint.type("");
      await page.keyboard.press("Control+Space");
      await expect(page.getByRole("listbox", { name: "Completions" })).toBeVisible();
      await expect(page.locator(".cm-completionInfo")).toBeVisible();
      await proclint.expectAccessibleInBoth();
      await page.keyboard.press("Escape");
      await proclint.type("web: gunicorn app:app --bind 0.0.0.0:8000");
      await expect(proclint.problems).toContainText("port-hardcoded");
      await page.keyboard.press("ControlOrMeta+Home");
      await page.keyboard.press("ControlOrMeta+i");
      await expect(page.getByRole("dialog", { name: "Explanation" })).toBeFocused();
      await proclint.expectAccessibleInBoth();
      await page.keyboard.press("Escape");
      await page.keyboard.press("F8");
      await page.keyboard.press("ControlOrMeta+.");
      await expect(page.locator(".pf-removed").first()).toBeVisible();
      await proclint.expectAccessibleInBoth();
      await page.keyboard.press("Escape");
      await page.keyboard.press("ControlOrMeta+f");
      await expect(page.getByRole("textbox", { name: "Find" })).toBeFocused();
      await proclint.expectAccessibleInBoth();
      await page.keyboard.press("Escape");
      await page.keyboard.press("F1");
      await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
      await proclint.expectAccessibleInBoth();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
    });

    test("axe finds nothing: comparison, move and facts", async ({ proclint, page }) => {
      await proclint.open();
      await proclint.type('web: gunicorn app:app --bind "0.0.0.0:$PORT" # serve\nmail_worker : python worker.py\nclock:\nweb: python x.py\n');
      await proclint.choose("Drycc");
      if (!isPhone) await proclint.show("What each platform sees");
      await expect(proclint.matrix.locator("ins").first()).toBeVisible();
      await proclint.expectAccessibleInBoth();
      if (!isPhone) await proclint.show("Move");
      await proclint.move.scrollIntoViewIfNeeded();
      await expect(proclint.move.getByRole("heading", { name: "The file" })).toBeVisible();
      await proclint.expectAccessibleInBoth();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
      await proclint.platforms.getByRole("button", { name: "Facts" }).click();
      await expect(page.getByRole("dialog", { name: "Drycc" })).toBeVisible();
      await proclint.expectAccessibleInBoth();
    });
  });
}

test("problems and the first card are in sight at 1280 × 800", async ({ proclint }) => {
  await proclint.open();
  await proclint.example("Moved from Heroku");
  await proclint.choose("Drycc");
  await expect(proclint.problems).toContainText("process-type-typo");
  await expect(proclint.fileName).toBeInViewport();
  await expect(proclint.problems.locator("li").first().locator(".fix")).toBeInViewport();
  await expect(proclint.processes.getByRole("article").first().locator(".command")).toBeInViewport({ ratio: 1 });
});

test("every part is reached with the keyboard", async ({ proclint, page }) => {
  await proclint.open();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Examples" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(proclint.editor).toBeFocused();
  await expect(proclint.editor).toContainText("celery");
  await page.keyboard.press("Tab");
  await expect(proclint.editor).not.toBeFocused();
  await page.getByRole("tab", { name: "Processes" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "What each platform sees" })).toBeFocused();
  await expect(proclint.matrix).toBeVisible();
  await expect(proclint.processes).toBeHidden();
  await page.keyboard.press("End");
  await expect(proclint.move).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(proclint.processes).toBeVisible();
});

test("under reduced motion nothing moves by itself", async ({ proclint, page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await proclint.open();
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});
