import type { Snapshot } from "./snapshot.js";

/** The HTML that shows a file as a live editor on another site; `script` is the address of the embed. */
export function embedCode({ name, text }: Snapshot, platforms: readonly string[], script: string): string {
  const attributes = [
    ...(platforms.length > 0 ? [`platform="${escaped(platforms.join(" "))}"`] : []),
    ...(name && name !== "Procfile" ? [`file="${escaped(name)}"`] : []),
  ];
  // A parser of HTML drops a line end right behind the tag.
  const content = escaped(text.replace(/\r\n?/g, "\n").replace(/^\n/, "\n\n"));
  return [
    `<script type="module" src="${escaped(script)}"></script>`,
    "",
    `<${["proclint-editor", ...attributes].join(" ")}><pre>${content}</pre></proclint-editor>`,
    "",
  ].join("\n");
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
