// Files that the program needs for some requests. They are beside the page, because the Worker would be too large with them.

const files = { messages: "messages.txt", rules: "rules.json", description: "openapi.json" } as const;

/** A file that some requests need: the messages in logs, what rules and platforms document, or the description of the API. */
export type Apart = keyof typeof files;

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

const loaded = new Map<Apart, Part>();

/** The files, each loaded with the first request that needs it; undefined where one can't be loaded. */
export async function load(names: readonly Apart[], assets: Fetcher | undefined): Promise<readonly Part[] | undefined> {
  const parts: Part[] = [];
  for (const name of names) {
    const part = await loadOne(name, assets);
    if (!part) return undefined;
    parts.push(part);
  }
  return parts;
}

async function loadOne(name: Apart, assets: Fetcher | undefined): Promise<Part | undefined> {
  if (loaded.has(name) || !assets) return loaded.get(name);
  const response = await assets.fetch(`https://assets/${files[name]}`);
  if (response.ok) loaded.set(name, { name, content: new Uint8Array(await response.arrayBuffer()) });
  else await response.body?.cancel();
  return loaded.get(name);
}
