// The same in a module worker of a browser, which has no import map.
import { lint } from "/node_modules/proclint/web.js";

const requests = await (await fetch("/requests.json")).json();
const answers = [];
for (const request of requests) answers.push(JSON.stringify(await lint(request)));
postMessage(answers.join("\n"));
