import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { test } from "./code-server.js";

const files = {
  procfile: "web: gunicorn app:app --bind 0.0.0.0:8000\nworker: python worker.py\n",
  "requirements.txt": "gunicorn\n",
  "app.py": "",
};

test("a misnamed Procfile has findings, explanations and fixes", async ({ code }) => {
  const window = code(files);
  const { page } = window;
  await window.open("procfile");
  await expect(window.errors.first()).toBeVisible();

  await window.run("Problems: Focus on Problems View");
  const problems = page.locator(".markers-panel");
  await expect(problems).toContainText("The file must be named `Procfile`, with a capital P");
  await expect(problems).toContainText("`web` listens on port 8000, not `$PORT`");
  // The rules see the files beside it.
  await expect(problems).toContainText("worker.py");
  await expect(problems).not.toContainText("app.py");

  await window.at(1, 8);
  await window.run("Show or Focus Hover");
  await expect(page.locator(".monaco-hover-content").first()).toContainText("gunicorn");

  await window.at(1, 1);
  await page.keyboard.press("Control+.");
  await page.locator(".action-widget").getByText("Rename the file to `Procfile`").click();
  await expect(window.tab("Procfile")).toBeVisible();
  await expect(problems).not.toContainText("The file must be named");
  await expect(problems).toContainText("`web` listens on port 8000");
  await expect.poll(() => existsSync(join(window.folder, "Procfile")) && !existsSync(join(window.folder, "procfile"))).toBe(true);
});
