// The first check of the file, before the editor is there: the page shows what is wrong as soon as the engine can say it.
import type { StartedEngine, AnsweredRequest } from "../engine/client.js";
import type { Report } from "../engine/contract.js";
import { PageEngine } from "../engine/page-engine.js";
import { Loader, type Progress } from "../engine/program.js";
import type { Modules } from "../engine/start.js";
import { firstFile } from "../examples.js";
import { load } from "../file/saved.js";
import { fromFragment } from "../file/share.js";
import { requestOf, type Snapshot } from "../file/snapshot.js";
import { pause } from "../pause.js";
import { afterFrame } from "../scheduling.js";
import { askedIds } from "../platforms.js";
import { keptTheme, showTheme } from "../theme.js";
import { keepAnswer, lastAnswer } from "../engine/kept-answer.js";
import { FirstView } from "./view.js";
import { speakAsChosen, speakAtOnce } from "./first-language.js";

/** The page waits for the answer to a longer text in a worker. */
const longest = 16 * 1024;

/** The engine's answer for the example, which the build puts in. */
declare const EXAMPLE_ANSWER: string;

/** In milliseconds: for so long the storage is left to open, which would be in the engine's way while that comes. */
const longestOpening = 40;

const progress: { loaded: number; total: number; tell: Progress } = { loaded: 0, total: 0, tell: () => {} };
const engine = new Loader((loaded, total) => {
  Object.assign(progress, { loaded, total });
  progress.tell(loaded, total);
});
let known: AnsweredRequest | null = null;
let over = false;

// The rest would be in the way of what the first answer needs.
async function whole(): Promise<Modules> {
  await engine.modules(1);
  return engine.modules();
}

function begin(modules: Promise<Modules>): void {
  modules.catch(() => {}); // the engine's client shows the error
}

/** What the first check leaves for the engine's client; the check is over. */
export function takeOver(): StartedEngine {
  over = true;
  const modules = whole();
  begin(modules);
  return {
    modules,
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
export async function firstLint(): Promise<void> {
  speakAtOnce();
  await findOut().finally(freeNetwork);
}

async function findOut(): Promise<void> {
  const isLink = location.hash.length > 1;
  document.querySelector(".first")?.classList.toggle("link", isLink);
  if (!comesBack()) {
    if (isLink) begin(engine.modules(1));
    // The page's HTML is what a first visit shows, and nothing is to be in its way.
    else await afterFrame().then(freeNetwork);
  }
  const storage = storageOpened();
  const opening = open(storage);
  await storage;
  speakAsChosen();
  showTheme(keptTheme());
  const last = lastAnswer();
  // A kept answer needs no engine, whose download would only slow it down.
  if (last) freeNetwork();
  const opened = await opening;
  const request = opened && JSON.stringify(requestOf(opened.file, opened.platforms));
  const kept = opened?.isExample && request ? answerOfBuild(request) : last?.request === request ? last : null;
  if (!kept) begin(engine.modules(1));
  await parsed();
  const view = opened && FirstView.of(opened.file, opened.isExample);
  if (!view || !request) return;
  if (!kept) view.showText();
  const answer = kept ?? (await ask(request));
  if (!answer || over) return;
  const { diagnostics, platforms = [] } = JSON.parse(answer.json) as Partial<Report>;
  if (!diagnostics) return; // the engine rejects the file, and the whole page shows why
  known = answer;
  view.show(diagnostics, platforms);
  if (!kept) keepAnswer(answer);
}

/**
 * A browser may take longer to open its storage than to load the engine, and stops the page until then. A first visit
 * doesn't need it at once, and a service worker answers any later one.
 */
async function storageOpened(): Promise<void> {
  if (comesBack()) return;
  try {
    void localStorage; // from here on it is being opened
  } catch {
    // The browser has none.
  }
  await Promise.race([engine.modules(1).catch(() => {}), pause(longestOpening)]);
}

/** A service worker answers for the site, as it does from the second visit on. */
function comesBack(): boolean {
  return Boolean(navigator.serviceWorker?.controller);
}

// The script runs as soon as it is there, maybe before the rest of the page.
async function parsed(): Promise<void> {
  if (document.readyState !== "loading") return;
  await new Promise((there) => document.addEventListener("DOMContentLoaded", there, { once: true }));
}

interface Opened {
  file: Snapshot;
  /** It is what a first visit shows, for the default platforms. */
  isExample: boolean;
  platforms: readonly string[];
}

async function open(storage: Promise<void>): Promise<Opened | null> {
  if (location.hash.length > 1)
    return fromFragment(location.hash).then(
      (shared) => shared && opened(shared.file, shared.platforms, true),
      () => null,
    );
  await storage;
  const saved = load();
  if (saved?.crashesEngine) return null;
  return saved ? opened(saved.file, saved.platforms, saved.here) : { ...opened(firstFile(), [], false), isExample: true };
}

function opened(file: Snapshot, chosen: readonly string[], here: boolean): Opened {
  return { file, isExample: false, platforms: askedIds(file.text, chosen, here) };
}

function answerOfBuild(request: string): AnsweredRequest {
  return { method: "lint", request, json: EXAMPLE_ANSWER, milliseconds: null };
}

async function ask(request: string): Promise<AnsweredRequest | null> {
  if (request.length > longest) return null;
  for (let count = 1; count <= engine.count; count++) {
    const modules = await engine.modules(count);
    freeNetwork();
    if (over) return null;
    const pageEngine = new PageEngine(longest);
    await pageEngine.start(modules);
    const answer = pageEngine.answer("lint", request);
    if (answer) return { method: "lint", request, ...answer };
  }
  return null;
}
