import { titleOf, type KnownPlatform } from "./platforms.js";

/** A platform, or one of its strategies, that a search finds. */
export interface Found {
  platform: KnownPlatform;
  /** What to choose: the platform's id, or that of the strategy by which it was found. */
  id: string;
  /** The title, with the alias by which it was found. */
  title: string;
}

/** The groups of platforms in lists, in order. Platforms without a group are in the first one. */
export const platformGroups = ["platform", "builder", "runner", "reads-none"] as const;

/** The titles of the groups. */
export const groupTitles = {
  platform: "platforms",
  builder: "platforms.builders",
  runner: "runners",
  "reads-none": "platforms.readNone",
} as const;

/** Those of some platforms that are in a group. */
export function inGroup(platforms: readonly KnownPlatform[], group: (typeof platformGroups)[number]): KnownPlatform[] {
  return platforms.filter((platform) => (platform.group ?? "platform") === group);
}

/** The platforms whose title, id, alias or strategy contains all words of a search: those found by title or id come first. */
export function found(platforms: readonly KnownPlatform[], search: string): Found[] {
  const words = search.toLowerCase().split(/\s+/);
  const fits = (...names: string[]): boolean => {
    const text = names.join(" ").toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const byName = ({ title, id }: KnownPlatform): boolean => fits(title, id);
  const byOther = (platform: KnownPlatform): Found[] => {
    const { id, title } = platform;
    const alias = platform.aliases?.find((name) => fits(title, id, name));
    if (alias) return [{ platform, id, title: `${title} (${alias})` }];
    return platform.strategies
      .slice(1)
      .filter((strategy) => fits(title, strategy.id))
      .map((strategy) => ({ platform, id: strategy.id, title: titleOf(platforms, strategy.id) }));
  };
  const named = platforms.filter(byName).map((platform) => ({ platform, id: platform.id, title: platform.title }));
  return [...named, ...platforms.filter((platform) => !byName(platform)).flatMap(byOther)];
}

/** The platform whose title, id, alias or strategy is most like a search that finds none; undefined where none is like it. */
export function nearest(platforms: readonly KnownPlatform[], search: string): Found | undefined {
  const wanted = search.trim().toLowerCase();
  const names = platforms.flatMap(({ id, title, aliases, strategies }) => [
    title,
    id,
    ...(aliases ?? []),
    ...strategies.slice(1).map(({ name }) => name),
  ]);
  const [best] = names
    .map((name) => ({ name, changes: changesBetween(wanted, name.toLowerCase()) }))
    .filter(({ name, changes }) => changes <= (Math.min(name.length, wanted.length) + 2) / 4)
    .sort((a, b) => a.changes - b.changes);
  return best && found(platforms, best.name)[0];
}

/** How many characters to change, add or remove to make one text of another. */
function changesBetween(one: string, other: string): number {
  let before = [...other, ""].map((_, index) => index);
  for (const [row, letter] of [...one].entries()) {
    const now = [row + 1];
    for (const [column, wanted] of [...other].entries()) {
      const [left = 0, up = 0, corner = 0] = [now[column], before[column + 1], before[column]];
      now.push(Math.min(left + 1, up + 1, corner + (letter === wanted ? 0 : 1)));
    }
    before = now;
  }
  return before.at(-1) ?? 0;
}
