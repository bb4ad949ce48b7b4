import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/browser";

/** Sends the unsaved texts of other files to the server, because findings of a Procfile depend on them. */
export class Unsaved implements vscode.Disposable {
  readonly #sent = new Set<vscode.TextDocument>();
  readonly #parts: vscode.Disposable[];

  constructor(
    readonly client: LanguageClient,
    readonly isNeighbor: (document: vscode.TextDocument) => boolean,
  ) {
    for (const document of vscode.workspace.textDocuments) this.#follow(document);
    this.#parts = [
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#follow(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#close(document)),
    ];
  }

  dispose(): void {
    for (const part of this.#parts) part.dispose();
  }

  #follow(document: vscode.TextDocument): void {
    if (this.#sent.has(document)) {
      this.#send("didChange", { textDocument: this.#name(document), contentChanges: [{ text: document.getText() }] });
    } else if (document.isDirty && this.isNeighbor(document)) {
      this.#sent.add(document);
      this.#send("didOpen", { textDocument: { ...this.#name(document), languageId: document.languageId, text: document.getText() } });
    }
  }

  // The server reads the file from then on. Not after a save, because the news of that change comes later.
  #close(document: vscode.TextDocument): void {
    if (this.#sent.delete(document)) this.#send("didClose", { textDocument: { uri: this.#name(document).uri } });
  }

  #name(document: vscode.TextDocument): { uri: string; version: number } {
    return { uri: this.client.code2ProtocolConverter.asUri(document.uri), version: document.version };
  }

  #send(event: string, params: object): void {
    void this.client.sendNotification(`textDocument/${event}`, params);
  }
}
