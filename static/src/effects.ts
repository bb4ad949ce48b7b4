import type { Diagnostic, Effect, Fix, Range, Report, Severity } from "./engine/contract.js";

/** A platform that a finding concerns, with the worst severity that it has there. */
export interface Concern {
  platform: string;
  severity: Severity;
  /** False where an effect of that severity is unverified. */
  verified: boolean;
}

/** The findings that don't depend on the platform. */
export function unfolded(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ folded }) => !folded);
}

/** Whether a finding is about a place in the text. */
export function hasPlace({ aboutFile, unlisted }: Diagnostic): boolean {
  return !aboutFile && !unlisted;
}

/** A place in another file, as compilers write it. */
export function placeIn(file: string, { start }: Range): string {
  return `${file}:${start.line + 1}`;
}

/** A report without the fixes that change other files, which the page doesn't write. What they do is the help. */
export function withoutOtherFiles(report: Report): Report {
  const changesOthers = ({ files }: Fix) => files !== undefined;
  if (!report.diagnostics.some(({ fixes }) => fixes.some(changesOthers))) return report;
  const diagnostics = report.diagnostics.map((found) => {
    const other = found.fixes.find(changesOthers);
    const help = found.help || (other ? `${other.title}.` : "");
    return { ...found, help, fixes: found.fixes.filter((fix) => !changesOthers(fix)) };
  });
  return { ...report, diagnostics };
}

/** Where the window is wide, more findings than these have one line each. */
export const mostRoomy = 2;

/** How many findings there are, with those that the engine only counts. */
export function countOf(diagnostics: readonly Diagnostic[]): number {
  return diagnostics.reduce((count, { unlisted = 1 }) => count + unlisted, 0);
}

/** The platforms of a finding, the most severe first. */
export function concernsOf({ effects }: Diagnostic): Concern[] {
  const concerns = new Map<string, Concern>();
  for (const { platforms, severity, verified } of effects) {
    for (const platform of platforms) {
      if (!concerns.has(platform)) concerns.set(platform, { platform, severity, verified });
    }
  }
  return [...concerns.values()];
}

/** What happens on most of the platforms of a finding, and on how many; without a text where each has another effect. */
export function usualOf(diagnostic: Diagnostic): { text: string; number: number } {
  const all = concernsOf(diagnostic).length;
  const groups = groupsOf(diagnostic.effects).map(({ text, on, maybe }) => ({
    text: text.replace(/\.$/, ""),
    number: on.length + maybe.length,
  }));
  return groups.find(({ number }) => 2 * number > all) ?? { text: "", number: all };
}

/** The message that says on how many of the checked platforms something happens. */
export function onHowMany(number: number, total: number): "problems.on" | "problems.onAll" | "problems.onBoth" {
  if (number < total) return "problems.on";
  return total === 2 ? "problems.onBoth" : "problems.onAll";
}

/** Effects that read alike, as report.ViewOf merges them for a terminal: what else differs between them nobody sees. */
export interface EffectGroup {
  text: string;
  /** That of the most severe of them. */
  severity: Severity;
  /** The platforms that have the effect for sure, and those where nobody verified it. */
  on: string[];
  maybe: string[];
  /** The exact texts of platforms and programs. */
  logs: string[];
}

/** The effects of a finding by their texts, the most severe first. */
export function groupsOf(effects: readonly Effect[]): EffectGroup[] {
  const groups = new Map<string, EffectGroup>();
  for (const { text, severity, verified, platforms, log } of effects) {
    const group = groups.get(text) ?? { text, severity, on: [], maybe: [], logs: [] };
    groups.set(text, group);
    (verified ? group.on : group.maybe).push(...platforms);
    if (log && !group.logs.includes(log)) group.logs.push(log);
  }
  return [...groups.values()];
}

/** What a view shows of a group: where it happens, as in "Heroku, Dokku (unverified)", and what follows its text. */
export function saidOf(
  { on, maybe }: EffectGroup,
  title: (id: string) => string,
  comma: string,
  unverified: string,
): { where: string; behind: string } {
  const mark = maybe.length > 0 ? ` (${unverified})` : "";
  const where = [...on, ...maybe].map(title).join(comma);
  return on.length > 0 ? { where: where + mark, behind: "" } : { where, behind: mark };
}

/** The effects of a finding on one platform, the most severe first. */
export function effectsOn({ effects }: Diagnostic, platform: string): Effect[] {
  return effects.filter(({ platforms }) => platforms.includes(platform));
}

/** Whether a finding concerns a platform that was checked. */
export function concerns({ platforms }: Diagnostic, platform: string): boolean {
  return platforms?.includes(platform) ?? true;
}
