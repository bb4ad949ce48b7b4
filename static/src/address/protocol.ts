/** What the script that asks other servers is given. */
export interface Asked {
  address: string;
  /** In bytes. */
  largest: number;
}

/** The content of a file, the status that a server gave instead, or why there is neither. */
export type Fetched = Blob | number | "tooLarge" | "unreachable";
