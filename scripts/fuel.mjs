// Gives a program fuel: who calls it says how many steps it may take, and it ends when it has no more.
//
// A step is one turn of a loop. Go's compiler makes every jump back in its code a turn of a loop, so nothing runs for long
// without steps.
import { bodiesOf, codeOf, contentOf, instructions, kinds, Reader, sections, signed, types, unsigned, vector, withExports, withParts } from "./module.mjs";

/** Under this name the program exports the steps that are left. */
export const fuelName = "fuel";

/** More than anybody waits for. */
const endless = 2n ** 62n;

/** The parts of a program that takes fuel for its steps. */
export function withFuel(parts) {
  const globals = contentOf(parts, sections.global);
  const index = globals.number();
  const fuel = [types.i64, 1, instructions.i64Const, ...signed(endless), instructions.end];
  const step = stepOf(index);
  return withParts(parts, new Map([
    [sections.global, Buffer.concat([Buffer.from(unsigned(index + 1)), globals.take(globals.bytes.length - globals.at), Buffer.from(fuel)])],
    [sections.export, withExports(parts, [{ name: fuelName, kind: kinds.global, index }])],
    [sections.code, codeOf(bodiesOf(parts).map((body) => stepping(body, step)))],
  ]));
}

const none = () => {};
const numbers = (count) => (reader) => {
  for (let index = 0; index < count; index++) reader.number();
};

/** How to read over the operands of instructions, by their codes from and to. */
const operands = [
  [0x00, 0x01, none],
  [0x02, 0x04, numbers(1)], // block, loop, if
  [0x05, 0x05, none],
  [0x0b, 0x0b, none],
  [0x0c, 0x0d, numbers(1)], // br, br_if
  [0x0e, 0x0e, (reader) => numbers(reader.number() + 1)(reader)], // br_table
  [0x0f, 0x0f, none],
  [0x10, 0x10, numbers(1)], // call
  [0x11, 0x11, numbers(2)], // call_indirect
  [0x1a, 0x1b, none],
  [0x20, 0x24, numbers(1)], // locals and globals
  [0x28, 0x3e, numbers(2)], // loads and stores
  [0x3f, 0x42, numbers(1)], // the memory's size, whole constants
  [0x43, 0x43, (reader) => reader.take(4)],
  [0x44, 0x44, (reader) => reader.take(8)],
  [0x45, 0xc4, none],
  [0xfc, 0xfc, (reader) => numbers(operandsOfMore[reader.number()] ?? unknown(0xfc))(reader)],
];

/** Of the conversions that do not trap, and then of memory.init, data.drop, memory.copy and memory.fill. */
const operandsOfMore = [0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1];

/** Takes one step's fuel, and ends the program where that was the last. */
function stepOf(global) {
  const { globalGet, globalSet, i64Const, i64Sub, i64Eqz, if: ifThen, unreachable, end } = instructions;
  const index = unsigned(global);
  return Buffer.from([globalGet, ...index, i64Const, 1, i64Sub, globalSet, ...index, globalGet, ...index, i64Eqz, ifThen, types.nothing, unreachable, end]);
}

/** A function with a step at the beginning of each loop. */
function stepping(body, step) {
  const reader = new Reader(body);
  reader.locals();
  const pieces = [];
  let from = 0;
  while (reader.more) {
    if (passInstruction(reader) !== instructions.loop) continue;
    pieces.push(body.subarray(from, reader.at), step);
    from = reader.at;
  }
  return Buffer.concat([...pieces, body.subarray(from)]);
}

/** Reads over one instruction, and gives its code. */
function passInstruction(reader) {
  const code = reader.byte();
  const [, , pass] = operands.find(([from, to]) => code >= from && code <= to) ?? unknown(code);
  pass(reader);
  return code;
}

function unknown(code) {
  throw new Error(`the program has an instruction that is not known here: ${code}`);
}
