//go:build hosts

package hosts

import (
	"context"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The editors open a misnamed Procfile, wait until the server reports its findings, and apply a fix.
const (
	opened  = "wbe: npm start\n"
	fixed   = "web: npm start\n"
	patient = 2 * time.Minute // an editor may take as long to start on a busy machine
)

// inNeovim runs after the file is opened. vim.wait handles events.
const inNeovim = `
local function finish(text) io.stdout:write(text .. "\n") vim.cmd("qall!") end
if not vim.wait(60000, function() return #vim.diagnostic.get(0) > 1 end) then return finish("no diagnostics") end
for _, diagnostic in ipairs(vim.diagnostic.get(0)) do io.stdout:write(diagnostic.code .. ": " .. diagnostic.message .. "\n") end
local params = vim.lsp.util.make_range_params()
params.context = { diagnostics = {} }
for _, answer in pairs(vim.lsp.buf_request_sync(0, "textDocument/codeAction", params, 60000)) do
  for _, action in ipairs(answer.result) do
    if action.title:match("^Rename .*wbe.* to ") then
      vim.lsp.util.apply_workspace_edit(action.edit, "utf-16")
      vim.cmd("write")
      return finish("fixed by: " .. action.title)
    end
  end
end
finish("no fix")
`

func TestNeovim(t *testing.T) {
	folder, home := t.TempDir(), t.TempDir()
	plant(t, folder, "procfile", opened, "driver.lua", inNeovim)
	plant(t, home, "init.lua", recipe(t, "editors.md", "lua", "start_client"))
	editor(t, folder, home, "nvim", "--headless", "-u", filepath.Join(home, "init.lua"), "procfile", "-c", "luafile driver.lua")
}

// The recipe for newer versions is Lua that Neovim can read.
func TestNeovimReadsTheOtherRecipe(t *testing.T) {
	home := t.TempDir()
	plant(t, home, "init.lua", recipe(t, "editors.md", "lua", "vim.lsp.enable"))
	command := exec.Command("nvim", "--headless", "-u", "NONE", "-c", "lua assert(loadfile('init.lua'))", "-c", "qall!")
	command.Dir, command.Env = home, withProgram(t, home)
	if out, err := command.CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("%v\n%s", err, out)
	}
}

// inNeovimHighlights prints the names of entries and the variables that the grammar of tree-sitter finds.
const inNeovimHighlights = `
local query = (vim.treesitter.query.get or vim.treesitter.query.get_query)("procfile", "highlights")
local root = vim.treesitter.get_parser(0, "procfile"):parse()[1]:root()
for id, node in query:iter_captures(root, 0, 0, -1) do
  local line, from, _, to = node:range()
  io.stdout:write(query.captures[id] .. " " .. vim.fn.getline(line + 1):sub(from + 1, to) .. "\n")
end
vim.cmd("qall!")
`

func TestNeovimReadsTheGrammar(t *testing.T) {
	folder, home := t.TempDir(), t.TempDir()
	steps := exec.Command("sh", "-ec", fromCheckout(t, recipe(t, "editors.md", "sh", "src/parser.c")))
	steps.Env = withProgram(t, home)
	if out, err := steps.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	plant(t, folder, "procfile", "# a\nweb api: run $PORT\nnot an entry\n", "driver.lua", inNeovimHighlights)
	command := exec.Command("nvim", "--headless", "-u", "NONE", "procfile", "-c", "luafile driver.lua")
	command.Dir, command.Env = folder, withProgram(t, home)
	out, err := command.CombinedOutput()
	if want := "comment # a\nfunction web api\npunctuation.delimiter :\nvariable $PORT\n"; err != nil || string(out) != want {
		t.Errorf("%v: %s", err, out)
	}
}

