import type { Diagnostic, Effect, Severity } from "./engine/contract.js";

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

/** The effects of a finding on one platform, the most severe first. */
export function effectsOn({ effects }: Diagnostic, platform: string): Effect[] {
  return effects.filter(({ platforms }) => platforms.includes(platform));
}

/** Whether a finding concerns a platform that was checked. */
export function concerns({ platforms }: Diagnostic, platform: string): boolean {
  return platforms?.includes(platform) ?? true;
}
