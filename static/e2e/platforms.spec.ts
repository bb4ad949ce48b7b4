import { expect, test } from "./page.js";

test.beforeEach(async ({ proclint }) => {
  await proclint.open();
  await proclint.example("Django");
});

test("another platform changes the cards", async ({ proclint }) => {
  await proclint.choose("Drycc");
  await expect(proclint.processes.getByRole("combobox", { name: "Platform of the processes" })).toHaveValue("drycc");
  await expect(proclint.processes).toContainText("drycc scale");
  await proclint.choose("Drycc", "Heroku");
  await expect(proclint.processes).toContainText("heroku ps:scale");
  await expect(proclint.processes).not.toContainText("drycc scale");
});

test("another build strategy changes what is shown", async ({ proclint }) => {
  await proclint.choose("Drycc");
  await proclint.platforms.getByRole("combobox", { name: "Build strategy of Drycc" }).selectOption("image");
  const shown = proclint.processes.getByRole("combobox", { name: "Platform of the processes" });
  await expect(shown).toHaveValue("drycc:image");
  await expect(proclint.matrix.getByRole("button", { name: "Drycc · image" })).toHaveAttribute("aria-pressed", "true");
  await expect(proclint.matrix.getByRole("button", { name: "Drycc", exact: true })).toHaveAttribute("aria-pressed", "false");
});

test("with several platforms the region shows the one that is chosen in it", async ({ proclint }) => {
  await proclint.choose("Drycc", "Heroku");
  const shown = proclint.processes.getByRole("combobox", { name: "Platform of the processes" });
  await expect(shown).toHaveValue("heroku");
  await shown.selectOption("drycc");
  await expect(proclint.processes).toContainText("drycc scale");
});

test("a row of the comparison chooses its platform", async ({ proclint }) => {
  await proclint.matrix.getByRole("button", { name: "Sevalla", exact: true }).click();
  await expect(proclint.platforms.getByRole("button", { name: "Sevalla", exact: true })).toHaveAttribute("aria-pressed", "true");
  await proclint.matrix.getByRole("button", { name: "Sevalla", exact: true }).click();
  await expect(proclint.platforms.getByRole("button", { name: "Sevalla", exact: true })).toHaveAttribute("aria-pressed", "false");
});

test("the comparison has a row for each strategy and marks what differs in words", async ({ proclint }) => {
  const names = await proclint.matrix.getByRole("rowheader").getByRole("button").allTextContents();
  expect(names).toEqual(expect.arrayContaining(["Code Capsules", "Drycc", "Drycc · image", "Sevalla", "Heroku", "Heroku · fir"]));
  await expect(proclint.matrix.getByText("differs").first()).toBeVisible();
});

test("an equivalent is copied", async ({ proclint, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await proclint.choose("Drycc");
  await expect(proclint.processes).toContainText("drycc scale");
  const first = proclint.processes.locator(".equivalent").first();
  const text = await first.locator("pre").innerText();
  await first.getByRole("button", { name: /^Copy/ }).click();
  await expect(first.getByText("Copied")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "Copied" })).toHaveCount(1);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
});

test("a card's type takes the cursor to its line", async ({ proclint }) => {
  await proclint.processes.getByRole("heading", { name: "worker" }).getByRole("button").click();
  await expect(proclint.editor).toBeFocused();
  await expect(proclint.footer).toContainText("Ln 3, Col 1");
});
