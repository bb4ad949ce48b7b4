// The language server in a worker.
import type { FromWorker, Start } from "../lent.js";
import { Project } from "./project.js";
import { Input, Output } from "./stream.js";
import { System } from "./system.js";
import "wasm_exec";

addEventListener("message", ({ data }: MessageEvent<Start>) => run(data), { once: true });

function run({ program, port, folders }: Start): void {
  const project = new Project(port, folders);
  project.lookAhead();
  const input = new Input();
  const output = new Output((message) => postMessage(message));
  const system = new System(project, input, output);
  Object.assign(globalThis, system.globals());
  addEventListener("message", ({ data }: MessageEvent<Message>) => {
    follow(data, project, system);
    input.write(data);
  });
  const go = new Go();
  WebAssembly.instantiate(program, go.importObject)
    .then(({ instance }) => {
      // For whoever measures it.
      Object.assign(globalThis, { memory: instance.exports.mem });
      return go.run(instance);
    })
    .then(
      () => end(port, "the language server ended"),
      (error: unknown) => end(port, String(error)),
    );
}

function end(port: MessagePort, reason: string): void {
  port.postMessage({ kind: "ended", reason } satisfies FromWorker);
  close();
}

interface Message {
  method?: string;
  params?: { textDocument?: { uri?: string } };
}

/** Sees from the messages which files are open. */
function follow({ method, params }: Message, project: Project, system: System): void {
  const uri = params?.textDocument?.uri;
  if (!uri?.startsWith("file:")) return;
  const path = decodeURIComponent(new URL(uri).pathname);
  if (method === "textDocument/didOpen") system.open(path);
  if (method === "textDocument/didClose") system.close(path);
  if (method === "textDocument/didClose" || method === "textDocument/didSave") project.forgetOutside();
}
