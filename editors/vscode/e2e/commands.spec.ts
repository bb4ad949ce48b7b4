import { expect } from "@playwright/test";
import { test } from "./code-server.js";

test("settings and configuration take effect without a reload", async ({ code }) => {
  const window = code({ Procfile: "web:node server.js\n", "server.js": "", ".vscode/settings.json": "{}" });
  await window.open("Procfile");
  await expect(window.errors).toHaveCount(1);

  const settings = (values: object): void => window.write(".vscode/settings.json", JSON.stringify(values));
  settings({ "proclint.rules": { "space-after-colon": "hint" } });
  await expect(window.errors).toHaveCount(0);
  settings({ "proclint.rules": {} });
  await expect(window.errors).toHaveCount(1);
  // Honcho starts the process.
  settings({ "proclint.platforms": ["honcho"] });
  await expect(window.errors).toHaveCount(0);

  // The project's configuration takes precedence.
  window.write(".proclint.toml", "platforms = ['deis']\n");
  await expect(window.errors).toHaveCount(1);
  window.write(".proclint.toml", "platforms = ['deis']\n[rules]\nspace-after-colon = 'info'\n");
  await expect(window.errors).toHaveCount(0);
});

test("commands fix a file, choose platforms and explain a log", async ({ code }) => {
  const window = code({ Procfile: "web:node server.js\r\nworker :node worker.js\r\n", "server.js": "", "worker.js": "" });
  const { page } = window;
  await window.open("Procfile");
  await expect(window.errors.first()).toBeVisible();

  await window.at(1, 1);
  await window.run("Proclint: Fix All");
  await expect(window.errors).toHaveCount(0);
  await expect(page.locator(".view-lines")).toHaveText(/^web:\snode\sserver\.js\s*worker:\snode\sworker\.js\s*$/);

  await window.run("Proclint: Choose Platforms");
  const box = page.locator(".quick-input-widget input[type=text]");
  await box.fill("Heroku");
  await page.locator(".quick-input-list").getByText("heroku:fir", { exact: true }).click();
  await page.locator(".quick-input-widget").getByRole("button", { name: "OK" }).click();
  await expect.poll(() => window.read(".vscode/settings.json")).toContain("heroku:fir");

  await window.run("Proclint: Choose Platforms");
  await box.fill("default");
  const item = page.locator(".quick-input-list .monaco-list-row").filter({ hasText: "Default platforms" });
  await expect(item).toContainText("Code Capsules, Deis v1, Drycc, Sevalla, Heroku");
  await item.click();
  await page.locator(".quick-input-widget").getByRole("button", { name: "OK" }).click();
  await expect.poll(() => window.read(".vscode/settings.json")).toContain('"default"');

  await window.run("Proclint: Explain a Log");
  await box.fill('at=error code=H14 desc="No web processes running"');
  await page.keyboard.press("Enter");
  const explanation = page.frameLocator("iframe.webview.ready").frameLocator("iframe");
  await expect(explanation.getByRole("heading").first()).toBeVisible();
  await expect(explanation.locator("body")).toContainText("H14");
});
