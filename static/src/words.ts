// Short sentences about processes, shared by cards, hovers and the clean state.
import type { Process } from "./engine/contract.js";

const roles: Record<string, string> = {
  http: "web server",
  worker: "worker",
  clock: "scheduler",
  release: "release phase",
  job: "job",
  other: "process",
};

export function roleName(role: string): string {
  return roles[role] ?? role;
}

export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** One sentence: what becomes of a process on a platform. */
export function describeProcess(process: Process, platform: string): string {
  if (process.kept === false) return `is dropped on ${platform}`;
  const parts = [process.traffic ? "gets HTTP traffic" : roleName(process.role)];
  if (typeof process.scale === "number") parts.push(`${countOf(process.scale, "instance")} at first deploy`);
  return `${parts.join(", ")} on ${platform}`;
}
