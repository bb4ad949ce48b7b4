// Short words about processes, shared by cards and the clean state.

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
