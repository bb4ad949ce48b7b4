// What search engines and sites that show links read in the head of a page: https://ogp.me.

/** Adds the tags to a page. Their addresses have to be absolute, so only a build that names its site has those. */
export function withLinkTags(html: string, path: string, site: string): string {
  if (/<meta name="robots" content="noindex"/.test(html)) return html;
  const title = /<title[^>]*>([^<]*)<\/title>/.exec(html);
  const description = /<meta\s+name="description"\s+content="([^"]*)"/.exec(html);
  if (!title?.[1] || !description?.[1]) throw new Error(`${path} has no title or no description`);
  const tags = [
    property("site_name", "Proclint"),
    property("type", "website"),
    property("title", title[1].replace(/ · Proclint$/, "").replaceAll('"', "&quot;")),
    property("description", description[1]),
    ...(site ? addressTags(path.replace(/^\/|(index)?\.html$/g, ""), site.replace(/\/?$/, "/")) : []),
  ];
  return html.replace(title[0], () => [title[0], ...tags].join("\n"));
}

function addressTags(name: string, site: string): string[] {
  const picture = name.includes("/") ? name : "proclint";
  return [
    `<link rel="canonical" href="${site}${name}">`,
    property("url", site + name),
    property("image", `${site}og/${picture}.png`),
    property("image:width", "1200"),
    property("image:height", "630"),
    `<meta name="twitter:card" content="summary_large_image">`,
  ];
}

function property(name: string, content: string): string {
  return `<meta property="og:${name}" content="${content}">`;
}
