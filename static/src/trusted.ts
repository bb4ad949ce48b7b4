// The addresses of workers' scripts, for pages whose policy asks for trusted types: ours do, and sites with an embed may.

interface Policy {
  createScriptURL: (address: string) => object;
}

declare global {
  /** Not in every browser. */
  var trustedTypes: { createPolicy: (name: string, rules: { createScriptURL: (address: string) => string }) => Policy } | undefined;
}

const policyName = "proclint";

let policy: Policy | null | undefined;

function scriptURL(address: string): string {
  if (new URL(address).origin !== self.origin) throw new TypeError(`${address} is of another origin`);
  return address;
}

// A site may allow no policy of this name: its own then decides.
function policyOf(): typeof policy {
  try {
    return globalThis.trustedTypes?.createPolicy(policyName, { createScriptURL: scriptURL }) ?? null;
  } catch {
    return null;
  }
}

/** The address of a script of this origin, as what starts a worker takes it. */
export function trustedScript(url: URL): URL {
  policy ??= policyOf();
  // Workers accept it, although TypeScript's types don't.
  return policy ? (policy.createScriptURL(url.href) as unknown as URL) : url;
}
