import type { Report, Severity } from "../engine/contract.js";
import type { Snapshot } from "./snapshot.js";

// It goes where the messages are read, which are English: so is all of it.
const names: Record<Severity, string> = { error: "error", warning: "warning", info: "note", hint: "hint" };

/** What Proclint says about a file, for an issue or a chat: the findings, the file, and the link that opens both, if there is one. */
export function toMarkdown(file: Snapshot, report: Report, titles: (id: string) => string, link: string): string {
  const { diagnostics, platforms } = report;
  const name = file.name || "Procfile";
  const counted = diagnostics.length === 0 ? "no problems" : `${diagnostics.length} ${diagnostics.length === 1 ? "problem" : "problems"}`;
  const findings = diagnostics.map(({ severity, message, rule, range, platforms: on }) => {
    const where = `${range.start.line + 1}:${range.start.character + 1}`;
    const whose = on && on.length < platforms.length ? ` (${on.map(titles).join(", ")})` : "";
    return `- **${names[severity]}** at ${where}: ${escaped(message)}${whose} \`${rule}\``;
  });
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

// A message quotes the file, and what it quotes is no markup.
function escaped(message: string): string {
  return message.replace(/[\\`*_[\]<>#|~@]/g, "\\$&").replace(/\s+/g, " ");
}

function code(name: string): string {
  const fence = "`".repeat(longestRun(name) + 1);
  return fence.length > 1 ? `${fence} ${name} ${fence}` : `${fence}${name}${fence}`;
}

function longestRun(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}
