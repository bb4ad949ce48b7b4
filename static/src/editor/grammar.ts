// Written by go generate ./internal/tools/grammar: the syntax of a Procfile.

/** A comment, up to its text. */
export const commentPattern = /^\uFEFF?[ \t]*#+\s*/;

/**
 * An entry up to its command: what is before the name, the name, and what is between it and the colon. The first pattern that
 * matches counts.
 */
export const entryPatterns = [
  /^()([A-Za-z0-9_]+)():/,
  /^(\uFEFF?[ \t]*)("[^"\x00-\x1f\x7f]*"|'[^'\x00-\x1f\x7f]*'|(?:[^ \t:#\uFEFF"'\[\]{},&*!|>%@`\x00-\x1f\x7f?-]|[?:-]:*[^ \t:\x00-\x1f\x7f])(?::*[^ \t:\x00-\x1f\x7f]|[ \t]+(?:[^ \t:#\x00-\x1f\x7f]|:+[^ \t:\x00-\x1f\x7f]))*|[?-])([ \t]*):(?=:*(?:[ \t]|$))/,
];

/** A variable as a shell, a Windows prompt or PowerShell writes it. */
export const variablePattern = /\$\{[^}\s]*\}|\$\w+|%\w+%/g;
