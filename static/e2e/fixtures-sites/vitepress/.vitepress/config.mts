import { defineConfig } from "vitepress";

export default defineConfig({
  title: "Site",
  head: [["script", { type: "module", src: "https://proclint.example/embed-upgrade.js", "data-platform": "drycc" }]],
});
