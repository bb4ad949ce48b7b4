import { expect } from "@playwright/test";
import { test } from "./code-server.js";

test("the preview follows the cursor, the text and the settings", async ({ code }) => {
  const settings = (platforms: string[]): string => JSON.stringify({ "proclint.platforms": platforms });
  const window = code({
    Procfile: "web: gunicorn app:app --bind 0.0.0.0:$PORT\nworker: python worker.py\n",
    "requirements.txt": "gunicorn\n",
    "app.py": "",
    "worker.py": "",
    ".vscode/settings.json": settings(["heroku"]),
  });
  const { page } = window;
  await window.open("Procfile");
  await window.at(1, 1);
  await page.getByRole("button", { name: "Preview Processes" }).first().click();
  const preview = page.frameLocator("iframe.webview.ready").frameLocator("iframe");
  const cards = preview.getByRole("region", { name: "Processes" }).getByRole("listitem");
  await expect(cards).toHaveCount(2);
  await expect(preview.getByRole("region", { name: "Compare" })).toContainText("HTTP traffic");

  const current = preview.locator("[aria-current=true]");
  await window.at(2, 1);
  await expect(current).toContainText("worker");
  await window.at(1, 1);
  await expect(current).toContainText("web");

  await page.keyboard.press("Control+End");
  await page.keyboard.type("clock: python clock.py");
  await expect(cards).toHaveCount(3);
  await preview.getByRole("button", { name: "Details of web" }).click();
  await preview.getByRole("button", { name: "line 1", exact: true }).click();
  await expect(page.locator(".statusbar")).toContainText("Ln 1, Col 1");

  const platform = preview.getByRole("combobox", { name: "Check for" });
  await expect(platform.getByRole("option")).toHaveText(["Heroku"]);
  window.write(".vscode/settings.json", settings(["heroku", "drycc:image"]));
  await expect(platform.getByRole("option")).toHaveText(["Heroku", "Drycc · image"]);
  await platform.selectOption("drycc:image");
  await expect(platform).toHaveValue("drycc:image");
  await expect(cards).toHaveCount(3);
  // What the page can't do under its policy is an error on the console.
  expect(window.violations).toEqual([]);
});
