/** The folder with the files of the embed, to be copied to a site as it is. */
export const folder: URL;
/** The version of the files. */
export const version: string;
/** The SHA-384 digest of each file, by its path in the folder, for the attribute `integrity`. */
export const files: { readonly [path: string]: string };
/** The script elements that load the embed, by the name of the script. Put your folder in front of the name in `src`. */
export const scripts: { readonly [name: string]: string };
