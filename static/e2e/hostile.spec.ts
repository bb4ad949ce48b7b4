import type { Browser, Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { constants, deflateRawSync } from "node:zlib";
import { ProclintPage, apart as test, expect } from "./page.js";

/** In milliseconds: a page reacts within it. */
const longest = 2_000;

/** A link to what may be anything. */
function linkTo(packed: string): string {
  return `#1.${deflateRawSync(Buffer.from(packed), { level: 9 }).toString("base64url")}`;
}

/** A link to so many MiB: one is compressed and repeated. */
function linkToMany(mebibytes: number): string {
  const part = deflateRawSync(Buffer.alloc(1 << 20, "x"), { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const parts = Array.from({ length: mebibytes }, () => part);
  return `#1.${Buffer.concat([...parts, deflateRawSync("")]).toString("base64url")}`;
}

/** A list of so many ids, which compresses to a thousandth. */
function ids(count: number, id: string): string {
  return `[${`"${id}",`.repeat(count - 1)}"${id}"]`;
}

const procfile = `"t":"wbe: node server.js"`;

/**
 * Expects, each time it is called, that the page has worked no longer than that since the call before. What counts is
 * the time of its thread, and not what other programs take.
 */
async function watch(page: Page): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  let last = 0;
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    const total = 1_000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? NaN);
    // Another site may have got another process.
    expect(total < last ? total : total - last).toBeLessThan(longest);
    last = total;
  };
}

/** In MiB: the most that a process of a page has taken so far. */
async function largestMemory(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const renderers = processInfo.filter(({ type }) => type === "renderer");
  const kibibytes = renderers.map(async ({ id }) => Number(/VmHWM:\s+(\d+)/.exec(await readFile(`/proc/${id}/status`, "utf8"))?.[1]));
  return Math.max(...(await Promise.all(kibibytes))) / 1024;
}

