// Reads the tables that Go keeps of a program's functions in its memory, as runtime/symtab.go does: their names, how
// large their frames are, what may be moved. The runtime needs them of every function that is on a stack.
import { Reader } from "./module.mjs";

/** How many times 4,096 places of the code a function has. */
const perFunction = 16;

/** Places of functions begin here, and each function of WebAssembly has 65,536 of them. */
const firstPlace = 0x10000000;
const placesOfOne = 0x10000;

const word = 8;

/** The name in place of a stack that was left for another. */
const switched = "runtime.systemstack_switch";

/** The fields of a function's entry that are read here, and how long it is before the lists behind it. */
const field = { name: 4, stack: 16, file: 20, line: 24, tables: 28, more: 43 };
const entryLength = 44;

export class FunctionTable {
  #memory;
  #header;

  constructor(memory) {
    this.#memory = memory;
    this.#header = memory.indexOf(Buffer.from([0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8]));
    if (this.#header < 0) throw new Error("the program has no table of its functions that is known here");
  }

  get count() {
    return this.#field(1);
  }

  #field(index) {
    return Number(this.#memory.readBigUInt64LE(this.#header + word * index));
  }

  /** Where a part of the tables begins. */
  #part(index) {
    return this.#header + this.#field(index);
  }

  get #tables() {
    return this.#part(7);
  }

  get #functions() {
    return this.#part(8);
  }

  #entry(index) {
    return this.#functions + this.#memory.readUInt32LE(this.#functions + word * index + 4);
  }

  /** The tables of a function by their offsets; an offset of 0 means no list. */
  #offsets(index) {
    const at = this.#entry(index);
    const others = Array.from({ length: this.#memory.readUInt32LE(at + field.tables) }, (_, other) => entryLength + 4 * other);
    return [field.stack, ...others].map((place) => this.#memory.readUInt32LE(at + place)).filter((offset) => offset > 0);
  }

  #name(index) {
    return this.#memory.toString("latin1", ...this.#nameRange(index));
  }

  #nameRange(index) {
    const from = this.#part(4) + this.#memory.readInt32LE(this.#entry(index) + field.name);
    return [from, this.#memory.indexOf(0, from)];
  }

  /** From where to where a function's name, entry and tables are. Functions share tables. */
  rangesOf(index) {
    const at = this.#entry(index);
    const length = entryLength + 4 * (this.#memory.readUInt32LE(at + field.tables) + this.#memory.readUInt8(at + field.more));
    return [
      this.#nameRange(index),
      [at, at + length],
      ...this.#offsets(index).map((offset) => [this.#tables + offset, this.#endOf(this.#tables + offset)]),
    ];
  }

  /** A table is a list of two numbers each, which ends with a zero that is not the first. */
  #endOf(from) {
    const reader = new Reader(this.#memory);
    reader.at = from;
    for (let isFirst = true; reader.number() !== 0 || isFirst; isFirst = false) reader.number();
    return reader.at;
  }

  /** Leaves out of which file and line each instruction is, which only the trace of a crash says. */
  dropLines() {
    const used = new Map();
    for (let index = 0; index < this.count; index++) {
      const at = this.#entry(index);
      this.#memory.writeUInt32LE(0, at + field.file);
      this.#memory.writeUInt32LE(0, at + field.line);
      for (const offset of this.#offsets(index)) used.set(this.#tables + offset, this.#endOf(this.#tables + offset));
    }
    const old = Buffer.from(this.#memory.subarray(this.#tables, this.#functions));
    this.#memory.fill(0, this.#tables, this.#functions);
    for (const [from, to] of used) old.copy(this.#memory, from, from - this.#tables, to - this.#tables);
  }

  /**
   * Leaves out the names of functions, which only the trace of a crash says: it has their places still. The runtime looks
   * at its own names.
   */
  dropNames() {
    for (let index = 0; index < this.count; index++) {
      if (!this.#name(index).startsWith("runtime.")) this.#memory.fill(0, ...this.#nameRange(index));
    }
  }

  /**
   * Takes out the table that finds a function by its place in the code (findfuncbucket), and says how to make it again.
   * It has five words for every 4,096 places: the index of the function there, and four that are zero. That makes it a
   * fifth of the whole program.
   */
  dropPlaces() {
    const words = new Uint32Array(this.#memory.buffer, this.#memory.byteOffset, this.#memory.length / 4);
    const length = 5 * perFunction;
    const isRun = (at, index) => Array.from({ length }, (_, place) => (place % 5 === 0 ? index : 0)).every((value, offset) => words[at + offset] === value);
    const first = words.findIndex((value, at) => value === 1 && isRun(at, 1) && isRun(at + length, 2));
    if (first < 0) throw new Error("the program has no table of places that is known here");
    let count = 0;
    for (; isRun(first + length * count, count + 1); count++) words.fill(0, first + length * count, first + length * (count + 1));
    return { at: 4 * first, count };
  }

  /**
   * The functions that may be on a stack although nobody calls them: whose places are in the program's allocated
   * memory, where the stacks that wait are, and the one that the runtime writes there itself.
   */
  onStacks() {
    const found = new Set(Array.from({ length: this.count }, (_, index) => index).filter((index) => this.#name(index) === switched));
    if (found.size !== 1) throw new Error(`the program has no ${switched}`);
    for (let at = this.#endOfProgram(); at < this.#memory.length; at += word) {
      if (this.#memory.readUInt32LE(at + 4) !== 0) continue;
      const index = Math.floor((this.#memory.readUInt32LE(at) - firstPlace) / placesOfOne);
      if (index >= 0 && index < this.count) found.add(index);
    }
    return found;
  }

  // The runtime's record of the program (moduledata) begins with where this table and its names are.
  #endOfProgram() {
    const begin = Buffer.alloc(2 * word);
    begin.writeUInt32LE(this.#header);
    begin.writeUInt32LE(this.#part(4), word);
    const record = this.#memory.indexOf(begin);
    const number = (index) => Number(this.#memory.readBigUInt64LE(record + word * index));
    const [places, end] = [20, 34];
    if (record < 0 || number(places) !== firstPlace || number(end) >= this.#memory.length) throw new Error("the program has no record of itself that is known here");
    return number(end);
  }
}
