/** The page's version, fixed when the page is built. */
declare const PAGE_VERSION: string;
