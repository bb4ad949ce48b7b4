import { EngineLost } from "../engine/client.js";
import type { Diagnostic } from "../engine/contract.js";
import { extrasEngine } from "../engine/extras-engine.js";
import { reasonOf } from "../engine/reason.js";
import { pause } from "../pause.js";
import { afterFrame, whenIdle } from "../scheduling.js";
import { engine } from "./engine.js";
import { Offline } from "./offline.js";
import { SevallaForms } from "./sevalla-forms.js";
import { Actions } from "./actions.js";
import { Commands, type Places } from "./commands.js";
import { Display } from "./display.js";
import { Documentation } from "./documentation.js";
import { FolderWatch } from "./folder-watch.js";
import { Links } from "./links.js";
import { Notices } from "./notices.js";
import { Opening, type OpeningElements } from "./opening.js";
import { Results } from "./results.js";
import { Pointed } from "./pointed.js";
import type { Outlet } from "./secrets.js";
import { Session } from "./session.js";

/** What needs an element of the page. */
export interface Elements extends Places, OpeningElements {
  askAboutSecrets: (secrets: readonly Diagnostic[], outlet: Outlet) => Promise<boolean>;
  /** Opens the list of all platforms. */
  choosePlatforms: () => void;
}

/** In milliseconds: a link to an example may wait for the network, and the editor doesn't. */
const longestOpening = 200;

/** The state of the page and what changes it. Its elements show it. */
export class Page {
  readonly notices = new Notices();
  readonly display = new Display();
  readonly pointed = new Pointed();
  readonly offline = new Offline();
  readonly documentation = new Documentation(this.notices);
  readonly results = new Results(this.notices);
  readonly folder = new FolderWatch(engine);
  readonly forms: SevallaForms;
  readonly session: Session;
  readonly opening: Opening;
  readonly links: Links;
  readonly actions: Actions;
  readonly commands: Commands;
  /** Resolves when the first file is open and the page has what was known of it, or takes long. */
  readonly ready: Promise<void>;
  #introduced = false;

  constructor(readonly elements: Elements) {
    const { notices, display, results, folder } = this;
    engine.watch((status) => (results.status = status));
    this.forms = new SevallaForms(extrasEngine, (error) => (error instanceof EngineLost ? reasonOf(error) : null));
    const session = new Session({
      ...this,
      engine,
      apply: (fix) => this.actions.applyInText(fix),
      ignore: (diagnostic) => void this.actions.ignore(diagnostic),
      replaced: () => this.forms.forget(),
    });
    this.session = session;
    display.watch(() => session.see(display.seen));
    this.opening = new Opening(session, folder, notices, engine, elements, (id) => this.documentation.title(id));
    this.links = new Links(session, this.opening, folder, display, notices);
    this.actions = new Actions({ ...this, engine, askAboutSecrets: elements.askAboutSecrets });
    this.commands = new Commands({ ...this, places: elements });
    const opened = this.links.open(session.wasRestored);
    const known = opened.then(() => pause(0)).catch(() => {}); // an error is reported below
    this.ready = Promise.race([known, pause(longestOpening)]);
    void opened.then(() => session.disk.resume());
    results.watch(() => this.#introduce());
  }

  // What comes after the first report, which is waited for, and shown before.
  #introduce(): void {
    if (this.#introduced || !this.results.findings) return;
    this.#introduced = true;
    void afterFrame().then(() => {
      void this.documentation.load();
      whenIdle(() => void this.offline.start());
    });
  }
}
