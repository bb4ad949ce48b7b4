// The messages between the two threads of the command.

/** What the thread gets at its start. */
export interface Start {
  argv: string[];
  environment: [string, string | undefined][];
  /** How wide standard output and standard error are, in columns. 0 where that is no terminal. */
  columns: number[];
}

export type ToThread = { is: "program"; program: WebAssembly.Module } | { is: "input"; piece: Uint8Array | null } | { is: "stop" };

export type FromThread = { wants: "input" } | { wants: "endByPipe" } | { wants: "exit"; code: number };
