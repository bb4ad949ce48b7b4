// Starts a program whose build has left it waiting for its first call.
import { newGo, scope } from "./glue.js";

/** A program, in the order in which it is needed where the build has cut it: one can be tried without those behind it. */
export type Modules = readonly WebAssembly.Module[];

/** Takes a method and a request, both text, and gives the answer. Bytes are data of the name of a method. */
export type Call = (method: string, request: string | Uint8Array) => unknown;

/** What a program needs and doesn't contain, by name. */
export type Data = Readonly<Record<string, Uint8Array>>;

/** A JavaScript value that Go refers to, and how often: a named one, or one that calls one of Go's functions. */
type Held = { count: number } & ({ name: string } | { function: number });

/** What the build has written beside the program's memory: the function that takes calls, and the values that Go refers to, each by its id. */
interface State {
  entry: number;
  values: readonly (Held | null)[];
}

/** A program that takes calls. `ended` is kept once it takes no more. */
export interface Running {
  call: Call;
  ended: Promise<void>;
}

/**
 * Starts a program, and gives it its data. A call throws that needs what is in a module that is not given, or takes more
 * steps than it has `fuel` for, and then the program is of no more use. A step is one turn of a loop.
 */
export async function start([module, ...others]: Modules, { fuel, data = {} }: { fuel?: number; data?: Data } = {}): Promise<Running> {
  if (!module) throw new Error("the program has no module");
  const go = newGo();
  const instance = await WebAssembly.instantiate(module, go.importObject);
  for (const other of others) await WebAssembly.instantiate(other, { ...go.importObject, first: instance.exports });
  const state = stateOf(module);
  const { call, ended } = state ? goOn(go, instance, state) : begin(go, instance);
  for (const [name, bytes] of Object.entries(data)) give(call, name, bytes);
  return { call: fuel ? limited(call, instance.exports["fuel"] as WebAssembly.Global, BigInt(fuel)) : call, ended };
}

/** Gives a running program one of its data. */
export function give(call: Call, name: string, bytes: Uint8Array): void {
  const answer = call(name, bytes);
  if (answer !== "{}") throw new Error(`the program does not take ${name}: ${String(answer)}`);
}

/** Lets a program go on from where its build has left it. */
function goOn(go: Go, instance: WebAssembly.Instance, { entry, values }: State): Running {
  const ended = go.run(instance);
  for (const held of values) hold(go, held);
  return { call: go._makeFuncWrapper(entry) as Call, ended };
}

/** Begins a program that is as Go built it. */
function begin(go: Go, instance: WebAssembly.Instance): Running {
  let call: Call | undefined;
  scope.proclintReady = (ready) => (call = ready as Call);
  const ended = go.run(instance);
  if (!call) throw new Error("the program did not get ready");
  return { call, ended };
}

function limited(call: Call, tank: WebAssembly.Global, fuel: bigint): Call {
  return (method, request) => {
    tank.value = fuel;
    return call(method, request);
  };
}

/** Null for a program that is as Go built it. */
function stateOf(module: WebAssembly.Module): State | null {
  const [section] = WebAssembly.Module.customSections(module, "proclint.state");
  return section ? (JSON.parse(new TextDecoder().decode(section)) as State) : null;
}

function hold(go: Go, held: Held | null): void {
  const id = go._values.length;
  const value = held && heldValue(go, held);
  go._values.push(value);
  go._goRefCounts.push(held?.count ?? 0);
  if (held) go._ids.set(value, id);
  else go._idPool.push(id);
}

function heldValue(go: Go, held: Held): unknown {
  if ("function" in held) return go._makeFuncWrapper(held.function);
  return held.name.split(".").reduce<unknown>((value, key) => Reflect.get(value as object, key), scope);
}
