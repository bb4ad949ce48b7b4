// Written by go generate ./internal/tools/grammar.
/// <reference types="tree-sitter-cli/dsl" />

module.exports = grammar({
  name: "procfile",
  extras: () => [],
  rules: {
    file: ($) => seq(repeat(seq(optional($._line), $._line_end)), optional($._line)),
    _line_end: () => /\r\n|\n|\r/,
    _line: ($) =>
      choice(
        $._blanks,
        seq(optional($._blanks), $.comment),
        $.entry,
        $.unread,
        seq($._blanks, alias($._indented_entry, $.entry)),
        seq($._blanks, alias($._indented_unread, $.unread)),
      ),
    _blanks: () => /[ \t]+/,
    comment: () => /#[^\r\n]*/,

    // At the start of a line, a word before any colon is a name.
    entry: ($) =>
      choice(
        seq(alias($._word, $.name), alias($._next_colon, ":"), optional($._value)),
        seq(alias($._name, $.name), alias($._colon, ":"), optional($._value)),
      ),
    _indented_entry: ($) => seq(alias($._indented_name, $.name), alias($._colon, ":"), optional($._value)),
    _name: ($) => choice(seq($._word, optional($._rest)), $._other, "-", "?", $._quoted),
    _indented_name: ($) => choice($._plain, "-", "?", $._quoted),
    _word: () => /{{WORD}}/,
    _rest: () => /{{REST}}/,
    _other: () => /{{OTHER}}/,
    _plain: () => /{{PLAIN}}/,
    _quoted: () => token(prec(1, /{{QUOTED}}/)),
    _next_colon: () => token(prec(1, ":")),
    _colon: () => /[ \t]*:/,

    // Lines that start like an entry and aren't one.
    unread: ($) =>
      choice(seq(choice(seq($._word, optional($._rest)), $._other), optional($._tail)), $._indicated),
    _indented_unread: ($) => choice(seq($._plain, optional($._tail)), $._indicated),
    _indicated: ($) => choice(seq(choice("-", "?", $._quoted), optional(choice($._after, $._blanks))), $._indicator),
    _tail: ($) => choice($._blanks, /[ \t]+#[^\r\n]*|[ \t]*[{{CONTROLS}}][^\r\n]*/),
    _after: () => /[ \t]*:+[^ \t:\r\n][^\r\n]*|[ \t]*[^ \t:\r\n][^\r\n]*/,
    _indicator: () => /[\uFEFF{{INDICATORS}}{{CONTROLS}}][^\r\n]*|:+([ \t{{CONTROLS}}][^\r\n]*)?/,

    _value: ($) => choice(seq($._gap, optional($.command)), $.command),
    _gap: () => token(prec(1, /[ \t]+/)),
    command: ($) => repeat1(choice($.string, {{INCOMMAND}}, $._text, $._single)),
    _text: () => /[^"'$%\\&|;<>`\r\n]+/,
    _single: () => token(prec(-1, /[$%\\]/)),
    string: ($) =>
      choice(
        prec.right(seq('"', repeat(choice({{INSTRING}}, $._in_string, $._single)), optional('"'))),
        /'[^'\r\n]*'?/,
      ),
    _in_string: () => token(prec(1, /[^"$%\\`\r\n]+/)),
    {{TOKENS}}
  },
});
