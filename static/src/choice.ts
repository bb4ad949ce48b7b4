// Choices for the page, kept in this browser. Where it stores nothing, a choice lasts for this visit.

/** The choice that is kept under a key, or null. */
export function keptChoice(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a choice; null for the default, which is not stored. */
export function keepChoice(key: string, choice: string | null): void {
  try {
    if (choice === null) localStorage.removeItem(key);
    else localStorage.setItem(key, choice);
  } catch {
    // Then it is the usual one again at the next visit.
  }
}
