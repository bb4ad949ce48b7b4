import { Store } from "../store.js";
import type { Notice } from "../notice.js";

/** What a notice offers to do. */
export interface NoticeAction {
  title: string;
  run: () => void;
}

/** A notice on the screen. */
export interface ShownNotice extends Notice {
  actions: readonly NoticeAction[];
  /** It stays until it is closed or another one comes: it says what a person may need later. */
  stays: boolean;
  /** The version of the file that it is about; null where it is about something else. */
  version: number | null;
}

const announceAfter = 900;

/** The messages of the page to people: on the screen, and to screen readers. */
export class Notices extends Store {
  #shown: ShownNotice | null = null;
  #announced: Notice = { text: "" };
  #timer = 0;
  #later: (() => string | Notice) | null = null;

  /** What the screen shows; null for nothing. */
  get shown(): ShownNotice | null {
    return this.#shown;
  }

  /** What screen readers say. */
  get announced(): Notice {
    return this.#announced;
  }

  /** Says something to screen readers only. A later announcement waits for a moment more. */
  announce(notice: string | Notice): void {
    this.#announced = noticeOf(notice);
    this.changed();
    if (this.#later) this.announceLater(this.#later);
  }

  /** Says it once nothing else is to be said for a moment, so that typing isn't commented on. */
  announceLater(make: () => string | Notice): void {
    clearTimeout(this.#timer);
    this.#later = make;
    this.#timer = window.setTimeout(() => {
      this.#later = null;
      this.announce(make());
    }, announceAfter);
  }

  /** Shows something, and says it to screen readers too. What offers something to do stays. */
  show(notice: string | Notice, ...offered: readonly (NoticeAction | undefined)[]): void {
    const actions = offered.filter((action) => action !== undefined);
    this.#show(notice, { actions, stays: actions.length > 0, version: null });
  }

  /** The same for what stays although it offers nothing. */
  showLong(notice: string | Notice): void {
    this.#show(notice, { actions: [], stays: true, version: null });
  }

  /** Shows what a person waits for, until that is over. */
  wait(waits: boolean, text: string): void {
    if (waits) this.showLong(text);
    else if (this.#shown?.text === text) this.clear();
  }

  /** The same for a change that made this version of the file; it goes with the next change. */
  showChange(notice: string | Notice, version: number, ...actions: readonly NoticeAction[]): void {
    this.#show(notice, { actions, stays: false, version });
  }

  #show(notice: string | Notice, how: Pick<ShownNotice, "actions" | "stays" | "version">): void {
    const said = noticeOf(notice);
    this.#shown = { ...said, ...how };
    this.announce(said);
  }

  /** Shows nothing from now on. */
  clear(): void {
    this.#shown = null;
    this.changed();
  }

  /** Ends what is about another version of the file. */
  clearOlder(version: number): void {
    const about = this.#shown?.version ?? null;
    if (about !== null && about !== version) this.clear();
  }
}

function noticeOf(notice: string | Notice): Notice {
  return typeof notice === "string" ? { text: notice } : notice;
}
