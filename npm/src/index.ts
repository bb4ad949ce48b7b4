// The functions of the package. How a system loads the engine is in the module for that system.
import type {
  AppReport,
  Effective,
  Explanation,
  Export,
  FixedFile,
  FormattedFile,
  Import,
  Matrix,
  Methods,
  Plan,
  PlatformList,
  Preview,
  Proposal,
  Report,
  RuleExplanation,
  RuleList,
  SevallaRequest,
} from "../../static/src/engine/contract.js";
import type { Data } from "../../static/src/engine/start.js";
import { Engine } from "./engine.js";
import { hasCommand, load, loadCommand, modulesOf } from "./program.js";

export type * from "../../static/src/engine/contract.js";
export { ProclintError } from "./error.js";

/** Compiled modules of the engine, each a WebAssembly.Module. */
export type Program = readonly object[];

/** What a function is asked, with a file: its text, or its bytes in base64. */
export type Asked<Method extends keyof Methods> = Methods[Method]["request"] & ({ text: string } | { base64: string });

/** The files of an app without a Procfile, and what they are checked for. */
export type App = Methods["lintApp"]["request"] & { text?: never; base64?: never };

/** What one engine does. Every promise rejects with a ProclintError where the engine answers with an error. */
export interface Proclint {
  /** Checks a file. */
  lint(request: Asked<"lint">): Promise<Report>;
  /** Checks what starts in an app without a Procfile, of which it gets the files and no text. */
  lint(request: App): Promise<AppReport>;
  /** Applies the safe fixes to a file, or with `suggested` all of them. */
  fix(request: Asked<"fix">): Promise<FixedFile>;
  /** Gives a file its canonical layout. */
  format(request: Asked<"format">): Promise<FormattedFile>;
  /** Shows the processes of a file on one platform. */
  preview(request: Asked<"preview"> & { platform: string }): Promise<Preview>;
  /** Shows what each platform reads in a file. */
  matrix(request: Asked<"matrix">): Promise<Matrix>;
  /** Lists the steps of a move to another platform. */
  move(request: Asked<"move">): Promise<Plan>;
  /** Finds what failed in a log. In browsers and workerd, it finds only the rules and messages that the log is about. */
  explain(request: Asked<"explain">): Promise<RuleExplanation & Partial<Explanation>>;
  /** Converts a Procfile to the files of another tool. Only in Node, Deno and Bun. */
  export(request: Asked<"export">): Promise<Export>;
  /** Converts a file of another tool to a Procfile. Only in Node, Deno and Bun. */
  import(request: Asked<"import">): Promise<Import>;
  /** Makes the Procfile of an app that has none, of its files. Only in Node, Deno and Bun. */
  init(request: Asked<"init">): Promise<Proposal>;
  /** Builds a request to Sevalla's API. Only in Node, Deno and Bun. */
  sevalla(request: Asked<"sevalla">): Promise<SevallaRequest>;
  /** Shows which configuration applies to a file, and where each value comes from. Only in Node, Deno and Bun. */
  config(request: Asked<"config">): Promise<Effective>;
  /** The documentation of all rules. */
  rules(): Promise<RuleList>;
  /** The documentation of all platforms. */
  platforms(): Promise<PlatformList>;
  /** Ends the engine and frees its memory. Later calls reject. */
  dispose(): void;
}

export interface Options {
  /** The compiled modules of the engine, `proclint.wasm` and `proclint-rest.wasm`, where the package can't load them. */
  program?: Program;
}

const schema = "proclint/1";

/** What explains a log needs the documentation of the rules. */
const documentation = async (): Promise<Data> => ({ docs: new TextEncoder().encode((await import("./docs.js")).text) });

/** Checks a file, or what starts without one. */
function linting(engine: Engine): Proclint["lint"] {
  function lint(request: Asked<"lint">): Promise<Report>;
  function lint(request: App): Promise<AppReport>;
  function lint(request: Asked<"lint"> | App): Promise<Report | AppReport> {
    const isFile = request.text != null || request.base64 != null;
    return engine.call(isFile ? "lint" : "lintApp", request);
  }
  return lint;
}

function proclint(engine: Engine): Proclint {
  const command = new Engine(loadCommand);
  return {
    lint: linting(engine),
    fix: (request) => engine.call("fix", request),
    format: (request) => engine.call("format", request),
    preview: (request) => engine.call("preview", request),
    matrix: (request) => engine.call("matrix", request),
    move: (request) => engine.call("move", request),
    explain: async (request) =>
      hasCommand() ? command.call("explain", request, documentation) : engine.call("explainRules", request, documentation),
    export: (request) => command.call("export", request),
    import: (request) => command.call("import", request),
    init: (request) => command.call("init", request),
    sevalla: (request) => command.call("sevalla", request),
    config: (request) => command.call("config", request),
    rules: async () => ({ schema, rules: (await import("./docs.js")).docs().rules }),
    platforms: async () => ({ schema, platforms: (await import("./docs.js")).docs().platforms }),
    dispose: () => {
      engine.dispose();
      command.dispose();
    },
  };
}

/** Starts an engine. The functions of this module share another one, which starts with the first call. */
export async function create({ program }: Options = {}): Promise<Proclint> {
  const engine = new Engine(program ? () => Promise.resolve(modulesOf(program)) : load);
  await engine.start();
  return proclint(engine);
}

const shared = proclint(new Engine(load));

export const lint: Proclint["lint"] = shared.lint;
export const fix: Proclint["fix"] = shared.fix;
export const format: Proclint["format"] = shared.format;
export const preview: Proclint["preview"] = shared.preview;
export const matrix: Proclint["matrix"] = shared.matrix;
export const move: Proclint["move"] = shared.move;
export const explain: Proclint["explain"] = shared.explain;
export const init: Proclint["init"] = shared.init;
export const sevalla: Proclint["sevalla"] = shared.sevalla;
export const config: Proclint["config"] = shared.config;
export const rules: Proclint["rules"] = shared.rules;
export const platforms: Proclint["platforms"] = shared.platforms;

// Words of the language can be names only for others.
const exported: Proclint["export"] = shared.export;
const imported: Proclint["import"] = shared.import;
export { exported as export, imported as import };
