// Files in memory, for an editor without a server: the folder /project.
const vscode = require("vscode");

const texts = new Map([
  ["/project/procfile", "web: gunicorn app:app --bind 0.0.0.0:8000\nworker: python worker.py\n"],
  ["/project/requirements.txt", "gunicorn\n"],
  ["/project/app.py", ""],
]);
const changes = new vscode.EventEmitter();
const tell = (type, uri) => changes.fire([{ type, uri }]);

function typeOf(path) {
  if (texts.has(path)) return vscode.FileType.File;
  return path === "/" || path === "/project" ? vscode.FileType.Directory : null;
}

function missing(uri) {
  return vscode.FileSystemError.FileNotFound(uri);
}

const provider = {
  onDidChangeFile: changes.event,
  watch: () => new vscode.Disposable(() => {}),
  stat(uri) {
    const type = typeOf(uri.path);
    if (type === null) throw missing(uri);
    return { type, ctime: 0, mtime: 0, size: texts.get(uri.path)?.length ?? 0 };
  },
  readDirectory: ({ path }) =>
    [...texts.keys()].filter((name) => name.startsWith(`${path}/`)).map((name) => [name.slice(path.length + 1), vscode.FileType.File]),
  readFile(uri) {
    if (!texts.has(uri.path)) throw missing(uri);
    return new TextEncoder().encode(texts.get(uri.path));
  },
  writeFile(uri, bytes) {
    const type = texts.has(uri.path) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
    texts.set(uri.path, new TextDecoder().decode(bytes));
    tell(type, uri);
  },
  rename(from, to) {
    if (!texts.has(from.path)) throw missing(from);
    texts.set(to.path, texts.get(from.path));
    texts.delete(from.path);
    tell(vscode.FileChangeType.Deleted, from);
    tell(vscode.FileChangeType.Created, to);
  },
  delete(uri) {
    texts.delete(uri.path);
    tell(vscode.FileChangeType.Deleted, uri);
  },
  createDirectory() {},
};

exports.activate = (context) => {
  context.subscriptions.push(vscode.workspace.registerFileSystemProvider("memory", provider, { isCaseSensitive: true }));
};