// Vim and Neovim find the package behind the link, without a configuration.
func TestVimAndNeovimFollowTheLink(t *testing.T) {
	steps := fromCheckout(t, recipe(t, "editors.md", "sh", "editors/vim"))
	for _, editor := range []struct{ program, packages, unseen string }{
		{"vim", "~/.vim/pack", "--not-a-term"},
		{"nvim", "~/.local/share/nvim/site/pack", "--headless"},
	} {
		t.Run(editor.program, func(t *testing.T) {
			folder, home := t.TempDir(), t.TempDir()
			plant(t, folder, "Procfile", "web: npm start\n")
			link := exec.Command("sh", "-ec", strings.ReplaceAll(steps, "~/.vim/pack", editor.packages))
			show := exec.Command(editor.program, editor.unseen, "Procfile", "-c", "syntax enable", "-c", "call writefile([&filetype, synIDattr(synID(1, 1, 1), 'name')], 'shown')", "-c", "qall!")
			for _, command := range []*exec.Cmd{link, show} {
				command.Dir, command.Env = folder, withProgram(t, home)
				if out, err := command.CombinedOutput(); err != nil {
					t.Fatalf("%v\n%s", err, out)
				}
			}
			if got := readText(t, filepath.Join(folder, "shown")); got != "procfile\nprocfileName\n" {
				t.Errorf("the kind of the file, and of its first character: %q", got)
			}
		})
	}
}

// fromCheckout is a recipe for a clone that is this one.
func fromCheckout(t *testing.T, recipe string) string {
	t.Helper()
	path, err := filepath.Abs(checkout)
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(recipe, "/path/to/proclint", path)
}

// inEmacs runs after the file is opened. Without a window, Emacs runs no hook after a command.
const inEmacs = `
(setq eglot-sync-connect 60 eglot-connect-timeout 60 eglot-confirm-server-initiated-edits nil)
(find-file "procfile")
(run-hooks 'post-command-hook)
(defun wait-for (what)
  (let ((end (+ (float-time) 60)))
    (while (and (not (funcall what)) (< (float-time) end)) (accept-process-output nil 0.05))
    (funcall what)))
(wait-for #'eglot-current-server)
(unless (wait-for (lambda () (flymake-start) (cdr (flymake-diagnostics)))) (princ "no diagnostics\n") (kill-emacs 1))
(dolist (diagnostic (flymake-diagnostics)) (princ (format "%s\n" (flymake-diagnostic-text diagnostic))))
(let* ((actions (jsonrpc-request (eglot--current-server-or-lose) :textDocument/codeAction
                                 (list :textDocument (eglot--TextDocumentIdentifier)
                                       :range (list :start (eglot--pos-to-lsp-position (point-min)) :end (eglot--pos-to-lsp-position 4))
                                       :context '(:diagnostics []))))
       (fix (seq-find (lambda (action) (string-match "^Rename .*wbe.* to " (plist-get action :title))) actions)))
  (unless fix (princ "no fix\n") (kill-emacs 1))
  (eglot--apply-workspace-edit (plist-get fix :edit))
  (save-buffer)
  (princ (format "fixed by: %s\n" (plist-get fix :title))))
(kill-emacs 0)
`

func TestEmacs(t *testing.T) {
	folder, home := t.TempDir(), t.TempDir()
	plant(t, folder, "procfile", opened, "driver.el", inEmacs)
	plant(t, home, "init.el", fromCheckout(t, recipe(t, "editors.md", "elisp", "procfile-mode")))
	editor(t, folder, home, "emacs", "--batch", "--load", filepath.Join(home, "init.el"), "--load", "driver.el")
}

// editor runs an editor that opens the file, prints the findings, and fixes the file.
func editor(t *testing.T, folder, home, program string, args ...string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patient)
	defer cancel()
	command := exec.CommandContext(ctx, program, args...)
	command.Dir = folder
	command.Env = withProgram(t, home)
	out, err := command.CombinedOutput()
	if err != nil {
		t.Errorf("%s: %v", program, err)
	}
	for _, want := range []string{"The file must be named", "is probably a typo", "fixed by: Rename"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("%s does not show %q", program, want)
		}
	}
	if got := readText(t, filepath.Join(folder, "procfile")); got != fixed {
		t.Errorf("the file is %q afterwards", got)
	}
	if t.Failed() {
		t.Logf("%s", out)
	}
}
