// The documentation in Cloudflare's cache, for isolates that have not started Go yet. Nothing that came of a
// body is ever put there.
import type { Answer } from "./engine";

/** Finds the answer that an isolate of the same version stored for a request of this head. */
export async function find(version: string, head: string): Promise<Answer | undefined> {
  try {
    const found = await caches.default.match(keyOf(version, head));
    if (!found) return undefined;
    const headers = new Headers(found.headers);
    for (const name of added) headers.delete(name);
    return { status: found.status, headers, body: new Uint8Array(await found.arrayBuffer()) };
  } catch {
    return undefined; // without the cache Go answers
  }
}

/** Stores an answer that anybody may have. */
export async function store(version: string, head: string, { status, headers, body }: Answer): Promise<void> {
  try {
    await caches.default.put(keyOf(version, head), new Response(body, { status, headers }));
  } catch {
    // Then the next isolate asks Go.
  }
}

/** Whether an answer is the same for everybody for a while. */
export function isPublic({ status, headers }: Answer): boolean {
  return status === 200 && (headers.get("cache-control")?.startsWith("public") ?? false);
}

// What the cache adds to an answer.
const added = ["age", "cf-cache-status", "date"];

function keyOf(version: string, head: string): string {
  return `https://documents.proclint/${version}/${encodeURIComponent(head)}`;
}
