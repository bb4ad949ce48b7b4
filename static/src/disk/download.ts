const keptFor = 60_000;

/** Downloads a content under the last part of its name. */
export function download(name: string, content: Uint8Array | string): void {
  const anchor = document.createElement("a");
  // For a content that looks like text the browser would add .txt to the name.
  const type = "application/octet-stream";
  anchor.href = URL.createObjectURL(new Blob([content as Uint8Array<ArrayBuffer> | string], { type }));
  anchor.download = name.split("/").at(-1) ?? name;
  anchor.click();
  // A browser may begin to read it only after a question to the person.
  setTimeout(() => URL.revokeObjectURL(anchor.href), keptFor);
}
