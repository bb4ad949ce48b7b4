import { ProclintApp } from "./components/proclint-app.js";
import { beginLanguage } from "./language.js";

// Until then the page shows what its HTML holds.
await beginLanguage();
customElements.define("proclint-app", ProclintApp);
