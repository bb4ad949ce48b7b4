import type { KnownPlatform } from "../platforms.js";

/** From one platform or strategy to another. */
export interface Route {
  from: string;
  to: string;
}

/**
 * The move to look at when none was chosen: between the first two chosen platforms, or from the last of the default
 * ones, where most files come from, to the chosen one, or to the first.
 */
export function firstRoute(platforms: readonly KnownPlatform[], chosen: readonly string[]): Route {
  const defaults = platforms.filter((platform) => platform.default).map(({ id }) => id);
  const origin = defaults.at(-1) ?? "";
  if (chosen.length > 1) return { from: chosen[0] ?? "", to: chosen[1] ?? "" };
  const to = chosen[0] ?? defaults[0] ?? "";
  return to === origin ? { from: origin, to: defaults[0] ?? "" } : { from: origin, to };
}
