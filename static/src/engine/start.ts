// Starts a program whose build has left it waiting for its first call.
import "./wasm_exec.js";

/** A program, in the order in which it is needed where the build has cut it: one can be tried without those behind it. */
export type Modules = readonly WebAssembly.Module[];

/** Takes a method and a request, both text, and gives the answer. */
export type Call = (method: string, request: string) => unknown;

/** A JavaScript value that Go refers to, and how often: a named one, or one that calls one of Go's functions. */
type Held = { count: number } & ({ name: string } | { function: number });

/**
 * The data that the build has written beside the program's memory: the function that takes calls, the values that Go
 * refers to, each by its id, and the place of the table that finds functions by their places.
 */
interface State {
  entry: number;
  values: readonly (Held | null)[];
  places: { at: number; count: number };
}

/** A program that takes calls. `ended` is kept once it takes no more. */
export interface Running {
  call: Call;
  ended: Promise<void>;
}

/**
 * Starts a program. A call throws that needs what is in a module that is not given, or takes more than `mostSteps` turns
 * of loops, and then the program is of no more use.
 */
export async function start([module, ...others]: Modules, mostSteps?: number): Promise<Running> {
  if (!module) throw new Error("the program has no module");
  const go = new Go();
  const instance = await WebAssembly.instantiate(module, go.importObject);
  for (const other of others) await WebAssembly.instantiate(other, { ...go.importObject, first: instance.exports });
  const ended = go.run(instance);
  const { entry, values, places } = stateOf(module);
  for (const held of values) give(go, held);
  fill(instance.exports["mem"] as WebAssembly.Memory, places);
  const call = go._makeFuncWrapper(entry) as Call;
  return { call: mostSteps ? limited(call, instance.exports["steps"] as WebAssembly.Global, BigInt(mostSteps)) : call, ended };
}

function limited(call: Call, steps: WebAssembly.Global, most: bigint): Call {
  return (method, request) => {
    steps.value = most;
    return call(method, request);
  };
}

function stateOf(module: WebAssembly.Module): State {
  const [section] = WebAssembly.Module.customSections(module, "proclint.state");
  if (!section) throw new Error("the engine was not built to the end");
  return JSON.parse(new TextDecoder().decode(section)) as State;
}

// So regular a table would be a fifth of what is decompressed.
function fill({ buffer }: WebAssembly.Memory, { at, count }: State["places"]): void {
  const words = new Uint32Array(buffer, at, 5 * 16 * count);
  for (let place = 0; place < 16 * count; place++) words[5 * place] = 1 + (place >> 4);
}

function give(go: Go, held: Held | null): void {
  const id = go._values.length;
  const value = held && valueOf(go, held);
  go._values.push(value);
  go._goRefCounts.push(held?.count ?? 0);
  if (held) go._ids.set(value, id);
  else go._idPool.push(id);
}

function valueOf(go: Go, held: Held): unknown {
  if ("function" in held) return go._makeFuncWrapper(held.function);
  return held.name.split(".").reduce<unknown>((value, key) => Reflect.get(value as object, key), globalThis);
}
