/** The engine's JSON shapes. Positions follow LSP: zero-based lines, UTF-16 characters, end exclusive. */

export type Severity = "error" | "warning" | "info" | "hint";

export interface Position {
  line: number;
  character: number;
}

export interface Range {
  start: Position;
  end: Position;
}

export interface TextEdit {
  range: Range;
  newText: string;
}

/** A fix has edits, a rename, a change of encoding, or several of them; encode comes before edits. */
export interface Fix {
  title: string;
  applicability: "safe" | "suggested";
  edits?: TextEdit[];
  rename?: { newPath: string };
  encode?: string;
}

export type Outcome =
  | "rejected"
  | "ignored"
  | "renamed"
  | "changed"
  | "not-started"
  | "no-traffic"
  | "crash"
  | "repeats"
  | "exposed"
  | "differs"
  | "harmless";

/** What a finding does on some platforms. */
export interface Effect {
  platforms: string[];
  severity: Severity;
  outcome: Outcome;
  verified: boolean;
  /** Markdown, whose only markup is code. */
  text: string;
  /** The exact text that the platform or the program prints. */
  log?: string;
}

export interface Diagnostic {
  rule: string;
  severity: Severity;
  /** It depends on the platform, while nobody chose one: shown when asked. */
  folded?: true;
  /** The headline; Markdown, whose only markup is code, as in `help` and the titles of fixes. */
  message: string;
  /** The most severe first. */
  effects: Effect[];
  /** What to do; "" where a fix is enough. */
  help: string;
  /** Set where it is about the file and no place in its text. */
  aboutFile?: true;
  range: Range;
  /** The checked platforms that it concerns; missing means all of them. */
  platforms?: string[];
  /** The page of the rule; "" without a page to link to. */
  docs?: string;
  fixes?: Fix[];
  related?: { message: string; range: Range }[];
}

export interface Report {
  file: { path: string; encoding: string; bom: boolean; eol: string };
  platforms: string[];
  diagnostics: Diagnostic[];
  summary: Record<Severity, number> & { fixable: number };
  /** How many lines are not checked. */
  omitted?: number;
  /** How many fixes are left out. */
  omittedFixes?: number;
  /** The platforms that files beside the Procfile show, while none is chosen; the file is checked for them. */
  detected?: string[];
  /** The files that show them, in the same order. */
  detectedBy?: string[];
  /** The configuration excludes the file, so nothing was checked. */
  excluded?: true;
}

/** The answer of fix and format. `base64` is there when the bytes are not those of `text`. */
export interface Rewritten {
  text: string;
  path: string;
  base64?: string;
  applied?: number;
  /** Fixes that are left because the file is large. */
  left?: number;
  /** Lines that were not checked. */
  omitted?: number;
}

export interface Equivalent {
  kind: string;
  title: string;
  text: string;
  note?: string;
  /** The same in the form of older documentation. */
  older?: string;
}

export interface Process {
  type: string;
  command: string;
  line: number;
  role: string;
  traffic: boolean;
  scale?: number | null;
  /** The reason for that number; Markdown, like `notes`. */
  scaleReason?: string;
  env?: { name: string; default?: string }[];
  port?: { source?: string; value?: string } | null;
  host?: string;
  program?: string;
  /** How the platform runs the command. */
  shell?: string;
  kept?: boolean;
  /** It starts although the file does not declare it. */
  implied?: boolean;
  notes?: string[];
  equivalents?: Equivalent[];
}

export interface Preview {
  platform: string;
  title?: string;
  reads?: boolean;
  ok?: boolean;
  error?: string;
  /** The platform's text when it rejects the file after its parser accepted it. */
  rejected?: string;
  shell?: string;
  notes?: string[];
  /** What is unverified. */
  notVerified?: string[];
  processes: Process[];
  /** How many processes are left out. */
  omitted?: number;
  /** What concerns the app as a whole. */
  equivalents?: Equivalent[];
  /** There is a form for all fields of its processes. */
  form?: boolean;
}

export interface MatrixProcess {
  type: string;
  command: string;
  line: number;
  kept: boolean;
}

export interface MatrixRow {
  id: string;
  title: string;
  verified: boolean;
  ok: boolean;
  error: string;
  rejected: string;
  reads: boolean;
  processes: MatrixProcess[];
  /** How many processes are left out. */
  omitted?: number;
  /** How many warnings are left out. */
  omittedWarnings?: number;
}

export interface Matrix {
  platforms: MatrixRow[];
}

