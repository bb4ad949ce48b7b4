package main

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/proclint/proclint/internal/patient"
)

// plantSamples writes each sample as a file of a new folder, named after its number.
func plantSamples(t *testing.T) (samples []sample, folder string) {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(root, "editors/testdata/entries.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(content, &samples); err != nil || len(samples) < 100 {
		t.Fatalf("%d samples: %v", len(samples), err)
	}
	folder = t.TempDir()
	for i, s := range samples {
		text := []byte(s.Text)
		if s.File != "" {
			if text, err = os.ReadFile(filepath.Join(root, tricky, s.File)); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%03d.Procfile", i)), text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return samples, folder
}

// colored is a line with all tokens.
const colored = `web: A=1 run -p $B "x $C" '$D' 2>&1 && e 80 ` + "`f` \\$ it's $G"

// parts are the highlighted parts of the command of that line, after the tokens that they are.
var parts = []string{
	"token3 A=", "token8 1", "token6 -p", "token1 $B", `string "x `, "token1 $C", `string "`, "string '$D'", "token4 2>&1", "token5 &&",
	"token8 80", "token2 `", "token2 `", `token7 \$`, "string 's $G",
}

// editorSees runs an editor whose script writes the highlighted names to names.json of the folder: for each sample, those of
// its lines. Names may differ in inputs for a reason. In parts.txt it writes the parts of the colored line.
func editorSees(t *testing.T, script string, parts []string, different map[string]string, program string, args ...string) {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		t.Skipf("%s isn't installed", program)
	}
	samples, folder := plantSamples(t)
	checkout, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "script"), []byte(script), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), patient.For(2*time.Minute))
	defer cancel()
	if err := os.WriteFile(filepath.Join(folder, "colored"), []byte(colored+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	command := exec.CommandContext(ctx, program, args...)
	command.Dir = folder
	command.Env = append(os.Environ(), "CHECKOUT="+checkout, "HOME="+folder, "TERM=dumb")
	out, err := command.CombinedOutput()
	content, readErr := os.ReadFile(filepath.Join(folder, "names.json"))
	var seen []map[int]string
	if err != nil || readErr != nil || json.Unmarshal(content, &seen) != nil || len(seen) != len(samples) {
		t.Fatalf("%v, %v, %d of %d samples\n%s", err, readErr, len(seen), len(samples), out)
	}
	got, err := os.ReadFile(filepath.Join(folder, "parts.txt"))
	if want := strings.Join(parts, "\n") + "\n"; err != nil || string(got) != want {
		t.Errorf("%v: the parts are\n%s\nwant\n%s", err, got, want)
	}
	for i, s := range samples {
		for line, name := range seen[i] {
			seen[i][line] = strings.ToValidUTF8(name, "\ufffd")
		}
		_, differs := different[s.File+s.Text]
		if maps.Equal(seen[i], s.Names) == differs {
			t.Errorf("%s %q: %q, want %q", s.File, s.Text, fmt.Sprint(seen[i]), fmt.Sprint(s.Names))
		}
	}
}

// The script prints what Vim shows, from the identifiers of its highlighting.
const inVimScript = `
set nocompatible encoding=utf-8 fileencodings=ucs-bom,utf-8 fileformats=unix,dos,mac nomore
let &runtimepath = $CHECKOUT . '/editors/vim,' . &runtimepath
filetype plugin on
syntax enable
let all = []
for file in sort(glob('*.Procfile', 0, 1))
  execute 'edit ' . file
  let names = {}
  for line in range(1, line('$'))
    let name = ''
    let text = getline(line)
    for column in range(1, min([len(text), 300]))
      if synIDattr(synID(line, column, 1), 'name') ==# 'procfileName'
        let name .= text[column - 1]
      endif
    endfor
    if name !=# ''
      let names[line - 1] = name
    endif
  endfor
  call add(all, names)
endfor
call writefile([json_encode(all)], 'names.json')
edit colored
set filetype=procfile
let [parts, last] = [[], '']
for column in range(6, col('$') - 1)
  let group = substitute(tolower(synIDattr(synID(1, column, 1), 'name')), 'procfile', '', '')
  if group ==# 'command'
    let group = ''
  elseif group !=# last
    call add(parts, group . ' ')
  endif
  if group !=# ''
    let parts[-1] .= getline(1)[column - 1]
  endif
  let last = group
endfor
call writefile(parts, 'parts.txt')
qall!
`

func TestVim(t *testing.T) {
	editorSees(t, inVimScript, parts, map[string]string{
		"invalid-utf8-key.Procfile": "Vim shows a question mark.",
		"\ufeffweb:x":               "Vim removes the byte order mark, and the line then starts with the word.",
	}, "vim", "-N", "-u", "NONE", "-i", "NONE", "-n", "-e", "-s", "-S", "script")
}

const inEmacsScript = `
(require 'json)
(add-to-list 'load-path (concat (getenv "CHECKOUT") "/editors/emacs"))
(require 'procfile-mode)
(defun names ()
  (font-lock-set-defaults)
  (font-lock-fontify-region (point-min) (point-max))
  (let ((names (make-hash-table :test 'equal)) (line 0))
    (goto-char (point-min))
    (while (not (eobp))
      (let ((at (point)) (name ""))
        (while (< at (min (line-end-position) (+ (point) 300)))
          (when (eq (get-text-property at 'face) 'font-lock-function-name-face)
            (setq name (concat name (char-to-string (char-after at)))))
          (setq at (1+ at)))
        (unless (equal name "") (puthash (number-to-string line) name names)))
      (forward-line)
      (setq line (1+ line)))
    names))
(prefer-coding-system 'utf-8)
(let (all)
  (dolist (file (directory-files "." t "\\.Procfile\\'"))
    (with-current-buffer (find-file-noselect file)
      (procfile-mode) ; a first line may name another one
      (push (names) all)))
  (with-temp-file "names.json"
    (insert (json-encode (vconcat (nreverse all))))))
(find-file "colored")
(procfile-mode)
(font-lock-set-defaults)
(font-lock-fontify-region (point-min) (point-max))
(goto-char 6)
(let (parts)
  (while (not (eobp))
    (let* ((end (next-single-property-change (point) 'face nil (point-max)))
           (faces (get-text-property (point) 'face))
           (face (if (consp faces) (car faces) faces)))
      (when face (push (format "%s %s\n" face (buffer-substring-no-properties (point) end)) parts))
      (goto-char end)))
  (with-temp-file "parts.txt" (apply #'insert (nreverse parts))))
`

func TestEmacs(t *testing.T) {
	var inFaces []string
	for _, part := range parts {
		kind, text, _ := strings.Cut(part, " ")
		face := "font-lock-string-face"
		if number, err := strconv.Atoi(strings.TrimPrefix(kind, "token")); err == nil {
			face = tokens[number-1].emacs
		}
		inFaces = append(inFaces, face+" "+text)
	}
	editorSees(t, inEmacsScript, inFaces, map[string]string{
		"invalid-utf8-key.Procfile": "Emacs guesses that the file is Latin-1.",
		"\ufeffweb:x":               "Emacs removes the byte order mark, and the line then starts with the word.",
	}, "emacs", "-Q", "--batch", "--load", "./script")
}
