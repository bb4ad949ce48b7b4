// Installs the packed package into an empty folder, without a network, as a user does.
import { execFileSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const tarball = process.env.PROCLINT_TARBALL;
if (!tarball) throw new Error("PROCLINT_TARBALL is not set: run make test-npm");

/** The folder in which the package is installed; `remove` removes it. */
export function install() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "proclint-npm-")));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  execFileSync("npm", ["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", tarball], { cwd: folder, stdio: "inherit" });
  return { folder, command: join(folder, "node_modules/.bin/proclint"), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
