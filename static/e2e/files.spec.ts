import { readFile } from "node:fs/promises";
import { expect, test } from "./page.js";

const clean = "web: gunicorn app:app --bind 0.0.0.0:$PORT";

test.beforeEach(async ({ proclint }) => {
  await proclint.open();
});

test("the first visit shows an example, and a reload keeps text, name and platforms", async ({ proclint, page }) => {
  await test.step("the first visit shows the first example with its card", async () => {
    await expect(proclint.editor).toContainText("python3 -m flask run --host=0.0.0.0 --port=$PORT");
    await expect(proclint.processes.getByRole("heading", { name: "web" })).toBeVisible();
  });

  await test.step("a reload keeps text, name and platforms", async () => {
    await proclint.fileName.fill("procfile");
    await proclint.type("web: node server.js\nworker: node worker.js");
    await proclint.choose("Drycc");
    await proclint.platforms.getByRole("combobox").selectOption("image");
    await page.reload();
    await proclint.checked();
    await proclint.expectText(["web: node server.js", "worker: node worker.js"]);
    await expect(proclint.fileName).toHaveValue("procfile");
    await expect(proclint.platforms.getByRole("combobox")).toHaveValue("drycc:image");
  });
});

test("a file of another system is read, shown and fixed, and an edit keeps its line ends", async ({ proclint, page }) => {
  await test.step("a file with CRLF and a mark shows both and is fixed to clean text", async () => {
    await proclint.openFile("Procfile", Buffer.from(`\ufeff${clean}\r\nworker: python worker.py\r\n`));
    await expect(proclint.footer).toContainText("UTF-8 with a byte order mark");
    await expect(proclint.footer).toContainText("CRLF");
    await expect(proclint.problems).toContainText("byte-order-mark");
    await expect(proclint.problems).toContainText("line-endings");
    await proclint.fixAll.click();
    await expect(proclint.footer).not.toContainText("mark");
    await expect(proclint.footer).not.toContainText("CRLF");
    await proclint.expectText([clean, "worker: python worker.py", ""]);
    await expect(proclint.problems).not.toContainText("line-endings");
    await expect(proclint.problems).not.toContainText("byte-order-mark");
  });

  await test.step("a UTF-16 file, with a mark and without one", async () => {
    for (const [name, mark] of [
      ["with a mark", "\ufeff"],
      ["without a mark", ""],
    ] as const) {
      await test.step(`a UTF-16 file ${name} is read, shown and fixed`, async () => {
        await proclint.openFile("Procfile", Buffer.from(`${mark}${clean}\n`, "utf16le"));
        await expect(proclint.footer).toContainText("UTF-16 LE");
        await expect(proclint.problems).toContainText("file-encoding");
        await proclint.expectText([clean, ""]);
        await proclint.fixAll.click();
        await expect(proclint.footer).toContainText("UTF-8");
        await expect(proclint.problems).not.toContainText("file-encoding");
        await proclint.expectText([clean, ""]);
      });
    }
  });

  await test.step("a single fix of the line ends is undone in one step", async () => {
    await proclint.openFile("Procfile", Buffer.from(`${clean}\r\nworker: python worker.py\r\n`));
    await proclint.problems.locator("li", { hasText: "line-endings" }).locator(".fix").getByRole("button").first().click();
    await expect(proclint.problems).not.toContainText("line-endings");
    await expect(proclint.footer).not.toContainText("CRLF");
    await proclint.editor.focus();
    await page.keyboard.press("ControlOrMeta+z");
    await expect(proclint.footer).toContainText("CRLF");
    await expect(proclint.problems).toContainText("line-endings");
  });

  await test.step("an edit of a file with CRLF keeps its line ends", async () => {
    await proclint.openFile("Procfile", Buffer.from(`${clean}\r\nworker: python worker.py\r\n`));
    await expect(proclint.footer).toContainText("CRLF");
    await proclint.editor.focus();
    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.insertText("clock: python clock.py");
    await expect(proclint.footer).toContainText("CRLF");
    await expect(proclint.problems).toContainText("line-endings");
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download" }).click();
    const saved = await readFile(await (await download).path(), "latin1");
    expect(saved).toBe(`${clean}\r\nworker: python worker.py\r\nclock: python clock.py`);
  });
});

test("undo brings back what an example replaced, and a file can be dropped", async ({ proclint, page }) => {
  await test.step("undo brings back what an example replaced", async () => {
    await proclint.fileName.fill("procfile");
    await proclint.type("web: mine");
    await proclint.example("Rails");
    await expect(proclint.fileName).toHaveValue("Procfile");
    await expect(proclint.editor).toContainText("puma");
    await page.keyboard.press("ControlOrMeta+z");
    await proclint.expectText(["web: mine"]);
    await expect(proclint.fileName).toHaveValue("procfile");
  });

  await test.step("a file can be dropped on the page", async () => {
    const data = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], "Procfile.txt"));
      return transfer;
    }, `${clean}\n`);
    await page.dispatchEvent("proclint-app", "drop", { dataTransfer: data });
    await expect(proclint.fileName).toHaveValue("Procfile.txt");
    await proclint.expectText([clean, ""]);
  });
});

test("a shared link brings text, name and platforms, and the own text back", async ({ proclint, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await proclint.type("web: node server.js # ünï");
  await proclint.fileName.fill("procfile");
  await proclint.choose("Heroku");
  await page.getByRole("button", { name: "Share" }).click();
  await expect(proclint.footer).toContainText("Link copied");
  const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  expect(link.hash).toMatch(/^#1\.[\w-]+$/);

  await proclint.choose("Heroku");
  await proclint.fileName.fill("Procfile");
  await proclint.type("web: mine");
  await proclint.comeBack(link.hash);
  await proclint.expectText(["web: node server.js # ünï"]);
  await expect(proclint.fileName).toHaveValue("procfile");
  await expect(proclint.platforms.getByRole("button", { name: "Heroku" })).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "Bring it back" }).click();
  await proclint.expectText(["web: mine"]);
});

test("a storage that refuses is told, and a damaged link: the text stays", async ({ proclint, page }) => {
  await test.step("a damaged link is told, and the text stays", async () => {
    await proclint.type("web: mine");
    await proclint.comeBack("#1.AAAA");
    await expect(proclint.footer).toContainText("The link couldn't be opened");
    await proclint.expectText(["web: mine"]);
  });

  await test.step("a storage that refuses is told, and the text stays", async () => {
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await proclint.type("web: node server.js");
    await expect(proclint.footer).toContainText("A reload will lose it");
    await proclint.expectText(["web: node server.js"]);
  });
});

test("a private window that stores nothing at all does everything else", async ({ proclint, page }) => {
  const nothingStored = await page.addInitScript(() => {
    const refuse = (): never => {
      throw new DOMException("not allowed", "SecurityError");
    };
    for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) Object.defineProperty(window, name, { get: refuse });
  });
  await page.reload();
  await proclint.checked();
  await proclint.type("wbe: gunicorn app:app --bind 0.0.0.0:$PORT");
  await expect(proclint.footer).toContainText("A reload will lose it");
  await expect(proclint.problems).toContainText("process-type-typo");
  await proclint.pickMore("History");
  await expect(page.getByRole("dialog", { name: "History" })).toContainText("No history yet");
  await nothingStored.dispose();
});
