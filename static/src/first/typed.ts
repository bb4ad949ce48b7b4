// What a person types before the editor is there.

/** Keeps what is typed and pasted from now on. What it gives back ends that, and gives the text, and whether it replaces all that was there. */
export function keepTyped(): NonNullable<typeof globalThis.proclintTyped> {
  let typed = "";
  let all = false;
  const listening = new AbortController();
  const { signal } = listening;
  addEventListener(
    "keydown",
    (event) => {
      const { key, target } = event;
      if (target !== document.body || event.altKey) return;
      if (event.ctrlKey || event.metaKey) {
        if (key !== "a") return;
        typed = "";
        all = true;
        return;
      }
      if (key === "Backspace") typed = typed.slice(0, -1);
      else if (key === "Enter") typed += "\n";
      else if (key.length === 1) typed += key;
      else return;
      event.preventDefault(); // a blank would scroll
    },
    { signal },
  );
  addEventListener("pointerdown", () => (all = false), { signal });
  addEventListener(
    "paste",
    ({ clipboardData }) => {
      typed += clipboardData?.getData("text") ?? "";
    },
    { signal },
  );
  return () => {
    listening.abort();
    return { typed, all };
  };
}
