import type { Locator } from "@playwright/test";
import { gzipSync } from "node:zlib";
import { drop, expect, test, type ProclintPage } from "./page.js";

const fieldOf = ({ log }: ProclintPage): Locator => log;
const logOf = ({ problems }: ProclintPage): Locator => problems.locator("proclint-log");
const marked = ({ page }: ProclintPage): Locator => page.locator(".pf-cause");

test.beforeEach(async ({ proclint }) => {
  await proclint.open();
  await proclint.deployFailed.click();
});

test("a log is explained by what failed in this app", { tag: "@daily" }, async ({ proclint, page, context }) => {
  const field = fieldOf(proclint);
  const log = logOf(proclint);
  await test.step("a code whose cause is in the file, until that is corrected", async () => {
    await proclint.type("wbe: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\nworker: celery -A shop worker\n");
    await field.fill("H14");
    await expect(log.locator(".cause").first()).toContainText("web");
    await proclint.expectAccessibleInBoth();
    await log.getByRole("button", { name: "line 1" }).first().click();
    await expect(proclint.editor).toBeFocused();
    await log.getByRole("button", { name: "Rename wbe to web" }).first().click();
    await expect(log).toContainText("no instance of it runs");
  });
  await test.step("a command of the platform is copied", async () => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await proclint.type("worker: node worker.js\n");
    await field.fill('at=error code=H14 desc="No web processes running"');
    await log.getByRole("button", { name: /^Copy/ }).first().click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("heroku ps:scale worker=1");
  });
  await test.step("a whole log of many lines, which names its platform", async () => {
    const noise = "2026-01-02T03:04:05.123456+00:00 app[web.1]: GET / 200 in 3 ms\n".repeat(12_000);
    const failure =
      "2026-01-02T03:04:05+00:00 heroku[web.1]: Error R10 (Boot timeout) -> Web process failed to bind to $PORT within 60 seconds of launch\n";
    await field.fill("");
    await field.evaluate((element, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text", text);
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, cancelable: true, bubbles: true }));
    }, noise + failure);
    await expect(log).toContainText("From the log of Heroku.");
    await expect(log).toContainText("line 12001 of the log");
    await expect(log).toContainText("The field shows only the end.");
    await log.getByRole("button", { name: "Check for Heroku" }).click();
    await expect(page.getByRole("button", { name: /^Check for: Heroku/ })).toBeVisible();
    await expect(log.getByRole("button", { name: "Check for Heroku" })).toHaveCount(0);
  });
  await test.step("a dropped file", async () => {
    await field.fill("");
    const data = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(["bash: gunicorn: command not found\n"], "deploy.log"));
      return transfer;
    });
    await field.dispatchEvent("drop", { dataTransfer: data });
    await expect(field).toHaveValue(/gunicorn: command not found/);
    await expect(log).toContainText("gunicorn");
    await proclint.expectText(["worker: node worker.js", ""]);
  });
  await test.step("a line that nobody knows", async () => {
    await field.fill("xyzzy plugh");
    await expect(log).toContainText("Proclint doesn't know a failure in this text.");
    await field.press("Escape");
    await expect(field).toHaveValue("");
    await expect(log.locator(".answer")).toHaveText("");
  });
});

test("a log that is opened or dropped beside its field is explained", { tag: "@daily" }, async ({ proclint }) => {
  await proclint.type("worker: node worker.js\n");
  const log = logOf(proclint);
  for (const [name, content, said] of [
    ["deploy.log", "bash: gunicorn: command not found\n", "gunicorn"],
    ["build-logs.txt", "sh: 1: uvicorn: not found\n", "uvicorn"],
  ] as const) {
    await proclint.openFile(name, Buffer.from(content));
    await expect(log).toContainText(said);
    await proclint.expectText(["worker: node worker.js", ""]);
  }
  await drop(proclint, proclint.editor, { name: "deploy.log", content: "bash: puma: command not found\n" });
  await expect(log).toContainText("puma");
  await expect(fieldOf(proclint)).toBeFocused();
  await proclint.expectText(["worker: node worker.js", ""]);
});

test("a file in UTF-16 is read, and one that isn't text is named as what it is", async ({ proclint, page }) => {
  const field = fieldOf(proclint);
  const log = logOf(proclint);
  const text = "bash: gunicorn: command not found\r\nheroku[web.1]: ✖ Process exited with status 127\r\n";
  // PowerShell writes the one with a byte order mark.
  const wide = (from: string): Buffer => Buffer.from(from, "utf16le");
  for (const [name, content] of [
    ["marked", wide(`\ufeff${text}`)],
    ["without a mark", wide(text)],
    ["big-endian", wide(`\ufeff${text}`).swap16()],
    ["longer than what is read", wide(`\ufeff${`GET /${"x".repeat(1_000)} 200\r\n`.repeat(1_500)}${text}`)],
  ] as const) {
    await test.step(name, async () => {
      await field.fill("");
      await drop(proclint, field, { name: "deploy.log", content });
      await expect(field).toHaveValue(/gunicorn: command not found\n.*✖ Process exited/);
      await expect(log.locator(".cause").first()).toContainText("gunicorn");
    });
  }
  const gzipped = gzipSync(text);
  const isGzip = "Proclint can't read this log: the log is compressed with gzip. Unpack it first: gunzip FILE.";
  await test.step("compressed, dropped on the field, opened or pasted", async () => {
    await drop(proclint, field, { name: "deploy.log", content: gzipped });
    await expect(log.locator(".answer")).toHaveText(isGzip);
    await expect(field).toHaveValue("");
    await field.fill("H14");
    await expect(log.locator(".cause").first()).toBeVisible();
    await proclint.openFile("deploy.log.gz", gzipped);
    await expect(log.locator(".answer")).toHaveText(isGzip);
    await proclint.expectAccessibleInBoth();
    await field.fill("H14");
    await expect(log.locator(".cause").first()).toBeVisible();
    const data = await page.evaluateHandle(
      (bytes) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(bytes)], "deploy.log"));
        return transfer;
      },
      [...gzipped],
    );
    await field.evaluate(
      (element, clipboardData) => element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, cancelable: true, bubbles: true })),
      data,
    );
    await expect(log.locator(".answer")).toHaveText(isGzip);
  });
  await test.step("binary", async () => {
    await drop(proclint, field, { name: "deploy.log", content: Buffer.from([...Array(64).keys()]) });
    await expect(log.locator(".answer")).toContainText("the log is binary data, not text.");
    await field.fill("H14");
    await expect(log.locator(".answer")).not.toContainText("binary");
  });
});

