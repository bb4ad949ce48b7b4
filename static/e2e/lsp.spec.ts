import { spawn } from "node:child_process";
import { expect, test } from "@playwright/test";
import {
  CodeActionKind,
  CodeActionRequest,
  CompletionRequest,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentFormattingRequest,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  createProtocolConnection,
  type CodeAction,
  type CompletionList,
  type PublishDiagnosticsParams,
} from "vscode-languageserver-protocol/node";

const binary = process.env.PROCLINT_BIN ?? "../build/proclint";
const uri = "untitled:Procfile";
const textDocument = { uri };

/** Starts the language server under the client that VS Code is made of. */
function start() {
  const server = spawn(binary, ["lsp", "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  const client = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  const ended = new Promise<number | null>((resolve) => server.once("exit", resolve));
  const published: PublishDiagnosticsParams[] = [];
  client.onNotification(PublishDiagnosticsNotification.type, (params) => void published.push(params));
  client.listen();
  const found = async (version: number): Promise<PublishDiagnosticsParams> => {
    await expect.poll(() => published.some((params) => params.version === version)).toBe(true);
    return published.find((params) => params.version === version)!;
  };
  return { client, ended, found };
}

test("VS Code's client and the language server understand each other", { tag: "@daily" }, async () => {
  const { client, ended, found } = start();
  const { capabilities, serverInfo } = await client.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities: { workspace: { workspaceEdit: { documentChanges: true } } },
    initializationOptions: { platforms: ["goreman"] },
  });
  expect(serverInfo?.name).toBe("proclint");
  expect(capabilities.positionEncoding).toBe("utf-16");
  await client.sendNotification(InitializedNotification.type, {});

  const text = "# 😀\nweb:gunicorn app:app\n";
  await client.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: "procfile", version: 1, text },
  });
  const { diagnostics } = await found(1);
  expect(diagnostics.map(({ code, source }) => `${source} ${code}`)).toEqual(["proclint space-after-colon"]);
  const range = diagnostics[0]!.range;

  const actions = (await client.sendRequest(CodeActionRequest.type, { textDocument, range, context: { diagnostics } })) as CodeAction[];
  expect(actions.map(({ kind, title }) => `${kind}: ${title}`)).toEqual([
    "quickfix: Add a space after the colon",
    "quickfix: Ignore space-after-colon on this line",
    "source.fixAll: Apply all safe fixes",
  ]);
  const all = await client.sendRequest(CodeActionRequest.type, {
    textDocument,
    range,
    context: { diagnostics, only: [CodeActionKind.SourceFixAll] },
  });
  expect(all).toHaveLength(1);

  await client.sendNotification(DidChangeTextDocumentNotification.type, {
    textDocument: { uri, version: 2 },
    contentChanges: [{ range: { start: { line: 0, character: 2 }, end: { line: 1, character: 4 } }, text: "😀\nweb:  " }],
  });
  expect((await found(2)).diagnostics).toEqual([]);

  const hover = await client.sendRequest(HoverRequest.type, { textDocument, position: { line: 1, character: 9 } });
  expect(hover?.contents).toMatchObject({ kind: "markdown", value: expect.stringContaining("**gunicorn**") });
  const edits = await client.sendRequest(DocumentFormattingRequest.type, { textDocument, options: { tabSize: 2, insertSpaces: true } });
  expect(edits?.map(({ newText }) => newText)).toEqual(["web: gunicorn app:app\n"]);
  const list = (await client.sendRequest(CompletionRequest.type, { textDocument, position: { line: 2, character: 0 } })) as CompletionList;
  expect(list.items.map(({ label }) => label)).toContain("worker: bundle exec sidekiq");
  await expect(client.sendRequest("textDocument/nothing")).rejects.toThrow(/there is no method/);

  await client.sendRequest(ShutdownRequest.type);
  await client.sendNotification(ExitNotification.type);
  expect(await ended).toBe(0);
  client.dispose();
});

test("an editor that breaks off ends the language server", { tag: "@daily" }, async () => {
  const { client, ended } = start();
  await client.sendRequest(InitializeRequest.type, { processId: null, rootUri: null, capabilities: {} });
  await client.sendNotification(ExitNotification.type);
  expect(await ended).toBe(1);
  client.dispose();
});
