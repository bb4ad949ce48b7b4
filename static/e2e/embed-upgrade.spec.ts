import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { serve, serveFolder, type Site } from "./embed-sites.js";
import { apart as test, expect, holdBack } from "./page.js";

const built = (name: string): string => fileURLToPath(new URL(`../../build/sites/${name}`, import.meta.url));

/** The sites, and the texts of the blocks that are Procfiles, in order. */
const sites: Record<string, string[]> = {
  hugo: ["wbe: gunicorn app:app\nworker: celery -A app worker", "web: python app.py"],
  sphinx: ["wbe: gunicorn app:app\nworker: celery -A app worker", "web: python app.py\nclock: python clock.py"],
  mkdocs: ["wbe: gunicorn app:app\nworker: celery -A app worker"],
  material: ["wbe: gunicorn app:app\nworker: celery -A app worker", "web: python app.py\n\nclock: python clock.py"],
  vitepress: ["wbe: gunicorn app:app\nworker: celery -A app worker"],
  docusaurus: ["wbe: gunicorn app:app\nworker: celery -A app worker", "web: python app.py"],
  starlight: ["wbe: gunicorn app:app\n\nworker: celery -A app worker", "web: python app.py"],
};
/** The files of each that have the recipe. */
const recipes: Record<string, string[]> = {
  hugo: ["layouts/index.html"],
  sphinx: ["conf.py"],
  mkdocs: ["docs/javascripts/proclint.js", "mkdocs.yml"],
  material: ["docs/javascripts/proclint.js", "mkdocs.yml"],
  vitepress: [".vitepress/config.mts"],
  docusaurus: ["docusaurus.config.js"],
  starlight: ["astro.config.mjs"],
};
/** A theme that has the recipe of its generator. */
const generators: Record<string, string> = { material: "mkdocs" };
/** Those whose packages are many are built only by `make test-embed-sites`. */
const heavy = new Set(["vitepress", "docusaurus", "starlight"]);
const areAllBuilt = process.env.PROCLINT_SITES === "all";

const script = (origin: string): string => `<script type="module" data-platform="heroku" src="${origin}embed-upgrade.js"></script>`;

/** The places of everything outside a block. */
function layout(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("h1, p, pre:not(.plain)")]
      .filter((element) => element.getClientRects().length > 0 && !element.closest("pre[hidden]"))
      .filter((element) => element.tagName !== "PRE" || element.textContent?.trim() === "web: 1")
      .map((element) => {
        const { top, left } = element.getBoundingClientRect();
        return `${element.tagName} ${element.textContent?.trim().slice(0, 30) ?? ""} ${Math.round(top + scrollY)} ${Math.round(left)}`;
      }),
  );
}

