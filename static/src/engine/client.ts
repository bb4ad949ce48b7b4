import { whenIdle } from "../scheduling.js";
import { rest, type Rest } from "../retry.js";
import { openChannel, type Channel } from "./channel.js";
import type { Methods } from "./contract.js";
import type { PageEngine } from "./page-engine.js";
import { engine, type Program, type Progress } from "./program.js";
import type { EngineAnswer, FromWorker, ToWorker } from "./protocol.js";
import type { Modules } from "./start.js";

export type EngineStatus = { kind: "loading"; loaded: number; total: number } | { kind: "ready" } | { kind: "failed"; reason: string };

/** The engine answered, and the answer is an error: too large a file, an unknown platform. */
export class EngineError extends Error {
  constructor(
    readonly title: string,
    readonly detail: string,
  ) {
    super(detail ? `${title}: ${detail}` : title);
  }
}

/** The engine died on this request, and a new one died on it again. */
export class EngineCrash extends Error {}

/** There is no engine now, and the request doesn't wait until there is one. */
export class EngineLost extends Error {}

/** Nobody waits for this answer any more. */
export class Superseded extends Error {}

export interface Answer<T> {
  value: T;
  /** What `value` was read from: equal answers have equal text. */
  json: string;
  /** Null for an answer that is part of the page. */
  milliseconds: number | null;
}

export interface CallOptions {
  /** A stale request is dropped instead of sent, and a stale answer instead of read. */
  stale?: () => boolean;
  /** A person waits: where no engine starts the request fails with EngineLost. */
  urgent?: boolean;
}

/** A request and what it was answered. */
export interface AnsweredRequest extends EngineAnswer {
  method: keyof Methods;
  request: string;
}

/** What the page has of the program before its client: it is being compiled, and may have answered once. */
export interface StartedEngine {
  modules: Promise<Modules>;
  /** Tells from now on how much of it is there. */
  watch: (progress: Progress) => void;
  known: AnsweredRequest | null;
}

interface Job {
  method: keyof Methods;
  request: string;
  stale: () => boolean;
  urgent: boolean;
  deaths: number;
  /** Nobody waits for the answer. */
  isWarmUp: boolean;
  resolve: (answer: Answer<unknown>) => void;
  reject: (error: Error) => void;
}

interface Active {
  id: number;
  job: Job;
  began: number;
}

/** In milliseconds, for the first start. Each further one may take twice as long: the machine may be slow or busy. */
const startLimit = 20_000;

/** So many starts follow each other at once; each further one comes after a rest. */
const startsInARow = 3;

/** Where no engine is allowed. */
const endless: Rest = { over: new Promise(() => {}), end: () => {} };

/** How long an answer that nobody waits for may keep the next one waiting. */
const patience = 800;

// A healthy engine answers in a millisecond; the allowance per character is for slow machines and the largest file.
function answerLimit(request: string): number {
  return 4_000 + request.length / 20;
}

/**
 * Owns the engine's worker: one request in flight, the rest in a queue. A worker
 * that crashes, hangs or disappears is replaced, and the request it had is tried once more.
 * If no worker starts, the client keeps trying, and the requests wait.
 */
export class EngineClient {
  #worker: Channel | null = null;
  #lock = "";
  #generation = 0;
  #modules: Modules | null = null;
  #ready = false;
  #failedStarts = 0;
  #rest: Rest | null = null;
  #queue: Job[] = [];
  #active: Active | null = null;
  #nextId = 1;
  #watchdog = 0;
  #status: EngineStatus = { kind: "loading", loaded: 0, total: 0 };
  #watcher: (status: EngineStatus) => void = () => {};

  #warmUps: Job[];
  #started: StartedEngine | null;
  #known: AnsweredRequest | null;

  /**
   * The engine starts at once. `pageEngine` is asked for lints before the worker is. `warmUps` are
   * lints that the worker runs when it has nothing to do: a browser compiles a function when it is first called, and what
   * is compiled for the worker is so for the page.
   */
  constructor(
    started: StartedEngine | null = null,
    readonly pageEngine: PageEngine | null = null,
    warmUps: readonly string[] = [],
    readonly program: Program = engine,
  ) {
    this.#started = started;
    this.#known = started?.known ?? null;
    this.#warmUps = warmUps.map(warmUpOf);
    this.#start();
  }

  /** Tells how it is, now and whenever that changes. There is one watcher. */
  watch(watcher: (status: EngineStatus) => void): void {
    this.#watcher = watcher;
    watcher(this.#status);
  }

  #tell(status: EngineStatus): void {
    this.#status = status;
    this.#watcher(status);
  }

  /** Starts again now after a failure. */
  retry(): void {
    this.#rest?.end();
  }

