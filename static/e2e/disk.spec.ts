import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { ProclintPage, expect, test as base } from "./page.js";
import { patient } from "./patience.js";

const clean = "web: gunicorn app:app --bind 0.0.0.0:$PORT";
const typo = "wbe: gunicorn app:app --bind 0.0.0.0:$PORT";

/** A disk: real handles of the browser's own file system behind the pickers. */
class Disk {
  constructor(readonly page: Page) {}

  async write(name: string, content: string | Buffer): Promise<void> {
    await this.page.evaluate(
      async ([name, bytes]) => {
        const root = await navigator.storage.getDirectory();
        const writable = await (await root.getFileHandle(name, { create: true })).createWritable();
        await writable.write(new Uint8Array(bytes));
        await writable.close();
      },
      [name, [...Buffer.from(content)]] as const,
    );
  }

  async read(name: string): Promise<Buffer> {
    const bytes = await this.page.evaluate(async (name) => {
      const root = await navigator.storage.getDirectory();
      const file = await (await root.getFileHandle(name)).getFile();
      return [...new Uint8Array(await file.arrayBuffer())];
    }, name);
    return Buffer.from(bytes);
  }

  async remove(name: string): Promise<void> {
    await this.page.evaluate(async (name) => (await navigator.storage.getDirectory()).removeEntry(name), name);
  }

  /** Opens a file through the button, after it was written. */
  async open(name: string, content: string | Buffer): Promise<void> {
    await this.write(name, content);
    await this.page.evaluate((name) => {
      Object.assign(window, { showOpenFilePicker: async () => [await (await navigator.storage.getDirectory()).getFileHandle(name)] });
    }, name);
    await this.page.getByRole("button", { name: "Open file" }).click();
    await expect(this.page.getByRole("textbox", { name: "File name" })).toHaveValue(name);
    await expect(this.saved).toBeVisible();
  }

  get saved(): ReturnType<Page["locator"]> {
    return this.page.getByText("Saved", { exact: true });
  }

  get save(): ReturnType<Page["locator"]> {
    return this.page.getByRole("button", { name: "Save", exact: true });
  }

  get conflict(): ReturnType<Page["locator"]> {
    return this.page.getByRole("region", { name: "Changed in two places" });
  }
}

const test = base.extend<{ disk: Disk }>({
  disk: async ({ page, proclint }, use) => {
    await proclint.open();
    await page.evaluate(() => {
      Object.assign(window, {
        showSaveFilePicker: async ({ suggestedName }: { suggestedName: string }) =>
          (await navigator.storage.getDirectory()).getFileHandle(`saved-${suggestedName}`, { create: true }),
      });
    });
    await use(new Disk(page));
  },
});

test("a change made by another program shows at once, and undo brings back what was there", { tag: "@daily" }, async ({
  proclint,
  disk,
  page,
}) => {
  await disk.open("Procfile", `${clean}\n`);
  await disk.write("Procfile", `${typo}\n`);
  await expect(proclint.problems).toContainText("process-type-typo");
  await proclint.expectText([typo, ""]);
  await expect(proclint.footer).toContainText("Procfile changed on disk");
  await expect(disk.saved).toBeVisible();
  await proclint.editor.focus();
  await page.keyboard.press("ControlOrMeta+z");
  await proclint.expectText([clean, ""]);
  await expect(disk.save).toBeVisible();
});

test("a fix is written back by Ctrl+S", { tag: "@daily" }, async ({ proclint, disk, page }) => {
  await disk.open("Procfile", `${typo}\r\nworker: python worker.py\r\n`);
  // A click before the next report is about the text before, and changes nothing.
  await expect(async () => {
    if (await disk.save.isVisible()) return;
    const fix = proclint.problems.locator("li", { hasText: "process-type-typo" }).locator(".fix").getByRole("button").first();
    await fix.click({ timeout: patient(1_000) });
    await expect(disk.save).toBeVisible({ timeout: patient(500) });
  }).toPass();
  await page.keyboard.press("ControlOrMeta+s");
  await expect(disk.saved).toBeVisible();
  expect((await disk.read("Procfile")).toString()).toBe(`${clean}\r\nworker: python worker.py\r\n`);
});

