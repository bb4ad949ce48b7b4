import { readFile } from "node:fs/promises";
import { ProclintPage, drop, expect, test } from "./page.js";

const clean = "web: gunicorn app:app --bind 0.0.0.0:$PORT";

test.beforeEach(async ({ proclint }) => {
  await proclint.open();
});

test("the first visit shows an example, and a reload keeps text, name and platforms", { tag: "@daily" }, async ({ proclint, page }) => {
  await test.step("the first visit shows the first example with its card, on the platform where most files come from", async () => {
    await expect(proclint.processes).toContainText("About Heroku");
    await expect(proclint.editor).toContainText("gunicorn shop.wsgi --bind 0.0.0.0:$PORT");
    await expect(proclint.problems).toContainText("wbe is probably a typo for web");
  });

  await test.step("a reload keeps text, name and platforms", async () => {
    await proclint.fileName.fill("procfile");
    await proclint.type("web: node server.js\nworker: node worker.js");
    await proclint.inPlatforms(async () => {
      await proclint.platforms.getByRole("button", { name: "Drycc" }).click();
      await proclint.platforms.getByRole("combobox").selectOption("image");
    });
    await page.reload();
    await proclint.checked();
    await proclint.expectText(["web: node server.js", "worker: node worker.js"]);
    await expect(proclint.fileName).toHaveValue("procfile");
    await expect(proclint.checkFor).toContainText("Drycc · image");
  });
});

