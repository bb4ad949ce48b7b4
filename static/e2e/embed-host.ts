import axe from "axe-core";
import type { Frame, Page, Request } from "@playwright/test";
import { serve, type Served, type Site } from "./embed-sites.js";
import { expect, lasting } from "./page.js";

/** A site of another origin whose pages a test chooses, and which notes what is loaded of engines. */
export interface Host {
  /** Opens a page with this body, the script of the embed in its head. */
  open: (body: string, options?: { headers?: Record<string, string>; head?: string; script?: string }) => Promise<void>;
  /** The addresses of the modules, each as often as it was asked for. */
  engines: () => readonly string[];
  errors: string[];
}

/** A test of an embed on such a site, in a page that lasts. */
export const test = lasting.extend<{ host: Host; site: Site & { pages: Map<string, Served> } }>({
  site: async ({}, use) => {
    const pages = new Map<string, Served>([["/rest", { body: "<!doctype html><title>Rest</title>" }]]);
    const site = await serve((path) => pages.get(path));
    await use({ ...site, pages });
    await site.close();
  },
  rest: ({ site }, use) => use(`${site.url}/rest`),
  host: async ({ page, baseURL, site }, use) => {
    const engines: string[] = [];
    const errors: string[] = [];
    const keep = (request: Request): void => {
      if (request.url().includes(".wasm")) engines.push(request.url());
    };
    const note = (error: Error): void => void errors.push(error.message);
    page.context().on("request", keep);
    page.on("pageerror", note);
    await use({
      open: async (body, { headers = {}, head = "", script = "embed.js" } = {}) => {
        const tag = script ? `<script type="module" src="${baseURL ?? ""}${script}"></script>` : "";
        site.pages.set("/", {
          body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Site</title>${head}${tag}</head><body><main><h1>Site</h1>${body}</main></body></html>`,
          headers,
        });
        await page.goto(`${site.url}/`);
      },
      engines: () => engines,
      errors,
    });
    page.context().off("request", keep);
    page.off("pageerror", note);
    expect(errors).toEqual([]);
  },
});

export const editorOf = (page: Page | Frame, name = "Procfile") => page.getByRole("textbox", { name, exact: true });
export const summaryOf = (page: Page | Frame) => page.locator("proclint-editor .summary");

/** What axe finds wrong in the page. */
export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ["violations"],
      rules: { "target-size": { enabled: true } },
    });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ""}`).join(" | ")}`,
    );
  });
}
