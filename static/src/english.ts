// The words beside what the engine says: that is English in every language of the page, and a view is in one language.
import { english } from "./i18n.js";

export const { t, pieces } = english;
