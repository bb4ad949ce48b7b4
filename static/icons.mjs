// Draws the icons of the site from public/favicon.svg.
// Usage: CHROMIUM=/usr/bin/chromium node icons.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { chromium } from "@playwright/test";

const inPublic = (name) => new URL(`public/${name}`, import.meta.url);
const svg = readFileSync(inPublic("favicon.svg"), "utf8");
// A launcher cuts a maskable icon to its own shape: the background fills it, and the symbol stays in the middle.
const whole = svg
  .replace(' rx="7"', "")
  .replace('viewBox="0 0 32 32"', 'viewBox="-4 -4 40 40"')
  .replace("<rect ", '<rect x="-4" y="-4" ')
  .replace('width="32" height="32"', 'width="40" height="40"');
const icons = [
  ["icon-192.png", 192, svg],
  ["icon-512.png", 512, svg],
  ["icon-maskable.png", 512, whole],
  ["apple-touch-icon.png", 180, whole],
];
/** The sizes in favicon.ico. Its format has them in one byte. */
const small = [16, 32, 48];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });

async function draw(size, picture) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${picture}`);
  const drawn = await page.screenshot({ omitBackground: true });
  await page.close();
  return drawn;
}

/** An icon of Windows: a header, an entry for each picture, and the pictures as PNG. */
function icon(sizes, pictures) {
  const head = Buffer.alloc(6 + 16 * sizes.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(sizes.length, 4);
  let offset = head.length;
  sizes.forEach((size, index) => {
    const entry = head.subarray(6 + 16 * index);
    entry.writeUInt8(size, 0);
    entry.writeUInt8(size, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(pictures[index].length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += pictures[index].length;
  });
  return Buffer.concat([head, ...pictures]);
}

for (const [name, size, picture] of icons) writeFileSync(inPublic(name), await draw(size, picture));
writeFileSync(inPublic("favicon.ico"), icon(small, await Promise.all(small.map((size) => draw(size, svg)))));
await browser.close();