  call<M extends keyof Methods>(
    method: M,
    request: Methods[M]["request"],
    options: CallOptions = {},
  ): Promise<Answer<Methods[M]["response"]>> {
    return new Promise((resolve, reject) => {
      const job: Job = {
        method,
        request: JSON.stringify(request),
        stale: options.stale ?? (() => false),
        urgent: options.urgent ?? false,
        deaths: 0,
        isWarmUp: false,
        resolve: (answer) => resolve(answer as Answer<Methods[M]["response"]>),
        reject,
      };
      if (this.#settleKnown(job) || this.#settleInPage(job)) return;
      if (job.urgent && this.#status.kind === "failed") {
        job.reject(new EngineLost(this.#status.reason));
        return;
      }
      this.#dropStale();
      this.#queue.push(job);
      if (!this.#worker && !this.#rest) this.#start();
      else this.#pump();
    });
  }

  // The queue may wait for long, and each of its requests has a whole text.
  #dropStale(): void {
    for (const job of this.#queue) if (job.stale()) job.reject(new Superseded());
    this.#queue = this.#queue.filter((job) => !job.stale());
  }

  /** The file that was checked last, and its findings. */
  get known(): AnsweredRequest | null {
    return this.#known;
  }

  #settleKnown(job: Job): boolean {
    const known = this.#known;
    if (known?.method !== job.method || known.request !== job.request) return false;
    settle(job, known.json, known.milliseconds);
    if (known.milliseconds === null) this.#known = null; // the next time, the engine itself is asked
    return true;
  }

  #settleInPage(job: Job): boolean {
    const active = this.#active?.job;
    const isBusy = active !== undefined && active.method !== "lint";
    const found = job.method === "lint" && this.pageEngine?.answer(job.method, job.request, isBusy);
    if (!found) return false;
    this.#found(job, found);
    return true;
  }

  /** To be called when the request in flight may have become stale: it is not waited for much longer. */
  nudge(): void {
    const active = this.#active;
    if (!active?.job.stale()) return;
    const left = patience - (performance.now() - active.began);
    setTimeout(() => {
      if (this.#active === active && active.job.stale()) this.#abandon(active.job);
    }, left);
  }

  // The engine cannot be interrupted; a new one starts faster than the old one ends.
  #abandon(job: Job): void {
    this.#stop();
    this.#active = null;
    job.reject(new Superseded());
    this.#start();
  }

  #start(): void {
    const generation = ++this.#generation;
    this.#ready = false;
    // One that did not start has failed until something of it arrives.
    if (this.#status.kind !== "failed") this.#tell({ kind: "loading", loaded: 0, total: 0 });
    this.#worker = openChannel({
      receive: (message) => {
        if (generation === this.#generation) this.#receive(message);
      },
      broken: (reason) => {
        if (generation === this.#generation) this.#died(reason);
      },
    });
    this.#guard(this.#timeToStart, "the engine did not start");
    const lock = `proclint-engine-${crypto.getRandomValues(new Uint32Array(2)).join("-")}`;
    this.#lock = lock;
    const begin = (): void => {
      if (generation !== this.#generation) return;
      this.#send({ kind: "start", lock, modules: this.#modules, program: this.program });
    };
    if (this.#started) void this.#take(this.#started).then(begin);
    else begin();
  }

  // Where it cannot be compiled the worker tries, and tells why it cannot.
  async #take(started: StartedEngine): Promise<void> {
    started.watch((loaded, total) => this.#progressed(loaded, total));
    this.#modules ??= await started.modules.catch(() => null);
    this.#started = null;
  }

  #progressed(loaded: number, total: number): void {
    if (this.#ready) return;
    this.#guard(this.#timeToStart, "the engine did not load");
    this.#tell({ kind: "loading", loaded, total });
  }

  #send(message: ToWorker): void {
    this.#worker?.postMessage(message);
  }

  #receive(message: FromWorker): void {
    switch (message.kind) {
      case "progress":
        this.#progressed(message.loaded, message.total);
        return;
      case "modules":
        this.#modules = message.modules;
        return;
      case "ready":
        this.#ready = true;
        this.#failedStarts = 0;
        clearTimeout(this.#watchdog);
        if (message.locked) this.#watchLock();
        this.#tell({ kind: "ready" });
        this.#pump();
        this.#preparePageEngine();
        return;
      case "answer":
        this.#answered(message.id, message);
        return;
      case "unreachable":
        this.#fail(message.reason);
        return;
      case "forbidden":
        this.#stop();
        this.#rest = endless;
        this.#lose(message.reason);
        return;
      case "dead":
        this.#died(message.reason);
    }
  }

  #preparePageEngine(): void {
    const { pageEngine } = this;
    const modules = this.#modules;
    // Where it does not start the worker answers.
    if (pageEngine && modules) whenIdle(() => void pageEngine.start(modules).catch(() => {}));
    whenIdle(() => this.#warmUp());
  }

  #warmUp(): void {
    this.#queue.push(...this.#warmUps.splice(0, 1));
    this.#pump();
  }

  // The worker keeps the lock for as long as it runs.
  #watchLock(): void {
    const generation = this.#generation;
    void navigator.locks.request(this.#lock, () => {
      if (generation === this.#generation) this.#died("the worker is gone");
    });
  }

  get #timeToStart(): number {
    return startLimit * 2 ** Math.min(this.#failedStarts, startsInARow);
  }

  #guard(milliseconds: number, reason: string): void {
    clearTimeout(this.#watchdog);
    const generation = this.#generation;
    this.#watchdog = window.setTimeout(() => {
      if (generation === this.#generation) this.#died(reason);
    }, milliseconds);
  }

