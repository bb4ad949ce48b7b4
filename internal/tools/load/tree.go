package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

const treeFiles = 10_000

// tree measures the command over a folder of many Procfiles: the best of three runs, for the first one
// also warms the file cache.
func tree() (figure, error) {
	folder, err := os.MkdirTemp("", "proclint-bench-")
	if err != nil {
		return figure{}, fmt.Errorf("make the tree: %w", err)
	}
	defer os.RemoveAll(folder)
	if err := plant(folder); err != nil {
		return figure{}, fmt.Errorf("make the tree: %w", err)
	}
	best := time.Hour
	for range 3 {
		took, err := lintTree(folder)
		if err != nil {
			return figure{}, err
		}
		best = min(best, took)
	}
	return figure{name: "lint-tree-of-10000", value: best.Seconds(), unit: "s", bound: most, limit: 1.2}, nil
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
	command := exec.Command(os.Getenv("PROCLINT_BIN"), "lint", "-r", "--format", "json", folder)
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
