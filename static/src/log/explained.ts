// An explanation of a log, as elements.
import { plainText } from "../code.js";
import type { Cause, CauseFix, Explanation, Message, ExplainingRule, NearestLine, Position } from "../engine/contract.js";
import { EngineError } from "../engine/client.js";
import { t } from "../english.js";
import type { Words } from "../i18n.js";
import { button, english, link, make } from "../nodes.js";

const shownRules = 3;

/** What a person can do with an explanation, and how it's said. */
export interface Reading {
  words: () => Words;
  /** The title of a platform by its id. */
  title: (platform: string) => string;
  /** The address of a path of the documentation. */
  address: (path: string) => string;
  goTo: (position: Position) => void;
  /** Whether a fix may be applied here, if it changes the file. */
  offers: (fix: CauseFix) => boolean;
  fix: (fix: CauseFix) => void;
  /** Copies a text; resolves to whether that worked. */
  copy: (text: string) => Promise<boolean>;
  /** Explains a similar line. */
  explain: (log: string) => void;
  /** The platform of the log may be chosen, unless it's the only chosen one. */
  mayChoose: (platform: string) => boolean;
  choose: (platform: string) => void;
}

/** Why there is no explanation. */
export interface Failure {
  /** Why the log isn't text, in English; empty where the engine didn't answer. */
  unreadable: string;
}

export function failureIn(error: unknown): Failure {
  if (error instanceof EngineError) return { unreadable: error.detail };
  return { unreadable: error instanceof DOMException ? error.message : "" };
}

export function failureNode({ unreadable }: Failure, { words }: Reading): HTMLElement {
  if (!unreadable) return make("p", "", words().t("log.failed"));
  return english("p", `${t("log.unreadable")} ${unreadable.replace(/\.?$/, ".")}`);
}

/** The elements that show an explanation. */
export function explainedNodes(explained: Explanation, reading: Reading): HTMLElement[] {
  const { platform } = explained;
  return [...(platform ? [platformNode(platform, reading)] : []), ...foundNodes(explained, reading)];
}

function foundNodes({ causes, rules, messages, nearest, works }: Explanation, reading: Reading): HTMLElement[] {
  const [first, ...others] = causes;
  if (!first && rules.length + messages.length === 0) return works ? [make("p", "", t("log.works"))] : nearNodes(nearest, reading);
  if (!first) return [...messages.map((message) => messageNode(message, reading)), ...ruleNodes(rules, reading)];
  return [
    causeNode(first, reading),
    ...(others.length > 0 ? [othersNode(others, reading)] : []),
    ...ruleNodes(
      rules.filter(({ name }) => name === first.rule),
      reading,
    ),
  ];
}

function platformNode(platform: string, { title, mayChoose, choose }: Reading): HTMLElement {
  const named = { title: title(platform) };
  const line = make("p", "soft", t("log.platform", named));
  if (mayChoose(platform))
    line.append(
      " ",
      button("link", t("log.check", named), () => choose(platform)),
    );
  return line;
}

function messageNode({ log, platforms, means }: Message, { title }: Reading): HTMLElement {
  const name = english("b", "");
  name.className = "mono";
  name.append(log);
  const titles = [...new Set(platforms.map(title))].join(t("comma"));
  return make("p", "", name, " ", make("span", "soft", `(${titles})`), " ", english("span", means));
}

function othersNode(causes: readonly Cause[], reading: Reading): HTMLElement {
  const summary = make("summary", "", t("log.others", { number: causes.length }));
  return make("details", "", summary, ...causes.map((cause) => causeNode(cause, reading)));
}

function causeNode(cause: Cause, reading: Reading): HTMLElement {
  const { headline, why, help, certainty, fixes } = cause;
  const said = certainty === "sure" ? [] : [make("span", "soft", t(`log.${certainty}`)), " "];
  // A button says what it does.
  const isFixed = fixes.some((fix) => !(fix.command ?? fix.diff) && reading.offers(fix));
  return make(
    "section",
    "cause",
    make("p", "title", ...said, english("b", headline)),
    ...(why ? [english("p", why)] : []),
    placeNode(cause, reading),
    ...(help && !isFixed ? [english("p", help)] : []),
    ...fixes.flatMap((fix) => fixNodes(fix, reading)),
  );
}

/** Where the cause is in the file and in the log. */
function placeNode({ excerpt, lines, place }: Cause, { goTo }: Reading): HTMLElement {
  const line = make("p", "soft");
  if (place) {
    const title = t("problems.line", { line: String(place.start.line + 1) });
    line.append(
      button("link", title, () => goTo(place.start)),
      " · ",
    );
  }
  const inLog = t("log.line", { line: String((lines[0]?.start.line ?? 0) + 1) });
  line.append(inLog, t("colon"), make("code", "", excerpt));
  return line;
}

function fixNodes(cause: CauseFix, reading: Reading): HTMLElement[] {
  const { title, path = "", diff, command } = cause;
  const text = command ?? diff;
  if (text) return [cureNode(title, command ? t("log.cure") : path, text, command !== undefined, reading)];
  if (!reading.offers(cause)) return [];
  return [
    make(
      "p",
      "",
      button("button do", english("span", title), () => reading.fix(cause)),
    ),
  ];
}

/** A command to run or a change of another file. */
function cureNode(title: string, head: string, text: string, isCommand: boolean, { copy }: Reading): HTMLElement {
  const copying = button("copy", t("copy"), () => {
    void copy(text).then((isCopied) => {
      if (!isCopied) return;
      copying.textContent = t("copy.done");
      setTimeout(() => (copying.textContent = t("copy")), 1_600);
    });
  });
  copying.ariaLabel = t("copy.what", { title: plainText(title) });
  return make("div", "cure", make("span", "soft", head), isCommand ? make("code", "", text) : make("pre", "mono", text), copying);
}

function ruleNodes(rules: readonly ExplainingRule[], { address }: Reading): HTMLElement[] {
  if (rules.length === 0) return [];
  const items = rules.slice(0, shownRules).map(({ name, title, summary, docs }) => {
    const item = make("li", "", link(address(docs || `rules/${name}`), english("span", title)), ": ", english("span", summary));
    item.lang = "en";
    return item;
  });
  return [make("ul", "", ...items)];
}

function nearNodes(nearest: readonly NearestLine[], { explain }: Reading): HTMLElement[] {
  if (nearest.length === 0) return [make("p", "", t("log.unknown"))];
  const items = nearest.map(({ log }) => {
    const line = button("link mono", log, () => explain(log));
    line.lang = "en";
    return make("li", "", line);
  });
  return [make("p", "", t("log.similar")), make("ul", "", ...items)];
}
