import type { ConsoleMessage, Page, Request } from "@playwright/test";
import { editorOf, summaryOf, test, violations, type Host } from "./embed-host.js";
import { expect, expectToFit, holdBack } from "./page.js";

const wrong = "web: gunicorn app:app --bind 0.0.0.0:8000\n";

test("a block of another site is checked as one types, and its events say what", { tag: "@daily" }, async ({ host, page }) => {
  await host.open(`<proclint-editor platform="drycc">
    web: gunicorn app:app --bind 0.0.0.0:8000
    worker: celery -A app worker
  </proclint-editor>`);
  await expect(summaryOf(page)).toHaveText("▲1 warning");
  await expect(editorOf(page).locator(".cm-line")).toHaveText([
    "web: gunicorn app:app --bind 0.0.0.0:8000",
    "worker: celery -A app worker",
    "",
  ]);
  await page.evaluate(() => {
    const seen: unknown[] = [];
    Object.assign(globalThis, { seen });
    for (const name of ["proclint-change", "proclint-report"]) {
      document.addEventListener(name, (event) => seen.push([name, (event as CustomEvent<unknown>).detail]));
    }
  });
  await editorOf(page).focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText("web: gunicorn app:app --bind 0.0.0.0:$PORT\n");
  await expect(summaryOf(page)).toHaveText("✓No problems");
  const seen = await page.evaluate(() => (globalThis as unknown as { seen: [string, { platforms?: string[] }][] }).seen);
  expect(seen[0]).toEqual(["proclint-change", "web: gunicorn app:app --bind 0.0.0.0:$PORT\n"]);
  expect(seen.at(-1)?.[0]).toBe("proclint-report");
  expect(seen.at(-1)?.[1].platforms).toEqual(["drycc"]);
  expect(await page.evaluate(() => (document.querySelector("proclint-editor") as unknown as { value: string }).value)).toBe(
    "web: gunicorn app:app --bind 0.0.0.0:$PORT\n",
  );
});

test("all editors of a page have one engine, and it is loaded when the first comes into view", { tag: "@daily" }, async ({
  host,
  page,
}) => {
  await host.open(`<div style="height: 4000px">Long text</div>
    <proclint-editor platform="heroku" label="First">wbe: node server.js</proclint-editor>
    <proclint-editor platform="drycc" label="Second">web: python app.py &amp;</proclint-editor>`);
  await expect(summaryOf(page).first()).toHaveText("Not checked yet");
  // The page knows in the frame after the next which editors are in view.
  await page.evaluate(() => new Promise((rested) => requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(rested)))));
  expect(host.engines()).toEqual([]);
  await page.locator("proclint-editor").last().scrollIntoViewIfNeeded();
  for (const name of ["First", "Second"]) await expect(editorOf(page, name)).toBeVisible();
  for (const index of [0, 1]) await expect(summaryOf(page).nth(index)).toContainText(/\d/);
  expect(host.engines().length, "an engine has two modules").toBe(2);
  expect(new Set(host.engines()).size).toBe(2);
  expect(page.workers()).toHaveLength(1);
});

test("the problems open below, a fix is one click and one undo", { tag: "@daily" }, async ({ host, page }) => {
  await host.open(`<proclint-editor platform="heroku"><pre>wbe: node server.js\n</pre></proclint-editor>`);
  await expect(summaryOf(page)).toContainText("error");
  await summaryOf(page).click();
  await expect(summaryOf(page)).toHaveAttribute("aria-expanded", "true");
  const item = page.locator("proclint-editor li", { hasText: "process-type-typo" });
  await expect(item.getByRole("link", { name: "process-type-typo" })).toHaveAttribute(
    "href",
    /^http:\/\/127\.0\.0\.1:\d+\/rules\/process-type-typo$/,
  );
  await item.getByRole("button").first().click();
  await expect(editorOf(page).locator(".cm-line")).toHaveText(["web: node server.js", ""]);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(editorOf(page).locator(".cm-line")).toHaveText(["wbe: node server.js", ""]);
});

