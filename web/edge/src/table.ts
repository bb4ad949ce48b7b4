// The table of messages in logs. It is a file beside the page, because the program would be too large with it.

let table: Uint8Array | undefined;

/** The table, which is loaded with the first log; undefined where it can't be loaded. */
export async function messageTable(assets: Fetcher | undefined): Promise<Uint8Array | undefined> {
  if (table || !assets) return table;
  const response = await assets.fetch("https://assets/messages.txt");
  if (response.ok) table = new Uint8Array(await response.arrayBuffer());
  else await response.body?.cancel();
  return table;
}
