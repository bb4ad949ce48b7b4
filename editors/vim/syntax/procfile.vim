" Vim syntax file
" Language: Procfile
" Written by go generate ./internal/tools/grammar.

if exists("b:current_syntax")
  finish
endif

syntax match procfileName /^\%ufeff\=[\t ]*\zs\%("[^\u0001-\u001f"\u007f]*"\|'[^\u0001-\u001f'\u007f]*'\|\%([^\u0001-#%-'*,-\-:>-@\[\]`{-}\u007f\ufeff]\|[\-:?]:*[^\u0001- :\u007f]\)\%(:*[^\u0001- :\u007f]\|[\t ]\+\%([^\u0001- #:\u007f]\|:\+[^\u0001- :\u007f]\)\)*\|[\-?]\)\ze[\t ]*::*\%([\t ]\|$\)/ nextgroup=procfileColon skipwhite
syntax match procfileName /^[0-9A-Z_a-z]\+\ze:/ nextgroup=procfileColon
syntax match procfileComment /^\%ufeff\=[\t ]*#.*/ contains=procfileDirective,@Spell
syntax match procfileDirective /\<proclint-\%(platform\|ignore-\%(next-line\|file\)\)\>/ contained
syntax match procfileColon /:/ contained nextgroup=procfileCommand
syntax match procfileCommand /.*/ contained contains=@procfileToken,procfileString
syntax match procfileToken8 /[^\--:A-Z_a-z]\%([0-9]\+\)\%([\--:A-Z_a-z]\)\@!/lc=1 contained
syntax cluster procfileToken add=procfileToken8
syntax match procfileToken7 /\%(\\.\)/ contained
syntax cluster procfileToken add=procfileToken7
syntax cluster procfileInString add=procfileToken7
syntax match procfileToken6 /[\t-\u000a\u000c-\u000d ]\%(--\=[0-9A-Za-z][\--.0-9A-Z_a-z]*\)/lc=1 contained
syntax cluster procfileToken add=procfileToken6
syntax match procfileToken5 /\%(&&\|||\|[&;|]\)/ contained
syntax cluster procfileToken add=procfileToken5
syntax match procfileToken4 /\%([0-9]*\%(>>\|[<>]\)\%(&[0-9]\)\=\)/ contained
syntax cluster procfileToken add=procfileToken4
syntax match procfileToken3 /[\t-\u000a\u000c-\u000d &(:-;|]\%(\%([A-Z_a-z][0-9A-Z_a-z]*\)\%(=\)\)/lc=1 contained
syntax cluster procfileToken add=procfileToken3
syntax match procfileToken2 /\%(\$(\|`\)/ contained
syntax cluster procfileToken add=procfileToken2
syntax cluster procfileInString add=procfileToken2
syntax match procfileToken1 /\%(\$\%({[^\t-\u000a\u000c-\u000d }]*}\|[0-9A-Z_a-z]\+\)\|%[0-9A-Z_a-z]\+%\)/ contained
syntax cluster procfileToken add=procfileToken1
syntax cluster procfileInString add=procfileToken1
syntax match procfileString /"\%(\\.\|[^"\\]\)*"\=/ contained contains=@procfileInString
syntax match procfileString /'[^']*'\=/ contained

highlight default link procfileName Function
highlight default link procfileColon Delimiter
highlight default link procfileComment Comment
highlight default link procfileDirective Keyword
highlight default link procfileString String
highlight default link procfileToken8 Number
highlight default link procfileToken7 SpecialChar
highlight default link procfileToken6 Special
highlight default link procfileToken5 Operator
highlight default link procfileToken4 Operator
highlight default link procfileToken3 Identifier
highlight default link procfileToken2 PreProc
highlight default link procfileToken1 Identifier

let b:current_syntax = "procfile"
