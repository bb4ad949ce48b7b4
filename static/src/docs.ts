// The search of the lists of rules and platforms: by words, and by the lines of a log.

interface Entry {
  element: HTMLLIElement;
  name: string;
  words: string;
  logWords: string;
  logs: readonly Log[];
}

/** A line of the documentation: as it is, and what of it is compared, in pieces with any text between them. */
interface Log {
  text: string;
  plain: string;
  pieces: readonly string[];
  isCode: boolean;
}

/** A line of what is searched for. */
interface Line {
  text: string;
  plain: string;
  letters: number;
}

interface Match {
  entry: Entry;
  score: number;
  /** The line of the documentation that was recognized; empty for words. */
  log: string;
}

const anyText = "…";
const fewestLetters = 6;
/** In characters: the end of a log says why something stopped, and browsers are slow to lay out more of it. An address says less. */
const longestQuery = 20_000;
const longestAddress = 2_000;
const mostLines = 1_000;

/** The text in lowercase, with straight quotes and single spaces, without a terminal's colors. */
function plain(text: string): string {
  return text
    .replaceAll(/\u001b\[[0-?]*[ -/]*[@-~]/g, "")
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[“”]/g, '"')
    .replaceAll(/\\(["'])/g, "$1")
    .replaceAll(/\s+/g, " ")
    .trim()
    .toLowerCase();
}

function logOf(text: string): Log {
  const straight = plain(text);
  return { text, plain: straight, pieces: straight.split(anyText), isCode: /^[A-Z]\d\d$/.test(text) };
}

/** The last lines that say something, each once. */
function linesOf(text: string): Line[] {
  const lines = new Set(text.split(/[\r\n]+/).filter((line) => line.trim()));
  return [...lines].slice(-mostLines).map((text) => {
    const straight = plain(text);
    return { text, plain: straight, letters: letters(straight) };
  });
}

function letters(text: string): number {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, "").length;
}

/** Whether a line contains the parts of a log line in their order. "…" is any text. */
function contains(line: string, { pieces }: Log): boolean {
  let at = 0;
  for (const piece of pieces) {
    const next = line.indexOf(piece, at);
    if (next < 0) return false;
    at = next + piece.length;
  }
  return true;
}

/** How well a line of a log is explained by one of the documentation; 0 is not at all. */
function scoreLog({ text, plain: line, letters: count }: Line, log: Log, single: boolean): number {
  if (log.isCode) {
    const announced = new RegExp(single ? `(^|[\\s=("'])${log.text}\\b` : `(code=|error )${log.text}\\b`, single ? "" : "i");
    return line === log.plain || announced.test(text) ? 200 : 0;
  }
  if (contains(line, log)) return 300 + letters(log.text);
  return single && count >= fewestLetters && log.plain.includes(line) ? 250 + count : 0;
}

function scoreWords({ query, wanted }: Query, { name, words, logWords }: Entry): number {
  if (query === name) return 1000;
  if (wanted.length === 0) return 0;
  if (name.includes(query)) return 150;
  if (wanted.every((word) => words.includes(word))) return 100;
  return wanted.every((word) => words.includes(word) || logWords.includes(word)) ? 50 : 0;
}

/** The text to search for: the whole, its words, and its lines. */
interface Query {
  query: string;
  wanted: readonly string[];
  lines: readonly Line[];
}

function queryOf(text: string): Query {
  const query = plain(text);
  const wanted = new Set(query.split(/[^\p{L}\p{N}_$%-]+/u).filter((word) => word));
  return { query, wanted: [...wanted], lines: linesOf(text) };
}

function match(entry: Entry, query: Query): Match | null {
  const { lines } = query;
  const best: Match = { entry, score: scoreWords(query, entry), log: "" };
  for (const [index, log] of entry.logs.entries()) {
    for (const line of lines) {
      // An entry's most typical log comes first.
      const score = scoreLog(line, log, lines.length === 1) - index / 100;
      if (score > 0 && score > best.score) Object.assign(best, { score, log: log.text });
    }
  }
  return best.score > 0 ? best : null;
}

/** A copy of the entry, with the line by which it was found. */
function shown({ entry, log }: Match): HTMLLIElement {
  const copy = entry.element.cloneNode(true) as HTMLLIElement;
  if (!log) return copy;
  const line = document.createElement("p");
  line.className = "matched";
  const code = document.createElement("code");
  code.textContent = log;
  line.append("In a log: ", code);
  copy.append(line);
  return copy;
}

function entryOf(element: HTMLLIElement): Entry {
  const logs = (element.dataset.logs ?? "").split("\n").filter((log) => log);
  const name = element.querySelector("code")?.textContent ?? "";
  return { element, name, words: plain(element.textContent), logWords: plain(logs.join(" ")), logs: logs.map(logOf) };
}

function start(): void {
  const form = document.querySelector<HTMLFormElement>("form.search");
  const query = document.querySelector<HTMLTextAreaElement>("#query");
  const found = document.querySelector<HTMLElement>("#found");
  const results = document.querySelector<HTMLElement>("#results");
  const all = document.querySelector<HTMLElement>("#all");
  if (!form || !query || !found || !results || !all) return;
  const entries = [...all.querySelectorAll<HTMLLIElement>("li")].map(entryOf);

  const search = (): void => {
    if (query.value.length > longestQuery) query.value = query.value.slice(-longestQuery);
    const text = query.value;
    const searching = text.trim() !== "";
    const wanted = queryOf(text);
    const matches = searching ? entries.flatMap((entry) => match(entry, wanted) ?? []).sort((a, b) => b.score - a.score) : [];
    results.replaceChildren(...matches.map(shown));
    results.hidden = !searching;
    all.hidden = searching;
    found.textContent = searching ? (matches.length === 0 ? "No matches." : `${matches.length} found, the best first.`) : "";
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  query.addEventListener("input", search);
  query.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      query.value = "";
      search();
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      results.querySelector("a")?.focus();
    }
  });
  form.hidden = false;
  query.value = new URLSearchParams(location.search).get("q")?.slice(0, longestAddress) ?? query.value;
  search();
}

start();
