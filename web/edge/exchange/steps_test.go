package exchange_test

import (
	"strings"
	"testing"

	"github.com/proclint/proclint/web"
	"github.com/proclint/proclint/web/edge/exchange"
)

// serve puts a request into the buffer and lets it begin.
func serve(e *exchange.Exchange, head, body string) exchange.Answer {
	copy(e.Buffer(len(head)+len(body)), head+body)
	return e.Serve(len(head), exchange.Body{Size: len(body), Declared: int64(len(body))})
}

func TestOthersAreServedBetweenTheFilesOfABatch(t *testing.T) {
	e := exchange.New(web.API("0"))
	const batchHead, lintHead = "POST\n/v1/lint\nh\nContent-Type\napplication/x-ndjson", "POST\n/v1/lint\nh"
	batch := strings.Repeat(`{"text":"web: x\n"}`+"\n", 3)
	if got := serve(e, batchHead, batch); len(got.Head) != 0 {
		t.Fatalf("a batch of three was answered at once: %s", got.Head)
	}
	if got := serve(e, lintHead, "worker: y\n"); !strings.HasPrefix(string(got.Head), "200\n") || strings.Count(string(got.Body), "\n") != 1 {
		t.Errorf("between: %s\n%s", got.Head, got.Body)
	}
	if got := e.Step(); len(got.Head) != 0 {
		t.Fatalf("a batch of three was answered after two: %s", got.Head)
	}
	if got := serve(e, lintHead, ""); !strings.HasPrefix(string(got.Head), "200\n") {
		t.Errorf("between: %s", got.Head)
	}
	got := e.Step()
	if !strings.HasPrefix(string(got.Head), "200\n") || strings.Count(string(got.Body), "\n") != 3 {
		t.Errorf("in the end: %s\n%s", got.Head, got.Body)
	}
}
