#!/usr/bin/env node
// The command. Only --version is answered without the program, by the line that the program printed when it was packed.
import { writeSync } from "node:fs";
import { versionLine } from "./version.js";

const [argument, ...more] = process.argv.slice(2);
if (argument === "--version" && more.length === 0) writeSync(1, versionLine);
else await import("./command.js");