const mark = Buffer.from([0xef, 0xbb, 0xbf]);
const wide = (text: string): Buffer => Buffer.from(`\ufeff${text}`, "utf16le");
test("what is not edited is written back byte for byte", async ({ proclint, disk, page }) => {
  for (const [index, [name, before, after]] of (
    [
      [
        "UTF-8 with a mark and CRLF",
        Buffer.concat([mark, Buffer.from("web: a\r\nw: b\r\n")]),
        Buffer.concat([mark, Buffer.from("xweb: a\r\nw: b\r\n")]),
      ],
      ["UTF-16", wide("web: ünï\nw: 😀\n"), wide("xweb: ünï\nw: 😀\n")],
      ["mixed line ends", Buffer.from("web: a\r\nw: b\nx: c\rlast: d"), Buffer.from("xweb: a\r\nw: b\nx: c\rlast: d")],
      [
        "bytes that are no UTF-8",
        Buffer.from("web: a # caf\xe9 \xff\r\nw: b\n", "latin1"),
        Buffer.from("xweb: a # caf\xe9 \xff\r\nw: b\n", "latin1"),
      ],
    ] as const
  ).entries()) {
    await test.step(name, async () => {
      const file = `Procfile.${index}`;
      await disk.open(file, before);
      await proclint.editor.focus();
      await page.keyboard.press("ControlOrMeta+Home");
      await page.keyboard.type("x");
      await disk.save.click();
      await expect(disk.saved).toBeVisible();
      expect(await disk.read(file)).toEqual(after);
      await page.keyboard.press("ControlOrMeta+z");
      await page.keyboard.press("ControlOrMeta+s");
      await expect(disk.saved).toBeVisible();
      await expect(async () => expect(await disk.read(file)).toEqual(before)).toPass();
    });
  }
});

test("the bytes on the disk are checked, and an edit changes only those it touches", { tag: "@daily" }, async ({
  proclint,
  disk,
  page,
}) => {
  await test.step("what is checked is the disk, not the text of the editor", async () => {
    await disk.open("Procfile", Buffer.concat([mark, Buffer.from(`${clean}\r\n`)]));
    await expect(proclint.problems).toContainText("byte-order-mark");
    await expect(proclint.problems).toContainText("line-endings");
  });

  await test.step("among odd bytes", async () => {
    await disk.open("Procfile.odd", Buffer.from("web: a # \xe9\r\nw: b\nlast: c", "latin1"));
    await proclint.editor.focus();
    await page.keyboard.press("ControlOrMeta+Home");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("End");
    await page.keyboard.type("ü");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Delete");
    await disk.save.click();
    await expect(disk.saved).toBeVisible();
    const expected = Buffer.concat([Buffer.from("web: a # \xe9\r\nw: b", "latin1"), Buffer.from("ü\n"), Buffer.from("last: c")]);
    const written = await disk.read("Procfile.odd");
    expect(written.toString("latin1").replaceAll("\r\n", "\n")).toBe(expected.toString("latin1").replaceAll("\r\n", "\n"));
    expect(written.subarray(0, 12)).toEqual(expected.subarray(0, 12));
  });
});

async function quarrel(proclint: { type: (text: string) => Promise<void> }, disk: Disk): Promise<void> {
  await disk.open("Procfile", `${clean}\n`);
  await proclint.type("web: mine");
  await disk.write("Procfile", "web: theirs\n");
  await expect(disk.conflict).toBeVisible();
}

test("both changed: the difference shows, nothing is written, and mine goes on", { tag: "@daily" }, async ({ proclint, disk, page }) => {
  await quarrel(proclint, disk);
  await expect(disk.conflict.locator(".removed")).toContainText("web: mine");
  await expect(disk.conflict.locator(".added").first()).toContainText("web: theirs");
  await proclint.expectAccessible();
  await page.keyboard.press("ControlOrMeta+s");
  await expect(proclint.footer).toContainText("nothing was written");
  expect((await disk.read("Procfile")).toString()).toBe("web: theirs\n");
  await disk.conflict.getByRole("button", { name: "Keep mine" }).click();
  await expect(disk.conflict).toHaveCount(0);
  await proclint.expectText(["web: mine"]);
  await disk.save.click();
  await expect(disk.saved).toBeVisible();
  expect((await disk.read("Procfile")).toString()).toBe("web: mine");
  await proclint.pickMore("History");
  await expect(page.getByRole("dialog", { name: "History" })).toContainText("web: theirs");
});

