import type { Browser, Page } from "@playwright/test";

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  ts: number;
  /** Microseconds. */
  dur?: number;
  /** Those of the processor: what other programs take of it does not count. */
  tdur?: number;
  args: { data?: { type?: string } };
}

/** How long tasks kept the page's thread busy while `work` went on, in milliseconds: those behind so many of an event. */
export async function busyTimes(
  browser: Browser,
  page: Page,
  work: () => Promise<unknown>,
  { event, after = 0 }: { event: string; after?: number },
): Promise<number[]> {
  await browser.startTracing(page, { categories: ["devtools.timeline", "disabled-by-default-devtools.timeline"] });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const first = traceEvents.filter(({ name, args }) => name === "EventDispatch" && args.data?.type === event)[after];
  if (!first) throw new Error(`the trace holds no ${event}`);
  const tasks = traceEvents.filter(
    ({ name, pid, tid, ts, dur = 0 }) => name === "RunTask" && pid === first.pid && tid === first.tid && ts + dur > first.ts,
  );
  // A virtual machine's clock of the processor may jump: no task takes more of it than of the time.
  return tasks.map(({ dur = 0, tdur = dur }) => Math.min(dur, tdur) / 1_000);
}
