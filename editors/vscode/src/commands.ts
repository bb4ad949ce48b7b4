import * as vscode from "vscode";
import type { Platform } from "../../../static/src/engine/contract.js";
import { explanation } from "./explanation.js";
import type { Server } from "./server.js";
import { choosePlatforms, chosenPlatforms } from "./settings.js";

/** Applies all safe fixes to the file of the active editor. */
export async function fixAll(): Promise<void> {
  await vscode.commands.executeCommand("editor.action.codeAction", { kind: "source.fixAll", apply: "first" });
}

/** Asks for the platforms to check for. */
export async function askForPlatforms(platforms: readonly Platform[]): Promise<void> {
  const chosen = chosenPlatforms();
  const items = platforms.flatMap(({ title, strategies, runner }) =>
    strategies.map(({ id, name, summary }, index) => ({
      id,
      label: index === 0 ? title : `${title} · ${name}`,
      description: id,
      detail: summary ?? (runner ? "runs processes on your machine" : ""),
      picked: chosen.includes(id),
    })),
  );
  const defaults = platforms.filter((platform) => platform.default).map(({ title }) => title);
  items.unshift({
    id: "default",
    label: "Default platforms",
    description: "default",
    detail: `${defaults.join(", ")}, whatever the project's files show`,
    picked: chosen.includes("default"),
  });
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    matchOnDescription: true,
    title: "Platforms to check for",
    placeHolder:
      "None means those that the project's files show, else the default platforms. A comment in the file and .proclint.toml take precedence.",
  });
  if (picked) await choosePlatforms(picked.map(({ id }) => id));
}

/** Shows what explains the selected text, or a text that it asks for. */
export class Explanations implements vscode.TextDocumentContentProvider {
  static readonly scheme = "proclint-log";
  readonly #texts = new Map<string, string>();

  constructor(readonly server: Server) {}

  provideTextDocumentContent({ query }: vscode.Uri): string {
    return this.#texts.get(query) ?? "";
  }

  async ask(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const selected = editor?.document.getText(editor.selection) ?? "";
    const text =
      selected.trim() ||
      (await vscode.window.showInputBox({ title: "Explain a log line", prompt: "A line of a log, a part of one, or a code such as H14" }));
    if (!text) return;
    this.#texts.set(text, explanation(await this.server.ask("proclint/explain", { text })));
    const uri = vscode.Uri.from({ scheme: Explanations.scheme, path: "Explanation.md", query: text });
    await vscode.commands.executeCommand("markdown.showPreview", uri);
  }
}
