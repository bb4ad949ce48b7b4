import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { test } from "./code-server.js";

test("findings follow the files next to an open Procfile", async ({ code }) => {
  const window = code({ Procfile: "web: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\n", "requirements.txt": "gunicorn\n", "shop/wsgi.py": "" });
  await window.open("Procfile");
  await expect(window.tab("Procfile")).toBeVisible();

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

test("the log in the editor is explained", async ({ code }) => {
  const log = "ModuleNotFoundError: No module named 'django'\n";
  const window = code({ Procfile: "web: gunicorn shop.wsgi\n", "requirements.txt": "flask\n", "deploy.log": log });
  const { page } = window;
  await window.open("Procfile");
  await expect(window.errors.first()).toBeVisible();

  await window.show("deploy.log");
  await page.locator(".editor-actions").getByRole("button", { name: "Explain a Log" }).first().click();
  const explanation = page.frameLocator("iframe.webview.ready").frameLocator("iframe");
  await expect(explanation.getByRole("heading").first()).toContainText("django");
  await expect(explanation.locator("body")).toContainText("requirements.txt");
});
