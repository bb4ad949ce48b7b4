import type { Platform } from "./engine/contract.js";

/** What the chips show until the engine has told its own list. */
export const knownPlatforms: readonly Platform[] = [
  one("code-capsules", "Code Capsules", []),
  one("deis", "Deis v1", ["buildpack", "dockerfile", "image"]),
  one("drycc", "Drycc", ["buildpack", "dockerfile", "image"]),
  one("sevalla", "Sevalla", ["nixpacks", "buildpacks", "dockerfile"]),
  one("heroku", "Heroku", ["cedar", "fir"]),
];

function one(id: string, title: string, strategies: readonly string[]): Platform {
  return {
    id,
    title,
    default: true,
    strategies: strategies.map((name, index) => ({ id: index === 0 ? id : `${id}:${name}`, name })),
  };
}

/** The platform of a strategy's id. */
export function platformOf(id: string): string {
  return id.split(":", 1)[0] ?? id;
}

/** "Drycc", or "Drycc · image" where the strategy is not the default one. */
export function titleOf(platforms: readonly Platform[], id: string): string {
  const platform = platforms.find((candidate) => candidate.id === platformOf(id));
  if (!platform) return id;
  const strategy = platform.strategies.find((candidate) => candidate.id === id);
  return id === platform.id || !strategy ? platform.title : `${platform.title} · ${strategy.name}`;
}

/** The ids that a file is judged for: the chosen ones, or the default five. */
export function judgedIds(platforms: readonly Platform[], chosen: readonly string[]): string[] {
  if (chosen.length > 0) return [...chosen];
  return platforms.filter((platform) => platform.default).map((platform) => platform.id);
}

/** Chooses or drops a platform; its strategy goes with it. */
export function toggled(chosen: readonly string[], platform: string): string[] {
  const rest = chosen.filter((id) => platformOf(id) !== platform);
  return rest.length === chosen.length ? [...chosen, platform] : rest;
}

/** Chooses one strategy of a platform, in the place of another of its strategies. */
export function withStrategy(chosen: readonly string[], id: string): string[] {
  const platform = platformOf(id);
  if (!chosen.some((other) => platformOf(other) === platform)) return [...chosen, id];
  return chosen.map((other) => (platformOf(other) === platform ? id : other));
}
