import { firstLint, networkFree, takeOver } from "./first/first-lint.js";
import { showLost } from "./first/lost.js";
import { keepTyped } from "./first/typed.js";
import { afterFrame } from "./scheduling.js";
import { pause } from "./pause.js";
import { persist } from "./retry.js";

globalThis.proclintFirst = takeOver;
globalThis.proclintTyped = keepTyped();

/** In milliseconds: the editor waits no longer for the engine, which may take its time to come. */
const patience = 300;

// The scripts of the editor come, and are compiled, while the engine works.
void networkFree.then(() => {
  for (const link of document.querySelectorAll<HTMLLinkElement>("link[rel=later]")) link.rel = "modulepreload";
});

const waited = pause(patience);
const checked = firstLint().then(afterFrame, () => {});
void Promise.race([checked, waited]).then(() => persist(() => import("./components/proclint-app.js"), showLost));
