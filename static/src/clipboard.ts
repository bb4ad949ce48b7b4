/** Copies a text. Resolves to whether the browser copied it. */
export function copy(text: string): Promise<boolean> {
  return succeeds(() => navigator.clipboard.writeText(text));
}

/** The text of the clipboard; null where it has no text, or the browser keeps it from the page. */
export async function pasted(): Promise<string | null> {
  try {
    return (await navigator.clipboard.readText()) || null;
  } catch {
    return null;
  }
}

/**
 * Copies a text that is still being made. It is to be called at once when a person asks for it, because Safari lets a page
 * write only then. Resolves to whether the browser copied it. Throws what the making of the text throws.
 */
export async function copyMade(text: Promise<string>): Promise<boolean> {
  const copied = succeeds(() => write(text));
  await text;
  return copied;
}

async function succeeds(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch {
    return false;
  }
}

async function write(text: Promise<string>): Promise<void> {
  try {
    const type = "text/plain";
    const content = text.then((made) => new Blob([made], { type }));
    content.catch(() => {}); // whoever waits for the text gets the error
    await navigator.clipboard.write([new ClipboardItem({ [type]: content })]);
  } catch {
    // Not every browser takes one that is still being made.
    await navigator.clipboard.writeText(await text);
  }
}
