import "./engine/first.js";

void import("./components/proclint-app.js");
