/** What the engine can write the processes as; the ids are its own. */
export const exportFormats: readonly { id: string; name: string }[] = [
  { id: "compose", name: "Docker Compose" },
  { id: "kubernetes", name: "Kubernetes" },
  { id: "systemd", name: "systemd" },
  { id: "fly", name: "Fly.io" },
  { id: "render", name: "Render" },
  { id: "convox", name: "Convox" },
  { id: "digitalocean", name: "DigitalOcean App Platform" },
  { id: "app-json", name: "app.json formation" },
  { id: "dockerfile", name: "Dockerfile CMD" },
  { id: "nixpacks", name: "Nixpacks" },
  { id: "process-compose", name: "Process Compose" },
  { id: "mprocs", name: "mprocs" },
  { id: "runners", name: "Local runners" },
];

/** The name of an export. */
export function exportName(id: string): string {
  return exportFormats.find((format) => format.id === id)?.name ?? id;
}

const others =
  /^(package\.json|[^/]*compose[^/]*\.ya?ml|render[^/]*\.ya?ml|fly[^/]*\.toml|(dockerfile|containerfile)[^/]*|[^/]*\.dockerfile)$/i;

/** Whether a file of that name is no Procfile, but one from which a Procfile can be made. */
export function holdsProcesses(name: string): boolean {
  return others.test(name);
}
