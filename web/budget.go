//go:build !js

package web

import (
	"container/list"
	"context"
	"slices"
	"sort"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"
)

// budget is a number of bytes that the clients share. A client that has a share for longer than fairTime loses its
// connection when another one needs it: a client that sends or reads little by little cannot keep others out.
type budget struct {
	bytes int64
	room  *semaphore.Weighted

	mutex   sync.Mutex
	holders list.List // of *share, the oldest first
}

func newBudget(bytes int64) *budget { return &budget{bytes: bytes, room: semaphore.NewWeighted(bytes)} }

type share struct {
	budget  *budget
	bytes   int64
	since   time.Time
	holder  *connection
	element *list.Element // nil once nobody may take it away
}

// take takes bytes for a connection, all of the budget at most, and waits until they are there. It returns nil when ctx is done before.
func (b *budget) take(ctx context.Context, bytes int64, holder *connection) *share {
	bytes = min(bytes, b.bytes)
	for !b.acquire(ctx, bytes) {
		if ctx.Err() != nil {
			return nil
		}
		b.dropOldest()
	}
	s := &share{budget: b, bytes: bytes, since: time.Now(), holder: holder}
	b.mutex.Lock()
	defer b.mutex.Unlock()
	s.element = b.holders.PushBack(s)
	return s
}

// acquire waits a short while for room, as long as it takes until it is worth to look for the oldest share again.
func (b *budget) acquire(ctx context.Context, bytes int64) bool {
	if b.room.TryAcquire(bytes) {
		return true
	}
	short, cancel := context.WithTimeout(ctx, fairTime/20)
	defer cancel()
	return b.room.Acquire(short, bytes) == nil
}

// dropOldest closes the connection of the oldest share, if that one is old.
func (b *budget) dropOldest() {
	b.mutex.Lock()
	oldest := b.holders.Front()
	if oldest == nil || time.Since(oldest.Value.(*share).since) < fairTime {
		b.mutex.Unlock()
		return
	}
	s := oldest.Value.(*share)
	b.settle(s)
	b.mutex.Unlock()
	s.holder.drop() // whose request then ends, and gives the share back
}

// keep keeps the share from being taken away.
func (s *share) keep() {
	if s == nil {
		return
	}
	s.budget.mutex.Lock()
	defer s.budget.mutex.Unlock()
	s.budget.settle(s)
}

func (b *budget) settle(s *share) {
	if s.element != nil {
		b.holders.Remove(s.element)
		s.element = nil
	}
}

// release gives the share back. Without a share it does nothing.
func (s *share) release() {
	if s == nil {
		return
	}
	s.keep()
	s.budget.room.Release(s.bytes)
}

// lane lets a few requests work at once, and of those that wait the smallest first: a small one never waits for all
// of the larger ones that came before it.
type lane struct {
	mutex   sync.Mutex
	workers int      // that are free
	bytes   int64    // that are free
	most    int      // how many may wait
	waiting []waiter // the smallest first, and of equal ones the earliest
}

// tryEnter reports whether a request of size bytes may be worked on at once; then leave has to follow.
func (l *lane) tryEnter(size int64) bool {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if len(l.waiting) > 0 || !l.fits(size) {
		return false
	}
	l.give(size)
	return true
}

// enter waits until a request of size bytes may be worked on; then leave has to follow. It reports false when ctx is
// done before, or when too many wait and this is the largest of them.
func (l *lane) enter(ctx context.Context, size int64) bool {
	l.mutex.Lock()
	w := waiter{size, make(chan bool, 1)}
	place := sort.Search(len(l.waiting), func(i int) bool { return l.waiting[i].size > size })
	l.waiting = slices.Insert(l.waiting, place, w)
	l.admit()
	if last := len(l.waiting) - 1; last >= l.most {
		l.waiting[last].admitted <- false
		l.waiting = slices.Delete(l.waiting, last, last+1)
	}
	l.mutex.Unlock()
	select {
	case admitted := <-w.admitted:
		return admitted
	case <-ctx.Done():
		return l.giveUp(w)
	}
}

// giveUp takes w out, and reports whether it was admitted at the last moment.
func (l *lane) giveUp(w waiter) bool {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	select {
	case admitted := <-w.admitted:
		return admitted
	default:
		place := slices.Index(l.waiting, w)
		l.waiting = slices.Delete(l.waiting, place, place+1)
		return false
	}
}

// leave ends the work on a request of size bytes.
func (l *lane) leave(size int64) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.workers++
	l.bytes += size
	l.admit()
}

func (l *lane) fits(size int64) bool { return l.workers > 0 && l.bytes >= size }

func (l *lane) give(size int64) {
	l.workers--
	l.bytes -= size
}

// admit lets in those that fit.
func (l *lane) admit() {
	for len(l.waiting) > 0 && l.fits(l.waiting[0].size) {
		l.give(l.waiting[0].size)
		l.waiting[0].admitted <- true
		l.waiting = slices.Delete(l.waiting, 0, 1)
	}
}

type waiter struct {
	size     int64
	admitted chan bool
}
