import { apart, colours, expect, expectToFit, test } from "./page.js";

const themes = [
  { name: "light", colorScheme: "light", viewport: { width: 1280, height: 800 } },
  { name: "dark", colorScheme: "dark", viewport: { width: 1280, height: 800 } },
  { name: "phone", colorScheme: "light", viewport: { width: 390, height: 844 } },
  { name: "phone, dark", colorScheme: "dark", viewport: { width: 390, height: 844 } },
] as const;

for (const path of ["/rules", "/rules?q=H14", "/rules/port-missing", "/rules/command-length", "/platforms", "/platforms/drycc"]) {
  test(`${path} is whole and accessible`, async ({ proclint, page }) => {
    const response = await page.goto(path);
    expect(response?.status()).toBe(200);
    for (const { name, colorScheme, viewport } of themes) {
      await test.step(name, async () => {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize(viewport);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectToFit(page);
        await proclint.expectAccessible(colorScheme === "dark" ? colours : undefined);
      });
    }
  });
}

test("a platform's page begins with what a newcomer asks, and an unknown one leads on", { tag: "@daily" }, async ({ page }) => {
  await page.goto("/platforms/drycc");
  const questions = [
    "Does it read a Procfile?",
    "Where must the file be?",
    "What must it contain?",
    "Which port must the app use?",
    "How many processes start?",
  ];
  await expect(page.locator("main dl").first().locator("dt")).toHaveText(questions);
  await expect(page.getByText("How many processes start?")).toBeInViewport();
  const unknown = await page.request.get("/platforms/nope");
  expect(unknown.status()).toBe(404);
  expect(await unknown.text()).toContain('<a href="/rules">Search the rules</a>');
});

test("no page of the documentation is wider than the smallest phone", async ({ page, baseURL }) => {
  const { origin } = new URL(baseURL ?? "");
  await page.setViewportSize({ width: 320, height: 568 });
  const paths = new Set(["/rules", "/platforms", "/api", "/embedding", "/procfile"]);
  for (const path of paths) {
    await page.goto(path);
    await expectToFit(page, path);
    const links = await page.locator("a").evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    for (const { pathname } of links.map((link) => new URL(link)).filter((link) => link.origin === origin)) {
      if (/^\/(rules|platforms)\//.test(pathname)) paths.add(pathname);
    }
  }
  expect(paths.size).toBeGreaterThan(100);
});

test("the search of the rules finds by what a log, a program or a person says", async ({ proclint, page }) => {
  const query = page.getByRole("textbox", { name: "A log line, an error code or a word" });
  for (const [what, text, rule] of [
    ["a code", "H14", "no-http-process"],
    ["a code in small letters", "h14", "no-http-process"],
    [
      "a line of the router",
      '2026-10-06T21:51:12+00:00 heroku[router]: at=error code=H14 desc="No web processes running" method=GET',
      "no-http-process",
    ],
    ["a line of a program", "app[web.1]: Error: '' is not a valid port number.", "port-empty"],
    ["colours", "\u001b[31mError: '$PORT' is not a valid port number.\u001b[0m", "no-shell"],
    ["a whole log", "booting\r\nhivemind: Process names must be uniq\r\nbye", "duplicate-process-type"],
    ["a part of a line", "no entries were found", "space-after-colon"],
    ["the name of a rule", "port-hardcoded", "port-hardcoded"],
    ["words", "uppercase process type", "process-type-case"],
  ] as const) {
    await test.step(`by ${what}`, async () => {
      await page.goto("/rules");
      await query.fill(text);
      const first = page.locator("#results > li").first();
      await expect(first.locator("code").first()).toHaveText(rule);
      await expect(page.getByRole("status")).toContainText("found");
      await expect(page.locator("#all")).toBeHidden();
      await proclint.expectAccessible();
      await query.press("Enter");
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(new RegExp(`/rules/${rule}$`));
      await expect(page.locator(".crumb")).toHaveText(rule);
    });
  }

  await test.step("says that it knows nothing, and shows all again", async () => {
    await page.goto("/rules");
    await query.fill("the quick brown fox\nwent home");
    await expect(page.getByRole("status")).toHaveText("No matches.");
    await proclint.expectAccessible();
    await query.press("Escape");
    await expect(page.locator("#all")).toBeVisible();
    await expect(page.locator("#results")).toBeHidden();
  });
});

test("the search of the rules knows what only a platform explains", { tag: "@daily" }, async ({ page }) => {
  await page.goto("/rules");
  await page.getByRole("textbox").fill("Error R14 (Memory quota exceeded)");
  await expect(page.locator("#results > li").first()).toContainText("The dyno uses more memory than it has.");
  await expect(page.locator("#results > li").first().getByRole("link")).toHaveText("Heroku");
});

test("the search of the platforms finds a platform, what it stands for, and an alias", async ({ page }) => {
  await page.goto("/platforms");
  for (const [name, platform] of [
    ["coolify", "Coolify"],
    ["hephy", "Deis v1"],
    ["platform-sh", "Upsun"],
    ["fly.io", "Fly.io"],
  ] as const) {
    await page.getByRole("textbox").fill(name);
    await expect(page.locator("#results > li").first().getByRole("link").first()).toHaveText(platform);
  }
});

test("the search of the platforms knows what they print", async ({ proclint, page }) => {
  await page.goto("/platforms");
  await page.getByRole("textbox").fill("The length of ptype must be between 3 and 63");
  await expect(page.locator("#results > li")).toHaveCount(1);
  await expect(page.locator("#results a")).toHaveText("Drycc");
  await proclint.expectAccessible();
});

test("the button that copies a sample lies over none of its text", async ({ page }) => {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto("/rules/port-hardcoded");
    const covered = await page.locator(".sample").evaluateAll((samples) =>
      samples
        .filter((sample) => {
          const text = sample.querySelector("code");
          const button = sample.querySelector("button")?.getBoundingClientRect();
          if (!text || !button) return true;
          text.parentElement?.scrollTo({ left: 10_000 });
          const range = document.createRange();
          range.selectNodeContents(text);
          return [...range.getClientRects()].some(
            ({ right, top, bottom }) => right > button.left && top < button.bottom && bottom > button.top,
          );
        })
        .map(({ textContent }) => textContent),
    );
    expect(covered).toEqual([]);
  }
});

