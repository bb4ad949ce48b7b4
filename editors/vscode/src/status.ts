import * as vscode from "vscode";
import type { Server } from "./server.js";

interface Name {
  id: string;
  title: string;
}

/** In milliseconds: how long a typist has to rest before the item follows. */
const rest = 300;

/** So many platforms are named. */
const most = 2;

/** Shows for which platforms the file of the active editor is checked, and asks for others. */
export class Status implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem("proclint.platforms", vscode.StatusBarAlignment.Right, 100);
  readonly #parts: vscode.Disposable[];
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly server: Server) {
    this.#item.name = "Platforms of Procfiles";
    this.#item.command = "proclint.choosePlatforms";
    this.#parts = [
      this.#item,
      vscode.window.onDidChangeActiveTextEditor(() => void this.#update()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => document === active() && this.#later()),
      // The settings, the configuration of the project, or a file beside changed.
      vscode.workspace.onDidChangeConfiguration((change) => change.affectsConfiguration("proclint") && this.#later()),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => uris.some((uri) => String(uri) === String(active()?.uri)) && this.#later()),
    ];
    void this.#update();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const part of this.#parts) part.dispose();
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#update(), rest);
  }

  async #update(): Promise<void> {
    const asked = ++this.#asked;
    const names = await this.#names().catch(() => null);
    if (asked !== this.#asked) return;
    if (!names) {
      this.#item.hide();
      return;
    }
    const titles = names.map(({ title }) => title);
    this.#item.text = `$(cloud) ${titles.length > most ? `${titles.length} platforms` : titles.join(", ")}`;
    this.#item.tooltip = `Proclint checks this file for ${titles.join(", ")}. Select to choose other platforms.`;
    this.#item.show();
  }

  async #names(): Promise<Name[] | null> {
    const document = active();
    if (!document) return null;
    return this.server.ask<Name[] | null>("proclint/platforms", { textDocument: { uri: this.server.name(document.uri) } });
  }
}

/** The Procfile in the active editor. */
function active(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document?.languageId === "procfile" ? document : undefined;
}
