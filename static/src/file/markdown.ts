import { codePieces } from "../code.js";
import { countOf, groupsOf, placeIn, saidOf } from "../effects.js";
import type { Diagnostic, Report } from "../engine/contract.js";
import type { Snapshot } from "./snapshot.js";

/** The report on a file for an issue or a chat, in English: the findings, the file, and the link that opens both, if there is one. */
export function toMarkdown(file: Snapshot, report: Report, titles: (id: string) => string, link: string): string {
  const { diagnostics, platforms } = report;
  const name = file.name || "Procfile";
  const count = countOf(diagnostics);
  const counted = count === 0 ? "no problems" : `${count} ${count === 1 ? "problem" : "problems"}`;
  const findings = diagnostics.flatMap((diagnostic) => findingLines(diagnostic, titles));
  const fence = "`".repeat(Math.max(3, longestRun(file.text) + 1));
  const text = file.text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  return [
    `### ${code(name)}: ${counted}`,
    "",
    `Checked for ${platforms.map(titles).join(", ")}.`,
    "",
    ...(findings.length > 0 ? [...findings, ""] : []),
    `${fence}procfile`,
    text,
    fence,
    "",
    ...(link ? [`[Open in Proclint](${link})`, ""] : []),
  ].join("\n");
}

function findingLines({ severity, message, effects, help, rule, file, range }: Diagnostic, titles: (id: string) => string): string[] {
  const { line, character } = range.start;
  const place = file ? code(placeIn(file, range)) : `${line + 1}:${character + 1}`;
  return [
    `- **${severity}** at ${place}: ${inline(message)} (${code(rule)})`,
    ...groupsOf(effects).map((group) => {
      const { where, behind } = saidOf(group, titles, ", ", "unverified");
      return `  - ${where}: ${inline(group.text)}${behind}`;
    }),
    ...(help ? [`  - Help: ${inline(help)}`] : []),
  ];
}

/** The text of a finding in one line, where only its code is markup. */
function inline(text: string): string {
  return codePieces(text)
    .map((piece) => (piece.code ? code(piece.text) : piece.text.replace(/[\\`*_[\]<>#|~@]/g, "\\$&")))
    .join("")
    .replace(/\s+/g, " ");
}

function code(text: string): string {
  const fence = "`".repeat(longestRun(text) + 1);
  return fence.length > 1 ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}

function longestRun(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}
