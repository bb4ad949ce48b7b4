/** Resolves after so many milliseconds. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** In milliseconds: what takes longer is shown as waiting, so that a person sees it within a tenth of a second. */
const unnoticed = 40;

/** Tells that a person waits for some work, unless it's soon done; and when that is over. */
export async function whileWaiting<T>(work: Promise<T>, tell: (waits: boolean) => void): Promise<T> {
  const timer = setTimeout(() => tell(true), unnoticed);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    tell(false);
  }
}