apart.describe("without a script", () => {
  apart.use({ javaScriptEnabled: false });

  apart("all can be read, and nothing offers a search", async ({ page }) => {
    await page.goto("/rules");
    await expect(page.getByRole("textbox")).toHaveCount(0);
    const rule = page.locator("a[href$='rules/port-hardcoded']").first();
    const title = (await rule.textContent()) ?? "";
    await rule.click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await page.getByRole("link", { name: "Code Capsules" }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Code Capsules");
  });
});

test("an example opens in the editor with its squiggle and platforms, and brings the own text back", { tag: "@daily" }, async ({
  proclint,
  page,
}) => {
  await proclint.open();
  await proclint.type("web: mine");
  await page.goto("/rules/port-missing");
  await page.getByRole("link", { name: "Try it in the editor: Wrong" }).click();
  await expect(page).toHaveURL(/\/$/);
  await proclint.checked();
  await proclint.expectText(["web: uvicorn main:app --host 0.0.0.0", ""]);
  await expect(proclint.squiggles).toHaveText("uvicorn");
  await expect(proclint.problems).toContainText("port-missing");
  await expect(proclint.checkFor).toContainText("Heroku");

  // A second example does not take the place of the text that the first one replaced.
  await page.goto("/rules/file-name");
  await page.getByRole("link", { name: "Try it in the editor: Wrong" }).click();
  await proclint.checked();
  await expect(proclint.fileName).toHaveValue("Procfile.txt");
  await page.getByRole("button", { name: "Bring it back" }).click();
  await proclint.expectText(["web: mine"]);
  await expect(proclint.fileName).toHaveValue("Procfile");
});

test("an example that was edited is kept as well, and one that is none is told", async ({ proclint, page }) => {
  await proclint.open("#try=rules/port-missing/bad");
  await proclint.expectText(["web: uvicorn main:app --host 0.0.0.0", ""]);
  await proclint.type("web: edited");
  await page.goto("/rules");
  await proclint.open("#try=rules/port-missing/good");
  await proclint.expectText(["web: uvicorn main:app --host 0.0.0.0 --port $PORT", ""]);
  await expect(proclint.problems).toContainText("No problems.");
  await page.getByRole("button", { name: "Bring it back" }).click();
  await proclint.expectText(["web: edited"]);

  await test.step("the text stays where there is no such example", async () => {
    await proclint.type("web: mine");
    await page.goto("/rules");
    await proclint.open("#try=rules/nothing/bad");
    await expect(proclint.footer).toContainText("There's no rule named nothing.");
    await proclint.expectText(["web: mine"]);
  });
});

test("a problem and its squiggle lead to the page of the rule", async ({ proclint, page, context }) => {
  await proclint.open();
  await proclint.type("wbe: node server.js");
  const opened = context.waitForEvent("page");
  await proclint.problems.locator("li", { hasText: "process-type-typo" }).locator(".headline").click();
  await proclint.problems.getByRole("link", { name: "Docs for process-type-typo" }).click();
  const docs = await opened;
  await expect(docs).toHaveURL(/\/rules\/process-type-typo$/);
  await expect(docs.locator(".crumb")).toHaveText("process-type-typo");
  await docs.close();
  await proclint.expectText(["wbe: node server.js"]);
  await proclint.squiggles.hover();
  await expect(page.getByRole("link", { name: "About process-type-typo" })).toHaveAttribute("href", "rules/process-type-typo");
  await proclint.expectAccessible();
});

test("samples name this site, and each has a button that copies it", async ({ proclint, page, context, baseURL }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const origin = new URL(baseURL ?? "").origin;
  await page.goto("/embedding");
  const element = page.getByRole("region", { name: "The element" });
  await expect(element.locator("pre").first()).toContainText(`${origin}/embed.js`);
  await expect(page.getByText("proclint.example")).toHaveCount(0);
  await element.getByRole("button", { name: "Copy" }).first().click();
  await expect(element.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`<script type="module" src="${origin}/embed.js">`);
  await page.goto("/api");
  await expect(page.locator("pre", { hasText: `${origin}/v1/lint` }).first()).toBeVisible();
  await page.goto("/procfile");
  await proclint.expectAccessibleInBoth();
});

test("an unknown address leads back to the site", { tag: "@daily" }, async ({ proclint, page }) => {
  await page.route("**/nowhere", async (route) => {
    const response = await route.fetch();
    // An error that the test wants isn't one of the page.
    await route.fulfill({ response, status: 200 });
  });
  await page.goto("/nowhere");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Not found");
  await proclint.expectAccessibleInBoth();
  await page.getByRole("link", { name: "Search the rules" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The rules");
});
