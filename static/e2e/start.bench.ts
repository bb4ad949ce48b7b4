import type { BrowserContext, Request } from "@playwright/test";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { toFragment } from "../src/file/share.js";
import { openText } from "../src/file/snapshot.js";
import { median, note, tell } from "./figure.js";
import { apart as test, expect } from "./page.js";

/** Each has a separate profile, and visits every page in it; the rounds take turns in who comes first. */
const rounds = 9;

/** In so many more, bytes are counted. */
const countedRounds = 3;

const folder = process.env.PROCLINT_BENCH_FOLDER ?? "../build/pagebench";

/** In milliseconds: what the browser has to do at its start, or since the visit before, is over by then. */
const rest = 1_000;

/** The output of a page when all of it is there; four times follow. */
const over = "all is there";

/** It has a squiggle, which the page shows with its first diagnostics. */
const procfile = "web: python manage.py runserver 0.0.0.0:$PORT\n";

/** The expressions are: whether the page shows what was found, and whether all of the page is there. */
interface Site {
  name: string;
  address: string;
  answered: string;
  complete: string;
}

interface Visit {
  /** When the answer was seen, since the epoch. */
  at: number;
  /** In milliseconds, until the answer is shown. */
  answer: number;
  /** In milliseconds, until the editor shows its squiggles; not of other pages. */
  editor: number;
}

const squiggle = `document.querySelector("proclint-app")?.shadowRoot
  ?.querySelector("proclint-editor")?.shadowRoot?.querySelector(".cm-lintRange")`;
const exampleSeen = `(document.querySelector(".first li") ?? ${squiggle})`;
// Until then, the page has its example.
const linkAnswered = `(document.querySelector(".first ul")?.textContent.includes("runserver") || ${squiggle})`;

const emptyPage = `<!doctype html><title>An empty Go program</title><script src="/wasm_exec.js"></script><output></output><script>
  const go = new Go();
  WebAssembly.instantiateStreaming(fetch("/empty.wasm"), go.importObject)
    .then(({ instance }) => go.run(instance))
    .then(() => (document.querySelector("output").textContent = "ended"));
</script>`;

// What the program of the playground asks of its page, and one workflow with a mistake in it.
const actionlintPage = `<!doctype html><title>actionlint</title><script src="/wasm_exec.js"></script><output></output><script>
  const output = document.querySelector("output");
  window.getYamlSource = () => "on:\\n  push:\\n    branch: main\\njobs:\\n  test:\\n    runs-on: ubuntu-latest\\n    steps:\\n      - run: make\\n";
  window.dismissLoading = () => {};
  window.showError = (message) => { throw new Error(message); };
  window.onCheckCompleted = (errors) => (output.textContent = errors.map(({ message }) => message).join("\\n"));
  const go = new Go();
  WebAssembly.instantiateStreaming(fetch("/actionlint.wasm"), go.importObject).then(({ instance }) => go.run(instance));
</script>`;

const types: Record<string, string> = { ".js": "text/javascript; charset=utf-8", ".wasm": "application/wasm" };

