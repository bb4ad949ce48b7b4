// The modules of the engine, which are compiled once.
import type { Modules } from "../../static/src/engine/start.js";
import type { Program } from "./index.js";

/** Compiles the modules. */
type Loader = () => Promise<Program>;

let loader: Loader = () => Promise.reject(new Error("this system has no way to load the engine"));
let loading: Promise<Modules> | null = null;

/** Sets how this system loads the modules. */
export function loadBy(load: Loader): void {
  loader = load;
}

export const modulesOf = (program: Program): Modules => program as Modules;

/** The modules. A failed load is tried again by the next call. */
export function load(): Promise<Modules> {
  loading ??= loader().then(modulesOf);
  loading.catch(() => (loading = null));
  return loading;
}
