import { repeat } from "lit/directives/repeat.js";

/** The keys of a list, in its order: of items with the same name the later ones are counted. */
export function keysOf<T>(items: readonly T[], nameOf: (item: T) => string): Map<T, string> {
  const counts = new Map<string, number>();
  return new Map(
    items.map((item) => {
      const name = nameOf(item);
      const count = counts.get(name) ?? 0;
      counts.set(name, count + 1);
      return [item, `${count} ${name}`];
    }),
  );
}

/** Draws a list in which each item keeps its elements, with what is open or focused in them, when others come and go. */
export function keyed<T>(items: readonly T[], nameOf: (item: T) => string, draw: (item: T, key: string) => unknown): unknown {
  const keys = keysOf(items, nameOf);
  const keyOf = (item: T): string => keys.get(item) ?? "";
  return repeat(items, keyOf, (item) => draw(item, keyOf(item)));
}
