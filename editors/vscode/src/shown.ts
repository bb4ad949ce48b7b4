/** What the preview and the extension say to each other. */
import type { Diagnostic, Matrix, Platform, Position, Preview } from "../../../static/src/engine/contract.js";

/** What becomes of a file, as the language server answers. */
export interface Views {
  /** The ids that the file is checked for. */
  platforms: string[];
  diagnostics: Diagnostic[];
  preview: Preview;
  matrix: Matrix;
}

export type ToPreview =
  | { kind: "views"; name: string; views: Views | null; reason: string }
  /** Zero-based, -1 for none. */
  | { kind: "line"; line: number }
  | { kind: "platforms"; platforms: readonly Platform[] };

export type FromPreview =
  | { kind: "ready" }
  | { kind: "show"; platform: string }
  | { kind: "choose"; platforms: string[] }
  | { kind: "go"; position: Position }
  | { kind: "copy"; text: string };
