import { readFile } from "node:fs/promises";
import { expect, resize, test, type ProclintPage } from "./page.js";

const broken = "wbe: gunicorn app:app --bind 0.0.0.0:$PORT";

test.beforeEach(async ({ proclint, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await proclint.open();
});

async function linkOf(proclint: ProclintPage): Promise<string> {
  await proclint.page.getByRole("button", { name: "Share" }).click();
  await expect(proclint.footer).toContainText("Link copied");
  return new URL(await clipboard(proclint)).hash;
}

function clipboard({ page }: ProclintPage): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

test("a link brings what is looked at, and the bytes of the file", { tag: "@daily" }, async ({ proclint, page }) => {
  await proclint.openFile("Procfile", Buffer.from("\ufeffweb: ünï\r\nw: b\r\n", "utf16le"));
  await expect(proclint.footer).toContainText("UTF-16 LE");
  await proclint.choose("Drycc", "Heroku");
  await proclint.show("Move");
  const link = await linkOf(proclint);
  await page.evaluate(() => {
    sessionStorage.clear();
    localStorage.clear();
  });
  await proclint.comeBack(link);
  await expect(proclint.footer).toContainText("UTF-16 LE with a byte order mark");
  await expect(proclint.footer).toContainText("CRLF");
  await expect(proclint.checkFor).toContainText("Drycc");
  await expect(page.getByRole("tab", { name: "Move" })).toHaveAttribute("aria-selected", "true");
});

test("a link that cannot be read says so, and nothing is lost", { tag: "@daily" }, async ({ proclint, page }) => {
  const whole = await linkOf(proclint);
  await proclint.type("web: mine");
  for (const [name, harm, said] of [
    ["cut off", (link: string) => link.slice(0, -9), "The link is incomplete"],
    ["without anything", () => "#1.", "The link is incomplete"],
    ["with a letter changed", (link: string) => `${link.slice(0, 5)}@${link.slice(6)}`, "The link is incomplete"],
    ["of a newer version", (link: string) => link.replace("#1.", "#2."), "newer version of this page"],
  ] as const) {
    await test.step(`a link ${name}`, async () => {
      const link = harm(whole);
      await proclint.comeBack(link);
      await expect(proclint.footer).toContainText(said);
      await proclint.expectText(["web: mine"]);
      expect(new URL(page.url()).hash).toBe(link);
    });
  }
});

test("a link to a small file is short, and opens with the mark of a sentence behind it", { tag: "@daily" }, async ({ proclint }) => {
  await proclint.type(broken);
  const link = await linkOf(proclint);
  expect(link.length).toBeLessThan(90);
  await proclint.type("web: mine");
  await proclint.comeBack(`${link}).`);
  await proclint.expectText([broken]);
});

test("what a link replaces is in the history, and there once", { tag: "@daily" }, async ({ proclint, page }) => {
  await proclint.type(broken);
  const link = await linkOf(proclint);
  await proclint.type("web: mine");
  await proclint.comeBack(link);
  await proclint.expectText([broken]);
  await proclint.pickMore("History");
  const dialog = page.getByRole("dialog", { name: "History" });
  await dialog.getByRole("button", { name: /web: mine/ }).click();
  await proclint.expectText(["web: mine"]);
  await proclint.pickMore("History");
  await dialog.getByRole("button", { name: /wbe: gunicorn/ }).click();
  await proclint.pickMore("History");
  await expect(dialog.getByRole("listitem")).toHaveCount(2);
  await proclint.expectAccessible();
  await dialog.getByRole("button", { name: "Clear history" }).click();
  await expect(dialog.getByRole("listitem")).toHaveCount(0);
  await dialog.getByRole("button", { name: "Close" }).click();
  await page.reload();
  await proclint.checked();
  await proclint.pickMore("History");
  await expect(dialog.getByRole("listitem")).toHaveCount(0);
});

test("the history keeps the last twenty files", async ({ proclint, page }) => {
  for (let i = 0; i <= 20; i++) {
    await proclint.type(`web: number ${i}`);
    await proclint.example("Node");
  }
  await proclint.pickMore("History");
  const items = page.getByRole("dialog", { name: "History" }).getByRole("listitem");
  await expect(items).toHaveCount(20);
  await expect(items.first()).toContainText("number 20");
  await expect(items.last()).toContainText("number 1");
});

test("the report is copied as Markdown, and the file as the code of an embed, in which it is no markup", async ({
  proclint,
  page,
  context,
  baseURL,
}) => {
  await proclint.choose("Drycc");
  await proclint.type(`\n${broken} # </pre> && "x"`);
  await proclint.pickMore("Copy embed code");
  await expect(proclint.footer).toContainText("Code copied");
  const embed = await clipboard(proclint);
  expect(embed).toContain(`<script type="module" src="${baseURL ?? ""}embed.js"></script>`);
  // The policy of the page lets no text become markup.
  const elsewhere = await context.newPage();
  const shown = await elsewhere.evaluate((html) => {
    const element = new DOMParser().parseFromString(html, "text/html").querySelector("proclint-editor");
    return {
      platform: element?.getAttribute("platform"),
      text: element?.querySelector("pre")?.textContent,
      children: element?.children.length,
    };
  }, embed);
  await elsewhere.close();
  expect(shown).toEqual({ platform: "drycc", text: `\n${broken} # </pre> && "x"`, children: 1 });
  await proclint.type(`${broken} # \`\`\` [x](y)`);
  await expect(proclint.problems).toContainText("process-type-typo");
  await proclint.pickMore("Copy report as Markdown");
  await expect(proclint.footer).toContainText("Report copied");
  const report = await clipboard(proclint);
  expect(report).toContain("### `Procfile`:");
  expect(report).toContain("Checked for Drycc.");
  expect(report).toMatch(/^- \*\*\w+\*\* at 1:1: .*\(`process-type-typo`\)$/m);
  expect(report).toContain(`\n\`\`\`\`procfile\n${broken} # \`\`\` [x](y)\n\`\`\`\`\n`);
  const link = /\[Open in Proclint\]\((.*)\)/.exec(report)?.[1] ?? "";
  await page.goto("/favicon.svg");
  await page.goto(link);
  await expect(proclint.editor).toContainText("wbe: gunicorn");
});

test("the report is exported as JSON and as SARIF", { tag: "@daily" }, async ({ proclint, page }) => {
  await proclint.type(broken);
  await expect(proclint.problems).toContainText("process-type-typo");
  const files: Record<string, string> = {};
  for (const title of ["Export JSON", "Export SARIF"]) {
    const download = page.waitForEvent("download");
    await proclint.pickMore(title);
    const file = await download;
    files[file.suggestedFilename()] = await readFile(await file.path(), "utf8");
  }
  const report = JSON.parse(files["proclint.json"] ?? "") as { diagnostics: { rule: string }[] };
  expect(report.diagnostics.map(({ rule }) => rule)).toContain("process-type-typo");
  const sarif = JSON.parse(files["proclint.sarif"] ?? "") as { version: string; runs: { results: { ruleId: string }[] }[] };
  expect(sarif.version).toBe("2.1.0");
  expect(sarif.runs[0]?.results.map(({ ruleId }) => ruleId)).toContain("process-type-typo");
});

test.describe("a file that contains a secret", () => {
  const secret = "worker: API_TOKEN=k3J9sQ7xV2mB8pLw5Tz4 python bot.py";

  for (const [name, leave, question, anyway, done] of [
    [
      "is shared",
      (proclint: ProclintPage) => proclint.page.getByRole("button", { name: "Share", exact: true }).press("Enter"),
      "Anyone with the link can read it.",
      "Share anyway",
      "Link copied",
    ],
    [
      "is copied as Markdown",
      (proclint: ProclintPage) => proclint.pickMore("Copy report as Markdown"),
      "Anyone with the text can read it.",
      "Copy anyway",
      "Report copied",
    ],
    [
      "is copied as an embed",
      (proclint: ProclintPage) => proclint.pickMore("Copy embed code"),
      "Anyone with the text can read it.",
      "Copy anyway",
      "Code copied",
    ],
  ] as const) {
    test(`${name} only when one says so, by keyboard too`, { tag: "@daily" }, async ({ proclint, page }) => {
      await page.evaluate(() => navigator.clipboard.writeText("before"));
      await proclint.type(`web: gunicorn app:app --bind 0.0.0.0:$PORT\n${secret}\n`);
      const dialog = page.getByRole("alertdialog", { name: "This file contains a secret" });
      await leave(proclint);
      await expect(dialog).toContainText("Line 2 contains a password, key, or token.");
      await expect(dialog).toContainText(question);
      await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
      await page.keyboard.press("Escape");
      await expect(dialog).toHaveCount(0);
      await leave(proclint);
      await dialog.getByRole("button", { name: "Cancel" }).click();
      await expect(dialog).toHaveCount(0);
      expect(await clipboard(proclint)).toBe("before");
      await leave(proclint);
      await dialog.getByRole("button", { name: anyway }).press("Enter");
      await expect(proclint.footer).toContainText(done);
      expect(await clipboard(proclint)).not.toBe("before");
    });
  }

  test("is asked about on a phone and in the dark", async ({ proclint, page }) => {
    await proclint.type(`${secret}\n`.repeat(12));
    await proclint.page.getByRole("button", { name: "Share", exact: true }).click();
    await expect(page.getByRole("alertdialog")).toContainText("Lines 1, 2, 3, 4, 5, 6, 7, 8, … contain passwords, keys, or tokens.");
    await proclint.expectAccessibleInBoth();
    await resize(page, { width: 360, height: 740 });
    expect(await page.locator("proclint-secret .sheet").evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  });

  test("is asked about before it is checked", async ({ proclint, page }) => {
    await proclint.type("");
    await proclint.editor.evaluate((content, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      content.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      const buttons = document
        .querySelector("proclint-app")
        ?.shadowRoot?.querySelector("proclint-bar")
        ?.shadowRoot?.querySelectorAll<HTMLElement>(".bar button");
      for (const button of buttons ?? []) if (button.textContent.trim() === "Share") button.click();
    }, secret);
    await expect(page.getByRole("alertdialog")).toBeVisible();
  });
});

test("a file that is too large for a link says so", async ({ proclint, page }) => {
  await proclint.openFile("Procfile", Buffer.alloc(5 << 20, "# a comment\n"));
  await expect(proclint.footer).toContainText("The browser can't store this text");
  await page.getByRole("button", { name: "Share" }).click();
  await expect(proclint.footer).toContainText("The file is too large for a link.");
});

test.describe("a browser that lets a page write to the clipboard only in the click itself, as Safari does", () => {
  test.beforeEach(async ({ page }) => {
    await page.evaluate(() => {
      let isInClick = false;
      window.addEventListener("click", () => (isInClick = true), { capture: true });
      window.addEventListener("click", () => (isInClick = false));
      const only =
        <A extends unknown[]>(write: (...given: A) => Promise<void>) =>
        (...given: A): Promise<void> =>
          isInClick ? write(...given) : Promise.reject(new DOMException("not in a click", "NotAllowedError"));
      // A link takes its time to be made.
      const Compression = CompressionStream;
      const later = (): TransformStream =>
        new TransformStream({
          transform: async (chunk, controller) => {
            await new Promise((resolve) => setTimeout(resolve));
            controller.enqueue(chunk);
          },
        });
      Object.assign(window, {
        // biome-ignore lint/complexity/useArrowFunction: it is called with new
        CompressionStream: function (format: CompressionFormat) {
          const { readable, writable } = new Compression(format);
          return { writable, readable: readable.pipeThrough(later()) };
        },
      });
      const { clipboard } = navigator;
      Object.assign(clipboard, { write: only(clipboard.write.bind(clipboard)), writeText: only(clipboard.writeText.bind(clipboard)) });
    });
  });

  for (const [name, copy, said, copied] of [
    ["a link", (proclint: ProclintPage) => proclint.page.getByRole("button", { name: "Share" }).click(), "Link copied", /#1\.[\w-]+$/],
    ["the report", (proclint: ProclintPage) => proclint.pickMore("Copy report as Markdown"), "Report copied", /process-type-typo/],
    ["the code of an embed", (proclint: ProclintPage) => proclint.pickMore("Copy embed code"), "Code copied", /<proclint-editor/],
  ] as const) {
    test(`copies ${name}`, async ({ proclint }) => {
      await proclint.type(broken);
      await expect(proclint.problems).toContainText("process-type-typo");
      await copy(proclint);
      await expect(proclint.footer).toContainText(said);
      expect(await clipboard(proclint)).toMatch(copied);
    });
  }

  test("copies a file with a secret once one says so", async ({ proclint, page }) => {
    await proclint.type("worker: API_TOKEN=k3J9sQ7xV2mB8pLw5Tz4 python bot.py");
    await page.getByRole("button", { name: "Share" }).click();
    await page.getByRole("button", { name: "Share anyway" }).click();
    await expect(proclint.footer).toContainText("Link copied");
  });
});

test.describe("a link that stays in the address bar", () => {
  const address = ({ page }: ProclintPage): string => new URL(page.url()).hash;

  async function share(proclint: ProclintPage): Promise<void> {
    await proclint.page.evaluate(() => {
      const refuse = (): Promise<void> => Promise.reject(new DOMException("no", "NotAllowedError"));
      Object.assign(navigator.clipboard, { write: refuse, writeText: refuse });
    });
    await proclint.page.getByRole("button", { name: "Share" }).click();
    await expect(proclint.footer).toContainText("The link is in the address bar.");
  }

  test("is gone after an edit, and a reload keeps that", async ({ proclint, page }) => {
    await proclint.type("web: shared");
    await share(proclint);
    expect(address(proclint)).toMatch(/^#1\./);
    await proclint.type("web: edited");
    expect(address(proclint)).toBe("");
    await page.reload();
    await proclint.checked();
    await proclint.expectText(["web: edited"]);
  });

  test("is gone once platforms are chosen", async ({ proclint, page }) => {
    await share(proclint);
    await proclint.choose("Heroku");
    expect(address(proclint)).toBe("");
    await page.reload();
    await expect(proclint.checkFor).toContainText("Heroku");
  });

  test("is gone after an edit where it could not be opened", async ({ proclint }) => {
    await proclint.comeBack("#2.AAAA");
    await expect(proclint.footer).toContainText("newer version of this page");
    expect(address(proclint)).toBe("#2.AAAA");
    await proclint.type("web: mine");
    expect(address(proclint)).toBe("");
  });
});
