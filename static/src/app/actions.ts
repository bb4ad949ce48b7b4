import { copy, copyMade } from "../clipboard.js";
import { download } from "../disk/download.js";
import { EngineLost, type EngineClient } from "../engine/client.js";
import type { Diagnostic, Export, Fix, FixedFile, Methods, Plan } from "../engine/contract.js";
import { extrasEngine } from "../engine/extras-engine.js";
import { reasonOf } from "../engine/reason.js";
import { embedCode } from "../file/embed-code.js";
import { toMarkdown } from "../file/markdown.js";
import type { Snapshot } from "../file/snapshot.js";
import { t } from "../language.js";
import type { FileExplanation } from "../log/log-view.js";
import { whileWaiting } from "../pause.js";
import { check } from "./checking.js";
import { messageOf } from "./opening.js";
import type { FolderWatch } from "./folder-watch.js";
import type { Documentation } from "./documentation.js";
import type { Links } from "./links.js";
import type { Notices } from "./notices.js";
import type { Results } from "./results.js";
import { secretsAmong, type Outlet } from "./secrets.js";
import type { Session } from "./session.js";

/** Longer links get cut by some chats and mail programs. */
const longLink = 8000;

/** The person doesn't want the file to leave the page. */
class Canceled extends Error {}

/** What the actions work with. */
interface Tools {
  session: Session;
  folder: FolderWatch;
  results: Results;
  links: Links;
  notices: Notices;
  documentation: Documentation;
  engine: EngineClient;
  /** Asks whether a file with these secrets is to leave the page. */
  askAboutSecrets: (secrets: readonly Diagnostic[], outlet: Outlet) => Promise<boolean>;
}

/** Says what was fixed, what is left for a person to look at, and what a limit left undone. */
function fixedText({ applied = 0, left = 0, omitted = 0 }: FixedFile, suggested: number): string {
  const parts = [t("fixes.applied", { count: applied })];
  if (suggested > 0) parts.push(t("fixes.suggested", { count: suggested }));
  if (left > 0) parts.push(t("fixes.left", { count: left }));
  if (omitted > 0) parts.push(t("lines.unchecked", { count: omitted }));
  return parts.join(". ");
}

/** Its fix may change what runs. A person sees nothing of a folded one. */
function isSuggestion({ folded, fixes = [] }: Diagnostic): boolean {
  return !folded && fixes.length > 0 && fixes.every(({ applicability }) => applicability !== "safe");
}