test.describe("text from outside keeps the page no longer than a moment", () => {
  for (const [name, packed, pressed] of [
    ["900,000 ids that nobody knows", `{${procfile},"p":${ids(900_000, "a")}}`, "5 platforms"],
    ["400,000 times one platform", `{${procfile},"p":${ids(400_000, "heroku")}}`, "Heroku"],
    [
      "what is no id",
      `{${procfile},"p":[{},[],null,7,"__proto__","heroku","drycc:image","heroku"],"s":"${"x".repeat(1_000_000)}"}`,
      "Heroku, Drycc · image",
    ],
  ] as const) {
    test(`a link with ${name} opens, also after a reload`, async ({ page }) => {
      const link = linkTo(packed);
      expect(link.length).toBeLessThan(10_000);
      const proclint = new ProclintPage(page);
      const expectReacting = await watch(page);
      await page.goto(`/${link}`);
      for (const when of ["at first", "after a reload"]) {
        await test.step(when, async () => {
          await expect(proclint.problems).toContainText("process-type-typo");
          await expect(proclint.checkFor).toContainText(pressed);
          await expectReacting();
          await page.reload();
        });
      }
    });
  }

  test("what an older version of the page has kept of such a link opens as well", async ({ page }) => {
    const proclint = new ProclintPage(page);
    const expectReacting = await watch(page);
    await page.goto("/favicon.svg");
    await page.evaluate(
      ([kept, past]) => {
        localStorage.setItem("proclint.file", kept);
        localStorage.setItem("proclint.history", past);
      },
      [
        `{"n":"Procfile",${procfile},"p":${ids(500_000, "a")},"s":"a","a":"${"b".repeat(100_000)}"}`,
        `[{"n":"Procfile",${procfile},"p":${ids(100_000, "a")},"d":1}]`,
      ] as const,
    );
    await page.goto("/");
    await expect(proclint.problems).toContainText("process-type-typo");
    await proclint.checkFor.click();
    await expect(page.getByRole("textbox", { name: "App name in commands" })).toHaveValue("b".repeat(60));
    await page.keyboard.press("Escape");
    await expectReacting();
  });

  for (const [name, link, said] of [
    ["that unpacks to 256 MiB", () => linkToMany(256), "is too large"],
    ["of 500,000 marks and a letter", () => `#1.${"!".repeat(500_000)}a`, "The link is incomplete"],
    ["of 500,000 letters", () => `#1.${"A".repeat(500_000)}`, "The link is incomplete"],
    ["with 500,000 brackets", () => linkTo(`{"t":${"[".repeat(500_000)}`), "no file"],
    ["with a name of a megabyte", () => linkTo(`{${procfile},"n":"${"n".repeat(1_000_000)}"}`), "no file"],
  ] as const) {
    test(`a link ${name} is not opened`, async ({ page }) => {
      const proclint = new ProclintPage(page);
      const expectReacting = await watch(page);
      await page.goto(`/${link()}`);
      await expect(proclint.footer).toContainText(said);
      await expect(proclint.problems).toContainText("process-type-typo");
      await expectReacting();
    });
  }

  test("a link that unpacks to a gigabyte takes no more memory than one to a file", async ({ browser, page }) => {
    const proclint = new ProclintPage(page);
    await proclint.open();
    await expect(proclint.cards.first()).toBeAttached();
    const before = await largestMemory(browser);
    await page.evaluate((hash) => {
      location.hash = hash;
    }, linkToMany(1024));
    await expect(proclint.footer).toContainText("is too large");
    expect((await largestMemory(browser)) - before).toBeLessThan(256);
  });

  test("a link with a large file leaves the storage its room", async ({ page }) => {
    const proclint = new ProclintPage(page);
    const size = 2_000_000;
    await page.goto("/");
    await proclint.type("web: mine");
    await page.goto(`/${linkTo(`{"t":"${"# \\n".repeat(size / 3)}"}`)}`);
    await expect(proclint.footer).toContainText("Opened from a link");
    await page.reload();
    await expect(proclint.problems.locator(".message, .notice").first()).toBeVisible();
    expect(await page.evaluate(() => Object.entries(localStorage).reduce((sum, [, { length }]) => sum + length, 0))).toBeLessThan(
      1.4 * size,
    );
    await page.goto(`/${linkTo(`{${procfile}}`)}`);
    await page.getByRole("button", { name: "Bring it back" }).click();
    await proclint.expectText(["web: mine"]);
  });

  test("a search takes the end of a log, and the beginning of an address", async ({ page }) => {
    const expectReacting = await watch(page);
    await page.goto(`/rules?q=${"web%0a".repeat(2_000)}`);
    const query = page.locator("#query");
    expect((await query.inputValue()).length).toBe(2_000);
    await expect(page.locator("#found")).toContainText("found");
    for (const log of [
      Array.from({ length: 50_000 }, (_, number) => `${number} web`).join("\n"),
      "gunicorn ".repeat(100_000),
      `${"\u001b[0m".repeat(100_000)}\nError R10 (Boot timeout)`,
    ]) {
      // To type it would take the browser longer than the search.
      await query.evaluate((element, text) => {
        (element as HTMLTextAreaElement).value = text;
        element.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }, log);
      await expect(page.locator("#found")).not.toBeEmpty();
      expect((await query.inputValue()).length).toBe(20_000);
      await expectReacting();
    }
    await expect(page.locator("#results")).toContainText("R10");
    await expectReacting();
  });

  test("a frame takes an address of any kind", async ({ page }) => {
    const expectReacting = await watch(page);
    await page.goto(`/embed?platform=${"a,".repeat(4_000)}heroku&label=${"l".repeat(4_000)}`);
    await expect(page.locator("proclint-editor .for")).toHaveText("for a, Heroku");
    await expect(page.locator("proclint-editor .summary")).toHaveText("Not checked");
    await page.goto(`/embed${linkTo(`{${procfile},"p":${ids(900_000, "a")}}`)}`);
    await expect(page.locator("proclint-editor .summary")).toContainText("error");
    await expectReacting();
  });

  test("the engine's frame gives one worker, however often it is asked", async ({ page }) => {
    await page.goto("/embed-engine");
    await page.evaluate(async () => {
      const answers = Array.from({ length: 20 }, () => {
        const { port1, port2 } = new MessageChannel();
        window.postMessage("proclint-engine", "*", [port2]);
        port1.postMessage({ kind: "start", program: "engine", lock: "", modules: null });
        return new Promise((said) => (port1.onmessage = said));
      });
      await Promise.race(answers);
    });
    expect(page.workers()).toHaveLength(1);
  });
});

const does = "globalThis.pwned=1";
const payloads = [
  `<script>${does}</script>`,
  `<script class=injected src="data:text/javascript,${does}"></script>`,
  `<img class=injected src=x onerror=${does}>`,
  `<img class=injected src=x onerror="${does}">`,
  `"><img class=injected src=x onerror=${does}>`,
  `'><img class=injected src=x onerror=${does}>`,
  `\`><img class=injected src=x onerror=${does}>`,
  `--><img class=injected src=x onerror=${does}>`,
  `]]><img class=injected src=x onerror=${does}>`,
  `</pre><img class=injected src=x onerror=${does}>`,
  `</textarea><img class=injected src=x onerror=${does}>`,
  `</title><img class=injected src=x onerror=${does}>`,
  `</style><script>${does}</script>`,
  `</script><script>${does}</script>`,
  `<svg class=injected onload=${does}>`,
  `<svg class=injected><script>${does}</script></svg>`,
  `<svg class=injected><animate onbegin=${does} attributeName=x dur=1s>`,
  `<svg><a class=injected xlink:href="javascript:${does}"><text>x</text></a></svg>`,
  `<math><mtext><table><mglyph><style><img class=injected src=x onerror=${does}>`,
  `<iframe class=injected srcdoc="<script>parent.${does}</script>"></iframe>`,
  `<iframe class=injected src="javascript:parent.${does}"></iframe>`,
  `<object class=injected data="data:text/html,<script>${does}</script>"></object>`,
  `<embed class=injected src="javascript:${does}">`,
  `<a class=injected href="javascript:${does}" autofocus onfocus=${does}>x</a>`,
  `<input class=injected autofocus onfocus=${does}>`,
  `<details class=injected open ontoggle=${does}>`,
  `<video class=injected><source onerror=${does}></video>`,
  `<body class=injected onload=${does}>`,
  `<base class=injected href="javascript:/">`,
  `<meta class=injected http-equiv=refresh content="0;url=javascript:${does}">`,
  `<template shadowrootmode=open><img class=injected src=x onerror=${does}></template>`,
  `<proclint-app class=injected onclick=${does}></proclint-app>`,
  `javascript:${does}`,
  `\${${does}}{{constructor.constructor("${does}")()}}`,
];

/** Notes what a payload would leave in each document that is opened from now on. */
async function guard(page: Page): Promise<string[]> {
  const wrong: string[] = [];
  page.on("dialog", (dialog) => {
    wrong.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.exposeFunction("noteViolation", (what: string) => void wrong.push(`policy: ${what}`));
  await page.addInitScript(
    `document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) => noteViolation([effectiveDirective, blockedURI, sample].join(" ")));`,
  );
  return wrong;
}

/** No script of a payload ran in any frame, and no element of one is there, not in any shadow either. */
async function expectHarmless(page: Page, wrong: readonly string[]): Promise<void> {
  for (const frame of page.frames()) {
    const found = await frame.evaluate(() => {
      const injected = (root: ParentNode): string[] =>
        [...root.querySelectorAll("*")].flatMap((element) => [
          ...(element.classList.contains("injected") ||
          /^javascript:/i.test(element.getAttribute("href") ?? element.getAttribute("src") ?? "")
            ? [element.outerHTML]
            : []),
          ...(element.shadowRoot ? injected(element.shadowRoot) : []),
        ]);
      return { ran: "pwned" in globalThis, injected: injected(document) };
    });
    expect(found).toEqual({ ran: false, injected: [] });
  }
  expect(wrong).toEqual([]);
}

test.describe("no text from outside is a script or an element", () => {
  /** Opens a link in the page that is there. */
  const follow = async (page: Page, packed: object): Promise<void> => {
    await page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      linkTo(JSON.stringify(packed)),
    );
    await expect.poll(() => new URL(page.url()).hash).toBe("");
  };

  test("but of a page that makes them so", async ({ page }) => {
    const wrong = await guard(page);
    for (const payload of [payloads[2], payloads[14], payloads[25]]) {
      await page.setContent(payload ?? "");
      await expect(expectHarmless(page, wrong)).rejects.toThrow(/"ran": true/);
    }
  });

  test("as the text of a file, in each part of the page", { tag: "@daily" }, async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const wrong = await guard(page);
    const proclint = new ProclintPage(page);
    // The engine reports nothing about a template, so that one comes later.
    const plain = payloads.filter((payload) => !payload.includes("{{"));
    const text = plain.map((payload, number) => `web${number}: ${payload} $PORT\n${payload}: x\n${payload}`).join("\n");
    await page.goto(`/${linkTo(JSON.stringify({ t: `web: python manage.py runserver\n${text}` }))}`);
    await expect(proclint.problems).toContainText("development-server");
    for (const tab of ["Processes", "Compare", "Move"] as const) {
      await proclint.show(tab);
      await expectHarmless(page, wrong);
    }
    // A few at a time, so that the views show them as well.
    for (let at = 0; at < payloads.length; at += 6) {
      const some = payloads.slice(at, at + 6);
      await proclint.show("Processes");
      await proclint.type(some.map((payload, number) => `web${number}: python ${payload}`).join("\n"));
      await expect(proclint.cards.first()).toBeAttached();
      await expectHarmless(page, wrong);
      await proclint.show("Move");
      await expectHarmless(page, wrong);
    }
    await proclint.pickMore("History");
    await expectHarmless(page, wrong);
  });

  test("as the name of a file, a platform, a view and an app, from a link and from the storage", async ({ page }) => {
    const wrong = await guard(page);
    const proclint = new ProclintPage(page);
    await page.goto("/");
    await proclint.checked();
    const app = page.getByRole("textbox", { name: "App name in commands" });
    for (const payload of payloads) {
      await follow(page, { n: payload, t: "web: node server.js", p: [payload, "heroku", `heroku:${payload}`], s: payload, v: payload });
      await expect(proclint.fileName).toHaveValue(payload);
      await proclint.inPlatforms(() => app.fill(payload));
      await expectHarmless(page, wrong);
    }
    await page.reload();
    await expect(proclint.fileName).toHaveValue(payloads.at(-1) ?? "");
    await expectHarmless(page, wrong);
  });

  test("as the name of an example, and as a language", async ({ page }) => {
    const wrong = await guard(page);
    const proclint = new ProclintPage(page);
    for (const payload of payloads.slice(0, 8)) {
      const written = encodeURIComponent(payload);
      await page.goto(`/?lang=${written}&theme=${written}#try=rules/${written}/bad`);
      await proclint.checked();
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `#try=rules/${payload}/bad`);
      await expectHarmless(page, wrong);
    }
  });

  test("as what the documentation is searched for, in an address and in a log", async ({ page }) => {
    const wrong = await guard(page);
    for (const place of ["rules", "platforms"]) {
      await page.goto(`/${place}?q=${encodeURIComponent(payloads.join("\n"))}`);
      const query = page.locator("#query");
      for (const payload of payloads) {
        await query.fill(`app[web.1]: Error R10 (Boot timeout)\n${payload}\nbash: ${payload}: command not found`);
        await expect(page.locator("#found")).not.toBeEmpty();
      }
      await expectHarmless(page, wrong);
    }
  });

  test("as the address of a frame, and as messages to it", async ({ page }) => {
    const wrong = await guard(page);
    for (let at = 0; at < payloads.length; at += 5) {
      const written = encodeURIComponent(payloads.slice(at, at + 5).join(" "));
      await page.goto(
        `/embed?text=web:%20${written}&platform=${written}&file=${written}&label=${written}&theme=${written}&height=${written}&lang=${written}`,
      );
      await expect(page.locator("proclint-editor .summary")).toHaveText("Not checked");
      await page.evaluate((texts) => {
        for (const text of texts)
          for (const message of [text, { proclint: text }, { proclint: { height: text, value: text } }, { kind: "start", program: text }])
            window.postMessage(message, "*");
      }, payloads);
      await expectHarmless(page, wrong);
    }
    await page.goto("/embed-engine");
    await page.evaluate((texts) => {
      const { port1, port2 } = new MessageChannel();
      window.postMessage("proclint-engine", "*", [port2]);
      for (const text of texts) port1.postMessage({ kind: text, program: text, method: text, request: text });
      return new Promise((said) => {
        port1.onmessage = said;
        port1.postMessage({ kind: "start", program: texts[0], lock: "", modules: null });
      });
    }, payloads);
    await expectHarmless(page, wrong);
  });
});
