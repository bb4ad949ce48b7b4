// Splits a program into modules, in the order in which a browser needs them.
//
// Each module has all functions under the indices of the whole program, so that no instruction changes. In place of a
// function of another module it has a trampoline, which calls the function through the table. All modules share that
// table, the memory and the globals. Without a module its places in the table are empty, and a call of them ends the
// program.
import {
  bodiesOf, codeOf, constant, contentOf, dataOf, globalTypesOf, importedFunctions, instructions, kinds, moduleOf, pageSize, Reader, sections, signed, text, types,
  unsigned, vector, withExports, withParts,
} from "./module.mjs";

/** What the first module exports, under this name, for the others. */
const firstName = "first";
const memoryName = "mem";
const tableName = "table";
const globalName = (index) => `global${index}`;

/** The most bytes that join two segments of data: fewer bytes are cheaper than the head of a segment. */
const firstGap = 64;
const otherGap = 16;

export const globalExports = (parts) => globalTypesOf(parts).map((_, index) => ({ name: globalName(index), kind: kinds.global, index }));

/** The values of globals that an instance exports so. */
export const globalsOf = (parts, exports) => globalTypesOf(parts).map((_, index) => exports[globalName(index)].value);

// ---- what a call needs ----

/** A program notes which functions were called behind all memory that it may ask for. */
const mostPages = 8192;
const notePages = 16;

/**
 * For how many of the requests a `lint` calls each function. Each request finds the program as the build leaves it:
 * `parts` with as much memory as they say. `call` calls the program, `go` is what it calls, and `settle` waits for its
 * timers.
 */
export function callsOf(requests, { parts, go, call, settle }) {
  const pages = pagesOf(parts) + mostPages;
  const notes = pages * pageSize;
  const bodies = bodiesOf(parts);
  const noting = withParts(parts, new Map([
    [sections.memory, Buffer.from([1, 0, ...unsigned(pages + notePages)])],
    [sections.code, codeOf(bodies.map((body, index) => noted(body, notes + index)))],
  ]));
  const module = new WebAssembly.Module(moduleOf(noting));
  const calls = bodies.map(() => 0);
  const state = { _values: go._values, _goRefCounts: go._goRefCounts, _ids: go._ids, _idPool: go._idPool };
  for (const request of requests) {
    const { exports } = (go._inst = new WebAssembly.Instance(module, go.importObject));
    go.mem = new DataView(exports.mem.buffer);
    for (const [name, value] of Object.entries(state)) go[name] = name === "_ids" ? new Map(value) : [...value];
    if (typeof call("lint", JSON.stringify(request)) !== "string") throw new Error(`no answer to ${JSON.stringify(request)}`);
    settle(); // what the collector does after the call needs functions too
    new Uint8Array(exports.mem.buffer, notes, bodies.length).forEach((note, index) => (calls[index] += note));
  }
  return calls;
}

function pagesOf(parts) {
  const reader = contentOf(parts, sections.memory);
  const [, , pages] = [reader.number(), reader.number(), reader.number()];
  return pages;
}

/** A function that begins by writing a 1 to `note`. */
function noted(body, note) {
  const reader = new Reader(body);
  reader.locals();
  const write = [instructions.i32Const, ...signed(BigInt(note)), instructions.i32Const, 1, instructions.i32Store8, 0, 0];
  return Buffer.concat([body.subarray(0, reader.at), Buffer.from(write), body.subarray(reader.at)]);
}

// ---- splitting ----

/**
 * The modules of a program that begins with `memory`, as their parts. `moduleOfFunction` has for each function the module
 * that contains it, together with the runtime's data about it in `functionTable`; that of functions `onStacks` is in the
 * first.
 */