/** What a person can do with the file. Each says what came of it. */
export class Actions {
  readonly #tools: Tools;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** Applies a fix of a version of the file; without one, it's of the findings that are listed. */
  applyFix(fix: Fix, version = this.#tools.results.findings?.version ?? -1): void {
    if (!this.#apply(fix, version)) this.#tools.notices.show(t("changed"));
  }

  /** Applies a fix of the findings that are marked in the text. */
  applyInText(fix: Fix): void {
    const { session, notices } = this.#tools;
    if (!this.#apply(fix, session.document.checkedVersion)) notices.announce(t("changed"));
  }

  #apply(fix: Fix, version: number, told = t("fixes.applied", { count: 1 })): boolean {
    const { session } = this.#tools;
    if (!session.document.applyFix(fix, version)) return false;
    session.tellChange(told);
    return true;
  }

  /** Applies the edits of the plan that is shown. */
  applyPlan({ text, path, base64 }: Plan["fixed"]): void {
    const { session, results, notices } = this.#tools;
    const rewritten = base64 === undefined ? { text, path } : { text, path, base64 };
    const done = session.document.rewrite(rewritten, results.planned?.version ?? -1);
    if (done) session.tellChange(t("plan.applied"));
    else notices.show(t("plan.changed"));
  }

  async fixAll(): Promise<void> {
    const { session, results, engine, notices } = this.#tools;
    const { version, request, beside } = session.subject;
    const suggested = results.diagnostics.filter(isSuggestion).length;
    await this.#attempt(async () => {
      const { value } = await engine.call("fix", { ...request, ...beside, suggested: false }, { urgent: true });
      if (session.document.rewrite(value, version)) session.tellChange(fixedText(value, suggested));
      else notices.show(t("fixes.none"));
    });
  }

  /** Inserts the comment that ignores the rule of a diagnostic of the last findings. */
  async ignore({ rule, range }: Diagnostic): Promise<void> {
    const { session, notices } = this.#tools;
    const { version, checkedVersion } = session.document;
    if (version !== checkedVersion) {
      notices.show(t("changed"));
      return;
    }
    await this.#attempt(async () => {
      const suppression = await session.assist.suppress(rule, range.start.line);
      if (!suppression) notices.show(t("editor.ignore.none", { rule }));
      else if (!this.#apply({ ...suppression, applicability: "safe" }, version, t("project.ignoredHere", { rule })))
        notices.show(t("changed"));
    });
  }

  /** Turns the rule of a diagnostic off in the configuration of the open folder. */
  async ignoreInProject({ rule, range }: Diagnostic): Promise<void> {
    const { session, folder, engine, notices } = this.#tools;
    const { request, beside } = session.subject;
    await this.#attempt(async () => {
      const { value } = await engine.call("suppress", { ...request, ...beside, rule, line: range.start.line }, { urgent: true });
      const { path, text } = value.configuration ?? {};
      if (path === undefined || text === undefined) {
        notices.show(t("project.ignore.none", { rule }));
        return;
      }
      try {
        await folder.write(path, text);
        notices.show(t("project.ignored", { rule, path }));
      } catch (error) {
        notices.show({ text: t("project.unwritable", { path }), english: messageOf(error) });
      }
    });
  }

  async format(): Promise<void> {
    const { session, engine, notices } = this.#tools;
    const { version, request, beside } = session.subject;
    await this.#attempt(async () => {
      const { value } = await engine.call("format", { ...request, ...beside }, { urgent: true });
      if (session.document.rewrite(value, version)) session.tellChange(t("format.done"));
      else notices.show(t("format.same"));
    });
  }

  /** Copies a link to the file; where the browser rejects that, the link goes to the address bar. */
  async share(): Promise<void> {
    const { links, notices } = this.#tools;
    const made = this.#leaving("link").then((file) => links.to(file));
    try {
      const isCopied = await copyMade(made);
      const link = await made;
      if (!isCopied) links.leaveInAddress(link);
      const told = t(isCopied ? "share.copied" : "share.address");
      notices.show(link.length > longLink ? `${told} ${t("share.long")}` : told);
    } catch (error) {
      if (!(error instanceof Canceled)) notices.show(t("share.tooLarge"));
    }
  }

  /** Copies the report as Markdown. */
  async copyMarkdown(): Promise<void> {
    await this.#copyMade(this.#markdown(), "markdown.copied");
  }

  /** Copies the HTML that shows the file on another site. */
  async copyEmbed(): Promise<void> {
    const { selected } = this.#tools.session;
    const code = this.#leaving("text").then((file) => embedCode(file, selected, new URL("embed.js", document.baseURI).href));
    await this.#copyMade(code, "embedCode.copied");
  }

  async #copyMade(text: Promise<string>, done: "markdown.copied" | "embedCode.copied"): Promise<void> {
    await this.#attempt(async () => this.#tools.notices.show(t((await copyMade(text)) ? done : "copy.blocked")));
  }

  /** Copies a text that the page shows; resolves to whether that worked. */
  async copy(text: string): Promise<boolean> {
    const isCopied = await copy(text);
    this.#tools.notices.announce(t(isCopied ? "copy.done" : "copy.blocked"));
    return isCopied;
  }

  async exportJSON(): Promise<void> {
    const { session, engine } = this.#tools;
    await this.#attempt(async () => {
      const { value } = await check(engine, session.subject, { urgent: true });
      download("proclint.json", `${JSON.stringify(value, null, 2)}\n`);
    });
  }

  async exportSARIF(): Promise<void> {
    const { session, notices } = this.#tools;
    await this.#attempt(async () => {
      const { request, beside } = session.subject;
      const made = extrasEngine().call("sarif", { ...request, ...beside }, { urgent: true });
      const { value } = await whileWaiting(made, (waits) => notices.wait(waits, t("sarif.making")));
      download("proclint.sarif", value.text);
    });
  }

  /** Makes the files of another tool from the file. */
  readonly export = async (format: string): Promise<Export> => {
    const { session } = this.#tools;
    const { request, beside, shown, app } = session.subject;
    return (await extrasEngine().call("export", { ...request, ...beside, platform: shown, to: format, app }, { urgent: true })).value;
  };

  /** Explains a log. */
  async explain(text: string): Promise<FileExplanation> {
    const { session, folder } = this.#tools;
    const { version } = session.document;
    const alone = !session.isOwn && !folder.open;
    const { value } = await extrasEngine().call("explain", this.#logRequest(text), { urgent: true });
    return { ...value, version, alone };
  }

  /** Marks the causes of a log in the text; without an answer, none. */
  markCauses(explained: FileExplanation | null): void {
    this.#tools.session.document.markCauses(explained?.version ?? -1, explained?.causes ?? []);
  }

  // The Procfile alone shows nothing about other files. An example shows nothing about a log.
  #logRequest(text: string): Methods["explain"]["request"] {
    const { file, subject, selected, isOwn } = this.#tools.session;
    const path = subject.request.path;
    const platforms = [...selected];
    const others = (subject.beside.files ?? []).filter((other) => (typeof other === "string" ? other : other.path) !== path);
    if (!isOwn) return others.length > 0 ? { text, platforms, files: others } : { text, platforms };
    return { text, path, platforms, files: [{ path, text: file.text }, ...others] };
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    const { session, notices } = this.#tools;
    try {
      await work();
    } catch (error) {
      if (error instanceof Canceled) return;
      const again = { title: t("lost.now"), run: () => session.reconnect() };
      notices.show(reasonOf(error), error instanceof EngineLost ? again : undefined);
    }
  }

  // The shown report may be of an older text, so the engine makes a new one.
  async #markdown(): Promise<string> {
    const { session, engine, documentation, links } = this.#tools;
    const { file } = session;
    const { value } = await check(engine, session.subject, { urgent: true });
    await this.#askAbout(value.diagnostics, "text");
    return toMarkdown(file, value, documentation.title, await links.to(file).catch(() => ""));
  }

  /** The file as it is now. Throws Canceled when it contains a secret and the person does not want it to leave the page. */
  async #leaving(outlet: Outlet): Promise<Snapshot> {
    const { file } = this.#tools.session;
    await this.#askAbout(await this.#diagnostics(), outlet);
    return file;
  }

  async #askAbout(diagnostics: readonly Diagnostic[], outlet: Outlet): Promise<void> {
    const secrets = secretsAmong(diagnostics);
    if (secrets.length > 0 && !(await this.#tools.askAboutSecrets(secrets, outlet))) throw new Canceled();
  }

  /** The findings of the file; the last known ones where nothing can check it. */
  async #diagnostics(): Promise<readonly Diagnostic[]> {
    const { session, results, engine } = this.#tools;
    const isCurrent = results.findings?.version === session.document.version || results.status.kind === "failed";
    if (isCurrent) return results.diagnostics;
    try {
      return (await engine.call("lint", session.subject.request, { urgent: true })).value.diagnostics;
    } catch {
      return []; // the list of problems shows why
    }
  }
}
