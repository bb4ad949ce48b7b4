module github.com/proclint/proclint/internal/tools/grammar/parser

go 1.26.0

require github.com/tree-sitter/go-tree-sitter v0.25.0

require github.com/mattn/go-pointer v0.0.1 // indirect
