// The page for frames: one editor that fills it. The file comes from the fragment, as in a link to Proclint, or from
// the parameters of the address. It sends the height of the editor to the page around it.
import type { ProclintEmbed } from "./embed.js";
import "./embed.js";
import { LinkError, fromFragment } from "../file/share.js";
import { english, wordsOf, type Words } from "../i18n.js";
import { languageOf } from "../languages.js";

const language = languageOf([new URLSearchParams(location.search).get("lang")]) ?? "en";
const taken = ["platform", "file", "theme", "height", "label"];

function build(): ProclintEmbed {
  const editor = document.createElement("proclint-editor") as ProclintEmbed;
  const parameters = new URLSearchParams(location.search);
  for (const name of taken) {
    const value = parameters.get(name);
    if (value !== null) editor.setAttribute(name, value);
  }
  if (parameters.has("readonly")) editor.setAttribute("readonly", "");
  editor.value = parameters.get("text") ?? "";
  return editor;
}

/** Shows the file of the fragment, where there is one. */
async function open(editor: ProclintEmbed): Promise<void> {
  try {
    const shared = await fromFragment(location.hash);
    if (!shared) return;
    editor.file = shared.file.name;
    editor.platforms = shared.platforms;
    editor.value = shared.file.text;
  } catch (error) {
    const note = document.createElement("p");
    note.className = "broken";
    note.setAttribute("role", "alert");
    const { t }: Words = await wordsOf(language).catch(() => english);
    note.textContent = t("link.unreadable", { reason: error instanceof LinkError ? error.told(t) : String(error) });
    editor.before(note);
  }
}

function tellHeight(): void {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  // Nothing but a number: anybody may know it.
  window.parent.postMessage({ proclint: { height } }, "*");
}

async function start(): Promise<void> {
  document.documentElement.lang = language;
  const editor = build();
  document.querySelector("main")?.append(editor);
  await open(editor);
  new ResizeObserver(tellHeight).observe(document.body);
  tellHeight();
}

window.addEventListener("hashchange", () => {
  const editor = document.querySelector<ProclintEmbed>("proclint-editor");
  if (editor) void open(editor);
});
void start();
