// Reads and changes the instructions of functions.
import { Reader } from "./module.mjs";

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

/** The instructions of a function: the code of each, and from where to where it is in `body`. */
export function* instructionsOf(body) {
  const reader = new Reader(body);
  reader.locals();
  while (reader.more) {
    const from = reader.at;
    const code = reader.byte();
    const [, , pass] = operands.find(([first, last]) => code >= first && code <= last) ?? unknown(code);
    pass(reader);
    yield { code, from, to: reader.at };
  }
}

/** A function with other bytes in place of each instruction of such a code. */
export function replaced(body, code, bytesFor) {
  const pieces = [];
  let at = 0;
  for (const { code: found, from, to } of instructionsOf(body)) {
    if (found !== code) continue;
    pieces.push(body.subarray(at, from), bytesFor(body.subarray(from, to)));
    at = to;
  }
  return Buffer.concat([...pieces, body.subarray(at)]);
}

function unknown(code) {
  throw new Error(`the program has an instruction that is not known here: ${code}`);
}
