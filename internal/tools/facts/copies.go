package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

type copies struct {
	dir, host string
	isEmpty   bool              // at the start, so that each repository is cloned
	found     map[string]string // the git folder of each repository, or ""
}

// open finds the copies in a folder, which it makes if it has to.
func open(dir, host string) (*copies, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(dir)
	return &copies{dir: dir, host: host, isEmpty: len(entries) == 0, found: map[string]string{}}, err
}

// of returns the git folder of a repository, such as "heroku/cli", or "".
func (c *copies) of(repository string) string {
	if at, ok := c.found[repository]; ok {
		return at
	}
	joined := strings.Replace(repository, "/", "+", 1)
	at := c.find(repository, joined, joined+"/repo")
	if at == "" && c.isEmpty {
		// Without the contents of files: git gets those that it needs later.
		clone := exec.Command("git", "clone", "--quiet", "--bare", "--filter=blob:none", c.host+repository, filepath.Join(c.dir, joined))
		clone.Stderr = os.Stderr // why a repository isn't there
		if clone.Run() == nil {
			at = c.find(joined)
		}
	}
	c.found[repository] = at
	return at
}

// find is the first of some folders that is a repository, with or without a work tree.
func (c *copies) find(names ...string) string {
	for _, name := range names {
		for _, at := range []string{filepath.Join(c.dir, name, ".git"), filepath.Join(c.dir, name)} {
			if _, err := os.Stat(filepath.Join(at, "HEAD")); err == nil {
				return at
			}
		}
	}
	return ""
}

// git runs git in a repository. The error has what git printed.
func git(dir string, args ...string) (string, error) {
	cmd := exec.Command("git", append([]string{"--git-dir=" + dir, "-c", "safe.directory=*", "-c", "core.quotePath=false"}, args...)...)
	cmd.Env = append(os.Environ(), "GIT_TERMINAL_PROMPT=0", "LC_ALL=C")
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	if err != nil {
		err = fmt.Errorf("git %s: %w: %s", args[0], err, strings.TrimSpace(stderr.String()))
	}
	return stdout.String(), err
}

func exitsWith(err error, code int) bool {
	var exit *exec.ExitError
	return errors.As(err, &exit) && exit.ExitCode() == code
}
