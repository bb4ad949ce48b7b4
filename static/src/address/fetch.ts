// The worker that reads a public file. Only this script has a policy that allows other servers, and the page's policy
// allows none.
import type { Asked, Fetched } from "./protocol.js";

async function fetched({ address, largest }: Asked): Promise<Fetched> {
  let size = 0;
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform: (chunk, controller) => {
      size += chunk.length;
      if (size > largest) controller.error();
      else controller.enqueue(chunk);
    },
  });
  try {
    const response = await fetch(address, { credentials: "omit", referrerPolicy: "no-referrer" });
    if (!response.ok) return response.status;
    return await new Response(response.body?.pipeThrough(counted)).blob();
  } catch {
    return size > largest ? "tooLarge" : "unreachable";
  }
}

self.addEventListener("message", ({ data }: MessageEvent<Asked>) => void fetched(data).then((answer) => self.postMessage(answer)));
