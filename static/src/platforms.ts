import type { Platform, Request, Strategy } from "./engine/contract.js";

/** The ids of all platforms and their strategies, which the build puts in. */
declare const PLATFORM_IDS: readonly string[];

/** The ids that other names mean, which the build puts in, too. */
declare const PLATFORM_ALIASES: Readonly<Record<string, string>>;

const configuration = ".proclint.toml";

/** The choice of the default platforms: no file of a folder shows another one then. */
export const asDefault = "default";

/** The platform ids in what a link or the storage contains, each once and in its order: that may be anything, of any length. */
export function knownIds(ids: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(ids) ? ids : [];
  const given = new Set(list.map((id) => (typeof id === "string" && Object.hasOwn(PLATFORM_ALIASES, id) ? PLATFORM_ALIASES[id] : id)));
  const known = new Set<unknown>([...PLATFORM_IDS, asDefault]);
  return [...given].filter((id): id is string => known.has(id));
}

/** A build strategy of a KnownPlatform. */
export type KnownStrategy = Pick<Strategy, "id" | "name"> & Partial<Strategy>;

/** A platform as the page knows it: more than its name only after the documentation is loaded. */
export interface KnownPlatform
  extends Pick<Platform, "id" | "title" | "default">,
    Partial<Omit<Platform, "id" | "title" | "default" | "strategies">> {
  strategies: readonly KnownStrategy[];
}

/** What the page shows until the documentation is loaded. */
export const knownPlatforms: readonly KnownPlatform[] = [
  one("code-capsules", "Code Capsules", []),
  one("deis", "Deis v1", ["buildpack", "dockerfile", "image"]),
  one("drycc", "Drycc", ["buildpack", "dockerfile", "image"]),
  one("sevalla", "Sevalla", ["nixpacks", "buildpacks", "dockerfile", "railpack"]),
  one("heroku", "Heroku", ["cedar", "fir", "container", "fir@3"]),
];

function one(id: string, title: string, strategies: readonly string[]): KnownPlatform {
  return {
    id,
    title,
    default: true,
    strategies: strategies.map((name, index) => ({ id: index === 0 ? id : `${id}:${name}`, name })),
  };
}

/** Whether a comment of the file names platforms that there are. The engine reads it where the page asks for none. */
export function namesPlatforms(text: string): boolean {
  const [, names = ""] = /^[ \t]*#+[ \t]*proclint-platform:?[ \t,]+(.+)$/m.exec(text) ?? [];
  const words = names.split(/[\s,]+/).map((word) => platformOf(word.replace("/", ":")));
  return knownIds(words.slice(0, words.includes("--") ? words.indexOf("--") : undefined)).length > 0;
}

/** Whether a configuration in the folder of a file, or above it, names platforms. */
export function configures(files: NonNullable<Request["files"]>, name: string): boolean {
  return files.some(
    (file) =>
      typeof file === "object" &&
      file.path.endsWith(configuration) &&
      name.startsWith(file.path.slice(0, -configuration.length)) &&
      /^\s*platforms\s*=/m.test(file.text ?? ""),
  );
}

/**
 * The ids to ask the engine for; none means those that the file names, else the default ones. A comment of the file
 * counts more than a choice, except for one that was made `here`, while the file is open.
 */
export function askedIds(text: string, chosen: readonly string[], here: boolean): readonly string[] {
  return !here && namesPlatforms(text) ? [] : chosen;
}

/** The platform of the id of a strategy or a version. */
export function platformOf(id: string): string {
  return id.split(/[:@]/, 1)[0] ?? id;
}

/** "Drycc", or "Drycc · image" where the strategy is not the default one. */
export function titleOf(platforms: readonly KnownPlatform[], id: string): string {
  const platform = platforms.find((candidate) => candidate.id === platformOf(id));
  if (!platform) return id;
  const strategy = platform.strategies.find((candidate) => candidate.id === id);
  return id === platform.id || !strategy ? platform.title : `${platform.title} · ${strategy.name}`;
}

/** The platforms that a person has named. */
export function withoutDefault(chosen: readonly string[]): readonly string[] {
  return chosen.includes(asDefault) ? [] : chosen;
}

/** The ids that a file is checked for: the chosen ones, or the default five. */
export function checkedIds(platforms: readonly KnownPlatform[], chosen: readonly string[]): string[] {
  const named = withoutDefault(chosen);
  if (named.length > 0) return [...named];
  return platforms.filter((platform) => platform.default).map((platform) => platform.id);
}

/**
 * Of the platforms that a file is checked for, the one to show where a person has looked at none: the first chosen one, or
 * the last of the default ones, where most files come from.
 */
export function firstShown(checkedFor: readonly string[], selected: readonly string[]): string {
  return (selected.length > 0 ? checkedFor[0] : checkedFor.at(-1)) ?? "";
}

/** Chooses or drops a platform; its strategy goes with it. */
export function toggled(chosen: readonly string[], platform: string): string[] {
  const named = withoutDefault(chosen);
  const rest = named.filter((id) => platformOf(id) !== platform);
  return rest.length === named.length ? [...named, platform] : rest;
}

/** Chooses a platform or one of its strategies, in the place of another of them, or drops it. */
export function withOrWithout(chosen: readonly string[], id: string): string[] {
  const others = withoutDefault(chosen).filter((other) => platformOf(other) !== platformOf(id));
  return chosen.includes(id) ? chosen.filter((other) => other !== id) : [...others, id];
}

/** Chooses one strategy of a platform, in the place of another of its strategies. */
export function withStrategy(chosen: readonly string[], id: string): string[] {
  const platform = platformOf(id);
  if (!chosen.some((other) => platformOf(other) === platform)) return [...chosen, id];
  return chosen.map((other) => (platformOf(other) === platform ? id : other));
}
