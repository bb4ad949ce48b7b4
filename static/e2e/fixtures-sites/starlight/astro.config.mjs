import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";

export default defineConfig({
  image: { service: { entrypoint: "astro/assets/services/noop" } },
  integrations: [
    starlight({
      title: "Site",
      pagefind: false,
      head: [{ tag: "script", attrs: { type: "module", src: "https://proclint.example/embed-upgrade.js", "data-platform": "drycc" } }],
    }),
  ],
});
