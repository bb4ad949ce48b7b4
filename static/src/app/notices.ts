import { Store } from "../store.js";
import type { Notice } from "../notice.js";

/** What a notice offers to do. */
export interface NoticeAction {
  title: string;
  run: () => void;
}

/** A notice on the screen. */
export interface ShownNotice extends Notice {
  action?: NoticeAction;
}

const announceAfter = 900;

/** The messages of the page to people: on the screen, and to screen readers. */
export class Notices extends Store {
  #shown: ShownNotice | null = null;
  #announced: Notice = { text: "" };
  #timer = 0;

  /** What the screen shows; null for nothing. */
  get shown(): ShownNotice | null {
    return this.#shown;
  }

  /** What screen readers say. */
  get announced(): Notice {
    return this.#announced;
  }

  /** Says something to screen readers only. */
  announce(notice: string | Notice): void {
    this.#announced = noticeOf(notice);
    this.changed();
  }

  /** Says it once nothing else is to be said for a moment, so that typing isn't commented on. */
  announceLater(make: () => string | Notice): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.announce(make()), announceAfter);
  }

  /** Shows something, and says it to screen readers too. Its action ends it. */
  show(notice: string | Notice, action?: NoticeAction): void {
    const said = noticeOf(notice);
    this.#shown = action ? { ...said, action: { title: action.title, run: () => this.#act(action) } } : said;
    this.announce(said);
  }

  /** Shows nothing from now on. */
  clear(): void {
    this.#shown = null;
    this.changed();
  }

  #act({ run }: NoticeAction): void {
    this.clear();
    run();
  }
}

function noticeOf(notice: string | Notice): Notice {
  return typeof notice === "string" ? { text: notice } : notice;
}