export function split(parts, memory, moduleOfFunction, functionTable, onStacks) {
  const { from, functions } = tableOf(parts);
  const trampolines = trampolinesOf(parts, from, functions);
  const bodies = bodiesOf(parts);
  // A function that is no longer than its trampoline costs nothing.
  const placed = moduleOfFunction.map((module, index) => (bodies[index].length <= trampolines[index].length ? 0 : module));
  const memories = memoriesOf(memory, placed.map((module, index) => (onStacks.has(index) ? 0 : module)), functionTable);
  return memories.map((own, module) => {
    const slots = runsOf(placed.map((of) => of === module)).map(([begin, end]) => segment(from + begin, functions.slice(begin, end)));
    const changed = [
      [sections.element, vector(slots)],
      [sections.code, codeOf(bodies.map((body, index) => (placed[index] === module ? body : trampolines[index])))],
      [sections.data, dataOf(own, module === 0 ? firstGap : otherGap, memory)],
    ];
    if (module === 0) return withParts(parts, new Map([...changed, [sections.export, withExports(parts, shared(parts))]]));
    return withParts(parts.filter(({ id }) => ![sections.table, sections.memory, sections.global, sections.export].includes(id)), new Map([...changed, [sections.import, importsOf(parts)]]));
  });
}

const shared = (parts) => [{ name: tableName, kind: kinds.table, index: 0 }, ...globalExports(parts)];

/** Go's table has its functions in order, from a place on. */
function tableOf(parts) {
  const [{ from, functions }, ...more] = contentOf(parts, sections.element).list((reader) => {
    const [flags, constantOf] = [reader.number(), reader.byte()];
    const from = reader.number(); // small enough that signed and unsigned are the same
    const end = reader.byte();
    if (flags !== 0 || constantOf !== instructions.i32Const || end !== instructions.end) throw new Error("the program's table is filled in another way than is known here");
    return { from, functions: reader.list(() => reader.number()) };
  });
  const imported = importedFunctions(parts);
  if (more.length > 0 || functions.some((index, place) => index !== imported + place)) throw new Error("the program's table has another order than is known here");
  return { from, functions };
}

/** For each function one that calls it through the table. */
function trampolinesOf(parts, from, functions) {
  const parameters = contentOf(parts, sections.type).list((reader) => {
    reader.byte();
    const count = reader.list(() => reader.byte()).length;
    reader.list(() => reader.byte());
    return count;
  });
  const typeOf = contentOf(parts, sections.function).list((reader) => reader.number());
  return functions.map((_, place) => {
    const type = typeOf[place];
    const locals = Array.from({ length: parameters[type] }, (_, local) => [instructions.localGet, local]).flat();
    const slot = [instructions.i32Const, ...signed(BigInt(from + place))];
    return Buffer.from([0, ...locals, ...slot, instructions.callIndirect, ...unsigned(type), 0, instructions.end]);
  });
}

/** From where to where the values are true. */
function runsOf(values) {
  const found = [];
  values.forEach((value, index) => {
    if (!value) return;
    if (found.at(-1)?.[1] === index) found.at(-1)[1]++;
    else found.push([index, index + 1]);
  });
  return found;
}

const segment = (from, functions) => Buffer.from([0, ...constant(from), ...unsigned(functions.length), ...functions.flatMap(unsigned)]);

/** What every module but the first imports: what the program does, and what the first exports. */
function importsOf(parts) {
  const own = contentOf(parts, sections.import);
  const count = own.number();
  const ofFirst = [
    [tableName, [kinds.table, types.funcref, 0, 0]],
    [memoryName, [kinds.memory, 0, 0]],
    ...globalTypesOf(parts).map((type, index) => [globalName(index), [kinds.global, type, 1]]),
  ].map(([name, what]) => Buffer.from([...text(firstName), ...text(name), ...what]));
  return Buffer.concat([Buffer.from(unsigned(count + ofFirst.length)), own.take(own.bytes.length - own.at), ...ofFirst]);
}

/** What each module writes to the memory: all but the first only the runtime's data about their functions. */
function memoriesOf(memory, moduleOfData, functionTable) {
  const count = Math.max(...moduleOfData) + 1;
  const memories = Array.from({ length: count }, (_, module) => (module === 0 ? Buffer.from(memory) : Buffer.alloc(memory.length)));
  // The first that needs a range has it, so it is given out from the last on.
  for (let module = count - 1; module >= 0; module--) {
    for (const [index, of] of moduleOfData.entries()) {
      if (of !== module) continue;
      for (const [from, to] of functionTable.rangesOf(index)) {
        for (const other of memories) other.fill(0, from, to);
        memory.copy(memories[module], from, from, to);
      }
    }
  }
  return memories;
}
