import type { Locator, Page } from "@playwright/test";
import { expect, expectToFit, resize, test, type ProclintPage } from "./page.js";

const heroku = "web: gunicorn app:app --bind 0.0.0.0:$PORT\nworker: python worker.py\n";

test.beforeEach(async ({ proclint }) => {
  await proclint.open();
});

test("the first file has one mistake that Fix all corrects, and Undo takes it back", { tag: "@daily" }, async ({ proclint, page }) => {
  await expect(proclint.problems.getByRole("listitem")).toHaveCount(1);
  // The next announcement follows within a second.
  const announced = page.getByRole("status").filter({ hasText: "1 fix applied" }).waitFor({ state: "attached" });
  await Promise.all([announced, proclint.fixAll.click()]);
  await expect(proclint.editor).toContainText("web: gunicorn");
  await expect(proclint.toast).toContainText("1 fix applied");
  await proclint.expectAccessibleInBoth();
  await proclint.toast.getByRole("button", { name: "Undo" }).click();
  await expect(proclint.editor).toContainText("wbe: gunicorn");
  await expect(proclint.toast).toHaveText("");
});

test("Paste yours selects the example where the browser keeps the clipboard, and one paste replaces it", { tag: "@daily" }, async ({
  proclint,
  page,
}) => {
  await page.evaluate(() => {
    Object.defineProperty(navigator.clipboard, "readText", { value: () => Promise.reject(new Error("not allowed")) });
  });
  await page.getByRole("button", { name: "Paste yours" }).click();
  await expect(proclint.editor).toContainText("wbe: gunicorn");
  await expect(proclint.editor).toBeFocused();
  await expect(proclint.toast).toContainText("The example is selected.");
  await page.keyboard.insertText("web: npm start");
  await proclint.expectText(["web: npm start"]);
});

test("Paste yours pastes where the browser lets it, and a link says what a Procfile is", async ({ proclint, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate(() => navigator.clipboard.writeText("web: npm start\n"));
  await page.getByRole("button", { name: "Paste yours" }).click();
  await proclint.expectText(["web: npm start", ""]);
  await expect(proclint.editor).toBeFocused();
  await proclint.toast.getByRole("button", { name: "Undo" }).click();
  await expect(proclint.editor).toContainText("wbe: gunicorn");
  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: "What is a Procfile?" }).click();
  const explained = await opened;
  await expect(explained.getByRole("heading", { level: 1 })).toHaveText("What is a Procfile?");
  await explained.close();
  await proclint.type(heroku);
  await expect(page.getByRole("link", { name: "What is a Procfile?" })).toHaveCount(0);
});

test("each action that changes the text is told with Undo, until the next change", { tag: "@daily" }, async ({ proclint, page }) => {
  const undo = proclint.toast.getByRole("button", { name: "Undo" });
  const undone = async (): Promise<void> => {
    await undo.click();
    await proclint.expectText(["web:  node server.js &", "wroker: node worker.js"]);
  };
  await proclint.type("web:  node server.js &\nwroker: node worker.js");
  await test.step("format", async () => {
    await page.getByRole("button", { name: "Format" }).click();
    await expect(proclint.toast).toContainText("Formatted.");
    await undone();
  });
  await test.step("a fix of a row", async () => {
    await proclint.problems.getByRole("button", { name: "Rename wroker to worker" }).click();
    await expect(proclint.toast).toContainText("1 fix applied");
    await undone();
  });
  await test.step("a comment that ignores a finding", async () => {
    const row = proclint.problems.locator("li", { hasText: "wroker" });
    await row.locator(".headline").click();
    await row.getByRole("button", { name: /^Ignore / }).click();
    await expect(proclint.toast).toContainText("process-type-typo is ignored here.");
    await undone();
  });
  await test.step("an example", async () => {
    await proclint.example("Django");
    await expect(proclint.toast).toContainText("Opened the example Django.");
    await undone();
  });
  await test.step("typing ends the offer", async () => {
    await proclint.fixAll.click();
    await expect(undo).toBeVisible();
    await proclint.editor.press("ControlOrMeta+End");
    await page.keyboard.insertText("x");
    await expect(undo).toHaveCount(0);
  });
});

test("a clean file says what was checked and what couldn't be", { tag: "@daily" }, async ({ proclint }) => {
  await proclint.choose("Heroku");
  await proclint.type("web: python app.py\n");
  await expect(proclint.problems).toContainText("No problems");
  await expect(proclint.problems).toContainText(/Checked: \d+ rules for Heroku\./);
  await expect(proclint.problems).toContainText("Not checked: whether python app.py listens on $PORT.");
  await expect(proclint.problems).toContainText("Not checked: whether the files that the commands name exist.");
  await proclint.type("web: gunicorn app:app --bind 0.0.0.0:$PORT\n");
  await expect(proclint.problems).not.toContainText("listens on");
});

