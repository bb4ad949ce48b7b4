import {
  expect,
  test as base,
  type BrowserContext,
  type CDPSession,
  type ConsoleMessage,
  type Locator,
  type Page,
  type Request,
} from "@playwright/test";
import axe from "axe-core";
import { exportName } from "../src/file/export-formats.js";
import { patient } from "./patience.js";

/** The parts of the page that tabs choose from; the problems only in one column. */
export type Tab = "Problems" | "Processes" | "Compare" | "Move" | "Export";

/** The rules of axe that check colors. */
export const colours = ["color-contrast", "link-in-text-block"];

/** What a test sees of the page, found by the names that a screen reader says. */
export class ProclintPage {
  readonly editor: Locator;
  readonly fileName: Locator;
  readonly platforms: Locator;
  readonly problems: Locator;
  readonly processes: Locator;
  /** The rows of the processes. */
  readonly cards: Locator;
  readonly matrix: Locator;
  readonly move: Locator;
  readonly export: Locator;
  /** What the file is checked for; it opens the list of platforms. */
  readonly checkFor: Locator;
  /** The message about what was done last. */
  readonly toast: Locator;
  readonly fixAll: Locator;
  readonly squiggles: Locator;
  readonly footer: Locator;
  /** Opens the field for the log of a failed deploy. */
  readonly deployFailed: Locator;
  readonly log: Locator;

  constructor(readonly page: Page) {
    this.editor = page.getByRole("textbox", { name: "Procfile", exact: true });
    this.fileName = page.getByRole("textbox", { name: "File name" });
    this.platforms = page.getByRole("group", { name: "Platforms" });
    this.problems = page.getByRole("region", { name: "Problems" });
    this.processes = page.getByRole("region", { name: "Processes" });
    this.cards = this.processes.locator(".card");
    this.matrix = page.getByRole("region", { name: "Compare" });
    this.move = page.getByRole("region", { name: "Move" });
    this.export = page.getByRole("region", { name: "Export" });
    this.checkFor = page.getByRole("button", { name: /^Check for: / });
    this.toast = page.locator("proclint-toast");
    this.fixAll = page.getByRole("button", { name: "Fix all", exact: true });
    this.squiggles = page.locator(".cm-lintRange");
    this.footer = page.getByRole("contentinfo");
    this.deployFailed = page.getByRole("button", { name: "Deploy failed?" });
    this.log = page.getByRole("textbox", { name: "Log", exact: true });
  }

  async open(fragment = ""): Promise<void> {
    await this.page.goto(`/${fragment}`);
    await this.checked();
  }

  /** Waits until the first report is there. */
  async checked(): Promise<void> {
    // A matcher alone looks seldom, and a page that waits for it works on meanwhile.
    await this.page.waitForFunction(
      () =>
        document
          .querySelector("proclint-app")
          ?.shadowRoot?.querySelector("proclint-status")
          ?.shadowRoot?.textContent?.includes("checked in"),
      null,
      { polling: 20 },
    );
    await expect(this.footer).toContainText(/checked in [\d.]+ ms, on your machine/);
  }

  /** Replaces the text as a person would. */
  async type(text: string): Promise<void> {
    await this.editor.focus();
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.page.keyboard.press("Delete");
    await this.page.keyboard.insertText(text);
    await this.page.keyboard.press("Escape"); // closes what completion offers, which lies over the panels
  }

  /** Replaces the text when a test goes on with another: what the problems say then is not about one before. */
  async begin(text: string): Promise<void> {
    await this.type("");
    await expect(this.problems).toContainText("no-processes");
    await this.type(text);
  }

  /** Leaves the page, and comes back to it by a link. */
  async comeBack(fragment: string): Promise<void> {
    await this.page.goto("/favicon.svg");
    await this.open(fragment);
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
    if (this.#isPhone) await this.pickMore("Open file");
    else await this.page.getByRole("button", { name: "Open file" }).click();
    await (await chooser).setFiles({ name, mimeType: "application/octet-stream", buffer: content });
  }

  async example(title: string): Promise<void> {
    await this.pickMore(`Example: ${title}`);
  }

  get #isPhone(): boolean {
    return (this.page.viewportSize()?.width ?? 0) <= 760;
  }

  /** Explains a log as if a person had pasted it. */
  async explain(log: string): Promise<void> {
    if (await this.log.isHidden()) await this.deployFailed.click();
    await this.log.fill(log);
  }

  /** Writes the processes in a format. */
  async exportTo(id: string): Promise<void> {
    await this.export.getByRole("button", { name: exportName(id), exact: true }).click();
  }

  /** Shows the processes of one of several platforms, which a card lists. */
  async showOn(title: string): Promise<void> {
    const card = this.cards.first();
    await this.openCard(card);
    await card.locator(".platforms").getByRole("button", { name: title, exact: true }).click();
    await expect(this.processes.getByText(`About ${title}`, { exact: true })).toBeVisible();
  }

