//go:build !js

package web

import (
	"context"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// connections are those that a listener accepted and that are open, at most so many.
type connections struct {
	net.Listener
	most  int
	mutex sync.Mutex
	open  map[*connection]struct{}
}

func limitConnections(listener net.Listener, most int) *connections {
	return &connections{Listener: listener, most: most, open: map[*connection]struct{}{}}
}

// Accept waits for a connection. Where there are too many it closes the one that has been silent longest.
func (c *connections) Accept() (net.Conn, error) {
	accepted, err := c.Listener.Accept()
	if err != nil {
		return nil, err
	}
	added := &connection{Conn: accepted, all: c}
	added.heard()
	if surplus := c.add(added); surplus != nil {
		surplus.drop()
	}
	return added, nil
}

// add returns the connection that has to go for added, which is added itself while all others are worked for.
func (c *connections) add(added *connection) (surplus *connection) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if len(c.open) >= c.most {
		surplus = c.mostSilent()
		if surplus == nil {
			surplus = added
		}
		// The place is free from now on, so that the next one does not choose it as well.
		delete(c.open, surplus)
	}
	if surplus != added {
		c.open[added] = struct{}{}
	}
	return surplus
}

func (c *connections) mostSilent() (found *connection) {
	for candidate := range c.open {
		if candidate.working.Load() {
			continue
		}
		if found == nil || candidate.last.Load() < found.last.Load() {
			found = candidate
		}
	}
	return found
}

// connection knows when it last carried a byte.
type connection struct {
	net.Conn
	all     *connections
	last    atomic.Int64 // nanoseconds from started
	working atomic.Bool  // its request is whole, and its answer not there yet
}

var started = time.Now()

func (c *connection) heard() { c.last.Store(int64(time.Since(started))) }

// drop closes the connection where the client has to notice it: what is still to be sent is forgotten.
func (c *connection) drop() {
	if tcp, ok := c.Conn.(*net.TCPConn); ok {
		// An error here is a connection that is already closed.
		_ = tcp.SetLinger(0)
	}
	_ = c.Close()
}

// Read reads from the client.
func (c *connection) Read(b []byte) (int, error) {
	n, err := c.Conn.Read(b)
	if n > 0 {
		c.heard()
	}
	return n, err
}

// Write writes to the client, in pieces, so that one who goes on reading is not taken for silent.
func (c *connection) Write(b []byte) (written int, err error) {
	const piece = 64 << 10
	for {
		n, err := c.Conn.Write(b[written:min(written+piece, len(b))])
		written += n
		if n > 0 {
			c.heard()
		}
		if err != nil || written == len(b) {
			return written, err
		}
	}
}

// Close closes the connection and makes room for another.
func (c *connection) Close() error {
	c.all.mutex.Lock()
	delete(c.all.open, c)
	c.all.mutex.Unlock()
	return c.Conn.Close()
}

type connectionKey struct{}

// withConnection is for http.Server.ConnContext.
func withConnection(ctx context.Context, c net.Conn) context.Context {
	return context.WithValue(ctx, connectionKey{}, c)
}

func connectionOf(r *http.Request) *connection {
	return r.Context().Value(connectionKey{}).(*connection)
}
