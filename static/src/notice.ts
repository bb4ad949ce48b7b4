/** A notice for a person: in the language of the page, and then what the engine or the browser says, which is English. */
export interface Notice {
  text: string;
  english?: string;
  /** Lines of code below the text. */
  code?: readonly string[];
}
