import { keepChoice, keptChoice } from "../choice.js";
import { Store } from "../store.js";
import { trustedScript } from "../trusted.js";

const declinedKey = "proclint.offline";
const askEvery = 60 * 60 * 1000;

/** The copy of the page that works without a network: kept by a service worker, renewed when the person agrees. */
export class Offline extends Store {
  #registration: ServiceWorkerRegistration | null = null;
  #asked = Date.now();

  #declined = keptChoice(declinedKey) === "no";
  #hasNew = false;

  /** Whether the person wants no copy. */
  get declined(): boolean {
    return this.#declined;
  }

  /** A newer version is there, whole, and waits. */
  get hasNew(): boolean {
    return this.#hasNew;
  }

  /** Where the browser can keep a copy at all. */
  get possible(): boolean {
    return "serviceWorker" in navigator;
  }

  /** Keeps a copy, unless the person wants none. */
  async start(): Promise<void> {
    if (!this.possible || this.declined) return;
    try {
      const registration = await navigator.serviceWorker.register(trustedScript(new URL("sw.js", document.baseURI)), {
        updateViaCache: "none",
      });
      this.#watch(registration);
    } catch {
      // The page does all it does without a copy, as long as there is a network.
    }
  }

  /** Removes the copy, and keeps none from now on. */
  async remove(): Promise<void> {
    this.#choose("no");
    this.#registration = null;
    const registrations = await navigator.serviceWorker.getRegistrations();
    const mine = registrations.filter(({ scope }) => document.baseURI.startsWith(scope));
    await Promise.all(mine.map((registration) => registration.unregister()));
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith("proclint ")).map((name) => caches.delete(name)));
    this.#offer(false);
  }

  /** Keeps a copy again. */
  async allow(): Promise<void> {
    this.#choose(null);
    await this.start();
  }

  #choose(choice: "no" | null): void {
    keepChoice(declinedKey, choice);
    this.#declined = choice === "no";
    this.changed();
  }

  #offer(hasNew: boolean): void {
    this.#hasNew = hasNew;
    this.changed();
  }

  /** Changes to the new version. The other tabs stay as they are until they are loaded again. */
  renew(): void {
    const waiting = this.#registration?.waiting;
    if (!waiting) {
      location.reload();
      return;
    }
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    waiting.postMessage("activate");
  }

  #watch(registration: ServiceWorkerRegistration): void {
    this.#registration = registration;
    const offer = (): void => {
      if (registration.waiting && navigator.serviceWorker.controller) this.#offer(true);
    };
    registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", offer));
    offer();
    registration.active?.postMessage("sweep");
    document.addEventListener("visibilitychange", () => this.#ask(registration));
  }

  // A page that stays open for days asks when somebody comes back to it.
  #ask(registration: ServiceWorkerRegistration): void {
    if (document.visibilityState !== "visible" || registration !== this.#registration || Date.now() - this.#asked < askEvery) return;
    this.#asked = Date.now();
    registration.update().catch(() => {}); // no network
  }
}
