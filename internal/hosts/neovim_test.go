//go:build hosts

package hosts

import (
	"context"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// ofProcesses shows in Neovim what the server knows of the processes, and renames one.
const ofProcesses = `
local function show(text) io.stdout:write(text .. "\n") end
local function finish(text) if text then show(text) end vim.cmd("qall!") end
local function await(what) return vim.wait(60000, what, 50) end
local document = { uri = vim.uri_from_bufnr(0) }
local function ask(method, params)
  params.textDocument = document
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 60000) or {}) do return answer.result end
end

if not await(function() return #vim.lsp.buf_get_clients(0) > 0 end) then return finish("no client") end
vim.lsp.codelens.refresh()
if not await(function() return #vim.lsp.codelens.get(0) > 0 end) then return finish("no lenses") end
for _, lens in ipairs(vim.lsp.codelens.get(0)) do show("lens: " .. lens.command.title) end

local card
vim.lsp.handlers["window/showMessage"] = function(_, message) card = message.message end
vim.lsp.codelens.run()
await(function() return card end)
show("card: " .. (card or "none"))

for _, hint in ipairs(ask("textDocument/inlayHint", { range = { start = { line = 0, character = 0 }, ["end"] = { line = 9, character = 0 } } })) do
  show("hint: " .. hint.position.line .. ":" .. hint.position.character .. " " .. hint.label)
end
for _, link in ipairs(ask("textDocument/documentLink", {})) do show("link: " .. link.target:match("[^/]*$")) end
for _, file in ipairs(ask("workspace/diagnostic", { previousResultIds = {} }).items) do
  show("file: " .. file.uri:match("[^/]*/[^/]*$") .. " " .. #file.items)
end

vim.lsp.buf.rename("site")
await(function() return vim.api.nvim_buf_get_lines(0, 0, 1, false)[1]:match("^site") end)
vim.cmd("wall")
finish()
`

func TestNeovimShowsProcesses(t *testing.T) {
	folder, home := t.TempDir(), t.TempDir()
	plant(t, folder, "Procfile", "web: node app.js --port $PORT\nworker: node worker.js\n", "app.js", "", "worker.js", "", "package.json", "{}",
		"api/Procfile", "wbe: npm start\n", "app.json", "{\n  \"formation\": { \"web\": { \"quantity\": 1 } }\n}\n", "driver.lua", ofProcesses)
	plant(t, home, "init.lua", recipe(t, "editors.md", "lua", "start_client"))
	ctx, cancel := context.WithTimeout(t.Context(), patient)
	defer cancel()
	command := exec.CommandContext(ctx, "nvim", "--headless", "-u", filepath.Join(home, "init.lua"), "Procfile", "-c", "luafile driver.lua")
	command.Dir, command.Env = folder, withProgram(t, home)
	out, err := command.CombinedOutput()
	if err != nil {
		t.Errorf("nvim: %v", err)
	}
	for _, want := range []string{
		"lens: Runs on Drycc and Heroku as web, 1 instance · Preview", "lens: Runs on Drycc and Heroku as worker", "card: Drycc\n",
		"hint: 0:29 = 5000 on Drycc\n", "link: app.js\n", "link: worker.js\n", "/Procfile 0\n", "file: api/Procfile 1\n",
	} {
		if !strings.Contains(string(out), want) {
			t.Errorf("Neovim doesn't show %q", want)
		}
	}
	for file, want := range map[string]string{
		"Procfile": "site: node app.js --port $PORT\nworker: node worker.js\n",
		"app.json": "{\n  \"formation\": { \"site\": { \"quantity\": 1 } }\n}\n",
	} {
		if got := readText(t, filepath.Join(folder, file)); got != want {
			t.Errorf("%s is %q afterwards", file, got)
		}
	}
	if t.Failed() {
		t.Logf("%s", out)
	}
}
