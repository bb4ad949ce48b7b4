import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { engineAsked, apart, expect } from "./page.js";

/** The text in the title of the page and in the list of the service worker. */
interface Deployed {
  title: string;
  listed: string;
}

interface Answer {
  status: number;
  headers: [string, string][];
  body: Buffer;
}

const built = new Map<string, Answer>();

/** The server, and behind it a deployment that a test changes. */
class Deployment {
  #state: Deployed = { title: "", listed: "" };
  readonly asked: string[] = [];

  constructor(readonly origin: string) {}

  deploy(title: string, listed = title): void {
    this.#state = { title, listed };
  }

  async answer(path: string): Promise<Answer> {
    this.asked.push(path);
    const { status, headers, body } = await this.#built(path);
    const { title, listed } = this.#state;
    if (path === "/" && title) return { status: 200, headers, body: titled(body, title) };
    if (path === "/sw.js" && listed) return { status: 200, headers, body: await this.#worker(body.toString(), listed) };
    return { status, headers, body };
  }

  // The built files don't change, so the tests request them only once.
  async #built(path: string): Promise<Answer> {
    const known = built.get(path);
    if (known) return known;
    const response = await fetch(new URL(path, this.origin), { headers: { "Accept-Encoding": "identity" }, redirect: "manual" });
    const headers = [...response.headers].filter(
      ([name]) => !["content-length", "connection", "keep-alive", "transfer-encoding", "etag", "date"].includes(name),
    );
    const answer = { status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) };
    if (!path.startsWith("/v1")) built.set(path, answer);
    return answer;
  }

  // The list as a build with that title makes it.
  async #worker(script: string, title: string): Promise<Buffer> {
    const { body: page } = await this.#built("/");
    const digest = createHash("sha256").update(titled(page, title)).digest("base64");
    const version = createHash("sha256").update(title).digest("hex").slice(0, 16);
    return Buffer.from(
      script
        .replace(/\[\\"\\",\\"sha256-[^"]*\\"\]/, `[\\"\\",\\"sha256-${digest}\\"]`)
        .replace(/\\"version\\":\\"\w+\\"/, `\\"version\\":\\"${version}\\"`),
    );
  }
}

function titled(page: Buffer, title: string): Buffer {
  return Buffer.from(page.toString().replace(/(?<=<title[^>]*>).*(?=<\/title>)/, title));
}

function listen(deployment: Deployment): Promise<Server> {
  const server = createServer((request, response) => {
    deployment.answer(request.url ?? "/").then(
      ({ status, headers, body }) => {
        for (const [name, value] of headers) response.setHeader(name, value);
        response.writeHead(status, { "Content-Length": body.length }).end(body);
      },
      (error: unknown) => response.writeHead(502).end(String(error)),
    );
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

const test = apart.extend<{ deployment: Deployment }>({
  deployment: async ({}, use, info) => {
    await use(new Deployment(String(info.project.use.baseURL)));
  },
  baseURL: async ({ deployment }, use) => {
    const server = await listen(deployment);
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    server.closeAllConnections();
    server.close();
  },
});

test.use({ serviceWorkers: "allow" });

/** Waits until the copy is whole and answers. */
async function kept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller || registration.installing) await new Promise((resolve) => setTimeout(resolve, 50));
  });
}

function caches(page: Page): Promise<string[]> {
  return page.evaluate(() => globalThis.caches.keys());
}

/** Lets the browser look for a new version now. */
async function update(page: Page): Promise<void> {
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
}

const offer = (page: Page): ReturnType<Page["locator"]> => page.getByRole("button", { name: "Reload", exact: true });

test("after the first visit the page works without a network, under the headers that it has with one", { tag: "@daily" }, async ({
  proclint,
  page,
  context,
}) => {
  await proclint.open();
  await kept(page);
  await context.setOffline(true);
  await page.reload();
  await proclint.checked();
  await proclint.type("wbe: gunicorn app:app --bind 0.0.0.0:$PORT");
  await expect(proclint.problems).toContainText("process-type-typo");
  await expect(proclint.processes).toContainText("wbe");
  for (const path of [
    "/api",
    "/rules",
    "/rules/port-missing",
    "/platforms/drycc",
    "/embedding",
    "/rules/port-missing.html",
    "/rules/port-missing/",
  ]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 }), path).toBeVisible();
  }
  await page.goto("/");
  const headers = await page.evaluate(async () => Object.fromEntries((await fetch("./")).headers));
  expect(headers["content-security-policy"]).toMatch(/script-src 'self' 'sha256-[^']+' 'wasm-unsafe-eval';/);
  expect(headers["cross-origin-embedder-policy"]).toBe("require-corp");
});

