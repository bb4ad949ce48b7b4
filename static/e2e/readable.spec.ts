// Opens everything that opens, at each size, and measures whether a person can read it. What opens is found by its
// role, so a new fold, tab, menu or dialog is opened, too.
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { expect, resize, test, type ProclintPage } from "./page.js";
import { prepareReading } from "./reading.js";

/** With pictures: build/readable/SIZE-WHAT.png. */
const pictures = process.env["PROCLINT_PICTURES"] === "yes";

/** A picture of a wide window is so high that its regions don't scroll. */
const highPicture = 2_400;

const sizes = [
  { width: 360, height: 740, colorScheme: "light" },
  { width: 390, height: 844, colorScheme: "dark" },
  { width: 768, height: 1024, colorScheme: "light" },
  { width: 1024, height: 768, colorScheme: "dark" },
  { width: 1440, height: 900, colorScheme: "light" },
  { width: 1920, height: 1080, colorScheme: "dark" },
] as const;

type Size = (typeof sizes)[number];

/** Mistakes with and without fixes, processes that start nowhere by themselves, long names, and a secret. */
const file = `wroker: gunicorn shop.wsgi --bind 127.0.0.1:8000 --access-logfile - --error-logfile - --log-level info
web: gunicorn shop.wsgi --bind 127.0.0.1:$PORT
a-very-long-name-of-a-process-that-sends-mail: API_SECRET=9f8e7d6c5b4a39281706 celery --app shop.mail.background worker --concurrency 4 --max-tasks-per-child 100
release: python manage.py migrate && echo done
`;

const log = `2026-01-02T03:04:05+00:00 heroku[web.1]: Error R10 (Boot timeout) -> Web process failed to bind to $PORT within 60 seconds of launch
2026-01-02T03:04:06+00:00 app[web.1]: bash: gunicorn: command not found
at=error code=H14 desc="No web processes running" method=GET path="/"`;

class Reader {
  readonly wrong: string[] = [];
  size: Size = sizes[0];
  readonly #dialogs = new Set<string>();
  #popups = new Set<string>();

  constructor(
    readonly proclint: ProclintPage,
    readonly page: Page,
  ) {}

  /** Measures what is on the screen now. */
  async read(what: string): Promise<void> {
    const found = await this.page.evaluate(() => reading.unreadable());
    this.wrong.push(...found.map((line) => `${this.size.width} px, ${what}: ${line}`));
    for (const name of await this.page.evaluate(() => reading.openDialogs())) this.#dialogs.add(name);
    if (pictures) await this.#draw(what);
  }

  async #draw(what: string): Promise<void> {
    const { width, height } = this.size;
    const isWide = width >= 1100;
    const name = `${width}-${what.replace(/[^\w-]+/g, "-").slice(0, 60)}.png`;
    const path = fileURLToPath(new URL(`../../build/readable/${name}`, import.meta.url));
    if (isWide) await resize(this.page, { width, height: highPicture });
    await this.page.screenshot({ path, fullPage: !isWide });
    if (isWide) await resize(this.page, { width, height });
  }

  async tabs(): Promise<void> {
    this.#popups = new Set();
    for (const tab of await this.page.getByRole("tab").all()) {
      await tab.click();
      const name = (await tab.innerText()).replace(/\s*\d+$/, "");
      if (name === "Export") await this.#exports();
      await this.page.evaluate(() => reading.openFolds());
      await this.read(name);
      await this.popups();
      if (name === "Processes") await this.#otherPlatform();
    }
  }

  // The processes of another platform, of which some don't start there.
  async #otherPlatform(): Promise<void> {
    await this.proclint.showOn("Code Capsules");
    await this.page.evaluate(() => reading.openFolds());
    await this.read("Processes elsewhere");
    await this.proclint.showOn("Sevalla");
    await this.proclint.processes.locator("proclint-sevalla").first().waitFor();
  }

  async #exports(): Promise<void> {
    await this.proclint.exportTo("kubernetes");
    await this.proclint.export.locator("pre").first().waitFor();
  }

  /** Menus, and dialogs by their buttons and by the entries of menus; only those that no other tab had. */
  async popups(): Promise<void> {
    const { page } = this;
    const names = await page.evaluate(() => reading.popups().map(reading.kindOf));
    for (const [at, name] of names.entries()) {
      if (this.#popups.has(name)) continue;
      this.#popups.add(name);
      await this.read(await page.evaluate((index) => reading.openPopup(index), at));
      const entries = await page.evaluate(() => reading.dialogEntries().length);
      await page.evaluate(() => reading.close());
      for (let entry = 0; entry < entries; entry++) {
        await page.evaluate((index) => reading.openPopup(index), at);
        await this.read(await page.evaluate((index) => reading.openEntry(index), entry));
        await page.evaluate(() => reading.close());
      }
    }
  }

  /** Only a file with a secret asks. */
  async question(): Promise<void> {
    await this.page.getByRole("button", { name: "Share", exact: true }).click();
    await this.page.getByRole("alertdialog").waitFor();
    await this.read("Share");
    await this.page.keyboard.press("Escape");
  }

  async expectReadable(): Promise<void> {
    expect(this.wrong).toEqual([]);
    const all = await this.page.evaluate(() => reading.dialogs());
    expect([...this.#dialogs].sort(), "the button of each dialog has aria-haspopup=dialog").toEqual(all.sort());
  }
}

test("everything that opens can be read, at six sizes", async ({ proclint, page }) => {
  await proclint.open();
  await page.evaluate(prepareReading);
  await proclint.choose("Sevalla", "Heroku", "Code Capsules");
  await proclint.type(file);
  const reader = new Reader(proclint, page);
  for (const size of sizes) {
    await test.step(`${size.width} px`, async () => {
      await page.emulateMedia({ colorScheme: size.colorScheme, reducedMotion: "reduce" });
      await resize(page, size);
      reader.size = size;
      if (size.width < 1100) await proclint.show("Problems");
      await proclint.explain(log);
      await proclint.problems.locator(".cause").first().waitFor();
      await page.evaluate(() => reading.openFolds());
      await reader.tabs();
      await reader.question();
    });
  }
  await reader.expectReadable();
});
