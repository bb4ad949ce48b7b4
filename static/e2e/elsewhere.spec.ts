import { exportFormats } from "../src/file/export-formats.js";
import { expect, test } from "./page.js";

test.beforeEach(async ({ proclint }) => {
  await proclint.open();
  await proclint.type("release: python manage.py migrate\nweb: gunicorn shop.wsgi --bind 0.0.0.0:$PORT");
});

test("every format of the chooser shows a text, which is copied and follows the file", { tag: "@daily" }, async ({
  proclint,
  page,
  context,
}) => {
  await test.step("every format of the chooser shows a text, by the reading of the shown platform", async () => {
    await proclint.show("Export");
    for (const { id } of exportFormats) {
      await proclint.exportTo(id);
      const first = proclint.export.locator("proclint-exports pre").first();
      await expect(first).toContainText(id === "app-json" ? '"formation"' : /# |foreman/);
    }
    await proclint.exportTo("compose");
    await expect(proclint.export.locator("proclint-exports pre")).toContainText("as Heroku reads it");
    await proclint.expectAccessible();
  });

  await test.step("the copy button fills the clipboard, and typing writes the text anew", async () => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await proclint.exportTo("fly");
    await proclint.export.getByRole("button", { name: "Copy fly.toml" }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("release_command = 'python manage.py migrate'");
    await proclint.type("web: node server.js");
    await expect(proclint.export.locator("proclint-exports pre")).toContainText("web = 'node server.js'");
    await proclint.type("web: API_SECRET=9f8e7d6c5b4a39281706 node server.js");
    await expect(proclint.export.locator("proclint-exports pre"), "a secret is hidden on the screen").toContainText("API_SECRET=•••");
    await proclint.export.getByRole("button", { name: "Copy fly.toml" }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText()), "and the copied file has it").toContain("9f8e7d6c5b4a39281706");
    await proclint.type("# nothing");
    await expect(proclint.export.locator("proclint-exports")).toContainText("starts no process from this file");
  });
});

test("another tool's file becomes a Procfile, and one that cannot be read changes nothing", { tag: "@daily" }, async ({
  proclint,
  page,
}) => {
  await test.step("another tool's file becomes a Procfile in one step that can be undone", async () => {
    await proclint.openFile("package.json", Buffer.from('{"scripts": {"start": "node .", "test": "vitest"}}'));
    await proclint.expectText(["web: npm start", ""]);
    await expect(proclint.fileName).toHaveValue("Procfile");
    await expect(proclint.footer).toContainText("Created from package.json.");
    await proclint.footer.getByRole("button", { name: "Not imported" }).click();
    await expect(proclint.footer).toContainText("These scripts are not processes: test.");
    await proclint.editor.focus();
    await page.keyboard.press("ControlOrMeta+z");
    await expect(proclint.editor).toContainText("python manage.py migrate");
  });

  await test.step("a file that cannot be read changes nothing", async () => {
    await proclint.openFile("fly.toml", Buffer.from("app = 'shop'\n"));
    await expect(proclint.footer).toContainText(/fly\.toml couldn't be opened:\s*no command of this fly\.toml can go into a Procfile\./);
    await expect(proclint.editor).toContainText("python manage.py migrate");
    await proclint.footer.getByRole("button", { name: "Open it as text" }).click();
    await proclint.expectText(["app = 'shop'", ""]);
  });
});
