// The page in WebKit, the engine of Safari: by WebDriver, because the library of the other tests drives only special builds.
import { spawn, type ChildProcess } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { test, expect } from "@playwright/test";
import { toFragment } from "../src/file/share.js";
import { openText } from "../src/file/snapshot.js";
import { otherServer } from "./other-server.js";
import { patient } from "./patience.js";

const patience = patient(10_000);
const keys = { Control: "\uE009", Delete: "\uE017", Enter: "\uE007", Escape: "\uE00C" } as const;

test.describe.configure({ mode: "serial" });

let driver: ChildProcess;
let session = "";

async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(session + path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { value: unknown };
  if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`);
  return value;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

test.beforeAll(async () => {
  const port = await freePort();
  // Its own processes are not shut in: a container has no user for that.
  const env = { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", LIBGL_ALWAYS_SOFTWARE: "1" };
  driver = spawn("xvfb-run", ["--auto-servernum", "--server-args=-screen 0 1400x1000x24", "WebKitWebDriver", `--port=${port}`], {
    env,
    detached: true,
    stdio: "ignore",
  });
  session = `http://127.0.0.1:${port}`;
  await expect.poll(() => ask("GET", "/status").catch(() => null), { timeout: patience }).not.toBeNull();
  const options = { binary: process.env.WEBKIT, args: ["--automation"] };
  const { sessionId } = (await ask("POST", "/session", { capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options } } })) as {
    sessionId: string;
  };
  session += `/session/${sessionId}`;
  await ask("POST", "/window/rect", { width: 1300, height: 900 });
});

test.afterAll(async () => {
  await ask("DELETE", "").catch(() => {});
  if (driver.pid) process.kill(-driver.pid);
});

const goTo = (url: string): Promise<unknown> => ask("POST", "/url", { url });
const run = (script: string, ...args: unknown[]): Promise<unknown> => ask("POST", "/execute/sync", { script, args });

/** The first element that a selector finds in any shadow tree, as an expression. */
const find = (selector: string): string =>
  `(function found(root) { return root.querySelector(${JSON.stringify(selector)}) ?? [...root.querySelectorAll("*")].map((e) => e.shadowRoot && found(e.shadowRoot)).find(Boolean); })(document)`;

/** The first button or entry of a menu with this name, as an expression. */
const named = (name: string): string =>
  `(function found(root) { return [...root.querySelectorAll("button, [role=menuitem]")].find((e) => e.checkVisibility() && e.textContent.trim().startsWith(${JSON.stringify(name)})) ?? [...root.querySelectorAll("*")].map((e) => e.shadowRoot && found(e.shadowRoot)).find(Boolean); })(document)`;

/** Waits until a part of the page contains a text. */
async function shows(selector: string, text: string | RegExp): Promise<void> {
  const read = async (): Promise<string> =>
    String(await run(`const part = ${find(selector)}; return (part?.shadowRoot ?? part)?.textContent ?? "";`));
  await expect.poll(read, { timeout: patience }).toMatch(text);
}

/** Presses keys one after the other, each with those before it that are still down. */
async function press(...pressed: string[]): Promise<void> {
  const down = pressed.map((value) => ({ type: "keyDown", value }));
  const up = pressed.toReversed().map((value) => ({ type: "keyUp", value }));
  await ask("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions: [...down, ...up] }] });
}

/** Clicks as a person does: a browser copies only then. */
async function click(element: string): Promise<void> {
  await expect.poll(() => run(`return Boolean(${element});`), { timeout: patience }).toBe(true);
  const reference = (await run(`return ${element};`)) as Record<string, string>;
  await ask("POST", `/element/${Object.values(reference)[0]}/click`, {});
}

async function type(text: string): Promise<void> {
  for (const letter of text) await press(letter);
}

test("a file is linted as it is typed, mended with one undo step, and there after a reload", async ({ baseURL }) => {
  await goTo(baseURL ?? "");
  await shows("footer", "on your machine");
  await run(`${find(".cm-content")}.focus()`);
  await press(keys.Control, "a");
  await press(keys.Delete);
  await type("wroker: celery -A app worker");
  await press(keys.Escape);
  await shows("proclint-problems", "wroker is probably a typo");
  await run(`${find(".fix button")}.click()`);
  await shows(".cm-content", /^worker: celery -A app worker$/);
  await run(`${find(".cm-content")}.focus()`);
  await press(keys.Control, "z");
  await shows(".cm-content", /^wroker: celery -A app worker$/);
  await ask("POST", "/refresh", {});
  await shows("footer", "on your machine");
  await shows(".cm-content", /^wroker: celery -A app worker$/);
});

test("commands, completion, the comparison and the cards", async () => {
  await run(`${find(".cm-content")}.focus()`);
  await press(keys.Control, "k");
  await shows("[role=option][aria-selected=true]", "Next problem");
  await type("check for drycc");
  await press(keys.Enter);
  await shows("proclint-processes", "wroker");
  await run(`${find(".cm-content")}.focus()`);
  await press(keys.Control, "a");
  await press(keys.Delete);
  await type("we");
  await shows(".cm-tooltip-autocomplete", "web");
  await press(keys.Escape);
  await run(`${find("#tab-matrix")}.click()`);
  await shows("proclint-matrix", "Drycc");
});

async function paste(): Promise<void> {
  await run(`${find(".cm-content")}.focus()`);
  await press(keys.Control, "a");
  await press(keys.Control, "v");
}

test("a link and the report are copied, the latter by a menu, and the file is downloaded", async () => {
  await click(named("Share"));
  await shows("proclint-toast", "Link copied");
  await paste();
  await shows(".cm-content", /#1\.[\w-]+/);
  await click(named("More"));
  await click(named("Copy report as Markdown"));
  await shows("proclint-toast", "copied");
  await paste();
  await shows(".cm-content", /^### `Procfile`/);
  await run(`
    globalThis.downloaded = [];
    HTMLAnchorElement.prototype.click = function () { downloaded.push(this.download + " " + this.protocol); };`);
  await click(named("Download"));
  await expect.poll(() => run("return downloaded"), { timeout: patience }).toEqual(["Procfile blob:"]);
});

test("a link is opened, in German too", async ({ baseURL }) => {
  const fragment = await toFragment({ file: openText("Procfile", "web: gunicorn shared:app\n"), platforms: ["heroku"] });
  await goTo(`${baseURL}embedding`);
  await goTo(`${baseURL}?lang=de#${fragment}`);
  await shows("footer", "auf Ihrem Rechner");
  await shows(".cm-content", "web: gunicorn shared:app");
});

test("the embed lints in a page of its own", async ({ baseURL }) => {
  await goTo(`${baseURL}embedding`);
  await shows(".summary", "1 error, 1 warning");
});

test("a public file is opened from its address", async ({ baseURL }) => {
  const { address, close } = await otherServer();
  await goTo(`${baseURL}?lang=en&url=${address}/moved/Procfile`);
  await shows(".cm-content", /^wbe: ünï/);
  close();
});