for (const [name, texts] of Object.entries(sites)) {
  if (heavy.has(name) && !areAllBuilt) continue;
  test.describe(name, () => {
    let site: Site;
    test.beforeAll(async ({}, info) => {
      const missing = built(`${name}.missing`);
      test.skip(existsSync(missing), existsSync(missing) ? readFileSync(missing, "utf8") : "");
      const here = (content: string): string => content.replaceAll("https://proclint.example/", info.project.use.baseURL ?? "");
      site = await serveFolder(built(name), here, here);
    });
    test.afterAll(() => site?.close());

    test("it is built from the recipe on the page for authors", async ({ page, baseURL }) => {
      await page.goto("embedding");
      const shown = await page.locator(`[data-recipe="${generators[name] ?? name}"]`).allTextContents();
      const files = (recipes[name] ?? []).map((file) =>
        readFileSync(fileURLToPath(new URL(`fixtures-sites/${name}/${file}`, import.meta.url)), "utf8"),
      );
      expect(shown).toHaveLength(files.length);
      expect(shown.join()).toContain("embed-upgrade.js");
      for (const [index, recipe] of shown.entries())
        expect(files[index]).toContain(recipe.trim().replaceAll(baseURL ?? "", "https://proclint.example/"));
    });

    test("its Procfiles become editors where they stand, and nothing jumps", async ({ page }) => {
      const release = await holdBack(page.context(), /\.wasm$/);
      await page.goto(`${site.url}/`);
      const editors = page.locator("proclint-editor");
      await expect(editors).toHaveCount(texts.length);
      for (let index = 0; index < texts.length; index++) await expect(editors.nth(index).locator(".frame")).toBeHidden();
      const before = await layout(page);
      release();
      for (const [index, text] of texts.entries()) {
        await expect(editors.nth(index)).toBeVisible();
        expect(await editors.nth(index).evaluate((editor) => (editor as unknown as { value: string }).value)).toBe(text);
      }
      expect(await layout(page)).toEqual(before);
      await expect(editors.first().locator(".summary")).toContainText(/error|warning/);
      await expect(page.locator("[data-proclint-upgraded]")).toHaveCount(texts.length);
    });

    test("its blocks stay where the engine does not come", async ({ page }) => {
      await page.context().route(/\.wasm$/, (route) => route.abort());
      await page.addInitScript(() => {
        addEventListener("proclint-failed", () => (document.documentElement.dataset.failed = "yes"));
      });
      await page.goto(`${site.url}/`);
      await expect(page.locator("html")).toHaveAttribute("data-failed", "yes");
      await expect(page.locator("proclint-editor")).toHaveCount(0);
      await expect(page.locator("[data-proclint-upgraded]")).toHaveCount(0);
      await expect(page.locator("pre").filter({ hasText: "gunicorn app:app" }).first()).toBeVisible();
    });

    // The scripts of the others begin before the page is there.
    if (!heavy.has(name)) return;

    // These take over what the page shows, and may make it anew.
    test("its Procfiles are editors also where the site's own scripts come after them", async ({ page, baseURL }) => {
      const early = await serveFolder(built(name), (html) =>
        html
          .replace(/<script[^>]*embed-upgrade[^>]*><\/script>/, "")
          .replace("</title>", `</title>${script(baseURL ?? "").replace("<script", "<script async")}`),
      );
      const release = await holdBack(page.context(), `${early.url}/**/*.js`);
      await page.goto(`${early.url}/`, { waitUntil: "commit" });
      const editors = page.locator("proclint-editor");
      await expect(editors.last()).toBeVisible();
      release();
      await page.waitForLoadState("networkidle");
      await expect(editors).toHaveCount(texts.length);
      for (const [index, text] of texts.entries()) {
        await expect(editors.nth(index)).toBeVisible();
        expect(await editors.nth(index).evaluate((editor) => (editor as unknown as { value: string }).value)).toBe(text);
      }
      await expect(page.locator("pre").filter({ hasText: "gunicorn app:app", visible: true })).toHaveCount(0);
      await early.close();
    });
  });
}

test("a site of one page: blocks that come later are upgraded, and go with their page", async ({ page, baseURL }) => {
  const site = await serve(() => ({
    body: `<!doctype html><html lang="en"><title>Site</title>${script(baseURL ?? "")}<main></main></html>`,
  }));
  await page.goto(site.url);
  await page.evaluate(() => {
    const main = document.querySelector("main");
    if (main)
      main.innerHTML =
        '<pre data-proclint-platform="drycc"><code class="language-procfile">web: python app.py\n</code></pre><pre><code class="language-yaml">web: 1</code></pre>';
  });
  await expect(page.locator("proclint-editor")).toBeVisible();
  await expect(page.locator("proclint-editor")).toHaveAttribute("platform", "drycc");
  await expect(page.locator("proclint-editor")).toHaveCount(1);
  await page.evaluate(() => document.querySelector("[data-proclint-upgraded]")?.remove());
  await expect(page.locator("proclint-editor")).toHaveCount(0);
  await site.close();
});