test("it speaks the language of what is around it, or its own, also when that changes", async ({ host, page }) => {
  const tables = new Set<string>();
  page.on("request", (request) => {
    const table = /\/assets\/(de|es|fr|pt|zh)-/.exec(request.url())?.[1];
    if (table) tables.add(table);
  });
  await host.open(`<div lang="de-CH">
    <proclint-editor platform="heroku">wbe: node server.js</proclint-editor>
    <proclint-editor platform="heroku" lang="ja" label="Other">wbe: node server.js</proclint-editor>
  </div>`);
  const [german, english] = [page.locator("proclint-editor").first(), page.locator("proclint-editor").last()];
  await expect(german.locator(".summary")).toHaveText("●1 Fehler");
  await expect(german.locator(".open")).toHaveText("In Proclint öffnen");
  await expect(german.locator(".for")).toHaveText("für Heroku");
  await expect(german.locator(".first > span")).toHaveAttribute("lang", "en");
  await expect(english.locator(".summary")).toHaveText("●1 error");
  await german.locator(".summary").click();
  await expect(german.locator(".problems")).toContainText("line 1");
  await expect(german.locator(".problems")).toContainText("auf Englisch");
  expect(await violations(page)).toEqual([]);
  expect([...tables]).toEqual(["de"]);
  await german.evaluate((element) => element.setAttribute("lang", "fr"));
  await expect(german.locator(".summary")).toHaveText("●1 erreur");
  await expect(german.locator(".problems")).toContainText("Les résultats sont en anglais.");
  await expect(german.locator(".open")).toHaveText("Ouvrir dans Proclint");
});

test("what is read-only has problems and no fixes", async ({ host, page }) => {
  await host.open(`<proclint-editor readonly platform="heroku">wbe: node server.js</proclint-editor>`);
  await expect(summaryOf(page)).toContainText("error");
  await expect(editorOf(page)).toHaveAttribute("aria-readonly", "true");
  await editorOf(page).focus();
  await page.keyboard.type("x");
  await page.keyboard.press("F8");
  await page.keyboard.press("ControlOrMeta+.");
  await expect(page.locator("proclint-editor [role=status]")).toHaveText("This problem has no automatic fix.");
  await expect(editorOf(page).locator(".cm-line")).toHaveText(["wbe: node server.js"]);
  await summaryOf(page).click();
  await expect(page.locator("proclint-editor li").first()).toBeVisible();
  await expect(page.locator("proclint-editor .fix")).toHaveCount(0);
});

test("the keyboard alone does all, and leaves the editor again", { tag: "@daily" }, async ({ host, page }) => {
  await host.open(`<proclint-editor platform="heroku">wbe: node server.js</proclint-editor><a href="#after">After</a>`);
  await expect(summaryOf(page)).toContainText("error");
  await page.keyboard.press("Tab");
  await expect(editorOf(page)).toBeFocused();
  await page.keyboard.press("F8");
  await page.keyboard.press("ControlOrMeta+.");
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(editorOf(page).locator(".cm-line")).toHaveText(["web: node server.js"]);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(summaryOf(page)).toContainText("error");
  await page.keyboard.press("Tab");
  await expect(summaryOf(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("proclint-editor li").first()).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.locator("proclint-editor .first .fix")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Explain a log" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Open in Proclint" })).toBeFocused();
  await page.getByRole("link", { name: "After" }).focus();
  await expect(page.getByRole("link", { name: "After" })).toBeFocused();
});

test("its keys are those of the editor in Proclint", async ({ host, page }) => {
  await host.open(`<proclint-editor platform="heroku">wbe: node server.js</proclint-editor>`);
  await expect(summaryOf(page)).toContainText("error");
  await editorOf(page).press("ControlOrMeta+Enter");
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  await page.keyboard.press("Escape");
  await editorOf(page).press("ControlOrMeta+i");
  await expect(page.getByRole("dialog", { name: "Explanation" })).toBeFocused();
  await page.keyboard.press("Escape");
  await editorOf(page).press("ControlOrMeta+/");
  await expect(editorOf(page).locator(".cm-line")).toHaveText(["# wbe: node server.js"]);
});

