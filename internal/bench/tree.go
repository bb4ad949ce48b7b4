package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

const treeFiles = 10_000

// tree measures the command over a folder of many Procfiles, in multiples of reading them all one after the other: the best
// of each in three rounds, for the first one also warms the file cache.
func tree() (figure, error) {
	folder, err := os.MkdirTemp("", "proclint-bench-")
	if err != nil {
		return figure{}, fmt.Errorf("make the tree: %w", err)
	}
	defer os.RemoveAll(folder)
	if err := plant(folder); err != nil {
		return figure{}, fmt.Errorf("make the tree: %w", err)
	}
	lints, readings, err := bestOfEach(3, perSecond(lintTree, folder), perSecond(readTree, folder))
	fmt.Fprintf(os.Stderr, "a lint of %d files took %.2f s, and reading them %.2f s\n", treeFiles, 1/lints, 1/readings)
	return figure{name: "lint-tree-of-10000-to-reading-it", value: readings / lints, unit: "times", bound: most, limit: 7.5}, err
}

// perSecond is the rate of something done to a folder.
func perSecond(do func(folder string) (time.Duration, error), folder string) func() (float64, error) {
	return func() (float64, error) {
		took, err := do(folder)
		return 1 / took.Seconds(), err
	}
}

func readTree(folder string) (time.Duration, error) {
	start := time.Now()
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		_, err = os.ReadFile(path)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("read the tree: %w", err)
	}
	return time.Since(start), nil
}

// plant writes the files, a hundred to a folder of folders. Every seventh has a mistake in it.
func plant(root string) error {
	for i := range treeFiles {
		folder := filepath.Join(root, fmt.Sprintf("team-%03d", i/100), fmt.Sprintf("app-%03d", i%100))
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return err
		}
		text := typical
		if i%7 == 0 {
			text = "wbe: gunicorn shop.wsgi:application --bind 0.0.0.0:$PORT\n" + typical
		}
		if err := os.WriteFile(filepath.Join(folder, "Procfile"), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// lintTree times one run, and checks that it looked at every file.
func lintTree(folder string) (time.Duration, error) {
	command := exec.Command(os.Getenv("PROCLINT_BIN"), "lint", "-r", "--json-lines", folder)
	command.Stderr = os.Stderr
	start := time.Now()
	output, err := command.Output()
	took := time.Since(start)
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == 1 {
		err = nil // it found the mistakes
	}
	if err != nil {
		return 0, fmt.Errorf("run %s: %w", command, err)
	}
	if reports := bytes.Count(output, []byte("\n")); reports != treeFiles {
		return 0, fmt.Errorf("run %s: %d reports, want %d", command, reports, treeFiles)
	}
	return took, nil
}
