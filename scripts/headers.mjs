// Writes the headers of the page's files on the edge, with the hashes of the inline code of the first page.
// Usage: node scripts/headers.mjs HEADERS SITE
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [headers, site] = process.argv.slice(2);
const page = readFileSync(join(site, "index.html"), "utf8");

/** Each after a space, as a policy lists them. */
function sources(name) {
  return [...page.matchAll(new RegExp(`<${name}[^>]*>([^]*?)</${name}>`, "g"))]
    .filter(([, content]) => content)
    .map(([, content]) => ` 'sha256-${createHash("sha256").update(content).digest("base64")}'`)
    .join("");
}

const filled = readFileSync(headers, "utf8").replaceAll("%SCRIPTS%", sources("script")).replaceAll("%STYLES%", sources("style"));
writeFileSync(join(site, "_headers"), filled);
