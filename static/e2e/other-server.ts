import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A server of another origin, whose files say by their first folder how they are answered. */
export async function otherServer(): Promise<{ address: string; close: () => void }> {
  const server = createServer(({ url = "/", headers }, response) => {
    const [, how = ""] = url.split("/");
    if (how === "slow") return;
    if (how !== "closed") response.setHeader("Access-Control-Allow-Origin", "*");
    if (headers.cookie ?? headers.referer) response.writeHead(400).end();
    else if (how === "moved") response.writeHead(302, { Location: "/open/Procfile" }).end();
    else if (how === "missing") response.writeHead(404).end();
    else if (how === "large") response.end("#".repeat((8 << 20) + 1));
    else if (how === "binary") response.end(Buffer.alloc(64));
    else response.end(Buffer.from("\ufeffwbe: ünï\r\n", "utf16le"));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}
