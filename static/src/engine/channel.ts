// The ways to a worker that owns an engine. A page of Proclint's origin starts one. A page of another origin may start
// only workers from that origin: it starts one whose whole script is to load Proclint's. Where its policy forbids that
// too, the worker runs in a hidden frame of Proclint's origin.
import { trustedScript } from "../trusted.js";
import type { FromWorker, ToWorker } from "./protocol.js";
import workerURL from "./worker.ts?worker&url";

export interface Channel {
  postMessage(message: ToWorker): void;
  terminate(): void;
}

export interface Listener {
  receive: (message: FromWorker) => void;
  broken: (reason: string) => void;
}

/** How a page asks the frame for a worker, with a port for what is said to it. */
export const greeting = "proclint-engine";

const script = new URL(workerURL, import.meta.url);
const framePage = new URL("../embed-engine", script);
const frameLimit = 15_000;

let blocked = false;

/** Starts a worker; what is posted before it runs waits for it. */
export function openChannel(listener: Listener): Channel {
  if (script.origin === self.origin) return openWorker(script, listener);
  return blocked ? openFrame(listener) : openShim(listener);
}

function openWorker(url: URL, { receive, broken }: Listener): Channel {
  const worker = new Worker(trustedScript(url), { type: "module", name: "proclint-engine" });
  worker.addEventListener("message", (event: MessageEvent<FromWorker>) => receive(event.data));
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    broken(event.message || "the worker failed");
  });
  return worker;
}

// A policy's rule for workers also applies to a worker's first imports. A later import counts as an ordinary script.
// Messages from the page wait until then.
const shim = `
const early = [];
const keep = (event) => early.push(event.data);
addEventListener("message", keep);
import(${JSON.stringify(script.href)}).then(
  () => {
    removeEventListener("message", keep);
    for (const data of early) dispatchEvent(new MessageEvent("message", { data }));
  },
  (error) => setTimeout(() => { throw error; }),
);`;

/** A worker of this page's origin that loads our script, or else the frame. */
function openShim({ receive, broken }: Listener): Channel {
  const address = URL.createObjectURL(new Blob([shim], { type: "text/javascript" }));
  const said: ToWorker[] = [];
  let heard = false;
  let inner: Channel | null = null;
  const instead = (): void => {
    URL.revokeObjectURL(address);
    inner?.terminate();
    blocked = true;
    inner = openFrame({ receive, broken });
    for (const message of said) inner.postMessage(message);
  };
  const listener: Listener = {
    receive: (message) => {
      if (!heard) URL.revokeObjectURL(address);
      heard = true;
      receive(message);
    },
    broken: (reason) => (heard ? broken(reason) : instead()),
  };
  try {
    inner = openWorker(new URL(address), listener);
  } catch {
    instead();
  }
  return {
    postMessage: (message) => {
      if (!heard) said.push(message);
      inner?.postMessage(message);
    },
    terminate: () => inner?.terminate(),
  };
}

/** A worker in a frame of our origin. It shares no locks with this page. */
function openFrame({ receive }: Listener): Channel {
  const { port1, port2 } = new MessageChannel();
  const frame = document.createElement("iframe");
  const timer = setTimeout(() => receive({ kind: "unreachable", reason: "The engine did not load." }), frameLimit);
  const violated = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent): void => {
    if (effectiveDirective !== "frame-src" || !framePage.href.startsWith(blockedURI)) return;
    clearTimeout(timer);
    receive({ kind: "forbidden", reason: "The policy of this page does not allow the engine." });
  };
  document.addEventListener("securitypolicyviolation", violated);
  frame.src = framePage.href;
  frame.hidden = true;
  frame.title = "Proclint";
  frame.setAttribute("aria-hidden", "true");
  frame.addEventListener("load", () => frame.contentWindow?.postMessage(greeting, framePage.origin, [port2]), { once: true });
  port1.addEventListener("message", (event: MessageEvent<FromWorker>) => {
    clearTimeout(timer);
    receive(event.data);
  });
  port1.start();
  document.documentElement.append(frame);
  return {
    postMessage: (message) => {
      port1.postMessage(message.kind === "start" ? { ...message, lock: "", modules: null } : message);
    },
    terminate: () => {
      clearTimeout(timer);
      document.removeEventListener("securitypolicyviolation", violated);
      port1.close();
      frame.remove();
    },
  };
}

/** In the frame: gives the first one who asks a worker of our origin. Each channel has a frame. */
export function serveChannels(): void {
  const asked = (event: MessageEvent<unknown>): void => {
    const port = event.ports[0];
    if (event.data !== greeting || !port) return;
    window.removeEventListener("message", asked);
    const channel = openChannel({
      receive: (message) => {
        // A compiled module cannot leave its origin.
        if (message.kind !== "modules") port.postMessage(message);
      },
      broken: (reason) => port.postMessage({ kind: "dead", reason } satisfies FromWorker),
    });
    port.addEventListener("message", (message: MessageEvent<ToWorker>) => channel.postMessage(message.data));
    port.start();
  };
  window.addEventListener("message", asked);
}