/** One thing to do or to know; `type` is "" for the file or the app as a whole, `line` is zero-based. */
export interface MoveStep {
  kind: "not-started" | "renamed" | "differs" | "by-hand" | "command";
  type: string;
  line: number;
  text: string;
  commands: Equivalent[];
  /** What the step means for the file; absent for nothing. */
  edit?: "done" | "open" | "broken" | "check";
}

/** The plan to move an app from one platform to another. */
export interface MovePlan {
  from: string;
  to: string;
  fromTitle: string;
  toTitle: string;
  /** What the plan comes to: fixes that were applied, steps by what they ask for, processes that are not started, and errors that are left. */
  verdict: { fixes: number; edits: number; checks: number; byHand: number; notStarted: number; errors: number; replaced: boolean };
  steps: MoveStep[];
  /** The file to deploy with. `serves` are the ids of the platforms that it works on. */
  fixed: { text: string; base64?: string; path: string; applied: string[]; serves: string[]; note: string };
  /** Headlines of the findings that are left in that file on the new platform. */
  remaining: string[];
  /** The same in Markdown. */
  checklist: string;
}

/** The processes of the file as another tool declares them. A path is "" for commands outside a file. */
export interface Export {
  format: string;
  platform: string;
  files: { path: string; text: string }[];
  /** The texts of the files for a screen, without secrets; missing where they are the same. */
  shown?: string[];
  /** What is not carried over, or has another name. */
  notes: string[];
}

/** A Procfile made of another tool's file. */
export interface Import {
  from: string;
  title: string;
  text: string;
  notes: string[];
}

/** How a fact is known. */
export type Verified = "run" | "read" | "documented" | "inferred" | "unknown";

/** One thing known about a platform; `source` names a repository and path, or a page. */
export interface Fact {
  topic: string;
  text: string;
  source: string;
  verified: Verified;
}

/** `facts` are those that differ from the platform's. */
export interface Strategy {
  id: string;
  name: string;
  title?: string;
  summary?: string;
  facts?: Fact[];
}

/** What is optional is missing until the documentation is loaded. */
export interface Platform {
  id: string;
  title: string;
  /** Checked when none is chosen. */
  default: boolean;
  /** A local process runner. */
  runner?: boolean;
  /** A program that builds images for several hosts. */
  builder?: boolean;
  /** The group of lists that it is in. */
  group?: "platform" | "builder" | "runner" | "reads-none";
  /** The export that replaces the Procfile where the platform reads none, else empty. */
  export?: string;
  /** Other IDs that requests may use for it. */
  aliases?: string[];
  homepage?: string;
  /** The day of the facts, as YYYY-MM-DD. */
  checked?: string;
  strategies: Strategy[];
  facts?: Fact[];
  notVerified?: string[];
  links?: { title: string; url: string }[];
}

/** The documentation of a rule. */
export interface Rule {
  name: string;
  title: string;
  summary: string;
  why: string;
  bad: Sample;
  good: Sample;
}

/** An example file of the documentation; no platforms means the default ones. */
export interface Sample {
  path: string;
  text: string;
  /** The text, with the paths and texts of all files that make the difference. */
  shown: string;
  platforms: string[];
}

/** What the page knows without an engine. */
export interface Docs {
  version: string;
  rules: Rule[];
  platforms: Platform[];
}

/** What every file method is asked: text, or bytes as base64. */
export interface FileRequest {
  path: string;
  text?: string;
  base64?: string;
  platforms?: string[];
}

/** One field of Sevalla's requests; `name` is its path in the body. */
export interface SevallaField {
  name: string;
  title: string;
  group: string;
  type: "text" | "command" | "uuid" | "integer" | "boolean" | "choice" | "cron" | "zone" | "list" | "headers";
  min: number;
  max: number;
  choices?: string[];
  /** The types of process that have it; missing means all. */
  kinds?: string[];
  /** The one request that has it; missing means both. */
  only?: SevallaAction;
  /** It counts only where the field `if` has the value `is`. */
  if?: string;
  is?: string;
  /** When a change takes effect. */
  effect?: string;
  help?: string;
  example?: string;
}

export type SevallaAction = "update" | "create";

export interface SevallaValue {
  name: string;
  value: string;
}

/** The initial values of the form for a process of the file. */
/** A fact of an answer that no request can change. */
export interface SevallaShown {
  name: string;
  title: string;
  value: string;
  help?: string;
}

export interface SevallaSuggestion {
  action: SevallaAction;
  update: SevallaValue[];
  create: SevallaValue[];
  note: string;
}