test("the link opens the text, its name and its platforms in Proclint", { tag: "@daily" }, async ({ host, page, baseURL }) => {
  await host.open(`<proclint-editor platform="drycc" file="Procfile.dev">web: python app.py</proclint-editor>`);
  await expect(summaryOf(page)).toContainText(/\w/);
  const link = page.getByRole("link", { name: "Open in Proclint" });
  await expect(link).toHaveAttribute("href", /#1\.[\w-]+$/);
  const href = (await link.getAttribute("href")) ?? "";
  expect(href.startsWith(baseURL ?? "-")).toBe(true);
  await page.goto(href);
  await expect(page.getByRole("textbox", { name: "File name" })).toHaveValue("Procfile.dev");
  await expect(editorOf(page).locator(".cm-line")).toHaveText(["web: python app.py"]);
  await expect(page.getByRole("button", { name: "Check for: Drycc" })).toBeVisible();
});

test("attributes and properties change it later", async ({ host, page }) => {
  await host.open(`<proclint-editor platform="heroku" height="200" theme="light">web: node server.js</proclint-editor>`);
  await expect(summaryOf(page)).toHaveText(/✓|info|hint|warning|error/);
  const element = page.locator("proclint-editor");
  expect((await element.boundingBox())?.height).toBe(200);
  await element.evaluate((editor: HTMLElement & { value: string; platforms: string[]; readOnly: boolean }) => {
    editor.value = "wbe: x\r\nweb: y";
    editor.platforms = ["drycc", "heroku"];
    editor.setAttribute("file", "ProcFile");
    editor.readOnly = true;
    editor.setAttribute("height", "12rem");
    editor.textContent = "ignored: now";
  });
  await expect(editorOf(page, "ProcFile").locator(".cm-line")).toHaveText(["wbe: x", "web: y"]);
  await expect(page.locator("proclint-editor .name")).toHaveText("ProcFile");
  await expect(page.locator("proclint-editor .for")).toHaveText("for Drycc, Heroku");
  await summaryOf(page).click();
  await expect(page.locator("proclint-editor li", { hasText: "file-name" })).toContainText("file name");
  await page.locator("proclint-editor").evaluate((editor) => editor.setAttribute("platform", "nothing"));
  await expect(summaryOf(page)).toHaveText("Not checked");
  await expect(page.locator("proclint-editor .first")).toContainText("nothing");
});

test("it moves in the page and comes back to it", async ({ host, page }) => {
  await host.open(`<proclint-editor platform="heroku">wbe: node server.js</proclint-editor><section></section>`);
  await expect(summaryOf(page)).toContainText("error");
  await page.evaluate(() => document.querySelector("section")?.append(document.querySelector("proclint-editor") ?? ""));
  await editorOf(page).focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText("web: gunicorn app:app --bind 0.0.0.0:$PORT\n");
  await expect(summaryOf(page)).toHaveText("✓No problems");
  await page.evaluate(() => {
    const editor = document.querySelector("proclint-editor");
    editor?.remove();
    setTimeout(() => editor && document.body.append(editor), 100);
  });
  await expect(editorOf(page).locator(".cm-line").first()).toHaveText("web: gunicorn app:app --bind 0.0.0.0:$PORT");
});

test.describe("styles", () => {
  const hostile = `
    * { all: unset !important; color: red !important; font: 60px fantasy !important; letter-spacing: 9px !important; margin: 20px !important;
        --ink: red !important; --panel: red !important; --mono: fantasy !important; direction: rtl !important; text-transform: uppercase !important; }
    .frame, .cm-editor, .status, pre, button { background: red !important; display: none !important; }
    :root { --ink: red; font-size: 40px; line-height: 5; visibility: visible; }`;

  const measure = (page: Page) =>
    page.evaluate(() => {
      const root = document.querySelector("proclint-editor")?.shadowRoot;
      return [".frame", ".name", ".summary", ".open", ".cm-content", ".cm-line", ".cm-gutters", ".pf-type"].map((name) => {
        const element = root?.querySelector(name);
        if (!element) return `no ${name}`;
        const { color, backgroundColor, fontFamily, fontSize, lineHeight, letterSpacing, direction, textTransform, display, margin } =
          getComputedStyle(element);
        const { height } = element.getBoundingClientRect();
        return [
          name,
          color,
          backgroundColor,
          fontFamily,
          fontSize,
          lineHeight,
          letterSpacing,
          direction,
          textTransform,
          display,
          margin,
          height,
        ].join(" ");
      });
    });

  test("of a hostile site change nothing inside", async ({ host, page }) => {
    const body = `<proclint-editor platform="heroku" theme="light">wbe: node server.js</proclint-editor>`;
    await host.open(body);
    await expect(summaryOf(page)).toContainText("error");
    const calm = await measure(page);
    await host.open(body, { head: `<style>${hostile}</style>` });
    await page.locator("proclint-editor").scrollIntoViewIfNeeded();
    await expect(summaryOf(page)).toContainText("error");
    expect(await measure(page)).toEqual(calm);
    expect(calm.join()).not.toContain("no .");
  });

  test("of the editor change nothing outside", async ({ host, page }) => {
    const outside = `<div class="frame cm-editor status"><pre>text</pre><button>b</button><ul class="problems"><li>one</li></ul></div>`;
    const look = () =>
      page.evaluate(() => ({
        styles: [...document.querySelectorAll("main > .frame, main > .frame *")].map((element) => {
          const { cssText } = getComputedStyle(element);
          return cssText || [...getComputedStyle(element)].map((name) => getComputedStyle(element).getPropertyValue(name)).join();
        }),
        sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
        head: document.head.children.length,
        globals: Object.keys(globalThis).filter((name) => /proclint|^Go$|^fs$|^process$/i.test(name)),
      }));
    await host.open(outside, { script: "" });
    const before = await look();
    await host.open(`${outside}<proclint-editor platform="heroku">wbe: node server.js</proclint-editor>`);
    await expect(summaryOf(page)).toContainText("error");
    const after = await look();
    expect(after.styles).toEqual(before.styles);
    expect({ ...after, styles: [], head: after.head - 1 }).toEqual({ ...before, styles: [] });
  });

  test("come in through the properties that are documented", async ({ host, page }) => {
    await host.open(`<proclint-editor platform="heroku">wbe: node server.js</proclint-editor>`, {
      head: "<style>proclint-editor { --proclint-mono: serif; --proclint-size: 20px; --proclint-panel: rgb(1, 2, 3); --proclint-ink: rgb(250, 251, 252); }</style>",
    });
    await expect(summaryOf(page)).toContainText("error");
    const line = page.locator("proclint-editor .cm-line");
    await expect(line).toHaveCSS("font-family", "serif");
    await expect(line).toHaveCSS("font-size", "20px");
    await expect(page.locator("proclint-editor .frame")).toHaveCSS("background-color", "rgb(1, 2, 3)");
    await expect(page.locator("proclint-editor .name")).toHaveCSS("color", "rgb(250, 251, 252)");
  });
});

test.describe("the theme", () => {
  const dark = "rgb(27, 26, 25)";
  const light = "rgb(255, 255, 255)";
  const body = `<proclint-editor platform="heroku">wbe: node server.js</proclint-editor>`;

  test("is that of the page around, also where it changes", async ({ host, page }) => {
    await host.open(body, { head: `<style>body { background: #fff } [data-theme=dark] body { background: oklch(0.2 0 0) }</style>` });
    const frame = page.locator("proclint-editor .frame");
    await expect(frame).toHaveCSS("background-color", light);
    await page.evaluate(() => (document.documentElement.dataset.theme = "dark"));
    await expect(frame).toHaveCSS("background-color", dark);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.evaluate(() => delete document.documentElement.dataset.theme);
    await expect(frame).toHaveCSS("background-color", light);
  });

  test("is that of the canvas where nothing has a background", async ({ host, page }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    await host.open(body);
    await expect(page.locator("proclint-editor .frame")).toHaveCSS("background-color", light);
    await host.open(body, { head: `<meta name="color-scheme" content="light dark"><style>:root { color-scheme: light dark }</style>` });
    await expect(page.locator("proclint-editor .frame")).toHaveCSS("background-color", dark);
    await page.emulateMedia({ colorScheme: "light" });
    await expect(page.locator("proclint-editor .frame")).toHaveCSS("background-color", light);
  });

  test("can be chosen", async ({ host, page }) => {
    await host.open(body.replace("platform", 'theme="dark" platform'));
    await expect(page.locator("proclint-editor .frame")).toHaveCSS("background-color", dark);
  });

  for (const theme of ["light", "dark"]) {
    test(`axe finds nothing, wide and on a phone: ${theme}`, async ({ host, page }) => {
      const background = theme === "dark" ? "#111" : "#fff";
      await host.open(
        `<proclint-editor platform="heroku" label="Wrong">wbe: node server.js\n# a comment\nworker: celery -A app worker</proclint-editor>
         <proclint-editor platform="heroku" label="Right">web: gunicorn app:app --bind 0.0.0.0:$PORT</proclint-editor>
         <proclint-editor platform="heroku" label="Small" compact>wbe: node server.js</proclint-editor>`,
        {
          head: `<meta name="viewport" content="width=device-width"><style>body { background: ${background}; color: ${theme === "dark" ? "#eee" : "#111"} }</style>`,
        },
      );
      await expect(summaryOf(page).nth(2)).toContainText("error");
      await expect(summaryOf(page).first()).toContainText("error");
      const look = async (what: string, width: number): Promise<void> =>
        test.step(`${what}, ${width} wide`, async () => {
          await page.setViewportSize({ width, height: 800 });
          await expectToFit(page);
          expect(await violations(page)).toEqual([]);
        });
      await look("closed", 1280);
      await look("closed", 390);
      await summaryOf(page).first().click();
      await expect(page.locator("proclint-editor li").first()).toBeVisible();
      await look("open", 390);
      await look("open", 1280);
    });
  }
});

test.describe("under a strict policy", () => {
  const body = `<proclint-editor platform="heroku">wbe: node server.js</proclint-editor>`;
  const under = async (host: Host, policy: string, more: Record<string, string> = {}) =>
    host.open(body, { headers: { "Content-Security-Policy": policy, ...more } });

  test("with a worker: script-src, worker-src and connect-src", { tag: "@daily" }, async ({ host, page, baseURL }) => {
    const origin = new URL(baseURL ?? "").origin;
    const problems: string[] = [];
    const note = (message: ConsoleMessage): void => {
      if (message.type() === "error") problems.push(message.text());
    };
    page.on("console", note);
    await under(host, `default-src 'none'; script-src ${origin} 'wasm-unsafe-eval'; worker-src blob:; connect-src ${origin}`);
    await expect(summaryOf(page)).toContainText("error");
    expect(page.workers()).toHaveLength(1);
    expect(page.frames()).toHaveLength(1);
    page.off("console", note);
    expect(problems.filter((text) => !text.includes("favicon"))).toEqual([]);
  });

  test("without one: script-src and frame-src", { tag: "@daily" }, async ({ host, page, baseURL }) => {
    const origin = new URL(baseURL ?? "").origin;
    await under(host, `default-src 'none'; script-src ${origin}; frame-src ${origin}`);
    await expect(summaryOf(page)).toContainText("error");
    expect(page.frames()).toHaveLength(2);
    await editorOf(page).focus();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText("web: gunicorn app:app --bind 0.0.0.0:$PORT\n");
    await expect(summaryOf(page)).toHaveText("✓No problems");
  });

  test("of scripts alone: our origin and wasm-unsafe-eval", async ({ host, page, baseURL }) => {
    await under(host, `script-src ${new URL(baseURL ?? "").origin} 'wasm-unsafe-eval'`);
    await expect(summaryOf(page)).toContainText("error");
  });

  test("that also wants trusted types", async ({ host, page, baseURL }) => {
    const origin = new URL(baseURL ?? "").origin;
    await under(
      host,
      `default-src 'none'; script-src ${origin}; frame-src ${origin}; require-trusted-types-for 'script'; trusted-types 'none'`,
    );
    await expect(summaryOf(page)).toContainText("error");
  });

  test("of a page that is isolated from other origins", async ({ host, page, baseURL }) => {
    const origin = new URL(baseURL ?? "").origin;
    await host.open(body, {
      headers: {
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Embedder-Policy": "require-corp",
        "Content-Security-Policy": `default-src 'none'; script-src ${origin} 'wasm-unsafe-eval'; worker-src blob:; connect-src ${origin}`,
      },
      script: "",
      head: `<script type="module" crossorigin src="${baseURL ?? ""}embed.js"></script>`,
    });
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await expect(summaryOf(page)).toContainText("error");
  });

  test("that allows neither, the text stays and says why nothing is checked", async ({ host, page, baseURL }) => {
    await under(host, `default-src 'none'; script-src ${new URL(baseURL ?? "").origin}`);
    await expect(summaryOf(page)).toHaveText("Not checked");
    await expect(page.locator("proclint-editor .first")).toContainText("policy of this page does not allow the engine");
    await expect(editorOf(page).locator(".cm-line")).toHaveText(["wbe: node server.js"]);
  });
});

test("an engine that dies is replaced, for all editors", { tag: "@daily" }, async ({ host, page }) => {
  await host.open(`<proclint-editor platform="heroku">wbe: node server.js</proclint-editor>`);
  await expect(summaryOf(page)).toContainText("error");
  await page.workers()[0]?.evaluate(() => self.close());
  await editorOf(page).focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText("web: gunicorn app:app --bind 0.0.0.0:$PORT\n");
  await expect(summaryOf(page)).toHaveText("✓No problems");
});

test("a script from a cache finds the editor of a newer site", async ({ host, page }) => {
  let asked = 0;
  await page.context().route(/\/embed\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace(/assets\/live-[\w-]+\.js/, "assets/live-gone.js") });
  });
  const count = (request: Request): void => {
    if (request.url().includes("embed.js?fresh=")) asked++;
  };
  page.on("request", count);
  await host.open(`<proclint-editor platform="heroku">wbe: node server.js</proclint-editor>`);
  await expect(summaryOf(page)).toContainText("error");
  page.off("request", count);
  expect(asked).toBe(1);
});

