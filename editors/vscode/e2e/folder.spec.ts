import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { test } from "./code-server.js";

test("findings follow the files next to an open Procfile", async ({ code }) => {
  const window = code({ Procfile: "web: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\n", "requirements.txt": "gunicorn\n", "shop/wsgi.py": "" });
  await window.open("Procfile");

  window.write("requirements.txt", "flask\n");
  await expect(window.errors).toHaveCount(1);
  window.write("requirements.txt", "flask\ngunicorn\n");
  await expect(window.errors).toHaveCount(0);

  window.write("shop/asgi.py", "");
  rmSync(join(window.folder, "shop/wsgi.py"));
  await expect(window.errors).toHaveCount(1);
  window.write("shop/wsgi.py", "");
  await expect(window.errors).toHaveCount(0);
});

test("findings follow the unsaved text of a file next to an open Procfile", async ({ code }) => {
  const window = code({ Procfile: "web: npm run serve\n", "package.json": '{"scripts": {"serve": "node server.js"}}\n', "server.js": "" });
  const { keyboard } = window.page;
  await window.open("Procfile");
  await window.run("Problems: Focus on Problems View");
  const problems = window.page.locator(".markers-panel");
  const lost = "has no script `serve`";

  await window.show("package.json");
  await window.at(1, 15);
  await keyboard.type("-");
  await expect(problems).toContainText(lost);
  await keyboard.press("Backspace");
  await expect(problems).not.toContainText(lost);

  await keyboard.type("-");
  await expect(problems).toContainText(lost);
  await window.run("File: Revert File");
  await expect(problems).not.toContainText(lost);
});

test("a log that is dropped into the editor is explained", async ({ code }) => {
  const log = "ModuleNotFoundError: No module named 'django'\n";
  const window = code({ Procfile: "web: gunicorn shop.wsgi\n", "requirements.txt": "flask\n", "deploy.log": log });
  const { page } = window;
  await window.open("Procfile");
  await expect(window.errors.first()).toBeVisible();

  await page.locator(".explorer-folders-view").getByRole("treeitem", { name: "deploy.log", exact: true }).hover();
  await page.mouse.down();
  await page.mouse.move(700, 600, { steps: 20 });
  const target = page.locator("#monaco-workbench-editor-drop-overlay");
  await expect(target).toBeVisible();
  await page.mouse.move(710, 610, { steps: 5 });
  await page.mouse.up();
  await expect(window.tab("deploy.log")).toBeVisible();
  await page.locator(".editor-actions").getByRole("button", { name: "Explain a Log" }).first().click();
  const explanation = page.frameLocator("iframe.webview.ready").frameLocator("iframe");
  await expect(explanation.getByRole("heading").first()).toContainText("django");
  await expect(explanation.locator("body")).toContainText("requirements.txt");
});

test("findings follow each key in a folder of many apps", async ({ code }) => {
  const files: Record<string, string> = {};
  for (let i = 0; i < 30; i++) {
    files[`app${i}/Procfile`] = "web: gunicorn app:app --bind 0.0.0.0:$PORT\n";
    files[`app${i}/requirements.txt`] = "gunicorn\n";
    files[`app${i}/app.py`] = "app = 1\n";
  }
  const window = code(files);
  await window.open("app7/Procfile");
  await window.at(1, 38);
  for (const [keys, errors] of [
    ["8000", 1],
    ["$PORT", 0],
  ] as const) {
    await window.page.keyboard.press("Shift+End");
    await window.page.keyboard.type(keys);
    await expect(window.errors).toHaveCount(errors);
    for (const _ of keys) await window.page.keyboard.press("ArrowLeft");
  }
});
