import { keepReplaced, takeReplaced } from "../file/saved.js";
import { LinkError, fromFragment, toFragment, type Shared } from "../file/share.js";
import type { Snapshot } from "../file/snapshot.js";
import { fromDocs } from "../file/try.js";
import { t } from "../language.js";
import { tabs, type Display } from "./display.js";
import type { FolderWatch } from "./folder-watch.js";
import type { NoticeAction, Notices } from "./notices.js";
import { largestFile, messageOf, type Opening } from "./opening.js";
import type { Session } from "./session.js";

/** Of the page's address: it gives that of a public file. */
const addressParameter = "url";

/** Opens the link in the address bar, and makes links. */
export class Links {
  /** The revision for which a link was left in the address bar; null without one. */
  #linkedRevision: number | null = null;

  constructor(
    readonly session: Session,
    readonly opening: Opening,
    readonly folder: FolderWatch,
    readonly display: Display,
    readonly notices: Notices,
  ) {
    session.watch(() => this.#followEdits());
  }

  /** Opens the link in the address bar, if there is one. What it `replaces` can be brought back. */
  async open(replaces: boolean): Promise<void> {
    const { hash, search } = location;
    const address = new URLSearchParams(search).get(addressParameter);
    if (hash.length < 2 && address === null) return;
    const isLatest = this.opening.begin();
    try {
      if (hash.length < 2 && address !== null) {
        const { openAddress } = await import("../address/open.js");
        if (await openAddress(address, largestFile, isLatest, this)) dropLink();
        else this.#linkedRevision = this.session.revision;
        return;
      }
      const example = await fromDocs(hash);
      const shared = example ?? (await fromFragment(hash));
      if (!shared || !isLatest()) return;
      const said: string[] = [];
      const isKept = replaces && keepReplaced(this.session.saved);
      if (replaces) said.push(t(example ? "link.example" : "link.opened"));
      if (isKept) said.push(t("link.saved"));
      if (shared.leavesOut) said.push(t("platforms.unknown"));
      if (said.length > 0) this.notices.show(said.join(" "), isKept ? this.#bringBack : undefined);
      this.#show(shared, example !== null);
    } catch (error) {
      if (!isLatest()) return;
      const failed = t("link.failed");
      this.notices.show(error instanceof LinkError ? { text: `${failed} ${error.told(t)}` } : { text: failed, english: messageOf(error) });
      // A link that a newer version can open stays in the address bar.
      if (error instanceof LinkError) {
        this.#linkedRevision = this.session.revision;
        return;
      }
    }
    dropLink();
  }

  #show({ file, platforms, shown, view }: Shared, isExample: boolean): void {
    this.display.takeView(view);
    this.folder.leave();
    this.session.open(file, { choice: { platforms, here: platforms.length > 0, ...(shown ? { shown } : {}) }, fromLink: true, isExample });
  }

  /** Opens a file that a link led to. The text that it replaces can be brought back, unless it is an example. */
  async take(file: File, isLatest: () => boolean): Promise<void> {
    const { session, notices } = this;
    const { saved, revision } = session;
    await this.opening.file(file.name, () => Promise.resolve(file), { isLatest, origin: { fromLink: true } });
    if (session.revision === revision || !keepReplaced(saved)) return;
    if (!notices.shown) notices.show(`${t("link.opened")} ${t("link.saved")}`, this.#bringBack);
  }

  /** Offers the text that a link replaced. */
  get #bringBack(): NoticeAction {
    const run = (): void => {
      this.opening.begin();
      const saved = takeReplaced();
      if (saved) this.session.restore(saved);
    };
    return { title: t("link.bringBack"), run };
  }

  /** The link that opens a file as it is shown now. */
  async to(file: Snapshot): Promise<string> {
    const { chosen, chosenShown } = this.session;
    const { view } = this.display;
    const shared = {
      file,
      platforms: [...chosen],
      ...(chosenShown ? { shown: chosenShown } : {}),
      ...(view === tabs[0].id ? {} : { view }),
    };
    return `${location.origin}${location.pathname}#${await toFragment(shared)}`;
  }

  /** Puts a link to the open file into the address bar, until the file changes. */
  leaveInAddress(link: string): void {
    history.replaceState(null, "", link);
    this.#linkedRevision = this.session.revision;
  }

  // A reload opens the link in the address bar, and so would undo what was edited or chosen since.
  #followEdits(): void {
    if (this.#linkedRevision === null || this.#linkedRevision === this.session.revision) return;
    this.#linkedRevision = null;
    dropLink();
  }
}

function dropLink(): void {
  const url = new URL(location.href);
  url.searchParams.delete(addressParameter);
  history.replaceState(null, "", url.pathname + url.search);
}
