; Written by go generate ./internal/tools/grammar.
((command) @injection.content
  (#set! injection.language "bash")
  (#set! injection.include-children))
