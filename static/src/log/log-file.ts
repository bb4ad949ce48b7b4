/** In UTF-16 units of a log, and in bytes of its file; what failed is at its end. */
export const longestLog = 1_000_000;

/** Whether a file of that name is no Procfile, but the log of a deploy. */
export function isLog(name: string): boolean {
  return /(\.log|(^|[-_.])logs?\.txt)$/i.test(name);
}

/** The end of a log, which may begin within a character. */
export function endOf(log: File): Promise<string> {
  return log.slice(-longestLog).text();
}