/** The error of one field; `missing` where it is required and empty; `field` is "" for the form as a whole. */
export interface SevallaMessage {
  field: string;
  text: string;
  missing: boolean;
}

/** What a form comes to. While there are messages, only the calls that read are among the equivalents. */
export interface SevallaRequest {
  messages: SevallaMessage[];
  /** Fields without which there is no Terraform resource. */
  terraformNeeds: string[];
  equivalents: Equivalent[];
}

export interface SevallaFields {
  groups: string[];
  fields: SevallaField[];
  effectOfCreate: string;
}

/** The files of the repository, where they can be seen: all paths, and the texts that matter. */
export interface Beside {
  files?: readonly (string | { path: string; text: string })[];
}

/** The explanation of a place in the text; `markdown` has paragraphs, lists, code, bold, and links, and no HTML. */
export interface Explanation {
  range: Range;
  markdown: string;
}

/** What could be written at a place; typed text is compared with `filter`, and `edit` replaces it up to the cursor. */
export interface CompletionItem {
  label: string;
  filter: string;
  kind: string;
  detail: string;
  documentation: string;
  edit: TextEdit;
  sort: string;
}

/** The edits of a comment after which findings are no longer listed. */
export interface Suppression {
  title: string;
  edits: TextEdit[];
}

/** How a rule is ignored: by a comment, or in the configuration of an open folder, where that is possible. */
export interface Suppressing {
  suppression: Suppression | null;
  configuration?: { path: string; text: string };
}

/** How sure a cause is. */
export type Certainty = "sure" | "likely" | "possible";

/** One way to correct a cause: edits of the Procfile, a change of another file, or a command of the platform. */
export interface CauseFix {
  title: string;
  edits?: TextEdit[];
  path?: string;
  diff?: string;
  command?: string;
}

/** Why something failed, with the values of the log and of the app. The texts are Markdown, whose only markup is code. */
export interface Cause {
  headline: string;
  /** It adds to the headline, or is empty. */
  why: string;
  help: string;
  certainty: Certainty;
  /** The rule that it belongs to, or empty. */
  rule: string;
  /** Ranges of the log. */
  lines: Range[];
  /** The first of these lines, without colors, time stamps and secrets. */
  excerpt: string;
  /** The range in the Procfile that it belongs to. */
  place?: Range;
  fixes: CauseFix[];
}

/**
 * What is known about a log: its causes, the first one first, rules that explain it, the best first, and messages of
 * platforms in it.
 */
export interface Explained {
  /** The id of the platform that wrote it, or empty. */
  platform: string;
  causes: Cause[];
  rules: ExplainedRule[];
  messages: ExplainedMessage[];
  /** Similar lines that are known, where nothing explains it. */
  nearest: NearLine[];
}

export interface ExplainedRule {
  name: string;
  title: string;
  summary: string;
  docs: string;
}

/** "…" in a log means any text; `cure` is a command that often helps where nothing in the file causes it. */
export interface ExplainedMessage {
  log: string;
  platforms: string[];
  means: string;
  cure?: string;
}

export interface NearLine {
  log: string;
  rules: string[];
}

/** The `text` of Sevalla's form is JSON, and that of explain a log. */
export interface Methods {
  lint: { request: FileRequest & Beside; response: Report };
  fix: { request: FileRequest & Beside & { suggested: boolean }; response: Rewritten };
  format: { request: FileRequest & Beside; response: Rewritten };
  needs: { request: Beside; response: { paths: string[]; texts: string[] } };
  preview: { request: FileRequest & { platform: string; app: string }; response: Preview };
  matrix: { request: FileRequest; response: Matrix };
  move: { request: FileRequest & Beside & { from: string; to: string; app: string }; response: MovePlan };
  hover: { request: FileRequest & Position; response: { hover: Explanation | null } };
  complete: { request: FileRequest & Beside & Position; response: { items: CompletionItem[] } };
  suppress: { request: FileRequest & Beside & { rule: string; line: number }; response: Suppressing };
  sarif: { request: FileRequest & Beside; response: { text: string } };
  sevallaFields: { request: Record<string, never>; response: SevallaFields };
  sevallaSuggest: { request: { text: string }; response: SevallaSuggestion };
  sevallaRequest: { request: { text: string }; response: SevallaRequest };
  sevallaRead: { request: { text: string }; response: { values: SevallaValue[]; shown: SevallaShown[]; problem: string } };
  export: { request: FileRequest & { platform: string; format: string; app: string }; response: Export };
  import: { request: FileRequest; response: Import };
  explain: { request: Beside & { text: string; path: string; platforms: string[] }; response: Explained };
}
