import { keepChoice, keptChoice } from "./choice.js";
import { knownIds, namesPlatforms } from "./platforms.js";

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

/** Whether to ask where the file is deployed: nobody has chosen, and the file doesn't say it. */
export function asksWhere(text: string, chosen: readonly string[]): boolean {
  return chosen.length === 0 && keptPlatforms() === null && !namesPlatforms(text);
}