const router = 'heroku[router]: at=info method=GET path="/" host=shop.herokuapp.com dyno=web.1 status=200 bytes=9\n';
for (const [place, text, chosen] of [
  ["where something failed", `${router}app[web.1]: bash: gunicorn: command not found\n`, "drycc"],
  ["where the app works", router, ""],
  [
    "that only the host of the app shows",
    "Invalid HTTP_HOST header: 'shop.herokuapp.com'. You may need to add 'shop.herokuapp.com'\n",
    "drycc",
  ],
] as const) {
  test(`a log offers to check for its platform, ${place}`, { tag: "@daily" }, async ({ proclint, page }) => {
    await proclint.type(`${chosen ? `# proclint-platform ${chosen}\n` : ""}web: gunicorn app:app\n`);
    const check = logOf(proclint).getByRole("button", { name: "Check for Heroku" });
    await fieldOf(proclint).fill(text);
    await check.click();
    await expect(page.getByRole("button", { name: /^Check for: Heroku/ })).toBeVisible();
    await expect(check).toHaveCount(0);
    await expect(logOf(proclint)).toContainText("From the log of Heroku.");
  });
}

test("a log stays where the window gets narrow or wide", { tag: "@daily" }, async ({ proclint, page }) => {
  await fieldOf(proclint).fill("bash: gunicorn: command not found");
  await expect(logOf(proclint).locator(".cause").first()).toBeVisible();
  for (const width of [1099, 1100]) {
    await page.setViewportSize({ width, height: 800 });
    await expect(page.getByRole("tabpanel", { name: "Problems" })).toHaveCount(width < 1100 ? 1 : 0);
    await expect(fieldOf(proclint)).toHaveValue("bash: gunicorn: command not found");
    await expect(logOf(proclint).locator(".cause").first()).toBeVisible();
    await expect(fieldOf(proclint)).toBeFocused();
  }
});

test("where the name of the file is the cause, a fix renames it", { tag: "@daily" }, async ({ proclint }) => {
  await proclint.type("web: python app.py\n");
  await proclint.fileName.fill("Procfile.txt");
  await fieldOf(proclint).fill("ERROR: Procfile does not exist.");
  await logOf(proclint).getByRole("button", { name: "Rename the file to Procfile" }).click();
  await expect(proclint.fileName).toHaveValue("Procfile");
  await expect(logOf(proclint).getByRole("button", { name: "Rename the file to Procfile" })).toHaveCount(0);
});

test.describe("a cause marks its line in the editor", () => {
  const line = /^web: gunicorn app:app/;

  test.beforeEach(async ({ proclint }) => {
    await proclint.type("# the shop\nweb: gunicorn app:app --bind 0.0.0.0:8000\nworker: python worker.py\n");
    await fieldOf(proclint).fill("Error R10 (Boot timeout) -> Web process failed to bind to $PORT");
    await expect(marked(proclint)).toHaveText(line);
  });

  test("by a label and a bar, in light and dark", async ({ proclint, page }) => {
    await expect(marked(proclint)).toHaveText(/Cause$/);
    await expect(marked(proclint)).toHaveCSS("box-shadow", /inset/);
    await proclint.expectAccessibleInBoth();
    await page.goto("/?lang=de");
    await page.getByRole("button", { name: "Deploy-Fehler?" }).click();
    await proclint.log.fill("Error R10 (Boot timeout) -> Web process failed to bind to $PORT");
    await expect(marked(proclint)).toHaveText(/Ursache$/);
  });

  test("until the log is cleared", async ({ proclint }) => {
    await fieldOf(proclint).press("Escape");
    await expect(marked(proclint)).toHaveCount(0);
    expect(await proclint.lines()).toContain("web: gunicorn app:app --bind 0.0.0.0:8000");
  });

  test("until another log has no cause there", async ({ proclint }) => {
    await fieldOf(proclint).fill("xyzzy plugh");
    await expect(marked(proclint)).toHaveCount(0);
  });

  test("until the text changes there", async ({ proclint, page }) => {
    // Nothing explains it again.
    await page.evaluate(() => {
      const later = window.setTimeout.bind(window);
      const seldom = (run: () => void, wait = 0): number => (wait === 250 ? 0 : later(run, wait));
      Object.assign(window, { setTimeout: seldom });
    });
    await proclint.editor.locator(".cm-line").first().click();
    await page.keyboard.press("Home");
    await page.keyboard.insertText("# the large shop\n");
    await expect(marked(proclint)).toHaveText(line);
    await marked(proclint).click();
    await page.keyboard.press("End");
    await page.keyboard.insertText(" --reload");
    await expect(marked(proclint)).toHaveCount(0);
  });

  test("and its fix removes it", async ({ proclint }) => {
    await logOf(proclint).getByRole("button", { name: "Use $PORT" }).first().click();
    await expect(proclint.editor).toContainText("0.0.0.0:$PORT");
    await expect(marked(proclint)).toHaveCount(0);
  });
});
