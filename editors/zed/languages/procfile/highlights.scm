; Written by go generate ./internal/tools/grammar.
(comment) @comment
(name) @function
":" @punctuation.delimiter
(string) @string
(variable) @variable
(substitution) @punctuation.special
(operator) @operator
(redirect) @operator
(escape) @string.escape
