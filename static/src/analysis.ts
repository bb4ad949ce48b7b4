import { EngineCrash, EngineError, Superseded, type Answer, type EngineClient } from "./engine/client.js";
import type { Diagnostic, FileRequest, Matrix, MovePlan, Preview, Report } from "./engine/contract.js";
import { afterFrame } from "./frame.js";

/** What is to be looked at, at one moment. */
export interface Subject {
  version: number;
  request: FileRequest;
  /** The platform of the process cards. */
  shown: string;
  app: string;
  /** The move that is on the screen. */
  move: { from: string; to: string } | null;
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

export interface Planned {
  version: number;
  plan: MovePlan | null;
  /** Why there is no plan; empty where there is. */
  reason: string;
}

/** Cards and the comparison of so many processes, for every platform, help nobody, and are megabytes to make. */
const mostLines = 500;
const mostCharacters = 64 * 1024;

/** How long a typist has to rest before the cards follow: the engine is kept free for the next keystroke. */
const rest = 120;

/** A plan tries many fixes and is long in coming, so it waits longer. */
const longRest = 400;

export interface Listener {
  /** At once: what the editor marks. */
  mark: (version: number, diagnostics: readonly Diagnostic[]) => void;
  /** One frame later: what the panels show. */
  found: (findings: Findings) => void;
  viewed: (views: Views) => void;
  planned: (planned: Planned) => void;
}

// An answer that says the same keeps its object, so that nothing is drawn again for it.
class Remembered<T> {
  #last: Answer<T> | null = null;

  take(answer: Answer<T>): T {
    if (this.#last?.json !== answer.json) this.#last = answer;
    return this.#last.value;
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * Looks at the file after each change, never at an older one while a newer one
 * waits: first what is wrong with it, then what becomes of it.
 */
export class Analysis {
  #dirty = false;
  #running = false;
  #interrupt: () => void = () => {};
  #interrupted: Promise<void> = Promise.resolve();
  #viewed: { version: number; shown: string } | null = null;
  #planned = 0;
  readonly #reports = new Remembered<Report>();
  readonly #previews = new Remembered<Preview>();
  readonly #matrices = new Remembered<Matrix>();
  readonly #plans = new Remembered<MovePlan>();

  constructor(
    readonly client: EngineClient,
    readonly subject: () => Subject,
    readonly listener: Listener,
  ) {}

  /** The subject changed. */
  changed(): void {
    this.#dirty = true;
    this.client.nudge();
    this.#interrupt();
    if (!this.#running) void this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#dirty) {
      this.#dirty = false;
      this.#interrupted = new Promise((resolve) => (this.#interrupt = resolve));
      await this.#look(this.subject());
    }
    this.#running = false;
  }

  async #look(subject: Subject): Promise<void> {
    const { version } = subject;
    if (subject.unsafe) {
      this.listener.found({ kind: "crashed", version });
      this.#nothing(version, "Paused with the checks.");
      return;
    }
    try {
      const stale = (): boolean => this.#dirty;
      const answer = await this.client.call("lint", subject.request, { stale });
      if (this.#dirty) return;
      const report = this.#reports.take(answer);
      this.listener.mark(version, report.diagnostics);
      await Promise.race([afterFrame(), this.#interrupted]);
      if (this.#dirty) return;
      this.listener.found({ kind: "report", version, report, milliseconds: answer.milliseconds });
      if (this.#viewed && this.#viewed.version !== version && this.#viewed.shown === subject.shown) {
        await Promise.race([pause(rest), this.#interrupted]);
        if (this.#dirty) return;
      }
      await this.#view(subject, stale);
    } catch (error) {
      this.#failed(version, error);
    }
  }

  async #view(subject: Subject, stale: () => boolean): Promise<void> {
    const { request, version, shown, app } = subject;
    const size = (request.text ?? request.base64 ?? "").length;
    if (subject.lines > mostLines || size > mostCharacters) {
      this.#nothing(version, `Shown for files of up to ${mostLines} lines and ${mostCharacters / 1024} KiB.`);
      return;
    }
    const preview = await this.client.call("preview", { ...request, platform: shown, app }, { stale });
    if (this.#dirty) return;
    const matrix = await this.client.call("matrix", request, { stale });
    if (this.#dirty) return;
    this.#viewed = { version, shown };
    this.listener.viewed({ version, preview: this.#previews.take(preview), matrix: this.#matrices.take(matrix), reason: "" });
    if (subject.move) await this.#plan(subject, subject.move, stale);
  }

  async #plan({ version, request, app }: Subject, route: NonNullable<Subject["move"]>, stale: () => boolean): Promise<void> {
    if (this.#planned && this.#planned !== version) {
      await Promise.race([pause(longRest), this.#interrupted]);
      if (this.#dirty) return;
    }
    this.#planned = version;
    try {
      const answer = await this.client.call("move", { ...request, ...route, app }, { stale });
      if (!this.#dirty) this.listener.planned({ version, plan: this.#plans.take(answer), reason: "" });
    } catch (error) {
      if (error instanceof Superseded || this.#dirty) return;
      // What is wrong with the file is known; that there is no plan changes nothing about it.
      const reason = error instanceof EngineError ? `${error.title}. ${error.detail}` : "There is no plan for this file.";
      this.listener.planned({ version, plan: null, reason });
    }
  }

  #nothing(version: number, reason: string): void {
    this.listener.viewed({ version, preview: null, matrix: null, reason });
    this.listener.planned({ version, plan: null, reason });
  }

  #failed(version: number, error: unknown): void {
    if (error instanceof Superseded || this.#dirty) return;
    if (error instanceof EngineCrash) this.listener.found({ kind: "crashed", version });
    else if (error instanceof EngineError) this.listener.found({ kind: "refused", version, title: error.title, detail: error.detail });
    else this.listener.found({ kind: "refused", version, title: "The answer could not be read", detail: String(error) });
    this.#nothing(version, "Not available for this file.");
  }
}
