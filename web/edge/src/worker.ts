// The Worker: what a request says goes into Go as bytes, and what Go says comes back as the Response.
import { clientOf } from "./address";
import { readBody, takeRoom, type Body } from "./body";
import { costs, serve, type Answer } from "./engine";
import { bodySmall, bodyTiny } from "./limits";
import { keyOf, recall, remember } from "./memory";
import { busy, failed, tooMany, tooMuch } from "./problem";
import { endTurn, takeTurn } from "./queue";
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
    const response = await (isTiny(request) ? answer(request, id, env, context) : answerWithRoom(request, id, env, context));
    if (CRASHTEST) {
      response.headers.set("X-Proclint-Memory", String(costs.memory()));
      response.headers.set("X-Proclint-Steps", String(costs.steps));
    }
    return response;
  },
} satisfies ExportedHandler<Env>;

/** Answers a request that takes room and turns from others, and gives them back also when the client goes away. */
function answerWithRoom(request: Request, id: string, env: Env, context: ExecutionContext): Promise<Response> | Response {
  const giveBack = takeRoom(request);
  if (!giveBack) return busy(request, id);
  const answering = answer(request, id, env, context).finally(giveBack);
  context.waitUntil(answering);
  return answering;
}

async function answer(request: Request, id: string, env: Env, context: ExecutionContext): Promise<Response> {
  const body = await readBody(request);
  const head = headOf(request);
  const key = keyOf(head, body);
  const known = key && recall(key);
  if (known) return respond(known, id);

  const version = request.method === "GET" ? env.VERSION?.id : undefined;
  const stored = version && (await find(version, head));
  const isLarge = body.bytes.length > bodySmall || isBatch(request);
  if (isLarge && !(await takeTurn())) return busy(request, id);
  const found = stored || (await ask(`${head}\nx-request-id\n${id}`, body, isLarge));
  if (found === "died") return failed(request, id);
  if (found === "too much") return tooMuch(request, id);
  const response = respond(found, id);
  if (key) remember(key, found);
  if (version && !stored && isPublic(found)) context.waitUntil(store(version, head, found));
  return response;
}

/** Asks Go, and ends the turn of a large request. */
async function ask(head: string, body: Body, isLarge: boolean): ReturnType<typeof serve> {
  try {
    return await serve(head, body);
  } finally {
    if (isLarge) endTurn();
  }
}

/** Whether a request has no body, or one that takes no room of others, and is answered at once. */
function isTiny(request: Request): boolean {
  const length = request.headers.get("content-length");
  const isShort = length === null ? request.body === null : Number(length) <= bodyTiny;
  return isShort && !isBatch(request);
}

function isBatch({ headers }: Request): boolean {
  return headers.get("content-type")?.toLowerCase().includes("ndjson") ?? false;
}

/** The identifier that the client gave, where it is well-formed, or a new one. */
function idOf({ headers }: Request): string {
  const given = headers.get("x-request-id");
  return given !== null && /^[\w.-]{1,64}$/.test(given) ? given : crypto.randomUUID().replaceAll("-", "");
}

async function isTooMuch({ headers }: Request, limiter: RateLimit): Promise<boolean> {
  const { success } = await limiter.limit({ key: clientOf(headers.get("cf-connecting-ip") ?? "") });
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
