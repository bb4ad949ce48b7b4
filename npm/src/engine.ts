import { give, start, type Call, type Data, type Modules, type Running } from "../../static/src/engine/start.js";
import { ProclintError } from "./error.js";

interface Failure {
  error: { title: string; detail: string };
}

function isFailure(answer: object): answer is Failure {
  return "error" in answer && typeof answer.error === "object";
}

const none = (): Promise<Data> => Promise.resolve({});

/** One instance of the program. One that crashes is replaced, and the call is tried once more. */
export class Engine {
  readonly #load: () => Promise<Modules>;
  #running: Promise<Running> | null = null;
  #isDisposed = false;
  /** The program that has what it needs. */
  #given: Call | null = null;

  constructor(load: () => Promise<Modules>) {
    this.#load = load;
  }

  start(): Promise<Running> {
    if (this.#isDisposed) return Promise.reject(new Error("this engine is disposed of"));
    this.#running ??= this.#begin();
    return this.#running;
  }

  async #begin(): Promise<Running> {
    try {
      const running = await start(await this.#load());
      running.ended.catch(() => {});
      return running;
    } catch (error) {
      this.#running = null;
      throw error;
    }
  }

  /** `needs` is what the program has to have for that. */
  async call<Answer extends object>(method: string, request: object, needs = none): Promise<Answer> {
    const text = JSON.stringify(request);
    let json = await this.#ask(method, text, needs);
    if (typeof json !== "string") json = await this.#ask(method, text, needs);
    if (typeof json !== "string") throw new Error(`the engine crashed on this request for ${method}`, { cause: json });
    const answer = JSON.parse(json) as Answer | Failure;
    if (isFailure(answer)) throw new ProclintError(answer.error.title, answer.error.detail);
    return answer;
  }

  /** What the program answers. Anything but a string says that it crashed. */
  async #ask(method: string, text: string, needs: typeof none): Promise<unknown> {
    const { call } = await this.start();
    let answer: unknown;
    await this.#give(call, needs);
    try {
      answer = call(method, text);
    } catch (error) {
      answer = error;
    }
    if (typeof answer !== "string") this.#running = null;
    return answer;
  }

  /** Gives a program what it needs, once. */
  async #give(call: Call, needs: typeof none): Promise<void> {
    if (needs === none || this.#given === call) return;
    this.#given = call;
    for (const [name, bytes] of Object.entries(await needs())) give(call, name, bytes);
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#running = null;
  }
}
