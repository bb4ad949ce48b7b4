import * as vscode from "vscode";
import type { Platform } from "../../../static/src/engine/contract.js";
import type { Server } from "./server.js";
import { choosePlatforms } from "./settings.js";
import type { FromPreview, ToPreview, Views } from "./shown.js";

/** In milliseconds: how long a typist has to rest before the preview follows. */
const rest = 120;

/** Cards and the comparison of so many processes help nobody. */
const mostLines = 200;
const mostCharacters = 64 * 1024;

/** The preview beside the editor: how each platform runs the file of the last active editor. */
export class Preview implements vscode.Disposable {
  readonly #parts: vscode.Disposable[];
  #document: vscode.TextDocument;
  #platform = "";
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly panel: vscode.WebviewPanel,
    readonly server: Server,
    readonly platforms: readonly Platform[],
    editor: vscode.TextEditor,
  ) {
    this.#document = editor.document;
    this.#parts = [
      panel.webview.onDidReceiveMessage((message: FromPreview) => void this.#hear(message)),
      vscode.window.onDidChangeActiveTextEditor((active) => active?.document.languageId === "procfile" && this.show(active)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => textEditor.document === this.#document && this.#follow(textEditor)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => document === this.#document && this.#later()),
      vscode.workspace.onDidChangeConfiguration((change) => change.affectsConfiguration("proclint") && this.#later()),
      // The configuration of the project, or a file beside, changed.
      vscode.languages.onDidChangeDiagnostics(
        ({ uris }) => uris.some((uri) => String(uri) === String(this.#document.uri)) && this.#later(),
      ),
    ];
  }

  /** Shows the file of another editor. */
  show(editor: vscode.TextEditor): void {
    this.#document = editor.document;
    this.#follow(editor);
    this.#later();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const part of this.#parts) part.dispose();
  }

  #post(message: ToPreview): void {
    void this.panel.webview.postMessage(message);
  }

  #follow(editor: vscode.TextEditor): void {
    this.#post({ kind: "line", line: editor.selection.active.line });
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#update(), rest);
  }

  async #update(): Promise<void> {
    const asked = ++this.#asked;
    const document = this.#document;
    const answer = await this.#views(document);
    if (asked !== this.#asked) return;
    const name = document.uri.path.slice(document.uri.path.lastIndexOf("/") + 1);
    this.#post({ kind: "views", name, ...answer });
  }

  async #views(document: vscode.TextDocument): Promise<{ views: Views | null; reason: string }> {
    if (document.lineCount > mostLines || document.getText().length > mostCharacters) {
      return { views: null, reason: `Shown for files of up to ${mostLines} lines and ${mostCharacters / 1024} KiB.` };
    }
    try {
      const textDocument = { uri: this.server.name(document.uri) };
      const views = await this.server.ask<Views | null>("proclint/views", { textDocument, platform: this.#platform });
      return { views, reason: views ? "" : "Not available for this file." };
    } catch (error) {
      return { views: null, reason: error instanceof Error ? error.message : String(error) };
    }
  }

  async #hear(message: FromPreview): Promise<void> {
    switch (message.kind) {
      case "ready": {
        this.#post({ kind: "platforms", platforms: this.platforms });
        const editor = this.#editor();
        if (editor) this.#follow(editor);
        return this.#update();
      }
      case "show":
        this.#platform = message.platform;
        return this.#update();
      case "choose":
        return choosePlatforms(message.platforms);
      case "copy":
        return vscode.env.clipboard.writeText(message.text);
      case "go": {
        const { line, character } = message.position;
        const at = new vscode.Position(line, character);
        const viewColumn = this.#editor()?.viewColumn ?? vscode.ViewColumn.One;
        await vscode.window.showTextDocument(this.#document, { viewColumn, selection: new vscode.Range(at, at) });
      }
    }
  }

  #editor(): vscode.TextEditor | undefined {
    return vscode.window.visibleTextEditors.find(({ document }) => document === this.#document);
  }
}

/** The page of the preview. It loads nothing but files of the extension. */
export function pageOf(webview: vscode.Webview, folder: vscode.Uri): string {
  const address = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
  const policy = `default-src 'none'; script-src ${webview.cspSource}; style-src ${webview.cspSource}`;
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <title>Preview</title>
    <link rel="stylesheet" href="${address("view.css")}">
    <script type="module" src="${address("view.js")}"></script>
  </head>
  <body></body>
</html>`;
}
