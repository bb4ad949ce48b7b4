import { EngineCrash, EngineError, Superseded, type EngineClient } from "./engine/client.js";
import type { FileRequest, Matrix, Preview, Report } from "./engine/contract.js";

/** What is to be looked at, at one moment. */
export interface Subject {
  version: number;
  request: FileRequest;
  /** The platform of the process cards. */
  shown: string;
  app: string;
  lines: number;
  /** Known to crash the engine: not looked at until it changes. */
  unsafe: boolean;
}

export type Findings =
  | { kind: "report"; version: number; report: Report; milliseconds: number }
  | { kind: "refused"; version: number; title: string; detail: string }
  | { kind: "crashed"; version: number };

export interface Views {
  version: number;
  preview: Preview | null;
  matrix: Matrix | null;
  /** Why there is no preview or matrix; empty where there is. */
  reason: string;
}

/** Cards and the comparison of so many processes help nobody, and are megabytes to make. */
const mostLines = 2_000;
const mostCharacters = 256 * 1024;

/**
 * Looks at the file after each change, never at an older one while a newer one
 * waits: first what is wrong with it, then what becomes of it.
 */
export class Analysis {
  #dirty = false;
  #running = false;

  constructor(
    readonly client: EngineClient,
    readonly subject: () => Subject,
    readonly onFindings: (findings: Findings) => void,
    readonly onViews: (views: Views) => void,
  ) {}

  /** The subject changed. */
  changed(): void {
    this.#dirty = true;
    if (!this.#running) void this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#dirty) {
      this.#dirty = false;
      await this.#look(this.subject());
    }
    this.#running = false;
  }

  async #look(subject: Subject): Promise<void> {
    const { version } = subject;
    if (subject.unsafe) {
      this.onFindings({ kind: "crashed", version });
      this.onViews({ version, preview: null, matrix: null, reason: "Paused with the checks." });
      return;
    }
    try {
      const stale = (): boolean => this.#dirty;
      const { value, milliseconds } = await this.client.call("lint", subject.request, { stale });
      if (this.#dirty) return;
      this.onFindings({ kind: "report", version, report: value, milliseconds });
      await this.#view(subject, stale);
    } catch (error) {
      this.#failed(version, error);
    }
  }

  async #view(subject: Subject, stale: () => boolean): Promise<void> {
    const { request, version, shown, app } = subject;
    const size = (request.text ?? request.base64 ?? "").length;
    if (subject.lines > mostLines || size > mostCharacters) {
      const reason = `Shown for files of up to ${mostLines.toLocaleString("en")} lines and 256 KiB.`;
      this.onViews({ version, preview: null, matrix: null, reason });
      return;
    }
    const preview = await this.client.call("preview", { ...request, platform: shown, app }, { stale });
    if (this.#dirty) return;
    const matrix = await this.client.call("matrix", request, { stale });
    if (this.#dirty) return;
    this.onViews({ version, preview: preview.value, matrix: matrix.value, reason: "" });
  }

  #failed(version: number, error: unknown): void {
    if (error instanceof Superseded || this.#dirty) return;
    if (error instanceof EngineCrash) this.onFindings({ kind: "crashed", version });
    else if (error instanceof EngineError) this.onFindings({ kind: "refused", version, title: error.title, detail: error.detail });
    else this.onFindings({ kind: "refused", version, title: "The answer could not be read", detail: String(error) });
    this.onViews({ version, preview: null, matrix: null, reason: "Not available for this file." });
  }
}
