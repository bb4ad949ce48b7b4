import * as vscode from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import type { Start } from "./lent.js";
import { Lender } from "./lender.js";
import { Unsaved } from "./unsaved.js";

const language = "procfile";

/** In milliseconds: a server that ends sooner than this after its start isn't started again. */
const shortLife = 60_000;

/** The language server: WebAssembly in a worker, and the client that speaks with it. */
export class Server implements vscode.Disposable {
  #client: Promise<LanguageClient> | null = null;
  #parts: vscode.Disposable[] = [];
  #started = 0;

  constructor(
    readonly context: vscode.ExtensionContext,
    readonly preview: () => Promise<void>,
  ) {}

  /** Sends a request, once the server runs. */
  async ask<T>(method: string, params: object): Promise<T> {
    const client = await this.start();
    return client.sendRequest<T>(method, params);
  }

  /** The URI by which the server knows a document. */
  name(uri: vscode.Uri): string {
    return toServer(uri, baseOf());
  }

  /** The URI of the Procfile in the active editor, or else of an open one. */
  procfile(): string | null {
    const active = vscode.window.activeTextEditor?.document;
    const document = active?.languageId === language ? active : documentsOf()[0];
    return document ? this.name(document.uri) : null;
  }

  start(): Promise<LanguageClient> {
    this.#client ??= this.#start().catch((error: unknown) => {
      this.dispose();
      throw error;
    });
    return this.#client;
  }

  dispose(): void {
    for (const part of this.#parts) part.dispose();
    this.#parts = [];
    this.#client = null;
  }

  async #start(): Promise<LanguageClient> {
    this.#started = Date.now();
    const base = baseOf();
    const [script, program] = await Promise.all(["worker.js", "server.wasm"].map((name) => this.#read(name)));
    if (!script || !program) throw new Error("the extension has no server");
    // The address of a script isn't always one that a worker can load, so it loads the text.
    const address = URL.createObjectURL(new Blob([Uint8Array.from(script)], { type: "text/javascript" }));
    const worker = new Worker(address, { name: "proclint" });
    const { port1, port2 } = new MessageChannel();
    const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => isBeside(uri, base));
    const lender = new Lender(base, port1, folders, (reason) => void this.#ended(reason));
    this.#parts.push(lender, { dispose: () => worker.terminate() }, { dispose: () => URL.revokeObjectURL(address) });
    const start: Start = { program: program as Uint8Array<ArrayBuffer>, port: port2, folders: folders.map(({ uri }) => uri.path) };
    worker.postMessage(start, [port2]);
    const client = new LanguageClient("proclint", "Proclint", worker, {
      documentSelector: [
        { language, scheme: base.scheme },
        { language, scheme: "untitled" },
      ],
      // What the editor gives has functions, which no worker can receive.
      initializationOptions: JSON.parse(JSON.stringify(vscode.workspace.getConfiguration("proclint"))) as unknown,
      middleware: {
        // The server shows a card in a message, for editors without a preview.
        executeCommand: (command, args, next) => (command === "proclint.showProcess" ? this.preview() : next(command, args)),
      },
      uriConverters: { code2Protocol: (uri) => toServer(uri, base), protocol2Code: (text) => fromServer(text, base) },
    });
    this.#parts.push({ dispose: () => void client.dispose().catch(() => {}) });
    await client.start();
    this.#parts.push(new Unsaved(client, ({ languageId, uri }) => languageId !== language && isBeside(uri, base)));
    // Who opens a file later waits less.
    if (documentsOf().length === 0) await client.sendNotification("proclint/warmUp", {});
    return client;
  }

  async #read(name: string): Promise<Uint8Array> {
    return vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.context.extensionUri, "dist", name));
  }

  async #ended(reason: string): Promise<void> {
    this.dispose();
    if (Date.now() - this.#started > shortLife) {
      await this.start();
      return;
    }
    const again = "Start Again";
    const answer = await vscode.window.showErrorMessage(`Proclint stopped: ${reason}.`, again);
    if (answer === again) await this.start();
  }
}

/** The URI whose scheme and host those of the project's files have. */
function baseOf(): vscode.Uri {
  return vscode.workspace.workspaceFolders?.[0]?.uri ?? documentsOf()[0]?.uri ?? vscode.Uri.file("/");
}

/** The Procfiles that are open. */
function documentsOf(): vscode.TextDocument[] {
  return vscode.workspace.textDocuments.filter(({ languageId, isUntitled }) => languageId === language && !isUntitled);
}

function isBeside(uri: vscode.Uri, base: vscode.Uri): boolean {
  return uri.scheme === base.scheme && uri.authority === base.authority;
}

// The server knows files by their paths only, wherever the editor has them.
function toServer(uri: vscode.Uri, base: vscode.Uri): string {
  return (isBeside(uri, base) ? uri.with({ scheme: "file", authority: "" }) : uri).toString();
}

function fromServer(text: string, base: vscode.Uri): vscode.Uri {
  const uri = vscode.Uri.parse(text);
  return uri.scheme === "file" ? uri.with({ scheme: base.scheme, authority: base.authority }) : uri;
}