test("a file of another system is read, shown and fixed, and an edit keeps its line ends", { tag: "@daily" }, async ({
  proclint,
  page,
}) => {
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
        const row = proclint.problems.locator("li", { hasText: "file-encoding" });
        await (mark ? proclint.fixAll : row.locator(".fix").getByRole("button").first()).click();
        await expect(proclint.footer).not.toContainText("UTF-16");
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
    await proclint.type(clean); // so that the editor shows when the file is open
    await proclint.openFile("Procfile", Buffer.from(`${clean}\r\nworker: python worker.py\r\n`));
    await expect(proclint.editor).toContainText("worker: python worker.py");
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

test("undo brings back what an example replaced, and a file can be dropped", { tag: "@daily" }, async ({ proclint, page }) => {
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

test("a shared link brings text, name and platforms, and the own text back", { tag: "@daily" }, async ({ proclint, page, context }) => {
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
  await expect(proclint.checkFor).toContainText("Heroku");
  await page.getByRole("button", { name: "Bring it back" }).click();
  await proclint.expectText(["web: mine"]);
});

test("a storage that refuses is told, and a damaged link: the text stays", { tag: "@daily" }, async ({ proclint, page }) => {
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

test("a private window that stores nothing at all does everything else", async ({ proclint, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
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
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Share" }).click();
  await expect(proclint.footer).toContainText("Link copied");
  const { hash } = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  await proclint.type("web: mine");
  await page.evaluate((link) => (location.hash = link), hash);
  await proclint.expectText(["wbe: gunicorn app:app --bind 0.0.0.0:$PORT"]);
  await page.getByRole("button", { name: "Bring it back" }).click();
  await proclint.expectText(["web: mine"]);
  await nothingStored.dispose();
});

test.describe("two tabs", () => {
  /** Types a text, and waits until it is saved. */
  async function typeIn(proclint: ProclintPage, text: string): Promise<void> {
    await proclint.type(text);
    // Each tab has a copy of the storage, which the browser brings up to date some time after the other one wrote.
    for (const tab of proclint.page.context().pages()) {
      await expect.poll(() => tab.evaluate(() => localStorage.getItem("proclint.file"))).toContain(`"${text}"`);
    }
  }

  test("the text of the one that is closed first is in the history of the other", { tag: "@daily" }, async ({
    proclint,
    page,
    context,
  }) => {
    const other = new ProclintPage(await context.newPage());
    await other.open();
    await typeIn(proclint, "web: node first.js");
    await typeIn(other, "web: node second.js");
    await other.page.close({ runBeforeUnload: true });
    await typeIn(proclint, "web: node first.js --still-here");
    await proclint.pickMore("History");
    await expect(page.getByRole("dialog", { name: "History" }).getByRole("listitem")).toContainText(["node second.js"]);
  });

  test("a reload shows the text of its tab, and a tab that only looks on saves nothing", { tag: "@daily" }, async ({
    proclint,
    page,
    context,
  }) => {
    await typeIn(proclint, "web: node first.js");
    const other = new ProclintPage(await context.newPage());
    await other.open();
    await typeIn(other, "web: node second.js");
    await page.reload();
    await proclint.checked();
    await proclint.expectText(["web: node first.js"]);
    await page.reload();
    await proclint.checked();
    await other.page.close({ runBeforeUnload: true });
    const next = new ProclintPage(await context.newPage());
    await next.open();
    await next.expectText(["web: node second.js"]);
    await next.page.close();
  });

  test("typing in both in turn leaves one entry of each in the history", { tag: "@daily" }, async ({ proclint, page, context }) => {
    const other = new ProclintPage(await context.newPage());
    await other.open();
    for (const round of [1, 2, 3]) {
      await typeIn(proclint, `web: node first${round}.js`);
      await typeIn(other, `web: node second${round}.js`);
    }
    await proclint.pickMore("History");
    const items = page.getByRole("dialog", { name: "History" }).getByRole("listitem");
    await expect(items).toHaveCount(2);
    await expect(items).toContainText(["first3", "second2"]);
    await other.page.close();
  });
});

test("a file that is dropped on the text takes its place, and a too large one leaves it", async ({ proclint }) => {
  await proclint.type("web: mine");
  await drop(proclint, proclint.editor, { name: "Procfile.dev", content: `${clean}\n` });
  await expect(proclint.fileName).toHaveValue("Procfile.dev");
  await proclint.expectText([clean, ""]);
  const large = await proclint.page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["web: large\n".repeat(900_000)], "Procfile"));
    return transfer;
  });
  await proclint.editor.dispatchEvent("drop", { dataTransfer: large });
  await expect(proclint.footer).toContainText("Procfile is too large");
  await proclint.expectText([clean, ""]);
});

test("what is no text leaves the text as it is, unless one wants it", async ({ proclint, page }) => {
  const picture = await readFile("public/icon-192.png");
  await proclint.type("web: mine");
  for (const [name, content] of [
    ["logo.png", picture],
    ["logo.jpg", Buffer.from("ffd8ffe1021045786966010203040506070e0f1011", "hex")],
    ["app.zip", Buffer.from("PK\x03\x04\x14\0\0\0\x08\0", "latin1")],
  ] as const) {
    await proclint.openFile(name, content);
    await expect(proclint.footer).toContainText(`${name} isn't a text file. Your text is unchanged.`);
    await proclint.expectText(["web: mine"]);
  }
  await page.getByRole("button", { name: "Open it as text" }).click();
  await expect(proclint.fileName).toHaveValue("app.zip");
  for (const [name, content] of [
    ["other.txt", Buffer.from(`${clean} # ünï\n`, "utf16le")],
    ["latin.txt", Buffer.from("web: caf\xe9 \xfc\xf6\xe4\n", "latin1")],
    ["Procfile", Buffer.from("web: a\0b\n")],
  ] as const) {
    await proclint.openFile(name, content);
    await expect(proclint.fileName).toHaveValue(name);
  }
});

test("what is opened last wins, although another takes longer to be read", async ({ proclint, page }) => {
  await page.evaluate(() => {
    const files = [new File(["web: slow\n"], "slow"), new File(["web: quick\n"], "quick")];
    const gate = new Promise<void>((open) => Object.assign(window, { open }));
    Object.assign(window, {
      showOpenFilePicker: () => {
        const file = files.shift();
        const getFile = async (): Promise<File | undefined> => {
          if (file?.name === "slow") await gate;
          return file;
        };
        return Promise.resolve([{ kind: "file", name: file?.name, getFile }]);
      },
    });
  });
  const open = page.getByRole("button", { name: "Open file" });
  await open.click();
  await open.click();
  await expect(proclint.fileName).toHaveValue("quick");
  await page.evaluate(() => (window as unknown as { open: () => void }).open());
  await proclint.example("Rails");
  await expect(proclint.editor).toContainText("puma");
  await proclint.pickMore("History");
  await expect(page.getByRole("dialog", { name: "History" })).toContainText("web: quick");
  await expect(page.getByRole("dialog", { name: "History" })).not.toContainText("web: slow");
});

test("a file that cannot be read, and a picker that cannot be shown, are told", async ({ proclint, page }) => {
  await proclint.type("web: mine");
  await test.step("a picker", async () => {
    await page.evaluate(() => {
      Object.assign(window, { showOpenFilePicker: () => Promise.reject(new DOMException("not here", "SecurityError")) });
    });
    await page.getByRole("button", { name: "Open file" }).click();
    await expect(proclint.footer).toContainText(/The browser couldn't open a file\.\s*not here/);
  });
  await page.evaluate(() => {
    File.prototype.arrayBuffer = () => Promise.reject(new DOMException("it is gone", "NotReadableError"));
  });
  await test.step("a chosen file", async () => {
    await proclint.openFile("other", Buffer.from(clean));
    await expect(proclint.footer).toContainText(/other couldn't be read\.\s*it is gone/);
  });
  await test.step("a dropped file", async () => {
    await drop(proclint, proclint.editor, { name: "dropped", content: clean });
    await expect(proclint.footer).toContainText(/dropped couldn't be read\.\s*it is gone/);
  });
  await proclint.expectText(["web: mine"]);
});

test("a downloaded file is kept until a browser that asks first has read it", async ({ proclint, page }) => {
  await page.evaluate(() => {
    const revoked: string[] = [];
    Object.assign(window, { revoked });
    URL.revokeObjectURL = (url) => void revoked.push(url);
  });
  const download = page.waitForEvent("download");
  await proclint.pickMore("Download");
  await download;
  expect(await page.evaluate(() => (window as unknown as { revoked: string[] }).revoked)).toEqual([]);
});

for (const { by, open } of [
  { by: "a link", open: ({ page }: ProclintPage) => page.evaluate(() => location.assign("#try=rules/process-type-typo/bad")) },
  { by: "a file of the history", open: openPast },
]) {
  test(`a file that ${by} replaces is in the history with its own platforms`, async ({ proclint, page }) => {
    await proclint.choose("Heroku");
    await proclint.type("web: node first.js");
    await proclint.example("Flask");
    await proclint.choose("Heroku", "Drycc");
    await proclint.type("web: node second.js");
    await open(proclint);
    await expect(proclint.editor).not.toContainText("second");
    await proclint.pickMore("History");
    await page.getByRole("dialog", { name: "History" }).getByRole("button", { name: "node second.js" }).click();
    await proclint.expectText(["web: node second.js"]);
    await expect(proclint.checkFor).toHaveAccessibleName("Check for: Drycc");
  });
}

async function openPast(proclint: ProclintPage): Promise<void> {
  await proclint.pickMore("History");
  await proclint.page.getByRole("dialog", { name: "History" }).getByRole("button", { name: "node first.js" }).click();
}
