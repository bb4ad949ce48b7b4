/** State that several parts of the page show. */
export class Store {
  readonly #watchers = new Set<() => void>();

  /** Calls back after each change; gives back what ends it. */
  watch(changed: () => void): () => void {
    this.#watchers.add(changed);
    return () => this.#watchers.delete(changed);
  }

  protected changed(): void {
    for (const changed of this.#watchers) changed();
  }
}
