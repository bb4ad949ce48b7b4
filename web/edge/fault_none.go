//go:build js && wasm && !crashtest

package main

import "github.com/proclint/proclint/web/edge/exchange"

// injectFault does something only in the build that the tests crash on purpose.
func injectFault(int) (exchange.Answer, bool) { return exchange.Answer{}, false }
