// The Worker: what a request says goes into Go as bytes, and what Go says comes back as the Response.
import { readBody } from "./body";
import { serve, type Answer } from "./engine";
import { keyOf, recall, remember } from "./memory";
import { failed, tooMany } from "./problem";
import { find, isPublic, store } from "./store";

interface Env {
  /** Cloudflare's rate limiter, where one is bound. */
  readonly RATE_LIMITER?: RateLimit;
  /** "off" leaves the rate limiter alone. */
  readonly RATE_LIMIT?: string;
  /** Which version of the Worker this is, where that is bound. */
  readonly VERSION?: WorkerVersionMetadata;
}

/** Whether this is the build of the tests. */
declare const CRASHTEST: boolean;

// The headers on which an answer depends.
const relevant = new Set(["accept", "access-control-request-method", "content-encoding", "content-type", "if-none-match"]);
if (CRASHTEST) relevant.add("x-proclint-crash");

// As many bytes of headers the handler takes; it is shown the rest only where there are more.
const maxHeaders = 16 * 1024;

export default {
  async fetch(request, env, context): Promise<Response> {
    const id = idOf(request);
    if (env.RATE_LIMITER && env.RATE_LIMIT !== "off" && (await isTooMuch(request, env.RATE_LIMITER))) return tooMany(request, id);
    const body = await readBody(request);
    const head = headOf(request);
    const key = keyOf(head, body);
    const known = key && recall(key);
    if (known) return respond(known, id);

    const version = request.method === "GET" ? env.VERSION?.id : undefined;
    const stored = version && (await find(version, head));
    const answer = stored || serve(`${head}\nx-request-id\n${id}`, body);
    if (!answer) return failed(request, id);
    const response = respond(answer, id);
    if (key) remember(key, answer);
    if (version && !stored && isPublic(answer)) context.waitUntil(store(version, head, answer));
    return response;
  },
} satisfies ExportedHandler<Env>;

/** The identifier that the client gave, where it is well-formed, or a new one. */
function idOf({ headers }: Request): string {
  const given = headers.get("x-request-id");
  return given !== null && /^[\w.-]{1,64}$/.test(given) ? given : crypto.randomUUID().replaceAll("-", "");
}

async function isTooMuch({ headers }: Request, limiter: RateLimit): Promise<boolean> {
  const { success } = await limiter.limit({ key: headers.get("cf-connecting-ip") ?? "" });
  return !success;
}

/** The lines of a request's head, as package exchange has them, but for its id. */
function headOf({ method, url, headers }: Request): string {
  const host = url.indexOf("/") + 2;
  const path = url.indexOf("/", host);
  let lines = "";
  let others = "";
  let size = 0;
  for (const [name, value] of headers) {
    size += name.length + value.length;
    if (relevant.has(name)) lines += `\n${name}\n${value}`;
    else if (name !== "x-request-id") others += `\n${name}\n${value}`;
  }
  return `${method}\n${url.slice(path)}\n${url.slice(host, path)}${lines}${size > maxHeaders ? others : ""}`;
}

/** The response with answer, which may have been made for another request than that of id. */
function respond({ status, headers, body }: Answer, id: string): Response {
  headers.set("X-Request-Id", id);
  return new Response(body, { status, headers });
}
