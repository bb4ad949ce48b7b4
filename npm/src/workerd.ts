// For workerd (Cloudflare Workers), which compiles only what is imported.
import first from "./proclint.wasm";
import rest from "./proclint-rest.wasm";
import { loadBy } from "./program.js";

loadBy(() => Promise.resolve([first, rest]));

export * from "./index.js";