test("where the editor cannot be loaded, the text stays", { tag: "@daily" }, async ({ host, page }) => {
  await page.context().route(/\/assets\//, (route) => route.abort());
  await host.open(`<proclint-editor platform="heroku">wbe: node server.js</proclint-editor>`);
  await expect(summaryOf(page)).toHaveText("Not checked");
  await expect(page.locator("proclint-editor pre")).toHaveText("wbe: node server.js");
});

test("nothing jumps when the editor takes the place of the text", async ({ host, page }) => {
  const release = await holdBack(page.context(), /\/assets\/live-/);
  await host.open(
    `<proclint-editor platform="heroku"><pre>wbe: node server.js\n\n# ${"long ".repeat(60)}\nworker: x\n</pre></proclint-editor><p id="after">After</p>`,
  );
  await expect(page.locator("proclint-editor pre.plain")).toBeVisible();
  const before = await page.locator("#after").boundingBox();
  release();
  await expect(summaryOf(page)).toContainText("error");
  expect(await page.locator("#after").boundingBox()).toEqual(before);
});

test.describe("in a frame", () => {
  const listener = `<script>addEventListener("message", ({ source, data }) => {
    for (const frame of document.querySelectorAll("iframe")) if (frame.contentWindow === source && data.proclint) frame.height = data.proclint.height;
  });</script>`;

  test("shows the text of the parameters, and tells its height", { tag: "@daily" }, async ({ host, page, baseURL }) => {
    const text = encodeURIComponent(`${wrong}worker: celery -A app worker\n`);
    await host.open(
      `<iframe title="Procfile" style="width:100%;border:0" height="50" src="${baseURL ?? ""}embed.html?platform=heroku&text=${text}"></iframe>${listener}`,
      { script: "" },
    );
    const frame = page.frames()[1];
    if (!frame) throw new Error("no frame");
    await expect(summaryOf(frame)).toContainText("error");
    const height = () => page.locator("iframe").evaluate((element: HTMLIFrameElement) => Number(element.height));
    await expect.poll(height).toBeGreaterThan(100);
    const closed = await height();
    await summaryOf(frame).click();
    await expect.poll(height).toBeGreaterThan(closed);
    expect(await frame.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight)).toBe(0);
    expect(await violations(page)).toEqual([]);
  });

  test("shows the file of a link, also in a sandbox that leaves it its origin", async ({ host, page, baseURL }) => {
    await host.open(`<proclint-editor platform="drycc" file="Procfile.dev">wbe: node server.js</proclint-editor>`);
    const link = page.getByRole("link", { name: "Open in Proclint" });
    await expect(link).toHaveAttribute("href", /#1\./);
    const fragment = new URL((await link.getAttribute("href")) ?? "").hash;
    await host.open(`<iframe title="Procfile" sandbox="allow-scripts allow-same-origin" src="${baseURL ?? ""}embed${fragment}"></iframe>`, {
      script: "",
    });
    const frame = page.frames()[1];
    if (!frame) throw new Error("no frame");
    await expect(editorOf(frame, "Procfile.dev").locator(".cm-line")).toHaveText(["wbe: node server.js"]);
    await expect(summaryOf(frame)).toHaveText("✓No problems");
    await expect(frame.locator("proclint-editor .for")).toHaveText("for Drycc");
  });

  test("of a page that is isolated", async ({ host, page, baseURL }) => {
    await host.open(`<iframe title="Procfile" src="${baseURL ?? ""}embed?platform=heroku&text=wbe%3A%20x"></iframe>`, {
      script: "",
      headers: { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" },
    });
    const frame = page.frames()[1];
    if (!frame) throw new Error("no frame");
    await expect(summaryOf(frame)).toContainText("error");
  });

  test("a broken link says so", async ({ page }) => {
    await page.goto("/embed#1.broken");
    await expect(page.getByRole("alert")).toContainText("This link can't be read");
    expect(await violations(page)).toEqual([]);
  });

  test("is discovered, and oEmbed gives it", { tag: "@daily" }, async ({ page, request, baseURL }) => {
    await page.goto("/embed");
    const href = await page.locator('link[type="application/json+oembed"]').getAttribute("href");
    const found = await request.get(href ?? "");
    expect(found.status()).toBe(200);
    const response = await request.get(`/oembed?url=${encodeURIComponent(`${baseURL ?? ""}embed?platform=heroku&text=wbe: x`)}`);
    const { html, type } = (await response.json()) as { html: string; type: string };
    expect(type).toBe("rich");
    await page.goto("/api");
    await page.setContent(html).catch(() => {});
    const src = /src="([^"]+)"/.exec(html)?.[1]?.replaceAll("&amp;", "&") ?? "";
    await page.goto(src);
    await expect(summaryOf(page)).toContainText("error");
    expect(((await found.json()) as { html: string }).html).toContain("<iframe");
  });
});

