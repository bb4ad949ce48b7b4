// The search of the lists of rules and platforms: by words, and by what stands in a log.

interface Entry {
  element: HTMLLIElement;
  name: string;
  words: string;
  logWords: string;
  logs: readonly string[];
}

interface Match {
  entry: Entry;
  score: number;
  /** The line of the documentation that was recognized; empty for words. */
  log: string;
}

const anyText = "…";
const fewestLetters = 6;
const longestQuery = 100_000;

/** Small letters, straight quotes, single blanks, and none of the colours of a terminal. */
function plain(text: string): string {
  return text
    .replaceAll(/\u001b\[[0-?]*[ -/]*[@-~]/g, "")
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[“”]/g, '"')
    .replaceAll(/\s+/g, " ")
    .trim()
    .toLowerCase();
}

function isCode(log: string): boolean {
  return /^[A-Z]\d\d$/.test(log);
}

function letters(text: string): number {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, "").length;
}

/** Whether the parts of a log line stand in a line one behind the other, "…" being any text. */
function holds(line: string, log: string): boolean {
  let at = 0;
  for (const piece of plain(log).split(anyText)) {
    const next = line.indexOf(piece, at);
    if (next < 0) return false;
    at = next + piece.length;
  }
  return true;
}

/** How well a line of a log is explained by one of the documentation; 0 is not at all. */
function scoreLog(raw: string, log: string, single: boolean): number {
  const line = plain(raw);
  if (isCode(log)) {
    const announced = new RegExp(single ? `(^|[\\s=("'])${log}\\b` : `(code=|error )${log}\\b`, single ? "" : "i");
    return line === log.toLowerCase() || announced.test(raw) ? 200 : 0;
  }
  if (holds(line, log)) return 300 + letters(log);
  return single && letters(line) >= fewestLetters && plain(log).includes(line) ? 250 + letters(line) : 0;
}

function scoreWords(query: string, { name, words, logWords }: Entry): number {
  if (query === name) return 1000;
  const wanted = query.split(/[^\p{L}\p{N}_$%-]+/u).filter((word) => word);
  if (wanted.length === 0) return 0;
  if (name.includes(query)) return 150;
  if (wanted.every((word) => words.includes(word))) return 100;
  return wanted.every((word) => words.includes(word) || logWords.includes(word)) ? 50 : 0;
}

function match(entry: Entry, text: string): Match | null {
  const query = plain(text);
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim());
  const best: Match = { entry, score: scoreWords(query, entry), log: "" };
  for (const [index, log] of entry.logs.entries()) {
    for (const line of lines) {
      // What is typical for an entry stands first.
      const score = scoreLog(line, log, lines.length === 1) - index / 100;
      if (score > 0 && score > best.score) Object.assign(best, { score, log });
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
  return { element, name, words: plain(element.textContent), logWords: plain(logs.join(" ")), logs };
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
    const text = query.value.slice(-longestQuery);
    const searching = text.trim() !== "";
    const matches = searching ? entries.flatMap((entry) => match(entry, text) ?? []).sort((a, b) => b.score - a.score) : [];
    results.replaceChildren(...matches.map(shown));
    results.hidden = !searching;
    all.hidden = searching;
    found.textContent = searching ? (matches.length === 0 ? "Nothing is known about this." : `${matches.length} found, the best first.`) : "";
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  query.addEventListener("input", search);
  query.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      query.value = "";
      search();
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      results.querySelector("a")?.focus();
    }
  });
  form.hidden = false;
  query.value = new URLSearchParams(location.search).get("q") ?? query.value;
  search();
}

start();
