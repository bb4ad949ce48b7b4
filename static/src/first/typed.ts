// What a person types before the editor is there.

/** Keeps what is typed and pasted from now on. What it gives back ends that, and gives the text. */
export function keepTyped(): () => string {
  let typed = "";
  const listening = new AbortController();
  const { signal } = listening;
  addEventListener(
    "keydown",
    (event) => {
      const { key, target } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || target !== document.body) return;
      if (key === "Backspace") typed = typed.slice(0, -1);
      else if (key === "Enter") typed += "\n";
      else if (key.length === 1) typed += key;
      else return;
      event.preventDefault(); // a blank would scroll
    },
    { signal },
  );
  addEventListener(
    "paste",
    ({ clipboardData }) => {
      typed += clipboardData?.getData("text") ?? "";
    },
    { signal },
  );
  return () => {
    listening.abort();
    return typed;
  };
}