test("both changed: theirs goes on, and mine is in the history", async ({ proclint, disk, page }) => {
  await quarrel(proclint, disk);
  await disk.conflict.getByRole("button", { name: "Take theirs" }).click();
  await proclint.expectText(["web: theirs", ""]);
  await expect(disk.saved).toBeVisible();
  await proclint.pickMore("History");
  await page
    .getByRole("dialog", { name: "History" })
    .getByRole("button", { name: /web: mine/ })
    .click();
  await proclint.expectText(["web: mine"]);
});

test("a save sees a change that nobody was told of yet", async ({ proclint, disk, page }) => {
  await disk.open("Procfile", `${clean}\n`);
  await proclint.type("web: mine");
  await page.evaluate(async () => {
    const writable = await (await (await navigator.storage.getDirectory()).getFileHandle("Procfile")).createWritable();
    await writable.write("web: theirs\n");
    await writable.close();
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "s", ctrlKey: true }));
  });
  await expect(disk.conflict).toBeVisible();
  expect((await disk.read("Procfile")).toString()).toBe("web: theirs\n");
});

test("a reload finds the file again, with edits that were not saved", async ({ proclint, disk, page }) => {
  await disk.open("Procfile", `${clean}\n`);
  await proclint.type("web: mine");
  await expect(disk.save).toBeVisible();
  await page.reload();
  await proclint.checked();
  await proclint.expectText(["web: mine"]);
  await disk.save.click();
  await expect(disk.saved).toBeVisible();
  expect((await disk.read("Procfile")).toString()).toBe("web: mine");
});

test("another text in the place of the file is not written over it", async ({ proclint, disk, page }) => {
  await disk.open("Procfile", `${clean}\n`);
  await proclint.example("Rails");
  await expect(disk.saved).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+s");
  await expect(proclint.footer).toContainText("Saved as saved-Procfile");
  expect((await disk.read("Procfile")).toString()).toBe(`${clean}\n`);
  expect((await disk.read("saved-Procfile")).toString()).toContain("puma");
  await disk.write("saved-Procfile", `${typo}\n`);
  await proclint.expectText([typo, ""]);
});

test("undo of an opened file brings back the file on the disk that was open before", async ({ proclint, disk, page }) => {
  await disk.open("Procfile", `${clean}\n`);
  await proclint.example("Rails");
  await expect(disk.saved).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+z");
  await proclint.expectText([clean, ""]);
  await expect(disk.saved).toBeVisible();
});

test("a shared link after a reload is not tied to the file that was open", async ({ proclint, disk, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await proclint.type("web: linked");
  await page.getByRole("button", { name: "Share" }).click();
  await expect(proclint.footer).toContainText("Link copied");
  const { hash } = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  await disk.open("Procfile", `${clean}\n`);
  await proclint.comeBack(hash);
  await proclint.expectText(["web: linked"]);
  await expect(disk.saved).toHaveCount(0);
  await page.reload();
  await proclint.checked();
  await expect(disk.saved).toHaveCount(0);
});

test("a file that is gone is told, and Save asks for another place", async ({ proclint, disk, page }) => {
  await disk.open("Procfile", `${clean}\n`);
  await disk.remove("Procfile");
  await expect(proclint.footer).toContainText("Procfile no longer exists on disk");
  await proclint.type("web: again");
  await page.keyboard.press("ControlOrMeta+s");
  await expect(proclint.footer).toContainText("Saved as saved-Procfile");
  expect((await disk.read("saved-Procfile")).toString()).toBe("web: again");
});

test("a save that the browser refuses is told, and the text can be downloaded", { tag: "@daily" }, async ({ proclint, disk, page }) => {
  await disk.open("Procfile", `${clean}\n`);
  await page.evaluate(() => {
    FileSystemWritableFileStream.prototype.write = () => Promise.reject(new DOMException("full", "QuotaExceededError"));
  });
  await proclint.type("web: mine");
  await disk.save.click();
  await expect(proclint.footer).toContainText("wasn't saved");
  await page.evaluate(() => {
    FileSystemFileHandle.prototype.createWritable = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  });
  await disk.save.click();
  await expect(proclint.footer).toContainText("wasn't saved");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download it" }).click();
  expect(await readFile(await (await download).path(), "utf8")).toBe("web: mine");
});

test("a dropped file is watched", async ({ proclint, disk, page }) => {
  await disk.write("Procfile", `${clean}\n`);
  await page.evaluate(() => {
    Object.assign(DataTransferItem.prototype, {
      getAsFileSystemHandle: async () => (await navigator.storage.getDirectory()).getFileHandle("Procfile"),
    });
  });
  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "Procfile"));
    return transfer;
  }, `${clean}\n`);
  await page.dispatchEvent("proclint-app", "drop", { dataTransfer: data });
  await expect(disk.saved).toBeVisible();
  await disk.write("Procfile", `${typo}\n`);
  await proclint.expectText([typo, ""]);
});