test("a move leads with its verdict, which counts its steps", { tag: "@daily" }, async ({ proclint }) => {
  await proclint.type("web: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\nworker: celery -A shop worker\n");
  await proclint.show("Move");
  await proclint.move.getByRole("combobox", { name: "from" }).selectOption("heroku");
  await proclint.move.getByRole("combobox", { name: "to", exact: true }).selectOption("code-capsules");
  const verdict = proclint.move.locator(".verdict");
  await expect(verdict).toHaveText("4 steps to Code Capsules");
  await expect(proclint.move.locator("ol > li")).toHaveCount(4);
  await expect(proclint.move.getByText("What runs differently", { exact: false })).toBeVisible();
  await proclint.type("wbe: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\nworker: celery -A shop worker\n");
  await expect(verdict).toHaveText("5 steps to Code Capsules");
  await expect(proclint.move.locator("ol > li")).toHaveCount(5);
});

test("a process shows first what to do next; the rest is closed", async ({ proclint }) => {
  await proclint.type("web: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\nworker: celery -A shop worker\n");
  await proclint.choose("Sevalla");
  const web = proclint.cards.filter({ has: proclint.page.getByRole("heading", { name: "web" }) });
  await proclint.openCard(web);
  await expect(web.locator(".equivalent").first()).toBeVisible();
  await expect(web.locator("details > summary").filter({ hasText: /^More commands \(\d+\)$/ })).toBeVisible();
  await expect(web.locator(".equivalent:visible")).toHaveCount(1);
  await expect(web.locator("proclint-sevalla")).toBeVisible();
  await proclint.processes.getByText("About Sevalla", { exact: true }).click();
  await expect(proclint.processes.getByRole("heading", { name: "Unverified" })).toBeVisible();
});

test("the list of commands also finds rules, platforms, codes, exports, and examples", async ({ proclint, page, context }) => {
  const options = page.getByRole("listbox", { name: "Commands" }).getByRole("option");
  const run = async (words: string, title: string): Promise<void> => {
    await page.keyboard.press("ControlOrMeta+k");
    await page.keyboard.type(words);
    await expect(options.first()).toContainText(title);
    await page.keyboard.press("Enter");
  };
  await run("h14", "Explain H14");
  await expect(proclint.problems.locator("proclint-log").locator(".cause").first()).toContainText("web");
  await run("compose", "Export: Docker Compose");
  await expect(proclint.export.locator("pre")).toContainText("services:");
  await run("facts drycc", "Facts about Drycc");
  await expect(page.getByRole("dialog", { name: "Drycc" })).toBeVisible();
  await page.keyboard.press("Escape");
  await run("example rails", "Example: Rails");
  await expect(proclint.editor).toContainText("sidekiq");
  const opened = context.waitForEvent("page");
  await run("port-hardcoded", "Rule: port-hardcoded");
  await expect((await opened).getByRole("heading", { level: 1 })).toBeVisible();
  await (await opened).close();
});

test("a folder shows the platform, which the page checks for until a person chooses", async ({ proclint, page }) => {
  await page.evaluate(() => {
    const file = (name: string, text: string) => ({ kind: "file", name, getFile: () => Promise.resolve(new File([text], name)) });
    const files = [file("Procfile", "web: node server.js\n"), file("railway.json", "{}"), file("server.js", "")];
    Object.assign(window, {
      showDirectoryPicker: () => Promise.resolve({ kind: "directory", name: "shop", values: () => files.values() }),
    });
  });
  await proclint.pickMore("Open folder");
  await expect(proclint.checkFor).toHaveAccessibleName("Check for: Railway (because of railway.json)");
  await proclint.checkFor.click();
  await expect(page.getByText("Checked for Railway because of railway.json.")).toBeVisible();
  await proclint.expectAccessible();
  await page.getByRole("button", { name: "Default platforms" }).click();
  await page.keyboard.press("Escape");
  await expect(proclint.checkFor).toHaveAccessibleName("Check for: 5 platforms – choose yours");
  await page.getByRole("button", { name: /^Check for: / }).click();
  await page.getByRole("button", { name: "Clear" }).click();
  await expect(page.getByText("Checked for Railway because of railway.json.")).toBeVisible();
  await proclint.platforms.getByRole("button", { name: "Heroku", exact: true }).click();
  await expect(proclint.checkFor).toHaveAccessibleName("Check for: Heroku");
});

