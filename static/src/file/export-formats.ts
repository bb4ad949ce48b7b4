import type { PlainKey } from "../i18n.js";
import { t } from "../language.js";

/** What the engine can write the processes as; the ids are its own. Without a name it is called by a text. */
export const exportFormats: readonly ({ id: string; name: string } | { id: string; key: PlainKey })[] = [
  { id: "compose", name: "Docker Compose" },
  { id: "kubernetes", name: "Kubernetes" },
  { id: "systemd", name: "systemd" },
  { id: "fly", name: "Fly.io" },
  { id: "render", name: "Render" },
  { id: "convox", name: "Convox" },
  { id: "digitalocean", name: "DigitalOcean App Platform" },
  { id: "app-json", key: "exports.formation" },
  { id: "dockerfile", name: "Dockerfile CMD" },
  { id: "nixpacks", name: "Nixpacks" },
  { id: "process-compose", name: "Process Compose" },
  { id: "mprocs", name: "mprocs" },
  { id: "runners", key: "runners" },
];

/** The name of an export in the page's language. */
export function exportName(id: string): string {
  const format = exportFormats.find((candidate) => candidate.id === id);
  if (!format) return id;
  return "name" in format ? format.name : t(format.key);
}

const others =
  /^(package\.json|[^/]*compose[^/]*\.ya?ml|render[^/]*\.ya?ml|fly[^/]*\.toml|(dockerfile|containerfile)[^/]*|[^/]*\.dockerfile)$/i;

/** Whether a file of that name is no Procfile, but one from which a Procfile can be made. */
export function holdsProcesses(name: string): boolean {
  return others.test(name);
}
