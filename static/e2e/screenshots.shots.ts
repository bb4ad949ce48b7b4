import { fileURLToPath } from "node:url";
import { apart as test, beforeCalls, holdBack } from "./page.js";

const shown = (name: string): string => fileURLToPath(new URL(`../test-results/shots/${name}.png`, import.meta.url));
const readme = fileURLToPath(new URL("../../docs/screenshot.png", import.meta.url));

test("the picture of the README", async ({ proclint, page }) => {
  await proclint.open();
  await proclint.example("Moved from Heroku");
  await proclint.choose("Drycc", "Sevalla");
  await proclint.problems.getByText("process-type-typo").waitFor();
  await page.locator("proclint-toast").getByRole("button").last().click();
  await proclint.editor.focus();
  await page.screenshot({ path: readme });
  await page.screenshot({ path: shown("problems") });
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`states, ${colorScheme}`, async ({ proclint, page }) => {
    await page.emulateMedia({ colorScheme });
    await proclint.open();
    await proclint.cards.first().waitFor();
    await page.screenshot({ path: shown(`clean-${colorScheme}`) });
    await proclint.type("");
    await proclint.cards.first().waitFor();
    await page.screenshot({ path: shown(`empty-${colorScheme}`) });
    await proclint.example("Moved from Heroku");
    await proclint.choose("Drycc");
    await proclint.problems.getByText("process-type-typo").waitFor();
    await proclint.cards.first().waitFor();
    await page.screenshot({ path: shown(`broken-${colorScheme}`) });
    await proclint.editor.focus();
    await page.keyboard.press("F8");
    await page.keyboard.press("ControlOrMeta+.");
    await page.getByRole("menuitem").first().waitFor();
    await page.screenshot({ path: shown(`menu-${colorScheme}`) });
    await page.keyboard.press("Escape");
    await proclint.show("Compare");
    await proclint.matrix.getByRole("table").waitFor();
    await page.screenshot({ path: shown(`matrix-${colorScheme}`) });
    await proclint.show("Move");
    await proclint.move.locator(".verdict").waitFor();
    await page.screenshot({ path: shown(`move-${colorScheme}`) });
    await proclint.checkFor.click();
    await page.screenshot({ path: shown(`platforms-${colorScheme}`) });
    await page.keyboard.press("Escape");
    await proclint.checkFor.click();
    await proclint.platforms.getByRole("button", { name: "Facts" }).click();
    await page.getByRole("dialog", { name: "Drycc" }).waitFor();
    await page.screenshot({ path: shown(`facts-${colorScheme}`) });
  });
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`while one writes, ${colorScheme}`, async ({ proclint, page }) => {
    await page.emulateMedia({ colorScheme });
    await proclint.open();
    await proclint.choose("Drycc");
    await proclint.type("web: gunicorn app:app --bind 0.0.0.0:8000\n");
    await page.keyboard.press("Control+Space");
    await page.locator(".cm-completionInfo").waitFor();
    await page.screenshot({ path: shown(`completion-${colorScheme}`) });
    await page.keyboard.press("Escape");
    await page.keyboard.press("ControlOrMeta+Home");
    await page.keyboard.press("ControlOrMeta+i");
    await page.locator(".pf-explained").first().waitFor();
    await page.screenshot({ path: shown(`explanation-${colorScheme}`) });
    await page.keyboard.press("Escape");
    await proclint.problems.locator(".fix").getByRole("button").first().click();
    await proclint.problems.locator(".removed").waitFor();
    await proclint.editor.focus();
    await page.keyboard.press("ControlOrMeta+f");
    await page.getByRole("textbox", { name: "Find" }).waitFor();
    await page.screenshot({ path: shown(`diff-${colorScheme}`) });
    await page.keyboard.press("Escape");
    await page.keyboard.press("ControlOrMeta+k");
    await page.getByRole("combobox", { name: "Search commands" }).waitFor();
    await page.screenshot({ path: shown(`commands-${colorScheme}`) });
  });

  test(`a form, ${colorScheme}`, async ({ proclint, page }) => {
    await page.emulateMedia({ colorScheme });
    await proclint.open();
    await proclint.type("web: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\n");
    await proclint.choose("Sevalla");
    await proclint.processes.getByText("All fields of this process").click();
    const form = proclint.processes.locator("proclint-sevalla");
    await form.getByRole("group").first().waitFor();
    await form.scrollIntoViewIfNeeded();
    await page.screenshot({ path: shown(`form-${colorScheme}`) });
    await page.setViewportSize({ width: 390, height: 844 });
    await proclint.show("Processes");
    await form.screenshot({ path: shown(`form-phone-${colorScheme}`) });
  });

  test(`errors, ${colorScheme}`, async ({ proclint, page, context }) => {
    await page.emulateMedia({ colorScheme });
    await beforeCalls(context, `if (request.includes("poison")) throw new Error("poisoned");`);
    await proclint.open();
    await proclint.type("web: poison");
    await proclint.problems.getByText("Safe mode").waitFor();
    await page.screenshot({ path: shown(`error-safe-${colorScheme}`) });
    await proclint.type("web: gunicorn app:app");
    await context.route("**/*.wasm", (route) => route.fulfill({ contentType: "application/wasm", body: "no engine" }));
    await page.goto("/favicon.svg");
    await page.goto("/#1.broken");
    await proclint.problems.getByText("The engine didn't start").waitFor();
    await page.screenshot({ path: shown(`error-engine-${colorScheme}`) });
  });

  test(`two versions, ${colorScheme}`, async ({ proclint, page }) => {
    await page.emulateMedia({ colorScheme });
    await proclint.open();
    const write = (text: string): Promise<void> =>
      page.evaluate(async (text) => {
        const file = await (await navigator.storage.getDirectory()).getFileHandle("Procfile", { create: true });
        const stream = await file.createWritable();
        await stream.write(text);
        await stream.close();
        Object.assign(window, { showOpenFilePicker: () => Promise.resolve([file]) });
      }, text);
    await write("web: gunicorn shop.wsgi\nworker: celery -A shop worker\n");
    await page.getByRole("button", { name: "Open file" }).click();
    await page.getByText("Saved", { exact: true }).waitFor();
    await proclint.type("web: gunicorn shop.wsgi --workers 4\nworker: celery -A shop worker\n");
    await write("web: gunicorn shop.wsgi\nworker: celery -A shop worker -l info\n");
    await page.getByRole("region", { name: "Changed in two places" }).waitFor();
    await page.screenshot({ path: shown(`conflict-${colorScheme}`) });
  });
}

test("phone", async ({ proclint, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await proclint.open();
  await proclint.example("Moved from Heroku");
  await proclint.choose("Drycc");
  await proclint.problems.getByText("process-type-typo").waitFor();
  await proclint.show("Move");
  await proclint.move.locator(".verdict").waitFor();
  await page.screenshot({ path: shown("phone"), fullPage: true });
  await proclint.checkFor.click();
  await proclint.platforms.getByRole("button", { name: "Facts" }).click();
  await page.getByRole("dialog", { name: "Drycc" }).waitFor();
  await page.screenshot({ path: shown("phone-facts") });
});

for (const language of ["de", "es", "fr", "pt", "zh"]) {
  test(`states, ${language}`, async ({ page }) => {
    await page.goto(`/?lang=${language}`);
    await page.locator("proclint-menu button").first().click();
    await page.getByRole("menuitem").nth(8).click();
    await page.locator("proclint-platforms").getByRole("button").click();
    await page.locator("proclint-platforms").getByRole("button", { name: "Drycc", exact: true }).click();
    await page.keyboard.press("Escape");
    await page.locator("#problems").getByText("process-type-typo").first().waitFor();
    await page.locator(".card").first().waitFor();
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
  const release = await holdBack(page.context(), "**/*.wasm");
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
