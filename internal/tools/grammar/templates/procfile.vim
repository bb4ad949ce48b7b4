" Vim syntax file
" Language: Procfile
" Written by go generate ./internal/tools/grammar.

if exists("b:current_syntax")
  finish
endif

{{MATCHES}}
highlight default link procfileName Function
highlight default link procfileColon Delimiter
highlight default link procfileComment Comment
highlight default link procfileDirective Keyword
highlight default link procfileString String
{{LINKS}}
let b:current_syntax = "procfile"
