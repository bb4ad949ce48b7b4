// Opens the public file whose address the page's own address contains, as `?url=`.
import type { Links } from "../app/links.js";
import { t } from "../language.js";
import { pause, whileWaiting } from "../pause.js";
import { trustedScript } from "../trusted.js";
import type { Asked, Fetched } from "./protocol.js";

/** In seconds: nobody waits for a small file for longer. */
const patience = 10;

/** Where a file is, and its name. */
interface Place {
  url: URL;
  name: string;
}

/** Null for what is no address of the web. People also copy the address of GitHub's page about a file. */
function placeOf(address: string): Place | null {
  const raw = address.replace(/^https:\/\/github\.com\/([^/]+\/[^/]+)\/(?:blob|raw)\//, "https://raw.githubusercontent.com/$1/");
  try {
    const url = new URL(raw);
    const name = decodeURIComponent(url.pathname.replace(/^.*\//, "")) || "Procfile";
    return /^https?:$/.test(url.protocol) && !url.username && !url.password ? { url, name } : null;
  } catch {
    return null;
  }
}

function fetched({ href }: URL, largest: number): Promise<Fetched | "slow"> {
  const worker = new Worker(trustedScript(new URL("fetch.js", document.baseURI)), { name: "proclint-fetch" });
  const answered = new Promise<Fetched>((resolve) => {
    worker.addEventListener("message", ({ data }: MessageEvent<Fetched>) => resolve(data));
    worker.addEventListener("error", () => resolve("unreachable"));
  });
  worker.postMessage({ address: href, largest } satisfies Asked);
  const late = pause(patience * 1000).then(() => "slow" as const);
  return Promise.race([answered, late]).finally(() => worker.terminate());
}

// A browser doesn't tell a page why it got no answer.
function problemOf(answer: Exclude<Fetched, Blob> | "slow", { host, protocol }: URL): string {
  if (typeof answer === "number") return t("address.status", { host, status: answer });
  if (answer === "slow") return t("address.slow", { host, seconds: patience });
  if (answer === "tooLarge") return t("link.tooLarge");
  const isMixed = protocol === "http:" && location.protocol === "https:";
  return isMixed ? t("address.insecure") : t("address.unreachable", { host });
}

/** Resolves to whether there was a file, of so many bytes at most. */
export async function openAddress(address: string, largest: number, isLatest: () => boolean, links: Links): Promise<boolean> {
  const { notices } = links;
  const failed = (problem: string): boolean => {
    notices.show(`${t("link.failed")} ${problem}`);
    return false;
  };
  const place = placeOf(address);
  if (!place) return failed(t("address.none", { start: "https://" }));
  const { url, name } = place;
  const answer = await whileWaiting(fetched(url, largest), (waits) => {
    if (isLatest()) notices.wait(waits, t("import.reading", { name: url.host }));
  });
  if (!isLatest()) return true;
  if (!(answer instanceof Blob)) return failed(problemOf(answer, url));
  await links.take(new File([answer], name), isLatest);
  return true;
}
