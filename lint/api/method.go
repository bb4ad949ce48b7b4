package api

import (
	"reflect"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/spelling"
)

// Method is a question with the function that answers it.
type Method struct {
	Name string
	// Reads are the fields of a Request that it reads, in JSON, and Needs those of them that must be there.
	Reads, Needs command.Words
	// Response is the type of the answer.
	Response reflect.Type

	answer Answerer
}

// Fields that many methods read.
const (
	FileFields  = "path text base64"                     // those of a file
	CheckFields = FileFields + " platforms files config" // those of a file that is checked for platforms, beside other files
)

// MethodOf makes a method of a function. For all pointers it is compiled once.
func MethodOf[T any](name string, answer func(Request) (T, error), reads, needs command.Words) Method {
	return Method{name, reads, needs, reflect.TypeFor[T](), func(_ string, r Request) (any, error) { return answer(r) }}
}

// Answering answers some methods, and gives an UnknownError for any other.
func Answering(methods []Method) Answerer {
	return func(name string, r Request) (any, error) {
		names := make([]string, len(methods))
		for i, m := range methods {
			if m.Name == name {
				return m.answer(name, r)
			}
			names[i] = m.Name
		}
		return nil, spelling.NewUnknown("method", name, names)
	}
}
