// The Markdown of explanations: paragraphs, lists, code, bold, and links. It becomes nodes and never HTML, so that no text
// of a file can bring an element with it.
import { unpadded } from "../code.js";

const inline =
  /\\(?<escaped>[^\w\s])|(?<ticks>`+)(?<code>.*?[^`])\k<ticks>(?!`)|\*\*(?<bold>(?:\\.|[^\\])+?)\*\*|\[(?<label>(?:\\.|[^\\\]])+)\]\((?<address>https:\/\/[^\s()]+)\)/s;

/** The nodes of a text in Markdown. */
export function markdownNodes(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const block of text.split(/\n{2,}/)) {
    const lines = block.split("\n").filter((line) => line.trim() !== "");
    if (lines.length === 0) continue;
    fragment.append(lines.every((line) => line.startsWith("- ")) ? list(lines) : element("p", inlineNodes(lines.join(" "))));
  }
  return fragment;
}

function list(lines: readonly string[]): HTMLElement {
  return element(
    "ul",
    lines.map((line) => element("li", inlineNodes(line.slice(2)))),
  );
}

function element(name: string, children: readonly (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

function inlineNodes(text: string): (Node | string)[] {
  const nodes: (Node | string)[] = [];
  for (let rest = text; rest !== ""; ) {
    const match = inline.exec(rest);
    if (!match) return [...nodes, rest];
    nodes.push(rest.slice(0, match.index), nodeOf(match.groups ?? {}));
    rest = rest.slice(match.index + match[0].length);
  }
  return nodes;
}

function nodeOf({ escaped, code, bold, label, address }: Record<string, string | undefined>): Node | string {
  if (escaped !== undefined) return escaped;
  if (code !== undefined) return element("code", [unpadded(code)]);
  if (bold !== undefined) return element("b", inlineNodes(bold));
  const link = document.createElement("a");
  link.href = address ?? "";
  link.target = "_blank";
  link.rel = "noreferrer";
  link.append(...inlineNodes(label ?? ""));
  return link;
}
