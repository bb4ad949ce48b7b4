// The few answers that the Worker gives without Go. They look as Go's do.

/** What every answer of the API carries. */
const common: [name: string, value: string][] = [
  ["Access-Control-Allow-Origin", "*"],
  ["Access-Control-Expose-Headers", "Accept-Post, Allow, ETag, Retry-After, Server-Timing, X-Request-Id"],
  ["Cache-Control", "no-store"],
  ["Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"],
  ["Content-Type", "application/problem+json"],
  ["Server-Timing", "work;dur=0"],
  ["Timing-Allow-Origin", "*"],
  ["X-Content-Type-Options", "nosniff"],
];

/** Seconds after which a client whose limit is reached may come again: the period of the limit in wrangler.jsonc. */
const retryAfter = 60;

/** Answers a client that sent too many requests. */
export function tooMany(request: Request, id: string): Response {
  const response = problem(
    request,
    id,
    429,
    "too-many-requests",
    "Too many requests",
    "Too many requests came from this address. Wait and try again.",
  );
  response.headers.set("Retry-After", String(retryAfter));
  return response;
}

/** Seconds after which a client may come again where others are being answered. */
const retryBusy = 5;

/** Answers a request for which there is no room, or that waited too long for its turn. */
export function busy(request: Request, id: string): Response {
  const response = problem(request, id, 503, "busy", "Busy", "The server is busy with other requests. Wait and try again.");
  response.headers.set("Retry-After", String(retryBusy));
  return response;
}

/** Answers a request that needs more work or memory than there is for one. */
export function tooMuch(request: Request, id: string): Response {
  return problem(
    request,
    id,
    413,
    "too-much-work",
    "Too much work",
    "Checking this body takes too much work for one request. Send a smaller file or fewer files.",
  );
}

/** Answers a request that no instance of the Go program survived. */
export function failed(request: Request, id: string): Response {
  return problem(request, id, 500, "internal-error", "Internal error", "The server failed. The request is not the cause.");
}

function problem(request: Request, id: string, status: number, kind: string, title: string, detail: string): Response {
  const instance = `${new URL(request.url).pathname}#${id}`;
  const text = `${JSON.stringify({ type: `/api#${kind}`, title, status, detail, instance })}\n`;
  const response = new Response(request.method === "HEAD" ? null : text, { status, headers: common });
  response.headers.set("X-Request-Id", id);
  return response;
}
