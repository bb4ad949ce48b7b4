// The service worker: keeps one whole version of the page and answers from it. Which files a version has, with the
// digest of each, is put in when the page is built; a version is kept only when all of them arrived as they were built.
// It leaves other addresses, such as the API, to the network.
export {};

declare const self: ServiceWorkerGlobalScope;

interface Build {
  version: string;
  /** Paths from the page's root, without .html, and the digest of the content as `integrity` takes it. */
  files: [path: string, integrity: string][];
}

const build = JSON.parse("%BUILD%") as Build;
const prefix = "proclint ";
const own = prefix + build.version;
const root = self.registration.scope;
const assets = new URL("assets/", root).href;
const files = new Set(build.files.map(([path]) => new URL(path, root).href));

async function fill(): Promise<void> {
  const requests = build.files.map(([path, integrity]) => {
    // The name of an asset says its content; everything else has to be asked for.
    const cache = path.startsWith("assets/") ? "default" : "no-cache";
    return new Request(new URL(path, root), { integrity, cache });
  });
  try {
    const cache = await caches.open(own);
    await cache.addAll(requests);
  } catch (error) {
    await caches.delete(own);
    throw error;
  }
}

async function answer(request: Request, url: string): Promise<Response> {
  const options = { ignoreVary: true };
  const kept = await (await caches.open(own)).match(url, options);
  if (kept) return kept;
  // A tab that an older version opened may still ask for its assets.
  const older = url.startsWith(assets) ? await caches.match(url, options) : undefined;
  return older ?? fetch(request);
}

/** A kept response may be gone or unreadable: then the network answers. */
function answerOr(request: Request, url: string): Promise<Response> {
  return answer(request, url).catch(() => fetch(request));
}

/** Drops what other versions kept, unless a tab may still need it or a newer version is on its way in. */
async function sweep(): Promise<void> {
  const { waiting, installing } = self.registration;
  const tabs = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (waiting || installing || tabs.length > 1) return;
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(prefix) && name !== own).map((name) => caches.delete(name)));
}

self.addEventListener("install", (event) => event.waitUntil(fill()));

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const { origin, pathname } = new URL(request.url);
  const url = origin + pathname;
  // The server knows a page by these addresses, too.
  const page = url.replace(/\.html$|\/$/, "");
  if (files.has(url) || url.startsWith(assets)) event.respondWith(answerOr(request, url));
  else if (files.has(page)) event.respondWith(url.endsWith("/") ? Response.redirect(page) : answerOr(request, page));
});

self.addEventListener("message", (event) => {
  if (event.data === "activate") void self.skipWaiting();
  if (event.data === "sweep") event.waitUntil(sweep());
});
