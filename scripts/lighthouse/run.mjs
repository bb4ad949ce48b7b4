// Checks with Lighthouse the page that the built command serves, as on a desktop, prints what it gives and what took
// points away, and fails where that is less than it has to be.
// Usage: CHROMIUM=PATH PROCLINT_BIN=PATH node scripts/lighthouse/run.mjs
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { launch } from "chrome-launcher";
import lighthouse, { desktopConfig } from "lighthouse";

const limit = 95;
const categories = ["performance", "accessibility", "best-practices"];

/** One run differs from the next: the middle one counts. */
const runs = 3;

const { CHROMIUM, PROCLINT_BIN } = process.env;
if (!CHROMIUM || !PROCLINT_BIN) throw new Error("CHROMIUM and PROCLINT_BIN have to be set");

/** Lets the command serve on a free port, hands `use` the address, and stops it. */
async function served(use) {
  const server = spawn(PROCLINT_BIN, ["serve", "--addr", "127.0.0.1:0", "--log", "none"], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [address] = await Promise.race([once(createInterface(server.stdout), "line"), ended(server)]);
    return await use(address);
  } finally {
    server.kill();
  }
}

async function ended(server) {
  const [code] = await once(server, "exit");
  throw new Error(`the server ended with ${code}`);
}

/** Each run has a new browser and profile, so that nothing comes from a cache. */
async function judge(address) {
  const browser = await launch({ chromePath: CHROMIUM, chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"], logLevel: "error" });
  try {
    const result = await lighthouse(address, { port: browser.port, onlyCategories: categories, logLevel: "error" }, desktopConfig);
    if (!result) throw new Error("Lighthouse gave no result");
    if (result.lhr.runtimeError) throw new Error(result.lhr.runtimeError.message);
    return result.lhr;
  } finally {
    browser.kill();
  }
}

function points(report, category) {
  const { score } = report.categories[category];
  if (score === null) throw new Error(`Lighthouse could not judge ${category}`);
  return Math.round(score * 100);
}

/** What took points away in a category, the heaviest first. */
function losses(report, category) {
  return report.categories[category].auditRefs
    .map(({ id, weight }) => ({ ...report.audits[id], lost: weight * (1 - (report.audits[id].score ?? 1)) }))
    .filter(({ lost }) => lost > 0)
    .sort((a, b) => b.lost - a.lost)
    .map(({ title, displayValue }) => (displayValue ? `${title}: ${displayValue}` : title));
}

const reports = await served(async (address) => {
  const reports = [];
  for (let run = 0; run < runs; run++) reports.push(await judge(address));
  return reports;
});
for (const category of categories) {
  const sorted = reports.toSorted((a, b) => points(a, category) - points(b, category));
  const median = sorted[Math.floor(runs / 2)];
  console.log(`lighthouse-${category}: ${points(median, category)} points (limit ${limit})`);
  if (points(median, category) >= limit) continue;
  for (const loss of losses(median, category)) console.error(`  ${loss}`);
  process.exitCode = 1;
}
