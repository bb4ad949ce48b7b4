import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { serve, serveFolder } from "./embed-sites.js";

const shown = (name: string): string => fileURLToPath(new URL(`../test-results/shots/${name}.png`, import.meta.url));

for (const colorScheme of ["light", "dark"] as const) {
  test(`the embed, ${colorScheme}`, async ({ page, baseURL }) => {
    const site = await serve(() => ({
      body: `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Site</title>
        <style>body { font: 17px/1.6 Georgia, serif; max-width: 740px; margin: 30px auto; padding: 0 16px; ${colorScheme === "dark" ? "background: #16181d; color: #ddd" : ""} }</style>
        <script type="module" src="${baseURL ?? ""}embed.js"></script>
        <h1>Deploying</h1><p>A Procfile says what runs:</p>
        <proclint-editor platform="drycc" id="wrong"><pre>wbe: gunicorn shop.wsgi --bind 0.0.0.0:8000\n# the queue\nworker: celery -A shop worker\n</pre></proclint-editor>
        <p>And this is right:</p>
        <proclint-editor platform="heroku" readonly><pre>web: gunicorn shop.wsgi --bind 0.0.0.0:$PORT\n</pre></proclint-editor>`,
    }));
    await page.emulateMedia({ colorScheme });
    for (const [name, width] of [
      ["embed", 1100],
      ["embed-phone", 390],
    ] as const) {
      await page.setViewportSize({ width, height: 760 });
      await page.goto(site.url);
      await expect(page.locator("#wrong .summary")).toContainText("error");
      await page.screenshot({ path: shown(`${name}-${colorScheme}`) });
      await page.locator("#wrong .summary").click();
      await page.screenshot({ path: shown(`${name}-problems-${colorScheme}`) });
    }
    await site.close();
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto("/embedding");
    await expect(page.locator("proclint-editor .summary")).toContainText("error");
    await page.screenshot({ path: shown(`embedding-${colorScheme}`) });
  });
}

for (const name of ["hugo", "sphinx", "mkdocs"]) {
  test(`upgraded, ${name}`, async ({ page, baseURL }) => {
    const folder = fileURLToPath(new URL(`../../build/sites/${name}`, import.meta.url));
    const site = await serveFolder(folder, (html) =>
      html.replace("</head>", `<script type="module" data-platform="heroku" src="${baseURL ?? ""}embed-upgrade.js"></script></head>`),
    );
    await page.goto(`${site.url}/`);
    await expect(page.locator("[data-proclint-upgraded]").first()).toBeAttached();
    await page.screenshot({ path: shown(`upgraded-${name}`) });
    await page.locator("proclint-editor .summary").first().click();
    await page.screenshot({ path: shown(`upgraded-${name}-problems`) });
    await site.close();
  });
}
