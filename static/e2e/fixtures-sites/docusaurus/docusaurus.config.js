module.exports = {
  title: "Site",
  url: "https://site.example",
  baseUrl: "/",
  scripts: [{ src: "https://proclint.example/embed-upgrade.js", type: "module", "data-platform": "drycc" }],
  plugins: [["@docusaurus/plugin-content-docs", { routeBasePath: "/" }]],
  themes: ["@docusaurus/theme-classic"],
};
