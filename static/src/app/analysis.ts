import { EngineCrash, EngineError, Superseded, type Answer, type EngineClient } from "../engine/client.js";
import type { Diagnostic, Matrix, Plan, Preview, Report } from "../engine/contract.js";
import type { Beside, FileRequest } from "../file/snapshot.js";
import { afterFrame } from "../scheduling.js";
import { t } from "../language.js";
import { pause } from "../pause.js";
import type { Route } from "./route.js";

/** What is to be looked at, at one moment. */
export interface Subject {
  version: number;
  request: FileRequest;
  /** The other files of the folder, for the rules and for completion. */
  beside: Beside;
  /** The platforms that it is checked for. */
  checkedFor: readonly string[];
  /** The platform of the process cards. */
  shown: string;
  app: string;
  /** The comparison of all platforms is on the screen. */
  isCompared: boolean;
  /** The move that is on the screen. */
  move: Route | null;
  lines: number;
  /** Known to crash the engine: not looked at until it changes. */
  crashesEngine: boolean;
}

export type Findings =
  | { kind: "report"; version: number; report: Report; milliseconds: number | null }
  | { kind: "rejected"; version: number; title: string; detail: string }
  | { kind: "crashed"; version: number };

export interface Views {
  version: number;
  preview: Preview | null;
  matrix: Matrix | null;
  /** The matrix has the rows of all platforms, not only of those that the file is checked for. */
  isCompared: boolean;
  /** Why there is no matrix, and maybe no preview; empty where there is. */
  reason: string;
}

export interface Planned {
  version: number;
  plan: Plan | null;
  /** Why there is no plan; empty where there is. */
  reason: string;
}

/** The comparison of so many processes, for every platform, helps nobody, and is megabytes to make. */
const mostLines = 200;
const mostCharacters = 64 * 1024;

/** How long a typist has to rest before the cards follow: the machine is kept free for the next keystroke. */
const rest = 120;

/** A plan tries many fixes, and a large file has many cards. Both are long in coming, so they wait longer. */
const longRest = 400;

export interface Listener {
  /** At once: what the editor marks. */
  mark: (version: number, diagnostics: readonly Diagnostic[]) => void;
  /** One frame later, but for the first time: what the panels show. */
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

/** One analysis of the file, as it was when that began. */
interface Round {
  subject: Subject;
  /** The subject changed since: nobody waits for this round any more. */
  stale: () => boolean;
  /** Settles like the promise, or throws Superseded as soon as the subject changes. */
  unlessStale: <T>(work: Promise<T>) => Promise<T>;
}

/**
 * Looks at the file after each change: first what is wrong with it, then, after a rest, what
 * becomes of it. A change ends the round before it; the next one waits for nothing of it but the engine.
 */
export class Analysis {
  #changes = 0;
  #found = false;
  #running = false;
  #supersede: () => void = () => {};
  #viewed: { version: number; shown: string } | null = null;
  #planned = 0;
  readonly #reports = new Remembered<Report>();
  readonly #previews = new Remembered<Preview>();
  readonly #matrices = new Remembered<Matrix>();
  readonly #plans = new Remembered<Plan>();

  constructor(
    readonly engine: EngineClient,
    readonly subject: () => Subject,
    readonly listener: Listener,
  ) {}

  /** The subject changed. */
  changed(): void {
    this.#changes++;
    this.engine.nudge();
    this.#supersede();
    if (!this.#running) void this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    for (let seen = -1; seen !== this.#changes; ) {
      seen = this.#changes;
      // An error of one round must not end the ones after it.
      await this.#next().catch(reportError);
    }
    this.#running = false;
  }

  async #next(): Promise<void> {
    await this.#analyze(this.#begin());
  }

