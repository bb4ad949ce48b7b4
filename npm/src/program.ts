// The modules of the engine, which are compiled once.
import type { Modules } from "../../static/src/engine/start.js";
import type { Program } from "./index.js";

/** Compiles the modules. */
type Loader = () => Promise<Program>;

/** A program that is loaded once. A failed load is tried again by the next call. */
class Loaded {
  loader: Loader | null = null;
  #loading: Promise<Modules> | null = null;

  readonly #missing: string;

  constructor(missing: string) {
    this.#missing = missing;
  }

  load(): Promise<Modules> {
    if (!this.loader) return Promise.reject(new Error(this.#missing));
    this.#loading ??= this.loader().then(modulesOf);
    this.#loading.catch(() => (this.#loading = null));
    return this.#loading;
  }
}

const engine = new Loaded("this system has no way to load the engine");
const command = new Loaded("only Node, Deno and Bun have this function; elsewhere, use the HTTP API");

/** Sets how this system loads the modules of the engine and, where it can, the program of the command. */
export function loadBy(loadEngine: Loader, loadCommand?: Loader): void {
  engine.loader = loadEngine;
  if (loadCommand) command.loader = loadCommand;
}

export const modulesOf = (program: Program): Modules => program as Modules;

export const load = (): Promise<Modules> => engine.load();
export const loadCommand = (): Promise<Modules> => command.load();
/** Whether this system can load the program of the command. */
export const hasCommand = (): boolean => command.loader !== null;
