import { expect, test } from "@playwright/test";
import { withLinkTags } from "../head.js";

/** A page whose texts have all characters that a value of an attribute can't contain as they are. */
const page = `<head>
    <title>sudo: &lt;Rights&gt; &amp; "more" · Proclint</title>
    <meta
      name="description"
      content="What &#34;sudo&#34; does."
    />
</head>`;

test("a page has what sites show of a link to it", { tag: "@daily" }, () => {
  const found = withLinkTags(page, "/rules/sudo.html", "");
  for (const tag of [
    `<meta property="og:site_name" content="Proclint">`,
    `<meta property="og:type" content="website">`,
    `<meta property="og:title" content="sudo: &lt;Rights&gt; &amp; &quot;more&quot;">`,
    `<meta property="og:description" content="What &#34;sudo&#34; does.">`,
  ]) {
    expect(found).toContain(tag);
  }
  expect(found).not.toMatch(/canonical|og:url|og:image|twitter/);
  expect(found.replace(/\n<meta property="og:.*>/g, "")).toBe(page);
});

test("with a site, a page names its address and its picture", { tag: "@daily" }, () => {
  for (const [path, address, picture] of [
    ["/index.html", "", "proclint"],
    ["/rules.html", "rules", "proclint"],
    ["/rules/sudo.html", "rules/sudo", "rules/sudo"],
    ["/platforms/heroku.html", "platforms/heroku", "platforms/heroku"],
  ] as const) {
    for (const site of ["https://proclint.example/lint", "https://proclint.example/lint/"]) {
      const found = withLinkTags(page, path, site);
      expect(found).toContain(`<link rel="canonical" href="https://proclint.example/lint/${address}">`);
      expect(found).toContain(`<meta property="og:url" content="https://proclint.example/lint/${address}">`);
      expect(found).toContain(`<meta property="og:image" content="https://proclint.example/lint/og/${picture}.png">`);
      expect(found).toContain(`<meta name="twitter:card" content="summary_large_image">`);
    }
  }
});

test("a page that search engines leave out stays as it is", { tag: "@daily" }, () => {
  const frame = page.replace("</title>", `</title><meta name="robots" content="noindex" />`);
  expect(withLinkTags(frame, "/embed.html", "https://proclint.example")).toBe(frame);
});