  /** Chooses or drops platforms in the list, which is closed again. */
  async choose(...titles: string[]): Promise<void> {
    await this.inPlatforms(async () => {
      for (const title of titles) await this.platforms.getByRole("button", { name: title, exact: true }).click();
    });
  }

  /** Does something with the list of platforms open. */
  async inPlatforms(work: () => Promise<void>): Promise<void> {
    await this.checkFor.click();
    await work();
    await this.page.keyboard.press("Escape");
    await expect(this.platforms).toBeHidden();
  }

  /** Chooses an entry of the menu of the page. */
  async pickMore(title: string): Promise<void> {
    await this.page.getByRole("button", { name: "More", exact: true }).click();
    // Its accessible name has its note and its keys, too.
    const start = new RegExp(`^${title.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`);
    await this.page.getByRole("menuitem", { name: start }).first().click();
  }

  /** Opens the row of a process. */
  async openCard(card: Locator): Promise<void> {
    const details = card.locator(".toggle");
    // The cards may still be those of the platforms before.
    await expect(async () => {
      if ((await details.getAttribute("aria-expanded")) === "false") await details.click({ timeout: patient(1_000) });
      await expect(card.locator(".body")).toBeVisible({ timeout: patient(1_000) });
    }).toPass();
  }

  async show(tab: Tab): Promise<void> {
    await this.page.getByRole("tab", { name: tab }).click();
  }

  /**
   * axe finds no violation in what is on the page now. Only violations come back: all of its result takes a second.
   * The list of completion scrolls without the focus: that stays in the text, and the arrow keys go through the list.
   */
  async expectAccessible(runOnly?: string[]): Promise<void> {
    if (!(await this.page.evaluate(() => "axe" in globalThis))) await this.page.evaluate(axe.source);
    const violations = await this.page.evaluate(async (rules) => {
      // Of WCAG 2.2, and off by default.
      const all = { rules: { "target-size": { enabled: true } } };
      const options = { resultTypes: ["violations" as const], ...(rules ? { runOnly: rules } : all) };
      const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, options);
      return (
        violations
          // What lies over a button goes away before the button is used.
          .map(({ id, nodes }) => ({
            id,
            nodes: nodes.filter(({ any }) => !any.some(({ data }) => data?.messageKey === "partiallyObscured")),
          }))
          .filter(({ nodes }) => nodes.length > 0)
          .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)
          .filter((violation) => !/^scrollable-region-focusable: <ul id="cm-ac-\w+" role="listbox"[^|]*$/.test(violation))
      );
    }, runOnly);
    expect(violations).toEqual([]);
  }

  /** The same in a light page, and in a dark one, where only the colors differ. The page is light then. */
  async expectAccessibleInBoth(): Promise<void> {
    await test.step("light", () => this.expectAccessible());
    await this.page.emulateMedia({ colorScheme: "dark" });
    await test.step("dark", () => this.expectAccessible(colours));
    await this.page.emulateMedia({ colorScheme: "light" });
  }
}

/** Gives the window another size, and waits for its next frame: the page knows its size only then. */
export async function resize(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  await page.evaluate(() => new Promise((shown) => requestAnimationFrame(shown)));
}

/** Delays what a page asks for at these addresses until the returned function is called. */
export async function holdBack(context: BrowserContext, addresses: string | RegExp): Promise<() => void> {
  let release: () => void = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await context.route(addresses, async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

/** When the page asked for its engine, in milliseconds from the end of its HTML on. */
export function engineAsked(page: Page): Promise<number> {
  return page.evaluate(() => {
    const [navigation] = performance.getEntriesByType("navigation");
    const engine = performance.getEntriesByType("resource").find(({ name }) => name.endsWith(".wasm"));
    if (!(navigation instanceof PerformanceNavigationTiming) || !engine) throw new Error("no engine was asked for");
    return engine.startTime - navigation.domContentLoadedEventStart;
  });
}

/** Nothing is wider than the window. */
export async function expectToFit(page: Page, what?: string): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), what).toBe(page.viewportSize()?.width);
}

/**
 * Runs a statement in the worker before each call of the engine; it knows `method` and `request`. The worker answers all
 * calls then.
 */
export async function beforeCalls(context: BrowserContext, statement: string): Promise<void> {
  await beforeCallsInWorker(context, statement);
  await beforeCallsInPage(context, "return;");
}

/** The same, and the page's own engine answers. */
export function beforeCallsInWorker(context: BrowserContext, statement: string): Promise<void> {
  return beforeCallsIn(context, /\/worker-[^/]*\.js$/, statement);
}

/** Runs a statement before each call of the page's own engine; it knows `go`, too. The first look has another. */
export function beforeCallsInPage(context: BrowserContext, statement: string): Promise<void> {
  return beforeCallsIn(context, /\/proclint-app-[^/]*\.js$/, statement);
}

