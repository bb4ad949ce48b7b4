// What the rate limit counts as one client.

const longest = 64; // no address is longer

/**
 * The key of a client's address: the whole IPv4 address, or the first half of an IPv6 address, because a client with one
 * such address has all of that half. Other text is the key itself, cut.
 */
export function clientOf(address: string): string {
  const groups = groupsOf(address.toLowerCase());
  if (!groups) return address.slice(0, longest);
  const [, , , , , mark, high, low] = groups;
  const isMapped = mark === 0xffff && groups.slice(0, 5).every((group) => group === 0);
  if (isMapped) return [high! >> 8, high! & 0xff, low! >> 8, low! & 0xff].join(".");
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(":")}::/64`;
}

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): number[] | undefined {
  if (address.length > longest || !address.includes(":")) return undefined;
  const halves = address.split("::");
  if (halves.length > 2) return undefined;
  const [front, back] = halves.map(numbersOf);
  if (!front || (halves.length === 2 && !back)) return undefined;
  const missing = 8 - front.length - (back?.length ?? 0);
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  return [...front, ...new Array<number>(missing).fill(0), ...(back ?? [])];
}

/** The groups of a part of an address; the last two may be an IPv4 address. */
function numbersOf(part: string): number[] | undefined {
  if (part === "") return [];
  const groups: number[] = [];
  const texts = part.split(":");
  for (const [place, text] of texts.entries()) {
    const bytes = place === texts.length - 1 ? bytesOf(text) : undefined;
    if (bytes) groups.push(bytes[0]! * 256 + bytes[1]!, bytes[2]! * 256 + bytes[3]!);
    else if (/^[\da-f]{1,4}$/.test(text)) groups.push(parseInt(text, 16));
    else return undefined;
  }
  return groups;
}

/** The four bytes of an IPv4 address. */
function bytesOf(text: string): number[] | undefined {
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return undefined;
  const bytes = text.split(".").map(Number);
  return bytes.every((byte) => byte < 256) ? bytes : undefined;
}
