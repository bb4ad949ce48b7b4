// Draws the icons of public/manifest.webmanifest from public/favicon.svg.
// Usage: CHROMIUM=/usr/bin/chromium node icons.mjs
import { readFileSync } from "node:fs";
import { chromium } from "@playwright/test";

const svg = readFileSync(new URL("public/favicon.svg", import.meta.url), "utf8");
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
];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
for (const [name, size, picture] of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${picture}`);
  await page.screenshot({ path: new URL(`public/${name}`, import.meta.url).pathname, omitBackground: true });
  await page.close();
}
await browser.close();
