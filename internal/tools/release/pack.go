package main

import (
	"archive/tar"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// pack writes what a folder contains into a compressed archive.
func pack(folder, archive string, date time.Time) error {
	return create(archive, func(file io.Writer) error {
		compressed, err := gzip.NewWriterLevel(file, gzip.BestCompression)
		if err != nil {
			return err
		}
		if err := writeTar(compressed, os.DirFS(folder), date); err != nil {
			return fmt.Errorf("pack %s: %w", folder, err)
		}
		return compressed.Close()
	})
}

// create makes a file and the folder that it is in.
func create(name string, write func(io.Writer) error) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	return errors.Join(write(file), file.Close())
}

// writeTar writes all files in the order of their names. They belong to root, and everybody may read them.
func writeTar(w io.Writer, files fs.FS, date time.Time) error {
	archive := tar.NewWriter(w)
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		mode := int64(0o644)
		if info.Mode()&0o100 != 0 {
			mode = 0o755
		}
		if err := archive.WriteHeader(&tar.Header{Name: name, Mode: mode, Size: info.Size(), ModTime: date, Format: tar.FormatPAX}); err != nil {
			return err
		}
		content, err := files.Open(name)
		if err != nil {
			return err
		}
		defer content.Close()
		_, err = io.Copy(archive, content)
		return err
	})
	if err != nil {
		return err
	}
	return archive.Close()
}
