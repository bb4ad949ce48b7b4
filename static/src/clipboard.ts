/**
 * Copies a text that is still being made. It is to be called at once when a person asks for it, because Safari lets a page
 * write only then. Resolves to whether the browser copied it. Throws what the making of the text throws.
 */
export async function copyMade(text: Promise<string>): Promise<boolean> {
  const copied = write(text).then(
    () => true,
    () => false,
  );
  await text;
  return copied;
}

/** Copies a text. Resolves to whether the browser copied it. */
export function copy(text: string): Promise<boolean> {
  return copyMade(Promise.resolve(text));
}

async function write(text: Promise<string>): Promise<void> {
  try {
    const type = "text/plain";
    await navigator.clipboard.write([new ClipboardItem({ [type]: text.then((made) => new Blob([made], { type })) })]);
  } catch {
    // Not every browser takes one that is still being made.
    await navigator.clipboard.writeText(await text);
  }
}
