// How long tests wait: Go's package internal/patient says the same.

/** How many times as long as on a calm machine things take: scripts/guarded.sh measures it. */
const slowness = Math.max(1, Number(process.env.PROCLINT_SLOWNESS) || 1);

/** A limit of a calm machine in milliseconds, made as long as this machine needs it. Only what hangs may reach it. */
export function patient(calm) {
  return slowness * calm;
}
