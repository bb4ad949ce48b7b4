import { look } from "./first/look.js";
import { afterFrame } from "./frame.js";

/** In milliseconds: the editor waits no longer for the engine, which may take its time to come. */
const patience = 300;

const waited = new Promise((resolve) => setTimeout(resolve, patience));
const looked = look().then(afterFrame, () => {});
void Promise.race([looked, waited]).then(() => import("./components/proclint-app.js"));
