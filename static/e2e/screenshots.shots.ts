import { fileURLToPath } from "node:url";
import { apart as test } from "./page.js";

const shown = (name: string): string => fileURLToPath(new URL(`../test-results/shots/${name}.png`, import.meta.url));
const readme = fileURLToPath(new URL("../../docs/screenshot.png", import.meta.url));

test("the picture of the README", async ({ proclint, page }) => {
  await proclint.open();
  await proclint.example("Moved from Heroku");
  await proclint.choose("Drycc", "Sevalla");
  await proclint.problems.getByText("process-type-typo").waitFor();
  await page.screenshot({ path: readme });
  await page.screenshot({ path: shown("problems") });
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`states, ${colorScheme}`, async ({ proclint, page }) => {
    await page.emulateMedia({ colorScheme });
    await proclint.open();
    await proclint.processes.getByRole("article").first().waitFor();
    await page.screenshot({ path: shown(`clean-${colorScheme}`) });
    await proclint.type("");
    await proclint.processes.getByText("on").first().waitFor();
    await page.screenshot({ path: shown(`empty-${colorScheme}`) });
    await proclint.example("Moved from Heroku");
    await proclint.choose("Drycc");
    await proclint.problems.getByText("process-type-typo").waitFor();
    await proclint.processes.getByRole("article").first().waitFor();
    await page.screenshot({ path: shown(`broken-${colorScheme}`) });
    await proclint.editor.focus();
    await page.keyboard.press("F8");
    await page.keyboard.press("ControlOrMeta+.");
    await page.getByRole("menuitem").first().waitFor();
    await page.screenshot({ path: shown(`menu-${colorScheme}`) });
    await page.keyboard.press("Escape");
    await proclint.show("What each platform sees");
    await proclint.matrix.getByRole("button", { name: /agree/ }).waitFor();
    await page.screenshot({ path: shown(`matrix-${colorScheme}`) });
    await proclint.show("Move");
    await proclint.move.getByRole("heading", { name: "The file" }).waitFor();
    await page.screenshot({ path: shown(`move-${colorScheme}`) });
    await proclint.more.click();
    await page.screenshot({ path: shown(`platforms-${colorScheme}`) });
    await page.keyboard.press("Escape");
    await proclint.platforms.getByRole("button", { name: "Facts" }).click();
    await page.getByRole("dialog", { name: "Drycc" }).waitFor();
    await page.screenshot({ path: shown(`facts-${colorScheme}`) });
  });
}

test("phone", async ({ proclint, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await proclint.open();
  await proclint.example("Moved from Heroku");
  await proclint.choose("Drycc");
  await proclint.problems.getByText("process-type-typo").waitFor();
  await proclint.move.scrollIntoViewIfNeeded();
  await proclint.move.getByRole("heading", { name: "The file" }).waitFor();
  await page.screenshot({ path: shown("phone"), fullPage: true });
  await proclint.platforms.getByRole("button", { name: "Facts" }).click();
  await page.getByRole("dialog", { name: "Drycc" }).waitFor();
  await page.screenshot({ path: shown("phone-facts") });
});

for (const language of ["de", "es", "fr", "pt", "zh"]) {
  test(`states, ${language}`, async ({ page }) => {
    await page.goto(`/?lang=${language}`);
    await page.locator("proclint-menu button").first().click();
    await page.getByRole("menuitem").nth(4).click();
    await page.locator("proclint-platforms").getByRole("button", { name: "Drycc", exact: true }).click();
    await page.getByText("process-type-typo").first().waitFor();
    await page.getByRole("article").first().waitFor();
    await page.screenshot({ path: shown(`${language}-problems`) });
    await page.getByRole("tab").nth(1).click();
    await page.locator("proclint-menu button").nth(1).click();
    await page.screenshot({ path: shown(`${language}-menu`) });
    await page.keyboard.press("Escape");
    await page.getByRole("tab").nth(2).click();
    await page.locator("proclint-move h3").first().waitFor();
    await page.keyboard.press("F1");
    await page.screenshot({ path: shown(`${language}-shortcuts`) });
    await page.keyboard.press("Escape");
    await page.screenshot({ path: shown(`${language}-move`) });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.screenshot({ path: shown(`${language}-phone`), fullPage: true });
  });
}

test("while the engine loads", async ({ proclint, page }) => {
  let release: () => void = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.context().route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/");
  await proclint.problems.waitFor();
  await page.screenshot({ path: shown("loading") });
  release();
  await proclint.checked();
});

test("before the editor is there", async ({ page }) => {
  await page.context().route(/\/proclint-app-[^/]*\.js$/, () => {});
  await page.goto("/");
  await page.locator(".first li").first().waitFor();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: shown(`first-${colorScheme}`) });
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: shown("first-phone") });
});
