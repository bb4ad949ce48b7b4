// Written by go generate ./internal/tools/grammar: the syntax of a Procfile.

/** A comment, up to its text. */
export const commentPattern = /^{{BLANKS}}#+\s*/;

/**
 * An entry up to its command: what is before the name, the name, and what is between it and the colon. The first pattern that
 * matches counts.
 */
export const entryPatterns = [
  /^()({{WORD}})():/,
  /^({{BLANKS}})({{NAME}})([ \t]*):(?={{AFTER}})/,
];

/** A variable as a shell, a Windows prompt or PowerShell writes it. */
export const variablePattern = /{{VARIABLE}}/g;
