export default {
  title: "Site",
  url: "https://example.org",
  baseUrl: "/",
  onBrokenLinks: "throw",
  presets: [["classic", { docs: { routeBasePath: "/" }, blog: false, pages: false }]],
};
