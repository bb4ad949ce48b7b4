import { EngineCrash, EngineError, Superseded, type Answer, type EngineClient } from "../engine/client.js";
import type { Matrix, Plan, Preview, Report } from "../engine/contract.js";
import type { Beside, FileRequest } from "../file/snapshot.js";
import { afterFrame } from "../scheduling.js";
import { withoutOtherFiles } from "../effects.js";
import { t } from "../english.js";
import { pause } from "../pause.js";
import { check } from "./checking.js";
import type { Route } from "./route.js";

/** The file and choices to analyze, at one moment. */
export interface Subject {
  version: number;
  request: FileRequest;
  /** The other files of the folder, for the rules and for completion. */
  beside: Beside;
  /** The folder has no Procfile, and nothing is written that could be one. */
  isMissing: boolean;
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

interface Found {
  kind: "report";
  version: number;
  report: Report;
  milliseconds: number | null;
}

export type Findings = Found | { kind: "rejected"; version: number; title: string; detail: string } | { kind: "crashed"; version: number };

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

/** How long a typist has to rest: a plan tries many fixes, and a large file has many cards. Both are long in coming. */
const longRest = 400;

/** How long the findings wait for the cards, so that both change in one frame. */
const longestTogether = 300;

export interface Listener {
  /** At once: what the editor marks, and what else follows from the report. */
  checked: (version: number, report: Report) => void;
  /** One frame later, but for the first time: what the panels show. `isAhead` where the views are still those of another text. */
  found: (findings: Findings, isAhead: boolean) => void;
  /** In the same frame, or later where they take long. */
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
  /** What views were asked for last. */
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
      this.listener.found({ kind: "crashed", version }, false);
      this.#nothing(version, t("views.paused"));
      return;
    }
    try {
      const findings = await this.#find(round);
      const isFirst = !this.#found;
      this.#found = true;
      if (isFirst) this.listener.found(findings, false);
      await this.#together(round, isFirst ? null : findings);
      // The page comes with an answer for its example, which the engine has not found here.
      if (findings.milliseconds === null && !round.stale()) this.listener.found(await this.#find(round), false);
    } catch (error) {
      if (!isOver(round, error)) this.#failed(version, error);
    }
  }

  // Where the views take long, the findings don't wait for them.
  async #together(round: Round, findings: Findings | null): Promise<void> {
    const { subject, stale, unlessStale } = round;
    let untold = findings;
    const tell = (isAhead: boolean): void => {
      if (untold && !stale()) this.listener.found(untold, isAhead);
      untold = null;
    };
    const views = this.#view(round);
    views.catch(() => {}); // it is read below, unless the round ends before
    if (findings) await unlessStale(afterFrame());
    if (isLarge(subject)) tell(true);
    const late = setTimeout(() => tell(true), longestTogether);
    try {
      const viewed = await views;
      tell(false);
      this.listener.viewed(viewed);
    } catch (error) {
      if (isOver(round, error)) return;
      // The findings are known; missing views don't change them.
      tell(false);
      this.#nothing(subject.version, t("views.none"));
      return;
    } finally {
      clearTimeout(late);
    }
    if (subject.isMissing) this.listener.planned({ version: subject.version, plan: null, reason: t("views.missing") });
    else if (subject.move) await this.#plan(round, subject.move);
  }

  /** Tells what is wrong to those who don't wait for the panels. */
  async #find({ subject, stale, unlessStale }: Round): Promise<Found> {
    const { version } = subject;
    const answer = await unlessStale(check(this.engine, subject, { stale }));
    const report = withoutOtherFiles(this.#reports.take(answer));
    this.listener.checked(version, report);
    // What follows from the report may have begun another round.
    if (stale()) throw new Superseded();
    return { kind: "report", version, report, milliseconds: answer.milliseconds };
  }

  async #view({ subject, stale, unlessStale }: Round): Promise<Views> {
    const { request, beside, version, shown, app, checkedFor, isCompared, isMissing } = subject;
    // They are about an empty one, with which another command may start.
    if (isMissing) return { version, preview: null, matrix: null, isCompared: false, reason: t("views.missing") };
    const viewed = this.#viewed;
    this.#viewed = { version, shown };
    if (isLarge(subject) && viewed && viewed.version !== version && viewed.shown === shown) await unlessStale(pause(longRest));
    const asked = this.engine.call("preview", { ...request, ...beside, platform: shown, app }, { stale });
    if (isLarge(subject)) {
      const preview = this.#previews.take(await unlessStale(asked));
      return {
        version,
        preview,
        matrix: null,
        isCompared: false,
        reason: t("views.limit", { lines: mostLines, size: mostCharacters / 1024 }),
      };
    }
    const rows = this.engine.call("matrix", { ...request, ...beside, platforms: isCompared ? [] : [...checkedFor] }, { stale });
    const [preview, matrix] = await unlessStale(Promise.all([asked, rows]));
    return { version, preview: this.#previews.take(preview), matrix: this.#matrices.take(matrix), isCompared, reason: "" };
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
    this.listener.found(failureOf(version, error), false);
    this.#nothing(version, t("views.none"));
  }
}

function isLarge({ request, lines }: Subject): boolean {
  return lines > mostLines || (request.text ?? request.base64 ?? "").length > mostCharacters;
}

function isOver(round: Round, error: unknown): boolean {
  return error instanceof Superseded || round.stale();
}

function failureOf(version: number, error: unknown): Findings {
  if (error instanceof EngineCrash) return { kind: "crashed", version };
  if (error instanceof EngineError) return { kind: "rejected", version, title: "", detail: error.detail };
  return { kind: "rejected", version, title: t("answer.unreadable"), detail: String(error) };
}
