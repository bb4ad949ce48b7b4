/** Evaluates Go's glue with `scope` in place of the global object. The build makes this module of Go's wasm_exec.js. */
export function goIn(
  scope: object,
  setTimeout: (call: () => void, milliseconds: number) => unknown,
  clearTimeout: (timer: never) => void,
): new () => Go;