async function beforeCallsIn(context: BrowserContext, script: RegExp, statement: string): Promise<void> {
  const wrapped = `
    Object.defineProperty(globalThis, "Go", {
      configurable: true,
      set(Go) {
        const make = Go.prototype._makeFuncWrapper;
        Go.prototype._makeFuncWrapper = function (id) {
          const go = this;
          const call = make.call(go, id);
          return (method, request) => {
            ${statement}
            return call(method, request);
          };
        };
        Object.defineProperty(globalThis, "Go", { value: Go });
      },
    });`;
  await context.route(script, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: wrapped + (await response.text()) });
  });
}

/** Fails the test on a console error, and on a request that leaves the origin. */
async function whole(page: Page, baseURL: string | undefined, use: (proclint: ProclintPage) => Promise<void>): Promise<void> {
  const wrong: string[] = [];
  const said = (message: ConsoleMessage): void => {
    // The browser asks for it by itself where no icon is named, as by what is shown between tests.
    const isIcon = message.location().url.endsWith("/favicon.ico");
    if (message.type() === "error" && !isIcon) wrong.push(`console: ${message.text()}`);
  };
  const thrown = (error: Error): void => void wrong.push(`page: ${error.message}`);
  const asked = (request: Request): void => {
    const url = request.url();
    const stays = baseURL && url.startsWith(baseURL);
    if (!stays && !url.startsWith("data:") && !url.startsWith("blob:")) wrong.push(`request: ${url}`);
  };
  const context = page.context();
  page.on("console", said).on("pageerror", thrown);
  context.on("request", asked);
  await use(new ProclintPage(page));
  page.off("console", said).off("pageerror", thrown);
  context.off("request", asked);
  // A worker may still be on its way through a route when its test is over.
  await context.unrouteAll({ behavior: "ignoreErrors" });
  expect(wrong).toEqual([]);
}

interface Fixtures {
  proclint: ProclintPage;
}

/** A page that several tests use, one after the other. */
interface Lasting {
  page: Page;
  client: CDPSession;
}

/**
 * A test whose page was one of other tests before. What they left is gone when it begins: documents and their workers,
 * storage, further pages, routes, permissions, the look and where the mouse is. What stays is what the browser has
 * loaded and compiled, by which a page starts in a third of the time.
 */
export const lasting = base.extend<{ rest: string }, { shared: Lasting }>({
  /** A page between tests. It has their origin, since the next test would start a new process otherwise. */
  rest: async ({ baseURL }, use) => use(`${baseURL ?? ""}favicon.svg`),
  shared: [
    async ({ browser }, use, { project }) => {
      const { baseURL = "", viewport = null, serviceWorkers = "allow" } = project.use;
      const context = await browser.newContext({ baseURL, viewport, serviceWorkers });
      const page = await context.newPage();
      await use({ page, client: await context.newCDPSession(page) });
      await context.close();
    },
    { scope: "worker" },
  ],
  context: async ({ shared: { page } }, use) => use(page.context()),
  page: async ({ shared: { page, client }, context, rest, baseURL, viewport, colorScheme }, use) => {
    for (const other of context.pages()) if (other !== page) await other.close();
    await context.clearPermissions();
    // A page saves its file when a person leaves it, in a separate process that may finish after all was cleared.
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {};
    });
    await page.goto(rest);
    await page.evaluate(() => sessionStorage.clear());
    for (const origin of new Set([rest, baseURL ?? ""].map((url) => new URL(url).origin))) {
      await client.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
    }
    if (viewport) await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: colorScheme ?? null, reducedMotion: null });
    await page.mouse.move(0, 0);
    await use(page);
    await Promise.all([page, context].map((routed) => routed.unrouteAll({ behavior: "ignoreErrors" })));
  },
});

/** A test of the page, in a page that lasts. */
export const test = lasting.extend<Fixtures>({
  proclint: ({ page, baseURL }, use) => whole(page, baseURL, use),
});

/**
 * A test of the page in a separate browser context, which costs two processes and a cold start: for what ends
 * engines, has service workers, lets no script run, or measures. It extends the others, because tests whose worker
 * fixtures differ get separate workers and browsers.
 */
export const apart = test.extend({
  context: async ({ browser }, use) => {
    const context = await browser.newContext();
    await use(context);
    await context.close();
  },
  page: async ({ context }, use) => use(await context.newPage()),
});

export { expect };

/** Drops files on an element, as a person does from a folder. */
export async function drop(proclint: ProclintPage, target: Locator, ...files: { name: string; content: string | Buffer }[]): Promise<void> {
  const given = files.map(({ name, content }) => ({ name, bytes: [...Buffer.from(content)] }));
  const dataTransfer = await proclint.page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const { name, bytes } of given) transfer.items.add(new File([new Uint8Array(bytes)], name));
    return transfer;
  }, given);
  await target.dispatchEvent("drop", { dataTransfer });
}
