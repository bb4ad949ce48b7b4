//go:build !js

package report

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/proclint/proclint/lint"
)

// The library knows every name of the format, and brings the published schema.
func TestSarifHoldsToItsSchema(t *testing.T) {
	var all []*lint.Report
	for _, name := range slices.Sorted(maps.Keys(reports)) {
		all = append(all, reports[name])
	}
	log := render(t, func(b *bytes.Buffer) error { return SARIF(b, all) })

	names := json.NewDecoder(bytes.NewReader(log))
	names.DisallowUnknownFields()
	if err := names.Decode(&sarif.Report{}); err != nil {
		t.Errorf("the log has a name that SARIF does not: %v", err)
	}

	parsed, err := sarif.FromBytes(log)
	if err != nil {
		t.Fatal(err)
	}
	if err := parsed.Validate(); err != nil {
		t.Error(err)
	}
	run := parsed.Runs[0]
	for _, result := range run.Results {
		file := result.Locations[0].PhysicalLocation.ArtifactLocation
		if uri := run.Artifacts[file.Index].Location.URI; *uri != *file.URI {
			t.Errorf("a result of %s is in %s, its artifact is %s", *result.RuleID, *file.URI, *uri)
		}
	}
}
