import type * as vscode from "vscode";
import { Server } from "./server.js";

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const server = new Server(context);
  context.subscriptions.push(server);
  await server.start();
}
