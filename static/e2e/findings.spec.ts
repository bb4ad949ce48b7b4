// How a finding looks on the page, whatever the rules find: its headline, effects, help, and fixes.
import type { BrowserContext } from "@playwright/test";
import { codePieces, plainText } from "../src/code.js";
import { concernsOf, effectsOn } from "../src/effects.js";
import type { Diagnostic, Effect, Report } from "../src/engine/contract.js";
import { openText } from "../src/file/snapshot.js";
import { toMarkdown } from "../src/file/markdown.js";
import { apart, beforeCalls, expect, expectToFit, resize, test } from "./page.js";
import { patient } from "./patience.js";

const five = ["code-capsules", "deis", "drycc", "sevalla", "heroku"];
const text = "web: gunicorn shop.wsgi --bind 0.0.0.0:8000\nworker: python worker.py";
const range = { start: { line: 0, character: 38 }, end: { line: 0, character: 43 } };

function effect(platforms: string[], severity: Effect["severity"], said: string, more: Partial<Effect> = {}): Effect {
  return { platforms, severity, outcome: "crash", verified: true, text: said, ...more };
}

const hardcoded: Diagnostic = {
  rule: "port-hardcoded",
  kind: "slip",
  severity: "warning",
  message: "`web` listens on port 8000, not `$PORT`",
  effects: [
    effect(["heroku"], "error", "The dyno is stopped after 60 s (`R10`).", {
      log: "Error R10 (Boot timeout) -> Web process failed to bind to $PORT",
    }),
    effect(["deis", "drycc"], "error", "The router finds nothing to send requests to."),
    effect(["code-capsules"], "warning", "Visitors see an error unless Network Port is 8000.", { verified: false }),
  ],
  help: "Use `$PORT`.",
  range,
  platforms: ["heroku", "deis", "drycc", "code-capsules"],
  docs: "rules/port-hardcoded",
  fixes: [
    {
      title: "Use `$PORT`",
      applicability: "suggested",
      edits: [{ range: { start: { line: 0, character: 39 }, end: { line: 0, character: 43 } }, newText: "$PORT" }],
    },
    {
      title: "Rename `web` to `api`",
      applicability: "safe",
      edits: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } }, newText: "api" }],
    },
  ],
};

/** Its texts would run a script, if they were taken for HTML. */
const hostile: Diagnostic = {
  rule: "program-typo",
  kind: "slip",
  severity: "error",
  message: "``<img src=x onerror=alert(1)>` `` isn't a program; <b>this</b> is text",
  effects: [effect(five, "error", "`</code><script>alert(2)</script>` doesn't start.")],
  help: "",
  range: { start: { line: 1, character: 8 }, end: { line: 1, character: 14 } },
  docs: "rules/program-typo",
  fixes: [],
};

const findings = [hardcoded, hostile];

/** Lets the engine answer with these findings, for the platforms of each request. */
function finds(context: BrowserContext, diagnostics: readonly Diagnostic[]): Promise<void> {
  const report: Omit<Report, "platforms"> = {
    schema: "proclint/1",
    file: { path: "Procfile", encoding: "utf-8", bom: false, eol: "lf" },
    diagnostics: [...diagnostics],
    summary: { error: 1, warning: 1, info: 0, hint: 0, fixable: 1 },
  };
  return beforeCalls(
    context,
    `if (method === "lint") {
      const { platforms = [] } = JSON.parse(request);
      return JSON.stringify({ ...${JSON.stringify(report)}, platforms: platforms.length > 0 ? platforms : ${JSON.stringify(five)} });
    }`,
  );
}

for (const [name, markdown, pieces] of [
  ["text alone", "no code", [["no code", false]]],
  [
    "code",
    "`wbe` is a typo for `web`",
    [
      ["wbe", true],
      [" is a typo for ", false],
      ["web", true],
    ],
  ],
  [
    "code that contains backticks",
    "run `` echo `date` `` now",
    [
      ["run ", false],
      ["echo `date`", true],
      [" now", false],
    ],
  ],
  ["a backtick that nothing closes", "a ` b", [["a ` b", false]]],
  ["nothing", "", []],
] as const) {
  test(`the pieces of a text: ${name}`, { tag: "@daily" }, () => {
    expect(codePieces(markdown).map(({ text, code }) => [text, code])).toEqual(pieces);
  });
}

test("a text without its backticks", { tag: "@daily" }, () => {
  expect(plainText("Rename `wbe` to `web`")).toBe("Rename wbe to web");
});

test("a finding concerns a platform with the most severe of its effects there", { tag: "@daily" }, () => {
  const twice = { ...hardcoded, effects: [...hardcoded.effects, effect(["heroku"], "hint", "Harmless.", { verified: false })] };
  expect(concernsOf(twice)).toEqual([
    { platform: "heroku", severity: "error", verified: true },
    { platform: "deis", severity: "error", verified: true },
    { platform: "drycc", severity: "error", verified: true },
    { platform: "code-capsules", severity: "warning", verified: false },
  ]);
  expect(effectsOn(twice, "heroku").map(({ severity }) => severity)).toEqual(["error", "hint"]);
  expect(effectsOn(twice, "sevalla")).toEqual([]);
});

