// The Worker: what a request says goes into Go as bytes, and what Go says comes back as the Response.
import { clientOf } from "./address";
import { load, type Loaded } from "./apart";
import { readBody, takeRoom, type Body } from "./body";
import { costs, serve, type Answer, type Failure } from "./engine";
import { readHead, type Head } from "./head";
import { bodySmall, bodyTiny } from "./limits";
import { keyOf, recall, remember } from "./memory";
import { busy, failed, tooMany, tooMuch } from "./problem";
import { beginSmall, endTurn, takeTurn } from "./queue";
import { find, isPublic, store } from "./store";

interface Env {
  /** The files of the page. */
  readonly ASSETS?: Fetcher;
  /** Cloudflare's rate limiter, where one is bound. */
  readonly RATE_LIMITER?: RateLimit;
  /** "off" leaves the rate limiter alone. */
  readonly RATE_LIMIT?: string;
  /** Which version of the Worker this is, where that is bound. */
  readonly VERSION?: WorkerVersionMetadata;
}

/** Whether this is the build of the tests. */
declare const CRASHTEST: boolean;

export default {
  async fetch(request, env, context): Promise<Response> {
    const head = readHead(request);
    const limiter = env.RATE_LIMIT === "off" ? undefined : env.RATE_LIMITER;
    if (limiter && (await isTooMuch(head, limiter))) return tooMany(request, head.id);
    const response = await (isTiny(request, head) ? answerSmall(request, head, env, context) : answerWithRoom(request, head, env, context));
    if (CRASHTEST) {
      response.headers.set("X-Proclint-Memory", String(costs.memory()));
      response.headers.set("X-Proclint-Steps", String(costs.steps));
    }
    return response;
  },
} satisfies ExportedHandler<Env>;

async function isTooMuch({ address }: Head, limiter: RateLimit): Promise<boolean> {
  const { success } = await limiter.limit({ key: clientOf(address) });
  return !success;
}

/** Whether a request has no body, or one that takes no room of others, and is answered at once. */
function isTiny(request: Request, { length, isBatch }: Head): boolean {
  return !isBatch && (length < 0 ? request.body === null : length <= bodyTiny);
}

function answerSmall(request: Request, head: Head, env: Env, context: ExecutionContext): Promise<Response> {
  beginSmall();
  return answer(request, head, env, context);
}

/** Answers a request that takes room and turns from others, and gives them back also when the client goes away. */
function answerWithRoom(request: Request, head: Head, env: Env, context: ExecutionContext): Promise<Response> | Response {
  const giveBack = takeRoom(request, head.length);
  if (!giveBack) return busy(request, head.id);
  const answering = answer(request, head, env, context).finally(giveBack);
  context.waitUntil(answering);
  return answering;
}

async function answer(request: Request, head: Head, env: Env, context: ExecutionContext): Promise<Response> {
  const body = await readBody(request, head.length);
  const key = keyOf(head.text, body);
  const known = key && recall(key);
  if (known) return respond(known, head.id);

  const version = request.method === "GET" ? env.VERSION?.id : undefined;
  const stored = version && (await find(version, head.text));
  const found = stored || (await ask(head, body, await load(head.needs, env.ASSETS)));
  if (found === "busy") return busy(request, head.id);
  if (found === "died") return failed(request, head.id);
  if (found === "too much") return tooMuch(request, head.id);
  const response = respond(found, head.id);
  if (key) remember(key, found);
  if (version && !stored && isPublic(found)) context.waitUntil(store(version, head.text, found));
  return response;
}

/** Asks Go, large requests in turns. */
async function ask({ text, id, isBatch }: Head, body: Body, loaded: Loaded | undefined): Promise<Answer | Failure | "busy"> {
  if (!loaded) return "died";
  const whole = `${text}\nx-request-id\n${id}`;
  if (!isBatch && body.bytes.length <= bodySmall) return serve(whole, body, loaded);
  if (!(await takeTurn())) return "busy";
  try {
    return await serve(whole, body, loaded);
  } finally {
    endTurn();
  }
}

/** The response with answer, which may have been made for another request than that of id. */
function respond({ status, headers, body }: Answer, id: string): Response {
  headers.set("X-Request-Id", id);
  return new Response(body, { status, headers });
}
