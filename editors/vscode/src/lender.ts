import * as vscode from "vscode";
import type { FromWorker, Kind, Question, ToWorker } from "./lent.js";

/** Lends the files of the project to the server's worker, by paths of the URIs that have the base's scheme and host. */
export class Lender implements vscode.Disposable {
  readonly #watchers: vscode.Disposable[] = [];

  constructor(
    readonly base: vscode.Uri,
    readonly port: MessagePort,
    folders: readonly vscode.WorkspaceFolder[],
    ended: (reason: string) => void,
  ) {
    port.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === "ended") ended(data.reason);
      else void this.#answer(data.question);
    };
    for (const folder of folders) {
      const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, "**"));
      watcher.onDidChange(({ path }) => this.#tell({ kind: "changed", path }));
      watcher.onDidCreate(({ path }) => this.#tell({ kind: "moved", path }));
      watcher.onDidDelete(({ path }) => this.#tell({ kind: "moved", path }));
      this.#watchers.push(watcher);
    }
  }

  dispose(): void {
    for (const watcher of this.#watchers) watcher.dispose();
    this.port.close();
  }

  #tell(message: ToWorker): void {
    this.port.postMessage(message);
  }

  async #answer({ id, ask, path }: Question): Promise<void> {
    const uri = this.base.with({ path, query: "", fragment: "" });
    const answer = await answers[ask](uri).catch(() => null);
    this.#tell({ kind: "answer", id, answer });
  }
}

const { fs } = vscode.workspace;

const answers = {
  kind: async (uri: vscode.Uri): Promise<Kind> => kindOf((await fs.stat(uri)).type),
  list: async (uri: vscode.Uri): Promise<[string, Kind][]> => (await fs.readDirectory(uri)).map(([name, type]) => [name, kindOf(type)]),
  read: async (uri: vscode.Uri): Promise<Uint8Array> => fs.readFile(uri),
};

function kindOf(type: vscode.FileType): Kind {
  if (!(type & vscode.FileType.Directory)) return "file";
  return type & vscode.FileType.SymbolicLink ? "link" : "folder";
}
