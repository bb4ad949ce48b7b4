// Package cost counts what the engine does, so that tests can check that it stays in proportion to the input: a counter gives the
// same number on every machine, and time does not.
//
// It counts the bytes that go into a parser, a shell parser, a comparison of words or a quotation, the texts that are taken out
// of a document, and the targets that a rule asks for.
package cost

var counter *int

// Done counts n units of work. It costs a comparison where nobody counts.
func Done(n int) {
	if counter != nil {
		*counter += n
	}
}

// Of is the work of a call, during which nothing else may use the engine. It is for tests.
func Of(call func()) int {
	n := 0
	counter = &n
	defer func() { counter = nil }()
	call()
	return n
}
