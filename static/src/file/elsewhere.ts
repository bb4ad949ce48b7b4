/** What the viewer can write the processes as; the ids are its own. */
export const exportFormats: readonly { id: string; title: string }[] = [
  { id: "compose", title: "Docker Compose" },
  { id: "kubernetes", title: "Kubernetes" },
  { id: "systemd", title: "systemd" },
  { id: "fly", title: "Fly.io" },
  { id: "render", title: "Render" },
  { id: "digitalocean", title: "DigitalOcean App Platform" },
  { id: "app-json", title: "app.json formation" },
  { id: "dockerfile", title: "Dockerfile CMD" },
  { id: "nixpacks", title: "Nixpacks" },
  { id: "runners", title: "Local runners" },
];

const others = /^(package\.json|[^/]*compose[^/]*\.ya?ml|render[^/]*\.ya?ml|fly[^/]*\.toml|(dockerfile|containerfile)[^/]*|[^/]*\.dockerfile)$/i;

/** Whether a file of that name is no Procfile, but one from which a Procfile can be made. */
export function holdsProcesses(name: string): boolean {
  return others.test(name);
}
