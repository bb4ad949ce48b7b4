import * as vscode from "vscode";

/** The platforms that the settings name. */
export function chosenPlatforms(): string[] {
  return vscode.workspace.getConfiguration("proclint").get<string[]>("platforms", []);
}

/** Keeps platforms in the settings of the workspace, or in those of the user where no folder is open. */
export async function choosePlatforms(ids: readonly string[]): Promise<void> {
  const target = vscode.workspace.workspaceFolders ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await vscode.workspace.getConfiguration("proclint").update("platforms", ids.length > 0 ? ids : undefined, target);
}
