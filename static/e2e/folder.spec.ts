import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "./page.js";

const shop: Record<string, string> = {
  Procfile: "web: gunicorn shop.wsgi\n",
  "requirements.txt": "Django==5.1\n",
  "manage.py": "",
  "store/__init__.py": "",
  "store/wsgi.py": "from django.core.wsgi import get_wsgi_application\n\napplication = get_wsgi_application()\n",
  "store/logo.png": "no picture",
  "node_modules/left/shop/wsgi.py": "",
  ".venv/lib/shop/wsgi.py": "",
};

/** Lets the folder button open these files, as if the person had chosen their folder. */
async function offer(page: Page, files: Record<string, string>): Promise<void> {
  await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    await root.removeEntry("shop", { recursive: true }).catch(() => {});
    const shop = await root.getDirectoryHandle("shop", { create: true });
    (globalThis as unknown as { showDirectoryPicker: unknown }).showDirectoryPicker = () => Promise.resolve(shop);
  });
  await write(page, files);
}

/** Writes files into the folder, as another program would. */
async function write(page: Page, files: Record<string, string>): Promise<void> {
  await page.evaluate(async (contents) => {
    const shop = await (await navigator.storage.getDirectory()).getDirectoryHandle("shop");
    for (const [path, text] of Object.entries(contents)) {
      const names = path.split("/");
      let folder = shop;
      for (const name of names.slice(0, -1)) folder = await folder.getDirectoryHandle(name, { create: true });
      const file = await folder.getFileHandle(names.at(-1) ?? "", { create: true });
      const stream = await file.createWritable();
      await stream.write(text);
      await stream.close();
    }
  }, files);
}

function read(page: Page, name: string): Promise<string> {
  return page.evaluate(async (name) => {
    const shop = await (await navigator.storage.getDirectory()).getDirectoryHandle("shop");
    return (await (await shop.getFileHandle(name)).getFile()).text();
  }, name);
}

test.beforeEach(async ({ proclint }) => {
  await proclint.open();
  await proclint.choose("Heroku");
});

test("a folder is opened, its Procfile checked among its files, and closed", { tag: "@daily" }, async ({ proclint, page }) => {
  await offer(page, shop);
  await proclint.pickMore("Open folder");
  await proclint.expectText(["web: gunicorn shop.wsgi", ""]);
  await expect(proclint.fileName).toHaveValue("Procfile");
  await expect(proclint.problems).toContainText("Folder shop: read 5 files, on your machine.");
  await expect(proclint.problems).toContainText("program-not-installed");
  const missing = proclint.problems.locator("li", { hasText: "module-not-found" });
  await missing.locator(".headline").click();
  await expect(missing).toContainText("No module named 'shop'");
  await missing.locator(".headline").click();
  await proclint.expectAccessible();

  await proclint.problems.locator("li", { hasText: "module-not-found" }).locator(".fix").getByRole("button").first().click();
  await proclint.problems.locator("li", { hasText: "module-not-found" }).locator(".change button").first().click();
  await proclint.expectText(["web: gunicorn store.wsgi", ""]);
  await expect(proclint.problems).not.toContainText("module-not-found");

  await test.step("the line that its files show is offered, with the name of its package", async () => {
    await proclint.type("");
    await page.keyboard.press("Control+Space");
    const lines = page.getByRole("listbox", { name: "Completions" }).getByRole("option").filter({ hasText: ": " });
    await expect(lines.first()).toContainText("found in store/wsgi.py");
    await lines.first().click();
    await proclint.expectText(["web: gunicorn store.wsgi"]);
    await proclint.checked();
    await expect(proclint.problems).not.toContainText("module-not-found");
  });

  await test.step("what a command names of them is offered as one types", async () => {
    await proclint.type("web: gunicorn ");
    await page.keyboard.type("sto", { delay: 30 });
    const option = page.getByRole("listbox", { name: "Completions" }).getByRole("option").filter({ hasText: "store.wsgi:application" });
    await expect(option).toContainText("application in store/wsgi.py");
    await option.click();
    await proclint.expectText(["web: gunicorn store.wsgi:application"]);
    await proclint.checked();
    await expect(proclint.problems).not.toContainText("module-not-found");
    await proclint.type("web: gunicorn store.wsgi --bind 0.0.0.0:$PORT");
  });

  await page.getByRole("button", { name: "Close folder" }).click();
  await expect(proclint.problems).not.toContainText("Folder shop");
  await expect(proclint.problems).not.toContainText("program-not-installed");
  await proclint.expectText(["web: gunicorn store.wsgi --bind 0.0.0.0:$PORT"]);
});

