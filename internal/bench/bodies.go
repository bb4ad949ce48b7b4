package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"

	"github.com/proclint/proclint/internal/version"
	"github.com/proclint/proclint/web"
)

// distinctBodies is how many bodies wrk may send in one run before one comes again: more than a Worker answers.
const distinctBodies = 60_000

// typicalWith is a file of usual size, with something in it that is only its own.
func typicalWith(own string) string {
	return strings.TrimSuffix(typical, "\n") + " --hostname " + own + "\n"
}

// expect writes into folder what the handler answers natively to the bodies of one run, as edge.lua reads it, and
// gives the file's path. The run's name is in every body, so that no two runs have one in common.
func expect(folder, run, target string) (string, error) {
	handler := web.API(version.String())
	var text strings.Builder
	report := ""
	for n := 1; n <= distinctBodies; n++ {
		request := httptest.NewRequest(http.MethodPost, target, strings.NewReader(typicalWith(fmt.Sprintf("%sx%d", run, n))))
		request.Header.Set("Content-Type", "text/plain")
		recorder := httptest.NewRecorder()
		handler.ServeHTTP(recorder, request)
		if n == 1 {
			report = recorder.Body.String()
			text.WriteString(report)
		}
		if recorder.Code != http.StatusOK || recorder.Body.String() != report || strings.Count(report, "\n") != 1 {
			return "", fmt.Errorf("%s: %d %s", target, recorder.Code, recorder.Body)
		}
		text.WriteString(recorder.Header().Get("ETag") + "\n")
	}
	path := filepath.Join(folder, run)
	return path, os.WriteFile(path, []byte(text.String()), 0o600)
}