  #begin(): Round {
    const at = this.#changes;
    const superseded = new Promise<never>((_, reject) => (this.#supersede = () => reject(new Superseded())));
    superseded.catch(() => {}); // a change between two waits is no error
    return {
      subject: this.subject(),
      stale: () => this.#changes !== at,
      unlessStale: (work) => Promise.race([work, superseded]),
    };
  }

  async #analyze(round: Round): Promise<void> {
    const { version } = round.subject;
    if (round.subject.crashesEngine) {
      this.listener.found({ kind: "crashed", version });
      this.#nothing(version, t("views.paused"));
      return;
    }
    const isOver = (error: unknown): boolean => error instanceof Superseded || round.stale();
    const find = (): Promise<boolean | null> =>
      this.#find(round).catch((error: unknown) => {
        if (!isOver(error)) this.#failed(version, error);
        return null;
      });
    const isChecked = await find();
    if (isChecked === null) return;
    try {
      await this.#view(round);
    } catch (error) {
      // The findings are known; missing views don't change them.
      if (!isOver(error)) this.#nothing(version, t("views.none"));
    }
    if (!isChecked && !round.stale()) await find();
  }

  /** Tells what is wrong. Resolves to whether the engine has found it here: the page comes with an answer for its example. */
  async #find({ subject: { version, request, beside }, stale, unlessStale }: Round): Promise<boolean> {
    const answer = await unlessStale(this.engine.call("lint", { ...request, ...beside }, { stale }));
    const report = this.#reports.take(answer);
    this.listener.mark(version, report.diagnostics);
    if (this.#found) await unlessStale(afterFrame());
    this.#found = true;
    this.listener.found({ kind: "report", version, report, milliseconds: answer.milliseconds });
    return answer.milliseconds !== null;
  }

  async #view(round: Round): Promise<void> {
    const { subject, stale, unlessStale } = round;
    const { request, beside, version, shown, app, checkedFor, isCompared } = subject;
    const size = (request.text ?? request.base64 ?? "").length;
    const isLarge = subject.lines > mostLines || size > mostCharacters;
    if (this.#viewed && this.#viewed.version !== version && this.#viewed.shown === shown)
      await unlessStale(pause(isLarge ? longRest : rest));
    const preview = await unlessStale(this.engine.call("preview", { ...request, ...beside, platform: shown, app }, { stale }));
    if (isLarge) {
      this.#viewed = { version, shown };
      this.#nothing(version, t("views.limit", { lines: mostLines, size: mostCharacters / 1024 }), this.#previews.take(preview));
      return;
    }
    const matrix = await unlessStale(
      this.engine.call("matrix", { ...request, ...beside, platforms: isCompared ? [] : [...checkedFor] }, { stale }),
    );
    this.#viewed = { version, shown };
    this.listener.viewed({
      version,
      preview: this.#previews.take(preview),
      matrix: this.#matrices.take(matrix),
      isCompared,
      reason: "",
    });
    if (subject.move) await this.#plan(round, subject.move);
  }

  async #plan({ subject: { version, request, beside, app }, stale, unlessStale }: Round, route: Route): Promise<void> {
    if (this.#planned && this.#planned !== version) await unlessStale(pause(longRest));
    this.#planned = version;
    try {
      const answer = await unlessStale(this.engine.call("move", { ...request, ...beside, ...route, app }, { stale }));
      this.listener.planned({ version, plan: this.#plans.take(answer), reason: "" });
    } catch (error) {
      if (error instanceof Superseded || stale()) return;
      // The findings are known; a missing plan does not change them.
      const reason = error instanceof EngineError ? `${error.title}. ${error.detail}` : t("move.none");
      this.listener.planned({ version, plan: null, reason });
    }
  }

  #nothing(version: number, reason: string, preview: Preview | null = null): void {
    this.listener.viewed({ version, preview, matrix: null, isCompared: false, reason });
    this.listener.planned({ version, plan: null, reason });
  }

  #failed(version: number, error: unknown): void {
    if (error instanceof EngineCrash) this.listener.found({ kind: "crashed", version });
    else if (error instanceof EngineError) this.listener.found({ kind: "rejected", version, title: error.title, detail: error.detail });
    else this.listener.found({ kind: "rejected", version, title: t("answer.unreadable"), detail: String(error) });
    this.#nothing(version, t("views.none"));
  }
}
