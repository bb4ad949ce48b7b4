import { unfolded } from "../effects.js";
import type { Findings, Planned, Views } from "./analysis.js";
import type { EngineStatus } from "../engine/client.js";
import type { Diagnostic } from "../engine/contract.js";
import { currentWords, t } from "../language.js";
import { Store } from "../store.js";
import type { Notices } from "./notices.js";
import { summaryOf, type ProblemsState } from "./problems.js";

const noDiagnostics: readonly Diagnostic[] = [];
const checkingAfter = 250;

/** The facts about the file, and the state of the engines that find them out. */
export class Results extends Store {
  #status: EngineStatus = { kind: "loading", loaded: 0, total: 0 };
  #findings: Findings | null = null;
  #views: Views | null = null;
  #planned: Planned | null = null;
  #problems: ProblemsState = { kind: "loading", percent: 0 };
  #milliseconds: number | null = null;
  #isLate = false;
  #isAhead = false;
  #wasReady = false;
  #timer = 0;

  constructor(readonly notices: Notices) {
    super();
  }

  /** How the engine is. */
  get status(): EngineStatus {
    return this.#status;
  }

  set status(status: EngineStatus) {
    this.#status = status;
    this.#wasReady ||= status.kind === "ready";
    this.#update();
  }

  /** The engine was lost, and starts once more. */
  get restarts(): boolean {
    return this.#status.kind === "loading" && this.#wasReady;
  }

  /** The last findings, which may be those of an older text. */
  get findings(): Findings | null {
    return this.#findings;
  }

  /** The problems of the last report. */
  get diagnostics(): readonly Diagnostic[] {
    return this.#findings?.kind === "report" ? this.#findings.report.diagnostics : noDiagnostics;
  }

  get views(): Views | null {
    return this.#views;
  }

  get planned(): Planned | null {
    return this.#planned;
  }

  /** What the list of problems shows. The same diagnostics keep the same object, so that typing draws it only when it changes. */
  get problems(): ProblemsState {
    return this.#problems;
  }

  /** How long the last report took; null before the first one. */
  get milliseconds(): number | null {
    return this.#milliseconds;
  }

  /** The answer is long in coming. */
  get isLate(): boolean {
    return this.#isLate;
  }

  /** The findings are of a newer text than the views. */
  get isAhead(): boolean {
    return this.#isAhead;
  }

  /** The text changed: an answer is waited for. Findings of a version before `since` are about another text. */
  wait(since: number, forget: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#late(since, forget), checkingAfter);
  }

  found(findings: Findings, isAhead: boolean): void {
    this.#isAhead = isAhead;
    clearTimeout(this.#timer);
    this.#isLate = false;
    this.#findings = findings;
    if (findings.kind === "report") this.#milliseconds = findings.milliseconds;
    this.notices.announceLater(() => spokenOf(findings));
    this.#update();
  }

  // Views with the same content are not drawn again.
  viewed(views: Views): void {
    const shown = this.#views;
    const { preview, matrix, isCompared, reason } = views;
    const isSame = shown?.preview === preview && shown.matrix === matrix && shown.isCompared === isCompared && shown.reason === reason;
    if (isSame && !this.#isAhead) return;
    this.#isAhead = false;
    this.#views = views;
    this.changed();
  }

  moved(planned: Planned): void {
    this.#planned = planned;
    this.changed();
  }

  // Findings of another text are wrong here. Nobody knows how long an engine takes to come. A line names a lost one.
  #late(since: number, forget: () => void): void {
    const { kind } = this.#status;
    this.#isLate = true;
    if (kind === "loading" || (kind === "ready" && (this.#findings?.version ?? since) < since)) {
      this.#findings = this.#views = this.#planned = null;
      this.#isAhead = false;
      forget();
    }
    this.#update();
  }

  #update(): void {
    const next = problemsOf(this.#findings, this.#status);
    const same = next.kind === "report" && this.#problems.kind === "report" && next.diagnostics === this.#problems.diagnostics;
    if (!same) this.#problems = next;
    this.changed();
  }
}

function problemsOf(findings: Findings | null, status: EngineStatus): ProblemsState {
  if (!findings)
    return status.kind === "failed" ? { kind: "failed", reason: status.reason } : { kind: "loading", percent: percentOf(status) };
  switch (findings.kind) {
    case "crashed":
      return { kind: "crashed" };
    case "rejected":
      return { kind: "rejected", title: findings.title, detail: findings.detail };
    case "report": {
      const { platforms, diagnostics, omitted = 0, excluded = false } = findings.report;
      return { kind: "report", platforms, diagnostics, unchecked: omitted, excluded };
    }
  }
}

function spokenOf(findings: Findings): string | { text: string; english: string } {
  switch (findings.kind) {
    case "report":
      return summaryOf(currentWords(), unfolded(findings.report.diagnostics)) || t("said.noProblems");
    case "rejected":
      return { text: "", english: findings.title };
    case "crashed":
      return t("said.safeMode");
  }
}

/** How much of a program is there. */
export function percentOf(status: EngineStatus): number {
  if (status.kind === "ready") return 100;
  if (status.kind === "failed" || status.total === 0) return 0;
  return Math.min(100, Math.round((100 * status.loaded) / status.total));
}
