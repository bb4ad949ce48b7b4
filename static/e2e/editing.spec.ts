import { expect, test } from "./page.js";

const broken = "wbe: gunicorn shop.wsgi --bind 0.0.0.0:$PORT";
const mended = "web: gunicorn shop.wsgi --bind 0.0.0.0:$PORT";
const rename = "Rename wbe to web";

test.beforeEach(async ({ proclint }) => {
  await proclint.open();
});

test("a broken line is marked, explained and mended", { tag: "@daily" }, async ({ proclint, page }) => {
  await test.step("the menu of fixes closes with Escape and gives the focus back", async () => {
    await proclint.type(broken);
    await expect(proclint.squiggles.first()).toBeVisible();
    await page.keyboard.press("ControlOrMeta+Enter");
    await expect(page.getByRole("menuitem", { name: rename })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("menu")).toHaveCount(0);
    await expect(proclint.editor).toBeFocused();
  });

  await test.step("a fix from the keyboard corrects the line, and one undo takes it back", async () => {
    await proclint.begin(`# shop\n${broken}`);
    await expect(proclint.problems).toContainText("process-type-typo");
    await page.keyboard.press("ControlOrMeta+Home");
    await page.keyboard.press("F8");
    await page.keyboard.press("ControlOrMeta+.");
    await expect(page.getByRole("menuitem", { name: rename })).toBeFocused();
    await page.keyboard.press("Enter");
    await proclint.expectText(["# shop", mended]);
    await expect(proclint.problems).not.toContainText("process-type-typo");
    await expect(proclint.editor).toBeFocused();
    await page.keyboard.press("ControlOrMeta+z");
    await proclint.expectText(["# shop", broken]);
  });

  await test.step("a fix from the list of problems corrects the line", async () => {
    await proclint.begin(broken);
    await proclint.problems.getByRole("button", { name: rename }).click();
    await proclint.expectText([mended]);
    await expect(proclint.squiggles.filter({ hasText: "web" })).toHaveCount(0);
  });

  await test.step("a problem's line takes the cursor there", async () => {
    await proclint.begin(`# shop\n\n${broken}`);
    await proclint.problems.getByRole("button", { name: "line 3" }).click();
    await expect(proclint.editor).toBeFocused();
    await expect(proclint.footer).toContainText("Ln 3, Col 1");
  });

  await test.step("a hover over a squiggle says what is wrong", async () => {
    await proclint.begin(broken);
    await proclint.squiggles.filter({ hasText: "wbe" }).hover();
    await expect(page.locator(".pf-hover")).toContainText("wbe");
    await expect(page.locator(".pf-hover").getByRole("button", { name: rename })).toBeVisible();
  });

  await test.step("it gets a squiggle, a mark in the gutter and a problem", async () => {
    await proclint.begin(broken);
    await expect(proclint.squiggles.filter({ hasText: "wbe" })).toBeVisible();
    await expect(page.locator(".cm-lint-marker-error").filter({ visible: true })).toHaveText("●");
    await expect(proclint.problems).toContainText("process-type-typo");
    await proclint.choose("Heroku");
    await expect(page.locator(".cm-lint-marker-error").filter({ visible: true })).toHaveText("●");
  });
});

test("a suggested fix shows what it changes, Format lays out, and an empty editor offers examples", async ({ proclint, page }) => {
  await test.step("a suggested fix shows what it changes before it is applied", async () => {
    await proclint.type("web: gunicorn app:app --bind 0.0.0.0:8000");
    const row = proclint.problems.locator("li", { hasText: "port-hardcoded" });
    const fix = row.locator(".fix").getByRole("button");
    await fix.click();
    await expect(row.locator(".removed")).toContainText("0.0.0.0:8000");
    await expect(row.locator(".added")).toContainText("$PORT");
    await row.locator(".headline").click();
    await expect(row.locator(".removed")).toHaveCount(0);
    await proclint.expectText(["web: gunicorn app:app --bind 0.0.0.0:8000"]);
    await fix.click();
    await row.locator(".change button").first().click();
    await expect(proclint.editor).toContainText("$PORT");
  });

  await test.step("Format lays the text out and keeps the comment", async () => {
    await proclint.begin("# shop\nweb:    gunicorn app:app --bind 0.0.0.0:$PORT   ");
    await page.getByRole("button", { name: "Format" }).click();
    await expect(proclint.editor.locator(".cm-line").nth(0)).toHaveText("# shop");
    await expect(proclint.editor.locator(".cm-line").nth(1)).toHaveText("web: gunicorn app:app --bind 0.0.0.0:$PORT");
  });

  await test.step("an empty editor offers examples", async () => {
    await proclint.begin("");
    await page.getByRole("button", { name: "Django" }).click();
    await expect(proclint.editor).toContainText("gunicorn");
  });
});

test("a misnamed file is renamed, and undo gives the old name back", { tag: "@daily" }, async ({ proclint, page }) => {
  await test.step("by the fix of its name", async () => {
    await proclint.fileName.fill("procfile");
    await expect(proclint.problems).toContainText("file-name");
    await expect(proclint.fileName).toHaveAccessibleDescription(/must be named/);
    await expect(page.getByText(/must be named/).and(page.locator(":not(.hidden-text)")), "it stands on the page once").toHaveCount(1);
    await expect(proclint.problems.locator("li", { hasText: "file-name" })).toHaveCount(1);
    await page.getByRole("button", { name: "Rename", exact: true }).click();
    await expect(proclint.fileName).toHaveValue("Procfile");
    await expect(proclint.problems).not.toContainText("file-name");
    await proclint.editor.focus();
    await page.keyboard.press("ControlOrMeta+z");
    await expect(proclint.fileName).toHaveValue("procfile");
  });

  await test.step("by Fix all, together with the text, in one undo step", async () => {
    await proclint.fileName.fill("procfile");
    await proclint.type(broken);
    await expect(proclint.problems).toContainText("process-type-typo");
    await proclint.fixAll.click();
    await expect(proclint.fileName).toHaveValue("Procfile");
    await expect(proclint.editor.locator(".cm-line").first()).toHaveText(mended);
    await expect(proclint.fixAll).toHaveCount(0);
    await proclint.editor.focus();
    await page.keyboard.press("ControlOrMeta+z");
    await expect(proclint.fileName).toHaveValue("procfile");
    await expect(proclint.editor.locator(".cm-line").first()).toHaveText(broken);
  });
});

test("text that comes with line ends at once, as dictation gives it, keeps each of them", async ({ proclint }) => {
  for (let round = 0; round < 40; round++) {
    await proclint.type(`\nweb: a ${round}\n\nworker: b`);
    await proclint.expectText(["", `web: a ${round}`, "", "worker: b"]);
  }
});