test("an unknown platform of a link is told, also in a page that is already open", async ({ proclint, page }) => {
  const link = async (platforms: string[]): Promise<string> =>
    page.evaluate(async (p) => {
      const bytes = new TextEncoder().encode(JSON.stringify({ t: "web: node server.js\n", p }));
      const packed = new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw")));
      return `#1.${btoa(String.fromCharCode(...new Uint8Array(await packed.arrayBuffer())))
        .replaceAll("+", "-")
        .replaceAll("/", "_")
        .replaceAll("=", "")}`;
    }, platforms);
  const fragment = await link(["nobody", "heroku"]);
  await page.evaluate((hash) => (location.hash = hash), fragment);
  await expect(proclint.toast).toContainText("The link names an unknown platform, so it was left out.");
  await expect(proclint.checkFor).toContainText("Heroku");
  const known = await link(["heroku"]);
  await page.evaluate((hash) => (location.hash = hash), known);
  await expect(proclint.toast).toContainText("Opened from a link.");
  await expect(proclint.toast).not.toContainText("unknown");
});

test("on a wide screen what an action did is in the last line, which keeps its height", async ({ proclint, page }) => {
  for (const width of [1100, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await proclint.type("wbe: gunicorn app:app\n");
    await expect(proclint.toast).toHaveText("");
    const footer = page.locator("footer");
    const before = await footer.boundingBox();
    await proclint.fixAll.click();
    await expect(proclint.toast).toContainText("applied");
    expect(await footer.boundingBox()).toEqual(before);
    const toast = await proclint.toast.locator(".toast").boundingBox();
    expect(toast?.y).toBeGreaterThan(before?.y ?? 0);
    expect((toast?.y ?? 0) + (toast?.height ?? 0)).toBeLessThanOrEqual(800);
    await proclint.expectAccessibleInBoth();
  }
});

test.describe("by keyboard alone", () => {
  /** Counts the presses of Tab and of F6 that a person needs. */
  class Keys {
    stops = 0;
    constructor(readonly page: Page) {}

    async until(key: string, reached: () => Promise<boolean>): Promise<void> {
      for (let n = 0; n < 26 && !(await reached()); n++) {
        await this.page.keyboard.press(key);
        this.stops++;
      }
      expect(await reached()).toBe(true);
    }
  }

  const focused = (page: Page, selector: string) => (): Promise<boolean> =>
    page.evaluate((wanted) => {
      let element: Element | null = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element?.matches(wanted) ?? false;
    }, selector);

  test("the whole path takes at most 25 stops", { tag: "@daily" }, async ({ proclint, page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await proclint.type("wbe: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\nworker: celery -A shop worker\n");
    await expect(proclint.problems.getByRole("listitem").first()).toBeVisible();
    const keys = new Keys(page);
    await test.step("choose a platform", async () => {
      await keys.until("Shift+F6", focused(page, ".control"));
      await page.keyboard.press("Enter");
      await page.keyboard.type("heroku");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Escape");
      await expect(proclint.checkFor).toHaveAccessibleName("Check for: Heroku");
    });
    await test.step("expand a finding, then fix it", async () => {
      await keys.until("F6", focused(page, "#problems"));
      await keys.until("Tab", focused(page, ".headline"));
      await page.keyboard.press("Enter");
      await expect(proclint.problems.locator(".details")).toBeVisible();
      await keys.until("Tab", focused(page, ".fix button"));
      await page.keyboard.press("Enter");
      await expect(proclint.editor).toContainText("web: gunicorn");
    });
    await test.step("copy a command of a process", async () => {
      await page.keyboard.press("Escape");
      await expect(proclint.cards.getByRole("heading", { name: "web" })).toBeVisible();
      await keys.until("F6", focused(page, "#processes"));
      await keys.until("Tab", focused(page, ".toggle"));
      await keys.until("Tab", focused(page, ".copy"));
      await page.keyboard.press("Enter");
      await expect(proclint.processes.getByText("Copied")).toBeVisible();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("heroku ps:scale worker=1");
    });
    await test.step("share", async () => {
      await keys.until("F6", focused(page, ".control"));
      await keys.until("Tab", focused(page, ".bar > .button"));
      await page.keyboard.press("Enter");
      await expect(proclint.toast).toContainText("Link copied.");
    });
    expect(keys.stops).toBeLessThanOrEqual(25);
  });
});

test.describe("in one column", () => {
  const regions = async (proclint: ProclintPage): Promise<void> => {
    for (const [tab, region] of [
      ["Problems", proclint.problems],
      ["Processes", proclint.processes],
      ["Compare", proclint.matrix],
      ["Move", proclint.move],
      ["Export", proclint.export],
    ] as const) {
      await proclint.show(tab);
      await expect(region).toBeVisible();
      await proclint.expectAccessible();
    }
  };

  for (const [name, width, height] of [
    ["a tablet", 800, 1000],
    ["a phone", 390, 844],
  ] as const) {
    test(`tabs show the parts on ${name}`, { tag: "@daily" }, async ({ proclint, page }) => {
      await page.setViewportSize({ width, height });
      await regions(proclint);
      await proclint.show("Problems");
      await page.getByRole("tab", { name: "Problems" }).press("ArrowRight");
      await expect(page.getByRole("tab", { name: "Processes" })).toBeFocused();
    });
  }

  test("on a phone nothing lies over the text but the tabs, which stay at the top", { tag: "@daily" }, async ({ proclint, page }) => {
    await page.setViewportSize({ width: 390, height: 700 });
    await proclint.type(`${Array.from({ length: 12 }, (_, n) => `w${n}: gunicorn app:app --bind 127.0.0.1:8000`).join("\n")}\n`);
    await proclint.problems.locator(".fold").click();
    await expect(proclint.problems.getByRole("listitem").nth(5)).toBeVisible();
    await page.mouse.wheel(0, 600);
    await expect.poll(async () => (await page.getByRole("tablist").boundingBox())?.y).toBe(0);
    const over = await page.evaluate(() => document.elementFromPoint(190, 690)?.shadowRoot?.elementFromPoint(190, 690)?.localName);
    expect(over).toBe("proclint-problems-panel");
    await page.getByRole("button", { name: "Share" }).click();
    await expect(proclint.toast).toContainText(/Link copied|address bar/);
    await proclint.expectAccessibleInBoth();
  });

  test("what an action did, with its Undo, is a line at the bottom, and the page can be scrolled above it", async ({ proclint, page }) => {
    for (const width of [320, 390, 800]) {
      await page.setViewportSize({ width, height: 700 });
      await proclint.type(`${Array.from({ length: 12 }, (_, n) => `w${n}:gunicorn app:app --bind 127.0.0.1:8000`).join("\n")}\n`);
      await expect(proclint.problems.getByRole("listitem").nth(11)).toBeAttached();
      await page.getByRole("button", { name: "Fix all" }).click();
      const undo = proclint.toast.getByRole("button", { name: "Undo" });
      await expect(undo).toBeVisible();
      await undo.hover(); // so that it stays

      const line = await proclint.toast.locator(".toast").boundingBox();
      expect([line?.x, line?.width]).toEqual([0, width]);
      const bottom = (line?.y ?? 0) + (line?.height ?? 0);
      expect(bottom).toBeLessThanOrEqual(700);
      expect(bottom).toBeGreaterThan(700 - 12);

      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      const lastText = await page.getByRole("contentinfo").locator(".line").boundingBox();
      const top = (await proclint.toast.locator(".toast").boundingBox())?.y ?? 0;
      expect((lastText?.y ?? 0) + (lastText?.height ?? 0)).toBeLessThan(top + 1);
      await undo.click();
      await expect(undo).toHaveCount(0);
      await page.evaluate(() => scrollTo(0, 0));
    }
  });

  test("the list of platforms is inside the window at each width", async ({ proclint, page }) => {
    for (const width of [320, 760, 761, 800, 1000, 1100]) {
      await page.setViewportSize({ width, height: 900 });
      await proclint.inPlatforms(async () => {
        const box = await page.locator("proclint-platforms .popover").boundingBox();
        expect(box?.x, `at ${width}`).toBeGreaterThanOrEqual(8);
        expect((box?.x ?? 0) + (box?.width ?? 0), `at ${width}`).toBeLessThanOrEqual(width - 8);
      });
    }
  });

  test("an empty file offers the examples whole", async ({ proclint, page }) => {
    for (const [width, height] of [
      [320, 700],
      [390, 844],
      [640, 400],
      [800, 1000],
    ] as const) {
      await page.setViewportSize({ width, height });
      await proclint.type("");
      const bottom = async (part: Locator): Promise<number> => {
        const box = await part.boundingBox();
        return (box?.y ?? 0) + (box?.height ?? 0);
      };
      const last = page.locator("proclint-editor .examples button").last();
      await expect(last).toBeVisible();
      expect(await bottom(last)).toBeLessThanOrEqual(await bottom(page.locator("proclint-editor .code")));
      await proclint.expectAccessible();
      await proclint.type("web: x");
    }
  });

  test("the links of the first file fit every phone in every language", async ({ page }) => {
    for (const language of ["en", "de", "es", "fr", "pt", "zh"]) {
      await page.goto(`/?lang=${language}`);
      const row = page.locator("proclint-editor .file");
      await expect(row.locator(".failed")).toBeVisible();
      for (const width of [320, 340, 360, 375, 390, 412, 430, 480]) {
        await resize(page, { width, height: 844 });
        const cut = await row.evaluate((file) =>
          [file, ...file.querySelectorAll<HTMLElement>("input, .button")]
            .filter((part) => part.scrollWidth > part.clientWidth || part.scrollHeight > part.clientHeight)
            .map(({ className }) => className),
        );
        expect(cut, `${language} at ${width}`).toEqual([]);
        await expectToFit(page, `${language} at ${width}`);
        expect((await row.boundingBox())?.height, `${language} at ${width}`).toBe(45);
      }
    }
  });

  test("at twice its size the page shows a problem", async ({ proclint, page }) => {
    await page.setViewportSize({ width: 640, height: 400 });
    const problem = proclint.problems.getByRole("listitem").first();
    await expect(problem.locator(".headline")).toBeInViewport({ ratio: 1 });
    await problem.locator(".headline").click({ trial: true });
    await proclint.expectAccessible();
  });
});

test("in a low window nothing lies over the choice of platforms, nor over the log", async ({ proclint, page }) => {
  for (const size of [
    { width: 720, height: 450 },
    { width: 640, height: 360 },
    { width: 320, height: 256 },
  ]) {
    await resize(page, size);
    await expectToFit(page);
    await proclint.inPlatforms(async () => {
      await proclint.platforms.getByRole("button", { name: "Heroku", exact: true }).click({ trial: true });
    });
    if (await proclint.log.isHidden()) await proclint.deployFailed.click();
    await proclint.log.click({ trial: true });
    await page.evaluate(() => scrollTo(0, 0));
  }
});

test("the log of a failed deploy is in the place of the problems, below the file", { tag: "@daily" }, async ({ proclint, page }) => {
  await expect(proclint.log).toBeHidden();
  await proclint.deployFailed.click();
  await expect(proclint.log).toBeFocused();
  await expect(proclint.problems.locator("proclint-problems")).toBeHidden();
  await expect(page.locator(".cm-line").first()).toBeVisible();
  await proclint.expectAccessibleInBoth();
  await proclint.problems.getByRole("button", { name: "Close" }).click();
  await expect(proclint.log).toBeHidden();
  await expect(proclint.problems.getByRole("listitem").first()).toBeVisible();
});

test("a log that is pasted into the file is recognized, and leaves the file as it was", { tag: "@daily" }, async ({ proclint, page }) => {
  const log =
    "2026-11-03T08:12:01Z app[web.1]: bash: gunicorn: command not found\n2026-11-03T08:12:01Z heroku[web.1]: Process exited with status 127\n";
  const before = await proclint.lines();
  const paste = (text: string): Promise<void> =>
    proclint.editor.evaluate((element, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", pasted);
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, cancelable: true, bubbles: true }));
    }, text);
  await paste("web: node server.js # Error: none\n");
  await expect(proclint.editor).toContainText("node server.js");
  await expect(proclint.toast).toHaveText("");
  await page.keyboard.press("ControlOrMeta+z");
  await paste(log);
  await expect(proclint.toast).toContainText("This looks like a log.");
  await proclint.toast.getByRole("button", { name: "Find out what failed" }).click();
  await expect(proclint.log).toHaveValue(log);
  await expect(proclint.problems.locator(".cause").first()).toContainText("gunicorn");
  expect((await proclint.lines()).map((line) => line.replace(/Cause$/, ""))).toEqual(before);
});

test("a print has the file, its problems and its processes, on white", async ({ proclint, page }) => {
  await proclint.type("web: gunicorn app:app --bind 127.0.0.1:8000\nworker: celery -A shop worker\n");
  await expect(proclint.cards).toHaveCount(2);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  for (const width of [1280, 794]) {
    await resize(page, { width, height: 1100 });
    await expectToFit(page);
    await expect(page.locator(".cm-line").first()).toBeVisible();
    await expect(proclint.problems.getByText("host-loopback")).toBeVisible();
    await expect(page.locator(".card").first()).toBeVisible();
    for (const name of ["Share", "Format", "Close"]) await expect(page.getByRole("button", { name, exact: true })).toHaveCount(0);
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(251, 250, 248)");
  }
  await page.emulateMedia({ media: null });
});
