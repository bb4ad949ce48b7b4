// The files that `make embed` makes, in a folder of a site that serves them itself.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { serve, type Site } from "./embed-sites.js";
import { expect, apart as test } from "./page.js";

const folder = fileURLToPath(new URL("../../build/embed/", import.meta.url));
const path = "/docs/assets/proclint/";
const policy = "script-src 'self' 'wasm-unsafe-eval'";

const types: Record<string, string> = { js: "text/javascript", wasm: "application/wasm", json: "application/json" };
const files = new Map(
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(folder.length).replace(/^\//, ""))
    .map((name) => [name, readFileSync(folder + name)] as const),
);
const integrity = JSON.parse(files.get("integrity.json")?.toString() ?? "{}") as {
  version: string;
  files: Record<string, string>;
  scripts: Record<string, string>;
};

/** A page of the site: the lines of integrity.json in its head, with the folder in front of each name. */
function pageWith(body: string): string {
  const scripts = Object.values(integrity.scripts).map((line) => line.replace('src="', `src="${path}`));
  return `<!doctype html><html lang="en"><head><title>Guide</title><link rel="icon" href="data:,">${scripts.join("")}</head><body><main>${body}</main></body></html>`;
}

const body = `<proclint-editor platform="heroku" label="Element"><pre>wbe: gunicorn app:app\n</pre></proclint-editor>
  <pre><code class="language-procfile">worker:rq worker\n</code></pre>`;

let site: Site;
const asked: string[] = [];
test.beforeAll(async () => {
  site = await serve((address) => {
    if (address === "/docs/guide") return { body: pageWith(body), headers: { "Content-Security-Policy": policy } };
    asked.push(address);
    const content = address.startsWith(path) ? files.get(address.slice(path.length)) : undefined;
    return content && { body: content, type: types[address.split(".").at(-1) ?? ""] ?? "", headers: { "Content-Security-Policy": policy } };
  });
});
test.afterAll(() => site.close());

test("integrity.json has the digest of each file and the version", { tag: "@daily" }, () => {
  const digests = Object.fromEntries(
    [...files]
      .filter(([name]) => name !== "integrity.json")
      .map(([name, content]) => [name, `sha384-${createHash("sha384").update(content).digest("base64")}`]),
  );
  expect(integrity.files).toEqual(digests);
  expect(Object.keys(integrity.scripts)).toEqual(["embed-upgrade.js", "embed.js"]);
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { version: string };
  expect(integrity.version).toBe(version);
});

test("the folder has only what the embed loads", { tag: "@daily" }, () => {
  expect([...files.keys()].filter((name) => !/^(integrity\.json|embed(-upgrade)?\.js|assets\/[\w-]+\.(js|wasm))$/.test(name))).toEqual([]);
  expect([...files.keys()].filter((name) => /rules|platforms|proclint-app|proclint-extras|\bsw\b/.test(name))).toEqual([]);
});

test("an element and a code block work under a path, with a policy that allows only the site itself", { tag: "@daily" }, async ({
  page,
}) => {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  asked.length = 0;
  await page.goto(`${site.url}/docs/guide`);
  const [element, block] = [page.locator("proclint-editor").first(), page.locator("proclint-editor").last()];
  await expect(element.locator(".cm-lintRange-error").first()).toHaveText("wbe");
  await expect(page.locator("pre[data-proclint-upgraded]")).toHaveCount(1);
  await expect(block.locator(".cm-line").first()).toHaveText("worker:rq worker");
  await expect(block.locator(".summary")).toContainText("error");
  await element.locator(".summary").click();
  await expect(element.locator(".foot")).toContainText("process-type-typo");
  // The folder has no program that explains logs.
  await expect(page.getByRole("button", { name: "Explain a log" })).toHaveCount(0);
  // The folder has no pages of Proclint to link to.
  await expect(page.getByRole("link")).toHaveCount(0);
  expect(asked.filter((address) => !files.has(address.slice(path.length)))).toEqual([]);
  expect(complaints).toEqual([]);
});
