// The first look at the file, before the editor is there: the page shows what is wrong as soon as the engine can say it.
import type { Given, Known } from "../engine/client.js";
import type { Report } from "../engine/contract.js";
import { compile, type Progress } from "../engine/program.js";
import { examples } from "../examples.js";
import { load } from "../file/saved.js";
import { fromFragment } from "../file/share.js";
import { requestOf, type Snapshot } from "../file/snapshot.js";
import { askOnce } from "./engine.js";
import { guarded, keepAnswer, lastAnswer } from "./kept.js";
import { FirstView } from "./view.js";

/** The page waits for the answer to a longer text in a worker. */
const longest = 16 * 1024;

const progress: { loaded: number; total: number; tell: Progress } = { loaded: 0, total: 0, tell: () => {} };
let compiling: Promise<WebAssembly.Module> | null = null;
let known: Known | null = null;
let over = false;

function compiled(): Promise<WebAssembly.Module> {
  if (compiling) return compiling;
  compiling = compile("engine", (loaded, total) => {
    Object.assign(progress, { loaded, total });
    progress.tell(loaded, total);
  });
  compiling.catch(() => {}); // the engine's client says so
  return compiling;
}

/** What the first look leaves for the engine's client; the look is over. */
export function takeOver(): Given {
  over = true;
  return {
    module: compiled(),
    known,
    watch: (tell) => {
      progress.tell = tell;
      if (progress.total > 0) tell(progress.loaded, progress.total);
    },
  };
}

let freeNetwork = (): void => {};

/** Settles when the engine is there, or is not needed at first: what is loaded before would be in its way. */
export const networkFree = new Promise<void>((free) => (freeNetwork = free));

/** Shows the file, and what is wrong with it. Ends without that where only the whole page can say what is to be said. */
export async function look(): Promise<void> {
  const last = lastAnswer();
  // What is kept needs no engine: that would only be in its way.
  if (last) freeNetwork();
  else void compiled().then(freeNetwork, freeNetwork);
  const opened = await open();
  const request = opened && JSON.stringify(requestOf(opened.file, opened.platforms));
  const kept = last?.request === request ? last : null;
  if (!kept) void compiled();
  await parsed();
  const view = opened && FirstView.of(opened.file);
  if (!view || !request) return;
  const answer = kept ?? (await ask(request));
  if (!answer || over) return;
  const { diagnostics } = JSON.parse(answer.json) as Partial<Report>;
  if (!diagnostics) return; // the engine refuses the file, and the whole page says so
  known = answer;
  view.show(diagnostics);
  if (!kept) keepAnswer(answer);
}

// The script runs as soon as it is there, maybe before the rest of the page.
async function parsed(): Promise<void> {
  if (document.readyState !== "loading") return;
  await new Promise((there) => document.addEventListener("DOMContentLoaded", there, { once: true }));
}

async function open(): Promise<{ file: Snapshot; platforms: string[] } | null> {
  if (location.hash.length > 1) return fromFragment(location.hash).catch(() => null);
  const saved = load();
  if (saved?.unsafe) return null;
  return saved ?? { file: (examples[0] as (typeof examples)[number]).open(), platforms: [] };
}

async function ask(request: string): Promise<Known | null> {
  if (request.length > longest) return null;
  const module = await compiled();
  if (over) return null;
  const answer = await guarded(() => askOnce(module, "lint", request));
  return answer && { method: "lint", request, ...answer };
}
