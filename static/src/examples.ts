import { openBytes, openText, type Snapshot } from "./file/snapshot.js";
import type { Translate } from "./i18n.js";

export interface Example {
  id: "flask" | "django" | "rails" | "node" | "moved" | "hand" | "windows";
  open: () => Snapshot;
}

function text(id: Example["id"], lines: string[], name = "Procfile"): Example {
  return { id, open: () => openText(name, `${lines.join("\n")}\n`) };
}

function bytes(id: Example["id"], content: string, name = "Procfile"): Example {
  return { id, open: () => openBytes(name, new TextEncoder().encode(content)) };
}

/** What the examples are called, in their order. */
export function exampleTitles(t: Translate): string[] {
  return examples.map(({ id }) => t(`example.${id}`));
}

/** What a first visit shows: one mistake, which *Fix all* corrects. */
export function firstFile(): Snapshot {
  const lines = ["wbe: gunicorn shop.wsgi --bind 0.0.0.0:$PORT", "worker: celery -A shop worker -l info"];
  return openText("Procfile", `${lines.join("\n")}\n`);
}

/** Good files first, then broken ones as they are found in the wild. */
export const examples: readonly Example[] = [
  text("flask", ["web: python3 -m flask run --host=0.0.0.0 --port=$PORT"]),
  text("django", [
    "release: python manage.py migrate",
    "web: gunicorn shop.wsgi --bind 0.0.0.0:$PORT",
    "worker: celery -A shop worker -l info",
  ]),
  text("rails", ["web: bundle exec puma -C config/puma.rb", "worker: bundle exec sidekiq"]),
  text("node", ["web: node server.js", "worker: node worker.js"]),
  text(
    "moved",
    [
      "# shop, moved from Heroku",
      "wbe: gunicorn shop.wsgi --bind 0.0.0.0:$PORT",
      "mail_worker: celery -A shop worker -l info",
      "release: python manage.py migrate",
    ],
    "procfile",
  ),
  text("hand", ["web gunicorn app:app --bind 127.0.0.1:8000", "worker : python worker.py", "clock:"]),
  bytes("windows", "\ufeffweb: gunicorn app:app --bind 0.0.0.0:$PORT\r\nworker: python worker.py\r\n", "Procfile.txt"),
];

/** Whether a file is an example, which can always be opened again. One from a disk has bytes, and only the examples with a byte order mark have. */
export function isExample({ text, facts }: Snapshot): boolean {
  return [firstFile, ...examples.map(({ open }) => open)].some((open) => {
    const example = open();
    return example.text === text && !example.facts.bytes === !facts.bytes;
  });
}
