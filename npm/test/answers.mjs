// Lints the requests of requests.json and prints the answers, one a line. For Node, Deno and Bun.
import { readFileSync, writeSync } from "node:fs";
import { lint } from "proclint";

const requests = JSON.parse(readFileSync(new URL("requests.json", import.meta.url), "utf8"));
for (const request of requests) {
  const answer = Buffer.from(`${JSON.stringify(await lint(request))}\n`);
  for (let at = 0; at < answer.length; ) at += writeSync(1, answer, at);
}
