/** What `proclint --version` prints. The build makes this module. */
export const versionLine: string;
