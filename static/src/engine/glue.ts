// Go's glue on a page. The npm package has another module in place of this one, which sets nothing globally.
import "./wasm_exec.js";

/** Where Go finds what JavaScript has. */
export const scope = globalThis;

export const newGo = (): Go => new Go();
