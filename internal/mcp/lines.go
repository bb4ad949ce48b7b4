//go:build !js

package mcp

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"sync"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/jsontext"
)

// maxMessage is the most bytes of a message: a file of the largest size, with escapes.
const maxMessage = 8 * lint.MaxBytes

// batched are the versions of the protocol in which a line may have several messages
// (https://modelcontextprotocol.io/specification/2025-06-18/changelog).
var batched = []string{"2024-11-05", "2025-03-26"}

// lines are the messages of a client. A line without a message is answered and left out: the SDK would end the session, or
// wait for the rest of the JSON.
type lines struct {
	in      *bufio.Reader
	out     io.Writer
	batches bool
	rest    []byte
}

// Read reads messages, each with a line feed behind it.
func (l *lines) Read(p []byte) (int, error) {
	for len(l.rest) == 0 {
		line, err := l.next()
		if err != nil {
			return 0, err
		}
		if len(line) == 0 {
			continue
		}
		messages, wrong := l.messages(line)
		if wrong == nil {
			l.rest = messages
		} else if err := l.answer(nil, wrong); err != nil {
			return 0, err
		}
	}
	n := copy(p, l.rest)
	l.rest = l.rest[n:]
	return n, nil
}

// next is the next line without blanks around it. One over the limit is answered and left out.
func (l *lines) next() ([]byte, error) {
	var line []byte
	tooLong := false
	for {
		part, err := l.in.ReadSlice('\n')
		line = append(line, part...)
		if len(line) > maxMessage { // its ID is near its start or its end
			tooLong, line = true, slices.Concat(line[:idBytes], line[len(line)-idBytes:])
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
		case err != nil && (!errors.Is(err, io.EOF) || len(line) == 0):
			return nil, err
		case tooLong:
			return nil, l.answer(idIn(line), &jsonrpc.Error{Code: jsonrpc.CodeInvalidRequest,
				Message: fmt.Sprintf("the message is larger than %d MiB: pass the path of a file in place of its text", maxMessage>>20)})
		default:
			return bytes.TrimSpace(line), nil
		}
	}
}

// idBytes is how much of the start and of the end of a message may have its ID.
const idBytes = 256

// requestID finds the ID where clients write it: before the parameters, or behind them.
var requestID = regexp.MustCompile(`^\s*\{(?:"(?:jsonrpc|method)":"[^"\\]*",)*"id":(\d+|"[^"\\]*"),|,"id":(\d+|"[^"\\]*")\}\s*$`)

// idIn is the ID of a request of which only the start and the end are known, or nil.
func idIn(message []byte) json.RawMessage {
	if found := requestID.FindSubmatch(message); found != nil {
		return slices.Concat(found[1], found[2])
	}
	return nil
}

// messages are those of a line, or what is wrong with it.
func (l *lines) messages(line []byte) ([]byte, *jsonrpc.Error) {
	if !json.Valid(line) {
		return nil, &jsonrpc.Error{Code: jsonrpc.CodeParseError, Message: "the line isn't JSON"}
	}
	var batch []json.RawMessage
	if l.batches && json.Unmarshal(line, &batch) == nil && len(batch) > 0 {
		return l.batch(batch)
	}
	if _, err := l.message(line); err != nil {
		return nil, &jsonrpc.Error{Code: jsonrpc.CodeInvalidRequest, Message: err.Error()}
	}
	return slices.Concat(line, []byte("\n")), nil
}

// batch writes the notifications of a batch before it. The SDK would wait for their answers.
func (l *lines) batch(all []json.RawMessage) ([]byte, *jsonrpc.Error) {
	var notifications []byte
	var others [][]byte
	for _, text := range all {
		message, err := l.message(text)
		if err != nil {
			return nil, &jsonrpc.Error{Code: jsonrpc.CodeInvalidRequest, Message: err.Error()}
		}
		if request, ok := message.(*jsonrpc.Request); ok && !request.IsCall() {
			notifications = slices.Concat(notifications, text, []byte("\n"))
		} else {
			others = append(others, text)
		}
	}
	if len(others) == 0 {
		return notifications, nil
	}
	return slices.Concat(notifications, []byte("["), bytes.Join(others, []byte(",")), []byte("]\n")), nil
}

// message is the message in a text. The first one has the version of the protocol.
func (l *lines) message(text []byte) (jsonrpc.Message, error) {
	message, err := jsonrpc.DecodeMessage(text)
	if request, ok := message.(*jsonrpc.Request); ok && request.Method == "initialize" {
		var asked struct{ ProtocolVersion string }
		_ = json.Unmarshal(request.Params, &asked) // the SDK reports what is wrong with it
		l.batches = slices.Contains(batched, asked.ProtocolVersion)
	}
	return message, err
}

// answer tells the client what is wrong with a line. Its ID may be unknown.
func (l *lines) answer(id json.RawMessage, wrong *jsonrpc.Error) error {
	text, err := json.Marshal(map[string]any{"jsonrpc": "2.0", "id": id, "error": wrong})
	if err != nil {
		return err
	}
	_, err = l.out.Write(append(text, '\n'))
	return err
}

// shared is the output, to which the SDK and lines write. It stays open.
type shared struct {
	sync.Mutex
	io.Writer
}

// Write writes a whole message. Clients log it as it is.
func (s *shared) Write(message []byte) (int, error) {
	s.Lock()
	defer s.Unlock()
	if _, err := s.Writer.Write(jsontext.Visible(message)); err != nil {
		return 0, err
	}
	return len(message), nil
}

// Close does nothing.
func (*shared) Close() error { return nil }