  #pump(): void {
    if (!this.#ready || this.#active) return;
    const job = this.#nextJob();
    if (!job) return;
    if (job.stale()) {
      job.reject(new Superseded());
      this.#pump();
      return;
    }
    const id = this.#nextId++;
    this.#active = { id, job, began: performance.now() };
    this.#guard(answerLimit(job.request), "the engine does not answer");
    this.#send({ kind: "call", id, method: job.method, request: job.request });
  }

  // The findings come before everything else that may be asked about the text.
  #nextJob(): Job | undefined {
    const lint = this.#queue.findIndex(({ method, isWarmUp }) => method === "lint" && !isWarmUp);
    return this.#queue.splice(Math.max(lint, 0), 1)[0];
  }

  #answered(id: number, found: EngineAnswer): void {
    if (this.#active?.id !== id) return;
    const { job } = this.#active;
    this.#active = null;
    clearTimeout(this.#watchdog);
    // The next request goes out first: the worker works on it while the page reads this answer.
    this.#pump();
    if (job.isWarmUp) whenIdle(() => this.#warmUp());
    else this.#found(job, found);
  }

  #found(job: Job, { json, milliseconds }: EngineAnswer): void {
    // What else is asked about the same text, such as its cards, comes behind the findings and must not replace them.
    if (job.method === "lint") {
      this.#known = { method: job.method, request: job.request, json, milliseconds };
      if (milliseconds !== null) this.pageEngine?.took(job.request, milliseconds);
    }
    settle(job, json, milliseconds);
  }

  #died(reason: string): void {
    const wasReady = this.#ready;
    this.#stop();
    const job = this.#active?.job;
    this.#active = null;
    if (job) this.#again(job, reason);
    if (!wasReady && this.#failedStarts + 1 >= startsInARow) {
      this.#fail(reason);
      return;
    }
    if (!wasReady) this.#failedStarts++;
    this.#start();
  }

  #again(job: Job, reason: string): void {
    job.deaths++;
    if (job.isWarmUp) this.#warmUps = [];
    else if (job.stale()) job.reject(new Superseded());
    else if (job.deaths > 1) job.reject(new EngineCrash(reason));
    else this.#queue.unshift(job);
  }

  #fail(reason: string): void {
    this.#stop();
    this.#failedStarts = Math.max(this.#failedStarts + 1, startsInARow);
    this.#rest = rest(1 + this.#failedStarts - startsInARow);
    void this.#rest.over.then(() => {
      this.#rest = null;
      this.#start();
    });
    this.#lose(reason);
  }

  #lose(reason: string): void {
    this.#tell({ kind: "failed", reason });
    for (const job of this.#queue) if (job.urgent) job.reject(new EngineLost(reason));
    this.#queue = this.#queue.filter((job) => !job.urgent);
  }

  #stop(): void {
    this.#generation++;
    this.#ready = false;
    clearTimeout(this.#watchdog);
    this.#worker?.terminate();
    this.#worker = null;
  }
}

function warmUpOf(request: string): Job {
  return { method: "lint", request, stale: () => false, urgent: false, deaths: 0, isWarmUp: true, resolve: () => {}, reject: () => {} };
}

function settle(job: Job, json: string, milliseconds: number | null): void {
  if (job.stale()) {
    job.reject(new Superseded());
    return;
  }
  try {
    const value = JSON.parse(json) as { error?: { title?: string; detail?: string } | string };
    if (typeof value.error === "object") {
      job.reject(new EngineError(value.error.title ?? "The engine rejected the request", value.error.detail ?? ""));
      return;
    }
    job.resolve({ value, json, milliseconds });
  } catch (error) {
    job.reject(error instanceof Error ? error : new Error(String(error)));
  }
}
