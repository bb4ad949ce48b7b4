/** The engine answered, and the answer is an error: too large a file, an unknown platform. */
export class ProclintError extends Error {
  override readonly name = "ProclintError";

  constructor(
    readonly title: string,
    readonly detail: string,
  ) {
    super(`${title}: ${detail}`);
  }
}
