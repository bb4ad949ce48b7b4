export interface Input {
  name: string;
  request: { path: string; platforms: string[] } & ({ text: string } | { base64: string });
}

export function goldenInputs(folder: string): Input[];
