package disk

import (
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"time"

	"github.com/proclint/proclint/internal/process"
)

// A process that is killed leaves the file that it was writing, or the old one that it had just replaced, where the disk has
// no files without a name. The name says which process that was, on which machine.

// host tells machines that share a disk apart, and containers.
var host = func() uint32 {
	name, _ := os.Hostname() // without one, they are all the same
	hash := fnv.New32a()
	_, _ = hash.Write([]byte(name))
	return hash.Sum32()
}()

// temporary is the form of the names that tempName gives.
var temporary = regexp.MustCompile(`^\.proclint-([0-9a-f]{8})-([0-9]{1,10})-[0-9a-f]{16}$`)

func tempName(id int, random uint64) string {
	return fmt.Sprintf(".proclint-%08x-%d-%016x", host, max(id, 0), random)
}

// longestWrite is after how long a file belongs to no process that still writes, whatever machine it was on.
const longestWrite = time.Hour

// RemoveLeftovers removes the temporary files of processes that were killed, in the folder where the file really is. A
// file that can't be removed stays.
func (f File) RemoveLeftovers() {
	at, err := f.locate()
	if err != nil {
		return
	}
	defer at.folder.Close()
	at.removeLeftovers()
}

func (p place) removeLeftovers() {
	folder, err := p.folder.Open(".")
	if err != nil {
		return
	}
	defer folder.Close()
	for {
		names, err := folder.Readdirnames(1000)
		for _, name := range names {
			if p.isLeftover(name) {
				_ = p.folder.Remove(name)
			}
		}
		if err != nil {
			return
		}
	}
}

// isLeftover reports whether a name is that of a file that a process of the same user made and can't use any more.
func (p place) isLeftover(name string) bool {
	parts := temporary.FindStringSubmatch(filepath.Base(name))
	if parts == nil {
		return false
	}
	info, err := p.folder.Lstat(name)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	id, err := strconv.Atoi(parts[2])
	if err != nil {
		return false
	}
	if !isOwn(info) {
		return false
	}
	here := parts[1] == fmt.Sprintf("%08x", host) && id > 0
	return here && !runs(id) || time.Since(info.ModTime()) > longestWrite && !(here && id == os.Getpid())
}

func runs(id int) bool {
	found, err := process.Find(id)
	if err != nil {
		return false
	}
	defer found.Release()
	return found.Runs()
}
