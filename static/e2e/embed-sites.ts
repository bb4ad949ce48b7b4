// Sites with the embed: small servers of another origin than Proclint's.
import { createServer, type Server } from "node:http";
import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";

/** A page of a site. */
export interface Served {
  body: string | Buffer;
  type?: string;
  headers?: Record<string, string>;
}

/** A running site. */
export interface Site {
  /** Its origin. */
  url: string;
  close: () => Promise<void>;
}

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".json": "application/json",
};

/** Serves what `answer` gives for a path; undefined is 404. */
export async function serve(answer: (path: string) => Promise<Served | undefined> | Served | undefined): Promise<Site> {
  const server: Server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://x").pathname);
    void Promise.resolve(answer(path)).then((found) => {
      response.writeHead(found ? 200 : 404, { "Content-Type": found?.type ?? types[".html"] ?? "", ...found?.headers });
      response.end(found?.body ?? "");
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

/** Serves a folder, with `change` applied to its pages, and `changeScript` to its scripts. */
export function serveFolder(
  folder: string,
  change: (html: string) => string,
  changeScript = (script: string): string => script,
): Promise<Site> {
  return serve(async (path) => {
    const name = path.endsWith("/") ? `${path}index.html` : path;
    for (const candidate of [name, `${name}.html`, `${name}/index.html`]) {
      try {
        const body = await readFile(join(folder, candidate));
        const kind = extname(candidate);
        const changed = kind === ".html" ? change(body.toString()) : kind === ".js" ? changeScript(body.toString()) : body;
        return { body: changed, type: types[kind] ?? "application/octet-stream" };
      } catch {
        // There is no such file.
      }
    }
    return undefined;
  });
}
