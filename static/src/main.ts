import "./components/proclint-app.js";
