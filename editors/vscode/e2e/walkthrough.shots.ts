// The pictures of the walkthrough.
import { fileURLToPath } from "node:url";
import { expect } from "@playwright/test";
import { test } from "./code-server.js";

const picture = (name: string): string => fileURLToPath(new URL(`../media/${name}.png`, import.meta.url));

const files = {
  Procfile: "web: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\nwoker: celery -A shop worker\n",
  "requirements.txt": "gunicorn\ncelery\n",
  "shop/wsgi.py": "",
  "shop/celery.py": "",
  ".vscode/settings.json": JSON.stringify({ "proclint.platforms": ["heroku", "drycc"], "explorer.openEditors.visible": 0 }),
};

test("the pictures of the walkthrough", async ({ code }) => {
  const window = code(files);
  const { page } = window;
  await window.open("Procfile");
  await expect(window.squiggles.first()).toBeVisible();
  await page.keyboard.press("Control+b");
  await expect(page.locator(".codelens-decoration").first()).toBeVisible();

  await window.at(2, 2);
  await page.keyboard.press("Control+.");
  await expect(page.locator(".action-widget").getByText("Rename")).toBeVisible();
  await page.screenshot({ path: picture("findings") });
  await page.keyboard.press("Enter");
  await expect(window.squiggles).toHaveCount(0);
  await expect(page.locator(".codelens-decoration").getByText("as worker")).toBeVisible();

  await window.run("Proclint: Choose Platforms");
  await page.locator(".quick-input-widget input[type=text]").fill("dr");
  await expect(page.locator(".quick-input-list").getByText("drycc:image", { exact: true })).toBeVisible();
  await page.screenshot({ path: picture("platforms") });
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Preview Processes" }).first().click();
  const view = page.frameLocator("iframe.webview.ready").frameLocator("iframe");
  await expect(view.getByRole("region", { name: "Processes" }).getByRole("listitem")).toHaveCount(2);
  await page.screenshot({ path: picture("preview") });
  await window.at(1, 1);
  await window.run("View: Close All Editors");
  await page.getByRole("button", { name: "Don't Save" }).click();

  await window.run("Proclint: Explain a Log");
  await page.locator(".quick-input-widget input[type=text]").fill('at=error code=H14 desc="No web processes running"');
  await page.keyboard.press("Enter");
  await expect(view.getByRole("heading").first()).toBeVisible();
  await page.screenshot({ path: picture("log") });
});
