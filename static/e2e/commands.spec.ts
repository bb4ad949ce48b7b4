import { ProclintPage, expect, test } from "./page.js";

test("all that the page does is found by its name, and run with the keyboard alone", async ({ proclint, page }) => {
  const search = page.getByRole("combobox", { name: "Search commands" });
  const options = page.getByRole("listbox", { name: "Commands" }).getByRole("option");
  const chosen = options.and(page.locator("[aria-selected=true]"));
  const run = async (words: string, title: string): Promise<void> => {
    await page.keyboard.press("ControlOrMeta+k");
    await expect(search).toBeFocused();
    await page.keyboard.type(words);
    await expect(chosen).toContainText(title);
    await page.keyboard.press("Enter");
    await expect(search).toBeHidden();
  };
  await proclint.open();
  await proclint.type("# shop\nwbe: gunicorn app:app");
  await expect(proclint.problems).toContainText("process-type-typo");

  await run("next prob", "Next problem");
  await expect(proclint.footer).toContainText("Ln 2, Col 1");
  await expect(proclint.editor).toBeFocused();
  await run("fix all", "Apply all safe fixes");
  await proclint.expectText(["# shop", "web: gunicorn app:app"]);
  await run("toggle comm", "Toggle comment");
  await expect(proclint.editor).toContainText("# web: gunicorn app:app");
  await page.keyboard.press("ControlOrMeta+z");
  await run("her", "Check for Heroku");
  await expect(proclint.checkFor).toContainText("Heroku");
  await run("compare", "Compare");
  await expect(proclint.matrix).toBeFocused();
  await run("dark", "Dark");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");

  await test.step("the list says what is on, wraps around, and can be left", async () => {
    await proclint.editor.focus();
    await page.keyboard.press("ControlOrMeta+k");
    await proclint.expectAccessible();
    await page.keyboard.type("check for h");
    await expect(options.filter({ hasText: "Check for Heroku ✓" })).toBeVisible();
    await page.keyboard.press("ArrowUp");
    await expect(chosen).toHaveText(/Check for (?!Heroku)/);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.type("zzz");
    await expect(page.getByText("No command matches.")).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(search).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(proclint.editor).toBeFocused();
  });

  await test.step("it is found without its keys, and by mouse", async () => {
    await proclint.pickMore("Commands");
    await options.filter({ hasText: "Language: Deutsch" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "de");
  });
});

test("a menu names keys, but not on a phone, and is walked with arrows", { tag: "@daily" }, async ({ browser, baseURL }) => {
  for (const [isMobile, shown] of [
    [false, true],
    [true, false],
  ] as const) {
    const context = await browser.newContext({ baseURL: baseURL ?? "", isMobile, hasTouch: isMobile });
    const proclint = new ProclintPage(await context.newPage());
    await proclint.open();
    await proclint.page.getByRole("button", { name: "More", exact: true }).click();
    await expect(proclint.page.getByRole("menuitem", { name: "Keyboard shortcuts" })).toBeVisible();
    await expect(proclint.page.getByRole("menu").locator("kbd", { hasText: "F1" })).toBeVisible({ visible: shown });
    const entries = proclint.page.getByRole("menu").locator("[role^=menuitem]");
    await entries.first().press("ArrowDown");
    await expect(entries.nth(1)).toBeFocused();
    await context.close();
  }
});
