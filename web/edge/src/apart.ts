// Files that the program needs for some requests. They are beside the page, because the Worker would be too large with them.

/** Whether this is the build of the tests. */
declare const CRASHTEST: boolean;

const files = {
  data: CRASHTEST ? "crashtest.data" : "worker.data",
  messages: "messages.txt",
  rules: "rules.json",
  description: "openapi.json",
} as const;

/** A file that some requests need: the messages in logs, what rules and platforms document, or the description of the API. */
export type Apart = Exclude<keyof typeof files, "data">;

export interface Part {
  readonly name: Apart;
  readonly content: Uint8Array;
}

/** The files that a request needs: of an address from its path on, which accepts types. */
export function needsOf(path: string, accept: string): readonly Apart[] {
  if (path.startsWith("/v1/explain")) return ["messages", "rules"];
  if (path.startsWith("/openapi.json")) return ["description"];
  const documented = path.startsWith("/v1/rules") || path.startsWith("/v1/platforms") || path.includes("sarif");
  return documented || accept.includes("sarif") ? ["rules"] : [];
}

/** What the memory of each program begins with, and the files that a request needs. */
export interface Loaded {
  readonly data: Uint8Array;
  readonly parts: readonly Part[];
}

const loaded = new Map<keyof typeof files, Uint8Array>();

/** The data and the files, each loaded with the first request that needs it; undefined where one can't be loaded. */
export async function load(names: readonly Apart[], assets: Fetcher | undefined): Promise<Loaded | undefined> {
  const data = await loadOne("data", assets);
  const parts: Part[] = [];
  for (const name of names) {
    const content = await loadOne(name, assets);
    if (!content) return undefined;
    parts.push({ name, content });
  }
  return data && { data, parts };
}

async function loadOne(name: keyof typeof files, assets: Fetcher | undefined): Promise<Uint8Array | undefined> {
  if (loaded.has(name) || !assets) return loaded.get(name);
  const response = await assets.fetch(`https://assets/${files[name]}`);
  if (response.ok) loaded.set(name, new Uint8Array(await response.arrayBuffer()));
  else await response.body?.cancel();
  return loaded.get(name);
}
