package lsp

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/proclint/proclint/lint/jsontext"
)

// maxMessage is the largest message that is read, in bytes: a whole file of the largest size, with every byte escaped.
const maxMessage = 8 << 20

// maxHeader is the most that the header of a message may have, in bytes.
const maxHeader = 4 << 10

// stream frames messages as the protocol does: a header with their length, an empty line, the message. It is an
// object stream of jsonrpc2; what is no message is answered by itself, and the next one is read.
type stream struct {
	in      *bufio.Reader
	out     io.Writer
	writing sync.Mutex // locked while a message is written
	failed  error      // why no more can be read, once that is so; io.EOF is the end of the input between two messages
}

// WriteObject writes a message. Editors log it as it is.
func (s *stream) WriteObject(object any) error {
	message, err := json.Marshal(object)
	if err != nil {
		return fmt.Errorf("write a message: %w", err)
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := (jsonrpc2.VSCodeObjectCodec{}).WriteObject(s.out, json.RawMessage(jsontext.Visible(message))); err != nil {
		return fmt.Errorf("write a message: %w", err)
	}
	return nil
}

// ReadObject reads the next message.
func (s *stream) ReadObject(object any) error {
	for {
		message, err := s.receive()
		if err != nil {
			s.failed = err
			return err
		}
		err = json.Unmarshal(message, object)
		if err == nil {
			return nil
		}
		if err := s.WriteObject(rejection{Version: "2.0", Error: jsonrpc2.Error{Code: jsonrpc2.CodeParseError, Message: err.Error()}}); err != nil {
			s.failed = err
			return err
		}
	}
}

// rejection answers what is no message.
type rejection struct {
	Version string         `json:"jsonrpc"`
	ID      *int           `json:"id"`
	Error   jsonrpc2.Error `json:"error"`
}

// receive reads the text of the next message. The error is io.EOF where the input ends between two of them.
func (s *stream) receive() ([]byte, error) {
	if _, err := s.in.Peek(1); err != nil {
		return nil, err
	}
	length, err := s.header()
	if err != nil {
		return nil, fmt.Errorf("read the header of a message: %w", err)
	}
	if length > maxMessage {
		return nil, fmt.Errorf("a message has %d bytes, more than %d", length, maxMessage)
	}
	message := make([]byte, length)
	if _, err := io.ReadFull(s.in, message); err != nil {
		return nil, fmt.Errorf("read a message: %w", err)
	}
	return message, nil
}

// header reads the header of a message, and gives the length of the message in bytes.
func (s *stream) header() (length uint64, err error) {
	named := false
	for read := 0; read < maxHeader; {
		line, err := s.in.ReadSlice('\n')
		if err == io.EOF {
			return 0, io.ErrUnexpectedEOF
		}
		if err != nil {
			return 0, err
		}
		read += len(line)
		text := strings.TrimSpace(string(line))
		if text == "" && named {
			return length, nil
		}
		name, value, ok := strings.Cut(text, ":")
		if !ok {
			return 0, fmt.Errorf("%q is no field of it", text)
		}
		if !strings.EqualFold(name, "Content-Length") {
			continue
		}
		named = true
		if length, err = strconv.ParseUint(strings.TrimSpace(value), 10, 31); err != nil {
			return 0, fmt.Errorf("%q is no length", value)
		}
	}
	return 0, errors.New("it is too long")
}

// Close leaves input and output open, which belong to others.
func (s *stream) Close() error { return nil }
