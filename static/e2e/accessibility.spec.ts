import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./page.js";

async function expectNoViolation(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual([]);
}

const themes = [
  { name: "light", colorScheme: "light", viewport: { width: 1280, height: 800 } },
  { name: "dark", colorScheme: "dark", viewport: { width: 1280, height: 800 } },
  { name: "phone", colorScheme: "light", viewport: { width: 390, height: 844 } },
  { name: "phone, dark", colorScheme: "dark", viewport: { width: 390, height: 844 } },
] as const;

for (const { name, colorScheme, viewport } of themes) {
  test.describe(name, () => {
    test.use({ colorScheme, viewport });

    test("axe finds nothing: clean and empty file", async ({ proclint, page }) => {
      await proclint.open();
      await expectNoViolation(page);
      await proclint.type("");
      await expect(proclint.problems).toContainText("no-processes");
      await expectNoViolation(page);
    });

    test("axe finds nothing: broken file, open menus", async ({ proclint, page }) => {
      await proclint.open();
      await proclint.example("Moved from Heroku");
      await proclint.choose("Drycc", "Sevalla");
      await expect(proclint.problems).toContainText("process-type-typo");
      await expectNoViolation(page);
      await page.getByRole("button", { name: "Examples" }).click();
      await expect(page.getByRole("menuitem").first()).toBeFocused();
      await expectNoViolation(page);
      await page.keyboard.press("Escape");
      await proclint.editor.focus();
      await page.keyboard.press("F8");
      await page.keyboard.press("ControlOrMeta+.");
      await expect(page.getByRole("menuitem").first()).toBeFocused();
      await expectNoViolation(page);
    });

    test("axe finds nothing: a diff before a fix, warnings and hints", async ({ proclint, page }) => {
      await proclint.open();
      await proclint.type("web: gunicorn app:app --bind 0.0.0.0:8000\nclock:\n");
      await proclint.problems.locator("li", { hasText: "port-hardcoded" }).locator(".fix").getByRole("button").first().click();
      await expect(proclint.problems.locator(".removed")).toBeVisible();
      await expectNoViolation(page);
    });

    test("nothing is wider than the window", async ({ proclint, page }) => {
      await proclint.open();
      await proclint.example("Moved from Heroku");
      await expect(proclint.problems).toContainText("process-type-typo");
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
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
});

test("under reduced motion nothing moves by itself", async ({ proclint, page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await proclint.open();
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});
