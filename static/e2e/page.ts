import { expect, test as base, type BrowserContext, type Locator, type Page } from "@playwright/test";
import axe from "axe-core";

/** The parts of the page that tabs choose from, where it is wide. */
export type Tab = "Processes" | "What each platform sees" | "Move";

/** What a test sees of the page, found by the names that a screen reader says. */
export class ProclintPage {
  readonly editor: Locator;
  readonly fileName: Locator;
  readonly platforms: Locator;
  readonly problems: Locator;
  readonly processes: Locator;
  readonly matrix: Locator;
  readonly move: Locator;
  readonly more: Locator;
  readonly fixAll: Locator;
  readonly squiggles: Locator;
  readonly footer: Locator;

  constructor(readonly page: Page) {
    this.editor = page.getByRole("textbox", { name: "Procfile", exact: true });
    this.fileName = page.getByRole("textbox", { name: "File name" });
    this.platforms = page.getByRole("group", { name: "Platforms" });
    this.problems = page.getByRole("region", { name: "Problems" });
    this.processes = page.getByRole("region", { name: "Processes" });
    this.matrix = page.getByRole("region", { name: "What each platform sees" });
    this.move = page.getByRole("region", { name: "Move" });
    this.more = this.platforms.getByRole("button", { name: /^\+ \d+ more$/ });
    this.fixAll = page.getByRole("button", { name: "Fix all", exact: true });
    this.squiggles = page.locator(".cm-lintRange");
    this.footer = page.getByRole("contentinfo");
  }

  async open(fragment = ""): Promise<void> {
    await this.page.goto(`/${fragment}`);
    await this.checked();
  }

  /** Waits until the first report is there. */
  async checked(): Promise<void> {
    await expect(this.footer).toContainText(/checked in [\d.]+ ms, on your machine/);
  }

  /** Replaces the text as a person would. */
  async type(text: string): Promise<void> {
    await this.editor.focus();
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.page.keyboard.press("Delete");
    await this.page.keyboard.insertText(text);
  }

  /** The lines as the editor shows them; for texts that fit on the screen. */
  async lines(): Promise<string[]> {
    return this.editor.locator(".cm-line").allTextContents();
  }

  async expectText(lines: string[]): Promise<void> {
    await expect(this.editor.locator(".cm-line")).toHaveText(lines);
  }

  /** Opens a file through the button, with exactly these bytes, as a browser does that has no access to the disk. */
  async openFile(name: string, content: Buffer): Promise<void> {
    await this.page.evaluate(() => Reflect.deleteProperty(window, "showOpenFilePicker"));
    const chooser = this.page.waitForEvent("filechooser");
    await this.page.getByRole("button", { name: "Open file" }).click();
    await (await chooser).setFiles({ name, mimeType: "application/octet-stream", buffer: content });
  }

  async example(title: string): Promise<void> {
    await this.page.getByRole("button", { name: "Examples" }).click();
    await this.page.getByRole("menuitem", { name: title }).click();
  }

  /** Chooses or drops platforms that stand in the row of chips. */
  async choose(...titles: string[]): Promise<void> {
    for (const title of titles) await this.platforms.getByRole("button", { name: title, exact: true }).click();
  }

  /** Chooses an entry of the menu of the page. */
  async pickMore(title: string): Promise<void> {
    await this.page.getByRole("button", { name: "More", exact: true }).click();
    await this.page.getByRole("menuitem", { name: title }).click();
  }

  async show(tab: Tab): Promise<void> {
    await this.page.getByRole("tab", { name: tab }).click();
  }

  /** axe finds no violation in what is on the page now. Only violations come back: all of its result takes a second. */
  async expectAccessible(): Promise<void> {
    if (!(await this.page.evaluate(() => "axe" in globalThis))) await this.page.evaluate(axe.source);
    const violations = await this.page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ["violations"] });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
    });
    expect(violations).toEqual([]);
  }
}

/** Runs a statement in the worker before each call of the engine; it knows `method` and `request`. */
export async function beforeCalls(context: BrowserContext, statement: string): Promise<void> {
  const wrapped = `
    let ready;
    Object.defineProperty(globalThis, "proclintReady", {
      set(take) { ready = take; },
      get() {
        return (call) => ready((method, request) => {
          ${statement}
          return call(method, request);
        });
      },
    });`;
  await context.route(/\/worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: wrapped + (await response.text()) });
  });
}

/** A test of the page; it also fails on a console error, and on a request that leaves the origin. */
export const test = base.extend<{ proclint: ProclintPage }>({
  proclint: async ({ page, baseURL }, use) => {
    const wrong: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") wrong.push(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => wrong.push(`page: ${error.message}`));
    page.context().on("request", (request) => {
      const url = request.url();
      const stays = baseURL && url.startsWith(baseURL);
      if (!stays && !url.startsWith("data:") && !url.startsWith("blob:")) wrong.push(`request: ${url}`);
    });
    await use(new ProclintPage(page));
    // A worker may still be on its way through a route when its test is over.
    await page.context().unrouteAll({ behavior: "ignoreErrors" });
    expect(wrong).toEqual([]);
  },
});

export { expect };
