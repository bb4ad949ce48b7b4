import { openBytes, openText, type Snapshot } from "./file/snapshot.js";

export interface Example {
  title: string;
  note: string;
  open: () => Snapshot;
}

function text(title: string, note: string, lines: string[], name = "Procfile"): Example {
  return { title, note, open: () => openText(name, `${lines.join("\n")}\n`) };
}

function bytes(title: string, note: string, content: string, name = "Procfile"): Example {
  return { title, note, open: () => openBytes(name, new TextEncoder().encode(content)) };
}

/** Good files first, then broken ones as they are found in the wild. */
export const examples: readonly Example[] = [
  text("Flask", "one web process", ["web: python3 -m flask run --host=0.0.0.0 --port=$PORT"]),
  text("Django", "web, worker and release", [
    "release: python manage.py migrate",
    "web: gunicorn shop.wsgi --bind 0.0.0.0:$PORT",
    "worker: celery -A shop worker -l info",
  ]),
  text("Rails", "Puma and Sidekiq", ["web: bundle exec puma -C config/puma.rb", "worker: bundle exec sidekiq"]),
  text("Node", "a server and a queue", ["web: node server.js", "worker: node worker.js"]),
  text(
    "Moved from Heroku",
    "misnamed, a typo, a refused name",
    [
      "# shop, moved from Heroku",
      "wbe: gunicorn shop.wsgi --bind 0.0.0.0:$PORT",
      "mail_worker: celery -A shop worker -l info",
      "release: python manage.py migrate",
    ],
    "procfile",
  ),
  text("Written by hand", "no colon, a fixed port, a loopback host", [
    "web gunicorn app:app --bind 127.0.0.1:8000",
    "worker : python worker.py",
    "clock:",
  ]),
  bytes(
    "Saved on Windows",
    "CRLF lines and a byte order mark",
    "\ufeffweb: gunicorn app:app --bind 0.0.0.0:$PORT\r\nworker: python worker.py\r\n",
    "Procfile.txt",
  ),
];
