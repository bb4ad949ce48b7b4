// Files that the program needs for some requests. They are beside the page, because the Worker would be too large with them.

const files = { messages: "messages.txt", description: "openapi.json" } as const;

/** A file that some requests need: the messages in logs, or the description of the API. */
export type Apart = keyof typeof files;

export interface Part {
  readonly name: Apart;
  readonly content: Uint8Array;
}

const loaded = new Map<Apart, Part>();

/** The file, which is loaded with the first request that needs it; undefined where it can't be loaded. */
export async function load(name: Apart, assets: Fetcher | undefined): Promise<Part | undefined> {
  if (loaded.has(name) || !assets) return loaded.get(name);
  const response = await assets.fetch(`https://assets/${files[name]}`);
  if (response.ok) loaded.set(name, { name, content: new Uint8Array(await response.arrayBuffer()) });
  else await response.body?.cancel();
  return loaded.get(name);
}