test("without access to the disk a file is opened by picker and saved by download", async ({ proclint, disk, page }) => {
  await disk.write("other", "nothing");
  await page.evaluate(() => Reflect.deleteProperty(window, "showSaveFilePicker"));
  await proclint.openFile("Procfile", Buffer.from("web: a\r\nw: b\r\n"));
  await expect(proclint.footer).toContainText("CRLF");
  const download = page.waitForEvent("download");
  await page.keyboard.press("ControlOrMeta+s");
  const saved = await download;
  expect(saved.suggestedFilename()).toBe("Procfile");
  expect(await readFile(await saved.path(), "latin1")).toBe("web: a\r\nw: b\r\n");
});

test("a tab with a text is not tied to the file on the disk of another tab", async ({ proclint, disk, page, context }) => {
  const other = new ProclintPage(await context.newPage());
  await other.open();
  await disk.open("Procfile", `${clean}\n`);
  await other.type("web: no file");
  await other.page.reload();
  await other.checked();
  await other.expectText(["web: no file"]);
  await expect(other.page.getByRole("button", { name: "Download" })).toBeVisible();
  await other.example("Rails");
  await other.page.close();
  await page.reload();
  await proclint.checked();
  await proclint.expectText([clean, ""]);
  await expect(disk.saved).toBeVisible();
});

test.describe("another file that is opened while a file is being saved", () => {
  /** Delays that method of all file handles until the returned function is called. */
  async function hold(page: Page, name: "getFile" | "createWritable"): Promise<() => Promise<void>> {
    await page.evaluate((name) => {
      const original = FileSystemFileHandle.prototype[name] as () => Promise<unknown>;
      let letGo = (): void => {};
      const free = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      const held = async function (this: FileSystemFileHandle): Promise<unknown> {
        await free;
        return original.call(this);
      };
      Object.assign(FileSystemFileHandle.prototype, { [name]: held });
      Object.assign(window, { letGo });
    }, name);
    return () => page.evaluate(() => (window as unknown as { letGo: () => void }).letGo());
  }

  test("is not written over it", async ({ proclint, disk, page }) => {
    await disk.open("Procfile", `${clean}\n`);
    await proclint.type("web: mine");
    await expect(disk.save).toBeVisible();
    const letGo = await hold(page, "getFile");
    await disk.save.click();
    await proclint.example("Flask");
    await letGo();
    await expect.poll(async () => (await disk.read("Procfile")).toString()).toBe(`${clean}\n`);
    await expect(disk.saved).toHaveCount(0);
    expect((await disk.read("Procfile")).toString()).toBe(`${clean}\n`);
  });

  test("does not become the file at the place that was chosen for the one before", async ({ proclint, disk, page }) => {
    await proclint.type("web: mine");
    const letGo = await hold(page, "createWritable");
    await page.keyboard.press("ControlOrMeta+s");
    await expect.poll(() => disk.read("saved-Procfile").catch(() => null), "the place is chosen").not.toBeNull();
    await proclint.example("Flask");
    await letGo();
    await expect(proclint.footer).toContainText("Saved as saved-Procfile");
    expect((await disk.read("saved-Procfile")).toString()).toBe("web: mine");
    await expect(page.getByRole("textbox", { name: "File name" })).toHaveValue("Procfile");
    await expect(disk.saved).toHaveCount(0);
  });
});