test("the page for authors of sites is live and accessible", async ({ page }) => {
  await page.goto("/embedding");
  await expect(page.locator("proclint-editor .summary")).toContainText("error");
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1280, 390]) {
      await test.step(`${colorScheme}, ${width} wide`, async () => {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        await expect(page.locator("proclint-editor .frame")).toHaveCSS("color-scheme", colorScheme);
        expect(await violations(page)).toEqual([]);
        await expectToFit(page);
      });
    }
  }
});

test("editors that are removed leave nothing behind, and one that comes back has its text and its history", async ({ host, page }) => {
  await host.open(`<proclint-editor id="stays" platform="heroku">wbe: node server.js</proclint-editor><div id="others"></div>`);
  await expect(summaryOf(page)).toContainText("error");
  await page.evaluate(async () => {
    const others = document.querySelector("#others");
    const kept: WeakRef<Element>[] = [];
    Object.assign(window, { kept });
    for (let at = 0; at < 10; at++) {
      const editor = document.createElement("proclint-editor") as HTMLElement & { start: () => void };
      editor.textContent = "web: node server.js";
      others?.append(editor);
      kept.push(new WeakRef(editor));
      const ready = new Promise((resolve) => editor.addEventListener("proclint-ready", resolve, { once: true }));
      editor.start();
      await ready;
      editor.remove();
    }
  });
  const client = await page.context().newCDPSession(page);
  await expect
    .poll(async () => {
      await client.send("HeapProfiler.collectGarbage");
      return page.evaluate(() => (window as unknown as { kept: WeakRef<Element>[] }).kept.filter((one) => one.deref()).length);
    })
    .toBeLessThanOrEqual(1);
  await editorOf(page).focus();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type(" --more");
  await page.evaluate(async () => {
    const editor = document.querySelector("#stays");
    editor?.remove();
    await new Promise((resolve) => setTimeout(resolve));
    if (editor) document.querySelector("main")?.append(editor);
  });
  await expect(editorOf(page).locator(".cm-line")).toHaveText(["wbe: node server.js --more"]);
  await editorOf(page).focus();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(editorOf(page).locator(".cm-line")).toHaveText(["wbe: node server.js"]);
  await expect(summaryOf(page)).toContainText("error");
});