test("the configuration of a folder counts, and a rule can be turned off in it", async ({ proclint, page }) => {
  const row = (rule: string) => proclint.problems.locator("li", { hasText: rule });

  await test.step("a rule is turned off for all files of the project", async () => {
    await offer(page, { Procfile: "web:gunicorn app:app\n", "app.py": "" });
    await proclint.pickMore("Open folder");
    await row("space-after-colon").locator(".headline").click();
    await proclint.expectAccessible();
    await row("space-after-colon").getByRole("button", { name: "Ignore in this project: space-after-colon" }).click();
    await expect(page.getByRole("contentinfo")).toContainText("space-after-colon is off in .proclint.toml.");
    await expect(row("space-after-colon")).toHaveCount(0);
    expect(await read(page, ".proclint.toml")).toBe('[rules]\nspace-after-colon = "off"\n');
    await proclint.expectText(["web:gunicorn app:app", ""]);
  });

  await test.step("the nearest configuration sets severities", async () => {
    await offer(page, {
      "backend/Procfile": "web:gunicorn app:app\n",
      "backend/.proclint.toml": "rules = { space-after-colon = 'hint' }\n",
      ".proclint.toml": "rules = { space-after-colon = 'off' }\n",
    });
    await proclint.pickMore("Open folder");
    await expect(row("space-after-colon").getByRole("img", { name: "Hint" }).first()).toBeVisible();
  });

  await test.step("an excluded file isn't checked", async () => {
    await offer(page, { "backend/Procfile": "web:gunicorn app:app\n", ".proclint.toml": "exclude = ['backend/**']\n" });
    await proclint.pickMore("Open folder");
    await expect(proclint.problems).toContainText("excludes this file");
  });

  await test.step("a mistake in it is shown with its line", async () => {
    await offer(page, { Procfile: "web: gunicorn app:app\n", ".proclint.toml": "[rules]\nsudoo = 'off'\n" });
    await proclint.pickMore("Open folder");
    await expect(proclint.problems).toContainText(/In line 2 of \.proclint\.toml, unknown rule "sudoo", did you mean "sudo"\?\s*$/);
  });
});

