// Package work counts what the engine does, so that tests can hold it in proportion
// to what it is given: a counter gives the same number on every machine, and time
// does not.
//
// What is counted are the bytes that a parser, a shell reader, a comparison of words
// or a quotation is given, the texts that are taken out of a document, and the
// targets for which a rule asks.
package work

var counter *int

// Done counts n units of work. It costs a comparison where nobody counts.
func Done(n int) {
	if counter != nil {
		*counter += n
	}
}

// Of is the work of a call, during which nothing else may use the engine. It is for
// tests.
func Of(call func()) int {
	n := 0
	counter = &n
	defer func() { counter = nil }()
	call()
	return n
}
