import { keepChoice, keptChoice } from "./choice.js";
import { knownIds } from "./platforms.js";

const key = "proclint.platforms";
const separator = ",";

/** The platforms that a person chose last, for whatever file; null where nobody was asked yet. */
export function keptPlatforms(): string[] | null {
  const kept = keptChoice(key);
  return kept === null ? null : knownIds(kept.split(separator));
}

/** Keeps what a person chose; none means that they don't know. */
export function keepPlatforms(chosen: readonly string[]): void {
  keepChoice(key, chosen.join(separator));
}
