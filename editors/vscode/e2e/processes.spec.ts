import { expect, type Locator, type Page } from "@playwright/test";
import { test } from "./code-server.js";

const files = {
  Procfile: "web: node app.js --port $PORT\nworker: node worker.js\n",
  "app.js": "// the app\n",
  "worker.js": "",
  "package.json": "{}",
  "app.json": '{\n  "formation": { "web": { "quantity": 1 } }\n}\n',
  "api/Procfile": "wbe: npm start\n",
  ".vscode/settings.json": JSON.stringify({ "proclint.platforms": ["drycc"] }),
};

const lens = (page: Page, title: string): Locator => page.locator(".codelens-decoration").getByText(title);

test("the editor shows what platforms do with each process", async ({ code }) => {
  const window = code(files);
  const { page } = window;
  await window.open("Procfile");
  await expect(lens(page, "Runs on Drycc as web, 1 instance · Preview")).toBeVisible();
  await expect(page.locator(".view-lines")).toContainText("= 5000");
  const status = page.locator(".statusbar");
  await expect(status).toContainText("Drycc");

  window.write(".vscode/settings.json", JSON.stringify({ "proclint.platforms": ["heroku"] }));
  await expect(lens(page, "Runs on Heroku as web, 1 instance · Preview")).toBeVisible();
  await expect(page.locator(".view-lines")).not.toContainText("= 5000");
  await expect(status).toContainText("Heroku");

  await lens(page, "Runs on Heroku as web").click();
  const preview = page.frameLocator("iframe.webview.ready").frameLocator("iframe");
  await expect(preview.getByRole("region", { name: "Processes" }).getByRole("listitem")).toHaveCount(2);
});

test("a process type is renamed in all files", async ({ code }) => {
  const window = code(files);
  const { page } = window;
  await window.open("Procfile");
  await expect(lens(page, "Runs on Drycc as web")).toBeVisible();
  await window.at(1, 1);
  await page.keyboard.press("F2");
  const box = page.locator(".rename-box input");
  await expect(box).toHaveValue("web");
  await box.fill("site");
  await page.keyboard.press("Enter");
  await expect(page.locator(".view-lines").first()).toContainText("site:");
  await window.run("File: Save All");
  await expect.poll(() => window.read("Procfile")).toMatch(/^site: node app\.js/);
  await expect.poll(() => window.read("app.json")).toContain('"site": { "quantity": 1 }');
});

test("files of a command open, and others have their findings", async ({ code }) => {
  const window = code(files);
  const { page } = window;
  await window.open("Procfile");
  await expect(lens(page, "Runs on Drycc as web")).toBeVisible();
  await window.run("Problems: Focus on Problems View");
  const problems = page.locator(".markers-panel");
  await expect(problems).toContainText("`wbe` is probably a typo for `web`");
  window.write("api/Procfile", "web: npm start\n");
  await expect(problems).not.toContainText("wbe");

  await window.at(1, 12);
  await window.run("Open Link");
  await expect(window.tab("app.js")).toBeVisible();
});

for (const name of ["Porcfile", "PROCFILE", "heroku.Procfile"]) {
  test(`the extension checks ${name} before anybody opens it`, async ({ code }) => {
    const window = code({ [name]: "web: npm start\nwoker: npm start\n", "package.json": "{}" });
    const { page } = window;
    await window.open();
    await window.run("Problems: Focus on Problems View");
    await expect(page.locator(".markers-panel")).toContainText("`woker` is probably a typo for `worker`");
  });
}
