import { t } from "../language.js";
import type { Notice } from "../notice.js";
import { EngineError, EngineLost } from "./client.js";

/** Why the engine did not do what a person asked for. */
export function reasonOf(error: unknown): Notice {
  if (error instanceof EngineError) return { text: "", english: `${error.title}. ${error.detail}` };
  return { text: error instanceof EngineLost ? `${t("problems.failed")} ${t("lost.trying")}` : t("engineStopped") };
}