/** Serves a page at `/`, and what it loads as our server does: brotli, kept by the browser. */
async function serve(page: string, files: readonly string[]): Promise<Server> {
  const bodies = new Map<string, Buffer>();
  for (const name of files) bodies.set(`/${name}`, await readFile(join(folder, `${name}.br`)));
  const server = createServer(({ url = "" }, response) => {
    const body = bodies.get(url);
    if (url === "/") response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-cache" }).end(page);
    else if (!body) response.writeHead(404).end();
    else {
      response
        .writeHead(200, {
          "Content-Type": types[extname(url)] ?? "",
          "Content-Encoding": "br",
          "Content-Length": body.length,
          "Cache-Control": "public, max-age=31536000, immutable",
        })
        .end(body);
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return server;
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

function pause(): Promise<void> {
  return new Promise((over) => setTimeout(over, rest));
}

/** Opens a site in a new tab, until the frame in which it is seen. */
async function visit(context: BrowserContext, site: Site, beforeLeaving = async (): Promise<void> => {}): Promise<Visit> {
  const page = await context.newPage();
  try {
    await page.addInitScript(`
      const look = () => {
        if (${site.answered}) window.answered ??= performance.now();
        if (${site.complete}) console.log("${over}", performance.timeOrigin, window.answered, performance.now());
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);`);
    // To ask the page would be in its way.
    const told = page.waitForEvent("console", (message) => message.text().startsWith(over));
    await page.goto(site.address);
    const [origin = 0, answer = 0, editor = 0] = (await told).text().slice(over.length).trim().split(" ").map(Number);
    await beforeLeaving();
    await pause(); // a person stays, too, and the service worker comes once all is there
    return { at: origin + answer, answer, editor };
  } finally {
    await page.close();
    await pause();
  }
}

/**
 * Of everything that a first visit asks for until the site is seen, as it is sent. To count them takes time, which is not
 * to be in the way of what is timed.
 */
async function bytesOf(context: BrowserContext, site: Site): Promise<number> {
  const requests: Promise<{ began: number; bytes: number }>[] = [];
  const measure = async (request: Request): Promise<{ began: number; bytes: number }> => {
    const { responseBodySize } = await request.sizes();
    return { began: request.timing().startTime, bytes: responseBodySize };
  };
  context.on("requestfinished", (request) => requests.push(measure(request)));
  const { at } = await visit(context, site, async () => {
    await pause();
    await Promise.all(requests);
  });
  const before = (await Promise.all(requests)).filter(({ began }) => began < at);
  return before.reduce((sum, { bytes }) => sum + bytes, 0);
}

test("from navigation to the first diagnostics", async ({ playwright, baseURL, launchOptions }) => {
  test.setTimeout(900_000);
  const emptyServer = await serve(emptyPage, ["wasm_exec.js", "empty.wasm"]);
  const actionlintServer = await serve(actionlintPage, ["wasm_exec.js", "actionlint.wasm"]);
  const fragment = await toFragment({ file: openText("Procfile", procfile), platforms: ["heroku"] });
  const written = `document.querySelector("output")?.textContent`;
  const first: Site = { name: "first-view", address: `${baseURL}`, answered: exampleSeen, complete: squiggle };
  const link: Site = { name: "link", address: `${baseURL}#${fragment}`, answered: linkAnswered, complete: squiggle };
  const program = (name: string, server: Server): Site => ({ name, address: addressOf(server), answered: written, complete: written });
  const empty = program("empty-program", emptyServer);
  const actionlint = program("actionlint", actionlintServer);
  const sites = [first, empty, link, actionlint];
  const cold = new Map(sites.map((site) => [site, [] as Visit[]]));
  const warm = new Map(sites.map((site) => [site, [] as Visit[]]));
  const bytes: number[] = [];
  const browse = async (work: (context: BrowserContext) => Promise<void>): Promise<void> => {
    const profile = await mkdtemp(join(tmpdir(), "proclint-bench-"));
    const context = await playwright.chromium.launchPersistentContext(profile, { ...launchOptions, serviceWorkers: "allow" });
    await pause();
    try {
      await work(context);
    } finally {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    }
  };
  try {
    for (let round = 0; round < rounds; round++) {
      const order = sites.map((_, index) => sites[(index + round) % sites.length] as Site);
      await browse(async (context) => {
        for (const site of order) cold.get(site)?.push(await visit(context, site));
        // The browser keeps what it compiled at the second visit, not at the first.
        for (const site of order) await visit(context, site);
        for (const site of order) warm.get(site)?.push(await visit(context, site));
      });
    }
    for (let round = 0; round < countedRounds; round++) await browse(async (context) => void bytes.push(await bytesOf(context, link)));
  } finally {
    emptyServer.close();
    actionlintServer.close();
  }
  const middle = (visits: Map<Site, Visit[]>, site: Site, key: "answer" | "editor" = "answer"): number =>
    median((visits.get(site) ?? []).map((visit) => visit[key]));
  for (const site of sites) {
    note(`${site.name}-first-visit`, middle(cold, site), "ms");
    note(`${site.name}-from-cache`, middle(warm, site), "ms");
  }
  for (const site of [first, link]) {
    note(`${site.name}-editor-first-visit`, middle(cold, site, "editor"), "ms");
    note(`${site.name}-editor-from-cache`, middle(warm, site, "editor"), "ms");
  }
  tell("editor-to-answer", middle(cold, link, "editor") / middle(cold, link), "times", 1.8);
  tell("editor-to-answer-from-cache", middle(warm, link, "editor") / middle(warm, link), "times", 3.2);
  tell("first-view-to-empty-program", middle(cold, first) / middle(cold, empty), "times", 1.1);
  tell("first-view-from-cache-to-empty-program", middle(warm, first) / middle(warm, empty), "times", 1.3);
  tell("answer-to-actionlint", middle(cold, link) / middle(cold, actionlint), "times", 0.5);
  expect(Math.min(...bytes)).toBeGreaterThan(0);
  tell("bytes-to-first-lint", Math.max(...bytes) / 1e6, "MB", 1.6);
});