test("a configuration that another program has written is kept, and the rule is added to it the next time", async ({ proclint, page }) => {
  // So the page doesn't learn of the other program's file by itself.
  await page.evaluate(() => Reflect.deleteProperty(window, "FileSystemObserver"));
  await offer(page, { Procfile: "web:gunicorn app:app\n", "app.py": "" });
  await proclint.pickMore("Open folder");
  const row = proclint.problems.locator("li", { hasText: "space-after-colon" });
  await row.locator(".headline").click();
  const ignore = row.getByRole("button", { name: "Ignore in this project: space-after-colon" });

  await write(page, { ".proclint.toml": "platforms = ['drycc']\n" });
  await ignore.click();
  await expect(proclint.toast).toContainText(/\.proclint\.toml couldn't be written\.\s*It has changed since\. Try again\./);
  expect(await read(page, ".proclint.toml")).toBe("platforms = ['drycc']\n");

  await ignore.click();
  await expect(proclint.toast).toContainText("space-after-colon is off in .proclint.toml.");
  expect(await read(page, ".proclint.toml")).toBe("platforms = ['drycc']\n\n[rules]\nspace-after-colon = \"off\"\n");
});

test("the configuration of a folder names the platforms where nobody chose any", async ({ proclint, page }) => {
  await proclint.inPlatforms(() => page.getByRole("button", { name: "Clear" }).click());
  await offer(page, { Procfile: "web: gunicorn app:app\n", ".proclint.toml": "platforms = ['drycc:image']\n" });
  await proclint.pickMore("Open folder");
  await expect(proclint.checkFor).toContainText("from .proclint.toml");
  await proclint.inPlatforms(() => expect(page.getByText("From .proclint.toml: Drycc")).toBeVisible());
});

test("without the picker an input takes the folder", async ({ proclint, page }, info) => {
  const folder = info.outputPath("shop");
  for (const [path, text] of Object.entries(shop)) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  await page.evaluate(() => Object.assign(globalThis, { showDirectoryPicker: undefined }));
  const chooser = page.waitForEvent("filechooser");
  await proclint.pickMore("Open folder");
  await (await chooser).setFiles(folder);
  await proclint.expectText(["web: gunicorn shop.wsgi", ""]);
  await expect(proclint.problems).toContainText("Folder shop: read 5 files");
  await expect(proclint.problems).toContainText("module-not-found");
});

test("a folder can be dropped on the page", async ({ proclint, page }) => {
  await page.evaluate((contents) => {
    const fileOf = (name: string, text: string): unknown => ({
      name,
      isDirectory: false,
      file: (done: (file: File) => void) => done(new File([text], name)),
    });
    const folderOf = (name: string, entries: unknown[]): unknown => ({
      name,
      isDirectory: true,
      createReader: () => {
        const portions = [entries, []];
        return { readEntries: (done: (entries: unknown[]) => void) => done(portions.shift() ?? []) };
      },
    });
    const store = folderOf("store", [fileOf("__init__.py", ""), fileOf("wsgi.py", "")]);
    const top = ["Procfile", "requirements.txt"].map((name) => fileOf(name, contents[name] ?? ""));
    const transfer = new DataTransfer();
    transfer.items.add(new File([], "shop"));
    // A script cannot make a dropped folder: the test marks the item as one.
    DataTransferItem.prototype.webkitGetAsEntry = () => folderOf("shop", [store, ...top]) as FileSystemEntry;
    document
      .querySelector("proclint-app")
      ?.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, shop);
  await proclint.expectText(["web: gunicorn shop.wsgi", ""]);
  await expect(proclint.problems).toContainText("Folder shop: read 4 files");
  await expect(proclint.problems).toContainText("module-not-found");
});

test("a Procfile is found anywhere in the folder, another file closes it, and without one the text is checked", async ({
  proclint,
  page,
}) => {
  await test.step("a Procfile in a folder of the folder keeps its path", async () => {
    await offer(page, {
      "backend/Procfile": "web: gunicorn app:app\n",
      "backend/app.py": "",
      "backend/requirements.txt": "gunicorn\n",
      "README.md": "",
    });
    await proclint.pickMore("Open folder");
    await expect(proclint.fileName).toHaveValue("backend/Procfile");
    await expect(proclint.problems).toContainText("file-location");
    await expect(proclint.problems).not.toContainText("not-found");
    await expect(proclint.problems).not.toContainText("not-installed");
  });

  await test.step("another file closes the folder", async () => {
    await offer(page, shop);
    await proclint.pickMore("Open folder");
    await proclint.expectText(["web: gunicorn shop.wsgi", ""]);
    await expect(proclint.problems).toContainText("Folder shop");
    await expect(proclint.problems).toContainText("module-not-found");
    await proclint.openFile("Procfile", Buffer.from("web: gunicorn other:app\n"));
    await expect(proclint.problems).not.toContainText("Folder shop");
    await expect(proclint.problems).not.toContainText("module-not-found");
  });

  await test.step("without a Procfile in it the text stays and is checked among the files", async () => {
    await proclint.type("web: gunicorn shop:app");
    await offer(page, { "app.py": "", "requirements.txt": "gunicorn\n" });
    await proclint.pickMore("Open folder");
    await expect(proclint.footer).toContainText("shop has no Procfile.");
    await proclint.expectText(["web: gunicorn shop:app"]);
    await expect(proclint.problems).toContainText("module-not-found");
  });

  await test.step("its files make a Procfile, which undo takes back", async () => {
    await proclint.type("# mine");
    await offer(page, { "app.py": "from flask import Flask\napp = Flask(__name__)\n", "requirements.txt": "flask\ngunicorn\nsqlite3\n" });
    await proclint.pickMore("Open folder");
    await page.getByRole("button", { name: "Create a Procfile" }).click();
    await proclint.expectText(["web: gunicorn app:app", ""]);
    await expect(proclint.footer).toContainText("Created from shop.");
    await expect(proclint.problems).toContainText("requirements.txt:3");
    await page.getByRole("button", { name: "Why these lines" }).click();
    await expect(proclint.footer).toContainText("app.py");
    await offer(page, { "README.md": "" });
    await proclint.pickMore("Open folder");
    await page.getByRole("button", { name: "Create a Procfile" }).click();
    await expect(proclint.footer).toContainText("No Procfile can be made from its files:it has no manifest");
  });

  await test.step("what starts without one is shown", async () => {
    await offer(page, { "package.json": '{\n  "scripts": { "start": "node server.js" }\n}\n', "server.js": "" });
    await proclint.pickMore("Open folder");
    await expect(proclint.footer).toContainText("Without one, this starts:");
    await expect(proclint.footer).toContainText("web: npm start (package.json:2, Heroku)");
  });

  await test.step("an example isn't checked among the files", async () => {
    await proclint.example("Django");
    await proclint.pickMore("Open folder");
    await expect(proclint.footer).toContainText("shop has no Procfile.");
    await proclint.expectText([""]);
    await expect(proclint.problems).not.toContainText("not-found");
    await proclint.explain('heroku[router]: at=error code=H14 desc="No web processes running"');
    await expect(proclint.problems.locator(".cause").first()).toBeVisible();
    await expect(proclint.problems).not.toContainText("Open your file or folder");
  });
});

test("without a Procfile, the problems of what starts are listed", { tag: "@daily" }, async ({ proclint, page }) => {
  await proclint.type("");
  await offer(page, {
    "package.json": '{\n  "scripts": { "start": "nodemon server.js" },\n  "dependencies": { "express": "5" }\n}\n',
    "server.js": 'require("express")().listen(3000);\n',
  });
  await proclint.pickMore("Open folder");
  await expect(proclint.problems).toContainText("2 errors, 1 warning");
  await expect(proclint.footer).not.toContainText("checks your text");
  const port = proclint.problems.locator("li", { hasText: "server.js:1" });
  await port.getByRole("button").click();
  await expect(port.locator(".help")).toContainText("process.env.PORT");
  await expect(port.getByRole("button", { name: "Ignore port-in-code here" })).toBeHidden();
  await expect(proclint.processes).toContainText("Shown once there is a Procfile.");

  await test.step("without one, nothing speaks of an empty file", async () => {
    await write(page, {
      "package.json": '{\n  "scripts": { "start": "node server.js" },\n  "dependencies": { "express": "5" }\n}\n',
      "server.js": 'require("express")().listen(process.env.PORT);\n',
    });
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await expect(proclint.problems).toContainText("No problems.");
  });

  await test.step("what is written is checked in their place", async () => {
    await proclint.type("web: node serve.js");
    await expect(proclint.problems).toContainText("script-not-found");
    await expect(proclint.processes).toContainText("node serve.js");
  });
});

test("where a folder holds several Procfiles, each of them can be chosen", async ({ proclint, page }) => {
  await offer(page, {
    ...shop,
    "Procfile.dev": "web: flask run\n",
    "services/mail/Procfile": "worker: celery -A mail worker\n",
    "services/mail/mail.py": "",
  });
  await proclint.pickMore("Open folder");
  await proclint.expectText(["web: gunicorn shop.wsgi", ""]);
  const procfiles = page.getByRole("combobox", { name: "Procfiles in the folder" });
  await expect(procfiles.getByRole("option")).toHaveText(["Procfile", "Procfile.dev", "services/mail/Procfile"]);
  await expect(procfiles).toHaveValue("Procfile");
  await proclint.expectAccessible();

  await procfiles.selectOption("services/mail/Procfile");
  await proclint.expectText(["worker: celery -A mail worker", ""]);
  await expect(proclint.fileName).toHaveValue("services/mail/Procfile");
  await expect(proclint.problems).toContainText("Folder shop");
  await expect(proclint.problems).toContainText("file-location");
  await test.step("it is watched and written as any other file of the disk", async () => {
    await proclint.type("worker: celery -A mail worker -l info\n");
    await page.keyboard.press("ControlOrMeta+s");
    await expect(proclint.footer).toContainText("saved");
    await procfiles.selectOption("Procfile.dev");
    await proclint.expectText(["web: flask run", ""]);
    await procfiles.selectOption("services/mail/Procfile");
    await proclint.expectText(["worker: celery -A mail worker -l info", ""]);
  });
});

test("the Procfile of a folder is written back, and changes of its files show", { tag: "@daily" }, async ({ proclint, page }) => {
  await offer(page, shop);
  await proclint.pickMore("Open folder");
  await proclint.problems.locator("li", { hasText: "module-not-found" }).locator(".fix").getByRole("button").first().click();
  await proclint.problems.locator("li", { hasText: "module-not-found" }).locator(".change button").first().click();
  await page.keyboard.press("ControlOrMeta+s");
  await expect(proclint.footer).toContainText("Procfile saved");
  await expect(proclint.problems).toContainText("program-not-installed");
  const written = await page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("shop");
    const requirements = await (await folder.getFileHandle("requirements.txt")).createWritable();
    await requirements.write("Django==5.1\ngunicorn==23.0\n");
    await requirements.close();
    window.dispatchEvent(new Event("focus"));
    return (await (await folder.getFileHandle("Procfile")).getFile()).text();
  });
  expect(written).toBe("web: gunicorn store.wsgi\n");
  await expect(proclint.problems).not.toContainText("program-not-installed");
});
