// What one isolate takes on. Cloudflare gives it 128 MiB for everything and ends it where it needs more, and all requests
// share its one thread. Each limit counts bytes or work, not time: time says how busy the machine is.

const KiB = 1024;
const MiB = 1024 * KiB;

/** Bytes of WebAssembly memory, for all instances of the Go program together. */
export const memoryMost = 64 * MiB;

/** What the Go program begins with; a build that needs more doesn't start. */
export const memoryFirst = 10 * MiB;

/**
 * What a request may cost, in turns of the Go program's loops: a lint of a typical file takes 20,000. A turn takes 6 to
 * 18 ns, so this is half a second to one and a half of processor time.
 */
export const stepsMost = 80_000_000n;

/** What a batch may cost before it lets other requests pass: about 20 ms. */
export const stepsOfTurn = 2_000_000n;

/** After a request of this cost the instance is replaced: to start is then cheaper than to collect what is left behind. */
export const stepsOfLarge = 20_000_000n;

/** Calls after which an instance is replaced. */
export const callsMost = 20_000;

/** The most bytes of a body that are read: one more than Go takes, so that Go sees that there are too many. */
export const bodyMost = 256 * KiB + 1;

/** The most bytes that are read to be thrown away: a connection whose body was not read must be closed. */
export const drainedMost = MiB;

/** The largest body that takes no room of others, and the bytes of all others that the isolate keeps at a time. */
export const bodyTiny = 4 * KiB;
export const bodiesMost = 16 * MiB;

/** The largest body that waits for no larger one. Procfiles are smaller. */
export const bodySmall = 16 * KiB;

/** How long a body may take to arrive, in milliseconds. */
export const arrivalMost = 10_000;

/** How long a large request may wait for those before it, and how often it looks, in milliseconds. */
export const waitMost = 20_000;
export const waitStep = 10;

/** How many times as long a large request that waited lets small ones pass at most. */
export const restsMost = 6;