test("the Markdown report lists the effects of a finding, and nothing but its code is markup", { tag: "@daily" }, () => {
  const report = { platforms: five, diagnostics: findings } as unknown as Report;
  const lines = toMarkdown(openText("Procfile", text), report, (id) => id, "").split("\n");
  expect(lines.filter((line) => /^ *- /.test(line))).toEqual([
    "- **warning** at 1:39: `web` listens on port 8000, not `$PORT` (`port-hardcoded`)",
    "  - heroku: The dyno is stopped after 60 s (`R10`).",
    "  - deis, drycc: The router finds nothing to send requests to.",
    "  - code-capsules: Visitors see an error unless Network Port is 8000. (unverified)",
    "  - Help: Use `$PORT`.",
    "- **error** at 2:9: `` <img src=x onerror=alert(1)>` `` isn't a program; \\<b\\>this\\</b\\> is text (`program-typo`)",
    "  - code-capsules, deis, drycc, sevalla, heroku: `</code><script>alert(2)</script>` doesn't start.",
  ]);
});

apart.describe("on the page", () => {
  apart.beforeEach(async ({ proclint, context }) => {
    await finds(context, findings);
    await proclint.open();
    await proclint.type(text);
    await expect(proclint.problems.getByRole("listitem")).toHaveCount(2);
  });

  apart(
    "a row has the headline, the platforms, and the first safe fix; open it has all the rest",
    { tag: "@daily" },
    async ({ proclint }) => {
      const row = proclint.problems.getByRole("listitem").filter({ hasText: "port-hardcoded" });
      const headline = row.getByRole("button", { name: "web listens on port 8000, not $PORT" });

      await apart.step("closed", async () => {
        await expect(headline.locator("code")).toHaveText(["web", "$PORT"]);
        await expect(row.locator(".effect")).toHaveText("on 4 of 5 platforms");
        await expect(row).toContainText("port-hardcoded");
        await expect(row.locator(".effects")).toHaveCount(0);
        await proclint.expectAccessibleInBoth();
      });

      await apart.step("open", async () => {
        await headline.press("Enter");
        await expect(headline).toHaveAttribute("aria-expanded", "true");
        await expect(row.getByRole("term")).toHaveText([/Heroku/, /Deis v1, Drycc/, /Code Capsules/]);
        await expect(row.getByRole("definition")).toHaveText([
          /The dyno is stopped after 60 s \(R10\)\.\s+Error R10 \(Boot timeout\) -> Web process failed to bind to \$PORT/,
          /The router finds nothing/,
          /Network Port is 8000\. \(unverified\)/,
        ]);
        await expect(row.locator(".help")).toHaveText("Use $PORT.");
        const suggested = row.getByRole("group", { name: "Use $PORT" });
        await expect(suggested.locator(".added")).toContainText("0.0.0.0:$PORT");
        await expect(row.getByRole("link", { name: "Docs for port-hardcoded" })).toHaveAttribute("href", "rules/port-hardcoded");
        await proclint.expectAccessibleInBoth();
      });

      await apart.step("a suggested fix is applied from there", async () => {
        await row.getByRole("group", { name: "Use $PORT" }).getByRole("button", { name: "Use $PORT" }).click();
        await expect(proclint.editor.locator(".cm-line").first()).toHaveText("web: gunicorn shop.wsgi --bind 0.0.0.0:$PORT");
      });

      await apart.step("the safe one from the row", async () => {
        // A click before the next report is about the text before, and changes nothing.
        await expect(async () => {
          if ((await proclint.lines())[0]?.startsWith("api:")) return;
          await row.getByRole("button", { name: "Rename web to api", exact: true }).click({ timeout: patient(1_000) });
          await expect(proclint.editor.locator(".cm-line").first()).toContainText("api:", { timeout: patient(500) });
        }).toPass();
        await expect(proclint.editor.locator(".cm-line").first()).toHaveText("api: gunicorn shop.wsgi --bind 0.0.0.0:$PORT");
      });
    },
  );

  apart("with one platform its effect is in the row, and its card has a mark", async ({ proclint }) => {
    await proclint.choose("Heroku");
    const row = proclint.problems.getByRole("listitem").filter({ hasText: "port-hardcoded" });
    await expect(row.locator(".effect")).toHaveText("The dyno is stopped after 60 s (R10).");
    await row.locator(".headline").click();
    await expect(row.locator(".log")).toContainText("Error R10");
    await expect(row.locator(".effects")).toHaveCount(0);
    const card = proclint.cards.first();
    await expect(card.getByRole("button", { name: "error: web listens on port 8000, not $PORT" })).toBeVisible();
    await proclint.expectAccessibleInBoth();
  });

  apart("a card shows the severity on its own platform", async ({ proclint }) => {
    const card = proclint.cards.first();
    await expect(card).toContainText("8000");
    await proclint.choose("Code Capsules");
    await expect(card.getByRole("button", { name: /^warning: / })).toBeVisible();
    await proclint.choose("Code Capsules", "Sevalla");
    await expect(card.locator(".marks")).toHaveCount(0);
  });

  apart("a hover shows the headline, the effects by platform, and the fixes", { tag: "@daily" }, async ({ proclint, page }) => {
    await proclint.squiggles.first().hover();
    const hover = page.locator(".pf-hover");
    await expect(hover.locator(".pf-message")).toContainText("web listens on port 8000, not $PORT");
    await expect(hover.locator(".pf-effect")).toContainText([
      "Heroku: The dyno",
      "Deis v1, Drycc: The router",
      "Code Capsules: Visitors see an error unless Network Port is 8000. (unverified)",
    ]);
    await expect(hover.getByRole("button", { name: "Rename web to api" })).toBeVisible();
    await proclint.expectAccessibleInBoth();
  });

  apart("no text of a finding is markup, and none is cut off, however narrow the window is", async ({ proclint, page }) => {
    const row = proclint.problems.getByRole("listitem").filter({ hasText: "program-typo" });
    await row.locator(".headline").click();
    await expect(row.locator(".headline")).toHaveText("<img src=x onerror=alert(1)>` isn't a program; <b>this</b> is text");
    await expect(row.getByRole("definition")).toContainText("</code><script>alert(2)</script> doesn't start.");
    await expect(row.locator("img:not([role]), b, script")).toHaveCount(0);
    for (const width of [1280, 768, 320]) {
      await resize(page, { width, height: 800 });
      const cut = await proclint.problems.evaluate((region) =>
        [...(region.querySelector("proclint-problems")?.shadowRoot?.querySelectorAll("li :not(.hidden-text)") ?? [])]
          .filter((element) => element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
          .map((element) => `${element.localName}.${element.className}: ${element.scrollWidth} in ${element.clientWidth} px`),
      );
      expect(cut, `at ${width} px`).toEqual([]);
      await expectToFit(page);
    }
  });
});

test("a file with thousands of findings shows how many, and lists the first ones of each rule", async ({ proclint }) => {
  await proclint.open();
  await proclint.choose("Heroku");
  const lines = Array.from({ length: 2001 }, (_, n) => `worker${n}:node worker.js\n`).join("");
  await proclint.openFile("Procfile", Buffer.from(lines));
  await expect(proclint.problems.locator(".summary")).toHaveText(/^2,001 \w+, the first 100 of each rule shown$/);
  await expect(proclint.problems).toContainText("Show 1 more of 1");
  await proclint.problems.getByRole("button", { name: "Show 1 more of 1" }).click();
  const rest = proclint.problems.locator("li", { hasText: "1901 more findings of this rule, not shown" });
  await expect(rest).toBeVisible();
  await expect(rest.getByRole("button", { name: /^line/ }), "it is about no line").toHaveCount(0);
  await proclint.editor.press("ControlOrMeta+End");
  await expect(proclint.footer).toContainText("Ln 2002");
  await expect(proclint.page.locator(".cm-lineNumbers .cm-activeLineGutter")).toHaveText("2002");
  await expect(proclint.page.locator(".cm-lintPoint")).toHaveCount(0);
  await expect(proclint.page.locator(".cm-gutter-lint .cm-gutterElement").last().locator(".cm-lint-marker")).toHaveCount(0);
});

test("a clean file of many processes names the first ones, and on a phone right below the tabs", async ({ proclint, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await proclint.open();
  await proclint.type(Array.from({ length: 30 }, (_, n) => `${n === 0 ? "web" : `worker${n}`}: node program${n}.js\n`).join(""));
  await expect(proclint.problems.locator(".runs dd").last()).toHaveText(
    /^\s*web · off until you scale it: worker1, .* worker8 \+ 21 more\s*$/,
  );
  const tabs = await page.getByRole("tablist").boundingBox();
  const clean = await proclint.problems.locator(".clean").boundingBox();
  expect((clean?.y ?? 0) - (tabs?.y ?? 0) - (tabs?.height ?? 0)).toBeLessThan(20);
});

test("Fix all says what it leaves out, and why", { tag: "@daily" }, async ({ proclint }) => {
  await proclint.open();
  await proclint.type("wbe: gunicorn app:app --bind 127.0.0.1:8000\nworker: celery -A shop worker\n");
  await proclint.fixAll.click();
  await expect(proclint.toast).toContainText("1 fix applied. 2 more may change what runs: look at each first");
  await proclint.expectAccessibleInBoth();
});
