import { EngineError, type Answer, type CallOptions, type EngineClient } from "../engine/client.js";
import type { AppReport, Report } from "../engine/contract.js";
import { platformOf } from "../platforms.js";
import type { Subject } from "./analysis.js";

/** Checks the file, or what starts the app of its folder while that has no Procfile. */
export async function check(engine: EngineClient, subject: Subject, options: CallOptions): Promise<Answer<Report>> {
  const { request, beside, isMissing } = subject;
  const file = await engine.call("lint", { ...request, ...beside }, options);
  const { files } = beside;
  if (!isMissing || !files) return file;
  try {
    const app = await engine.call("lintApp", { files, platforms: request.platforms ?? [] }, options);
    const value = reportOf(app.value, file.value);
    if (!value) return file;
    return { value, json: file.json + app.json, milliseconds: (file.milliseconds ?? 0) + (app.milliseconds ?? 0) };
  } catch (error) {
    // The engine takes another file for a Procfile.
    if (error instanceof EngineError) return file;
    throw error;
  }
}

// The findings of all files, in the place of those of an empty one; null where nothing could be checked.
function reportOf({ apps, starts, unknown, checkedInPart }: AppReport, file: Report): Report | null {
  const diagnostics = apps.flatMap((app) =>
    app.diagnostics.map((found) => ({ ...found, file: found.file ?? app.file.path, aboutFile: true as const })),
  );
  if (diagnostics.length + checkedInPart.length === 0 && !starts.some(({ command }) => command)) return null;
  const platforms = [...new Set([...starts.flatMap((start) => start.platforms), ...unknown])];
  const checked = new Set(file.platforms.map(platformOf));
  const shown = platforms.every((id) => checked.has(platformOf(id))) ? file.detectedBy : apps.map((app) => app.file.path);
  const summary = { error: 0, warning: 0, info: 0, hint: 0, fixable: 0 };
  for (const app of apps) {
    for (const [count, number] of Object.entries(app.summary)) summary[count as keyof typeof summary] += number;
  }
  return { ...file, summary, platforms, detectedBy: shown ?? [], diagnostics };
}
