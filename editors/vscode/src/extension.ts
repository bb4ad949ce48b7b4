import * as vscode from "vscode";
import type { Platform } from "../../../static/src/engine/contract.js";
import { askForPlatforms, Explanations, fixAll } from "./commands.js";
import { pageOf, Preview } from "./preview.js";
import { Server } from "./server.js";
import { Status } from "./status.js";

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const server = new Server(context, () => preview());
  const dist = vscode.Uri.joinPath(context.extensionUri, "dist");
  let platforms: readonly Platform[] | null = null;
  const known = async (): Promise<readonly Platform[]> => {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(dist, "platforms.json")));
    platforms ??= JSON.parse(text) as Platform[];
    return platforms;
  };
  const explanations = new Explanations(server);
  let shown: Preview | null = null;

  async function preview(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.languageId !== "procfile") return;
    if (shown) {
      shown.show(editor);
      shown.panel.reveal(undefined, true);
      return;
    }
    const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const panel = vscode.window.createWebviewPanel("proclint.preview", "Processes", column, {
      enableScripts: true,
      localResourceRoots: [dist],
    });
    const opened = new Preview(panel, server, await known(), editor);
    shown = opened;
    panel.onDidDispose(() => {
      opened.dispose();
      shown = null;
    });
    panel.webview.html = pageOf(panel.webview, dist);
  }

  context.subscriptions.push(
    server,
    new Status(server),
    vscode.workspace.registerTextDocumentContentProvider(Explanations.scheme, explanations),
    vscode.commands.registerCommand("proclint.fixAll", fixAll),
    vscode.commands.registerCommand("proclint.choosePlatforms", async () => askForPlatforms(await known())),
    vscode.commands.registerCommand("proclint.preview", preview),
    vscode.commands.registerCommand("proclint.explainLog", () => explanations.ask()),
  );
  await server.start();
}