test("who comes back finds the last answer before the engine is asked for", async ({ proclint, page }) => {
  await proclint.open();
  await proclint.type("wroker: celery");
  await expect(proclint.problems).toContainText("wroker");
  await kept(page);
  await page.reload();
  await expect(proclint.squiggles.first()).toBeVisible();
  await proclint.checked();
  expect(await engineAsked(page)).toBeGreaterThan(0);
});

test("the page can be installed, its copy holds no answers of the API, and is removed and kept again", async ({
  proclint,
  page,
  deployment,
}) => {
  await test.step("the page can be installed", async () => {
    await proclint.open();
    const client = await page.context().newCDPSession(page);
    const { url, errors } = await client.send("Page.getAppManifest");
    expect(url).toMatch(/manifest\.webmanifest$/);
    expect(errors).toEqual([]);
    const { installabilityErrors } = await client.send("Page.getInstallabilityErrors");
    expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);
  });

  await test.step("answers of the API are not kept", async () => {
    await kept(page);
    await page.evaluate(() => fetch("v1/platforms", { cache: "no-store" }));
    await page.evaluate(() => fetch("v1/platforms", { cache: "no-store" }));
    expect(deployment.asked.filter((path) => path === "/v1/platforms")).toHaveLength(2);
    const urls = await page.evaluate(async () => {
      const names = await globalThis.caches.keys();
      const requests = await Promise.all(names.map(async (name) => (await globalThis.caches.open(name)).keys()));
      return requests.flat().map(({ url }) => new URL(url).pathname);
    });
    expect(urls).toContain("/");
    expect(urls.filter((path) => path.startsWith("/v1") || path === "/sw.js")).toEqual([]);
  });

  await test.step("the offline copy can be removed, stays away, and can be kept again", async () => {
    await proclint.pickMore("Remove offline copy");
    await expect(proclint.footer).toContainText("Offline copy removed");
    expect(await caches(page)).toEqual([]);
    await page.reload();
    await proclint.checked();
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
    await proclint.pickMore("Keep an offline copy");
    await kept(page);
    expect(await caches(page)).toHaveLength(1);
  });
});

test("a new version is offered, comes as a whole, and the old one goes", async ({ proclint, page, deployment }) => {
  await proclint.open();
  await kept(page);
  const [old] = await caches(page);
  await proclint.type("web: mine");
  deployment.deploy("second");
  await update(page);
  await expect(proclint.footer).toContainText("A new version is ready");
  await proclint.expectAccessible();
  await expect(page).not.toHaveTitle("second");
  await page.reload();
  await expect(page).not.toHaveTitle("second");
  await offer(page).click();
  await expect(page).toHaveTitle("second");
  await proclint.checked();
  await proclint.expectText(["web: mine"]);
  await expect(offer(page)).toHaveCount(0);
  await expect.poll(() => caches(page)).toHaveLength(1);
  expect(await caches(page)).not.toContain(old);
});

test("an open tab of the older version keeps its engine while another one changes over", async ({
  proclint,
  page,
  context,
  deployment,
}) => {
  await proclint.open();
  await kept(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByRole("contentinfo")).toContainText(/checked in/);
  deployment.deploy("second");
  await update(other);
  await offer(other).click();
  await expect(other).toHaveTitle("second");
  await expect(page).not.toHaveTitle("second");
  const next = page.waitForEvent("worker");
  await page.workers()[0]?.evaluate(() => self.close());
  await next;
  await proclint.type("wbe: gunicorn app:app --bind 0.0.0.0:$PORT");
  await expect(proclint.problems).toContainText("process-type-typo");
});

test("a version of which a file is not as it was built is not taken", async ({ proclint, page, deployment, context }) => {
  await proclint.open();
  await kept(page);
  const before = await caches(page);
  deployment.deploy("first half", "second half");
  await update(page);
  await expect.poll(() => page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.installing))).toBe(false);
  await expect(offer(page)).toHaveCount(0);
  expect(await caches(page)).toEqual(before);
  await context.setOffline(true);
  await page.reload();
  await proclint.checked();
  await expect(page).not.toHaveTitle(/half/);
});

test("the network answers where the copy can no longer be read", async ({ proclint, page, context }) => {
  await proclint.open();
  await kept(page);
  const [worker] = context.serviceWorkers();
  await worker?.evaluate(() => {
    CacheStorage.prototype.open = () => Promise.reject(new DOMException("it is broken", "UnknownError"));
  });
  await page.reload();
  await proclint.checked();
  await page.goto("/api");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
