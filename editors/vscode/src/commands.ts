import * as vscode from "vscode";
import type { Explanation, Platform } from "../../../static/src/engine/contract.js";
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

/** Shows the causes in the selected log, in the log that is open, in one that it asks for, or in the one in the clipboard. */
export class Explanations implements vscode.TextDocumentContentProvider {
  static readonly scheme = "proclint-log";
  readonly #texts: string[] = [];

  constructor(readonly server: Server) {}

  provideTextDocumentContent({ query }: vscode.Uri): string {
    return this.#texts[Number(query)] ?? "";
  }

  async ask(): Promise<void> {
    const log = shownLog(vscode.window.activeTextEditor) || (await askForLog());
    if (!log) return;
    const procfile = this.server.procfile();
    const answer = await this.server.ask<Explanation>("workspace/executeCommand", {
      command: "proclint.explain",
      arguments: procfile ? [log, procfile] : [log],
    });
    const number = this.#texts.push(explanation(answer)) - 1;
    const uri = vscode.Uri.from({ scheme: Explanations.scheme, path: "Explanation.md", query: String(number) });
    await vscode.commands.executeCommand("markdown.showPreview", uri);
  }
}

/** How many characters of a log's file are explained. What failed is near its end. */
const mostOfALog = 1 << 18;

/** The selected text of an editor, or all of a log in it, such as one that was dropped there. */
function shownLog(editor: vscode.TextEditor | undefined): string {
  if (!editor) return "";
  const { document, selection } = editor;
  const text = document.getText(selection).trim();
  return text || !/\.(log|out|err)$/i.test(document.uri.path) ? text : document.getText().slice(-mostOfALog);
}

/** A line that the person writes, or the text in the clipboard if they write none. */
async function askForLog(): Promise<string> {
  const line = await vscode.window.showInputBox({
    title: "Explain a log",
    prompt: "A line of a log, or a code such as H14. Leave it empty to take the log from the clipboard.",
  });
  return line === "" ? vscode.env.clipboard.readText() : (line ?? "");
}
