import type { Cause, ExplainingRule, Explanation, Message, NearestLine } from "../../../static/src/engine/contract.js";

/** An explanation of a log in Markdown: its causes first, and the rules behind them. */
export function explanation({ causes, messages, rules, nearest }: Explanation): string {
  if (causes.length === 0 && messages.length === 0 && rules.length === 0) return nothing(nearest);
  const known = causes.length > 0 ? causes.map(cause) : messages.map(message);
  return [...known, ...rules.map(rule)].join("\n\n");
}

const certainties = { sure: "", likely: "Likely: ", possible: "Possibly: " };

function cause({ headline, why, help, certainty, excerpt, fixes }: Cause): string {
  const changes = fixes.map(({ path, diff, command }) => (command ? block(command) : path && diff ? block(diff) : ""));
  return [`## ${certainties[certainty]}${headline}`, why, block(excerpt), help, ...changes].filter(Boolean).join("\n\n");
}

function message({ log, means, cure }: Message): string {
  const help = cure ? `\n\nIf the file is correct, run:\n\n${block(cure)}` : "";
  return `## ${code(log)}\n\n${means}${help}`;
}

function rule({ name, title, summary, why, wrong, right, log }: ExplainingRule): string {
  return `## ${title}\n\n${code(name)} explains ${code(log)}.\n\n${summary} ${why}\n\nWrong:\n\n${block(wrong)}\n\nCorrected:\n\n${block(right)}`;
}

function nothing(nearest: readonly NearestLine[]): string {
  const lines = nearest.map(({ log, rules }) => `- ${code(log)}${rules.length > 0 ? `: ${rules.map(code).join(", ")}` : ""}`);
  return ["## No rule explains this line", ...(lines.length > 0 ? ["Similar lines that are known:", lines.join("\n")] : [])].join("\n\n");
}

/** A fence of backquotes that the text doesn't have. */
function fence(text: string, shortest: number): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  return "`".repeat(Math.max(shortest, longest + 1));
}

function code(text: string): string {
  const around = fence(text, 1);
  const space = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${around}${space}${text.replaceAll("\n", " ")}${space}${around}`;
}

function block(text: string): string {
  const around = fence(text, 3);
  return `${around}\n${text.trimEnd()}\n${around}`;
}
