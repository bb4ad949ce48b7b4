package lint

import (
	"slices"
	"testing"

	"github.com/proclint/proclint/internal/cost"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/procfile"
)

// TestWorkShowsAQuadraticRule: the counter of package cost tells rules that look at
// each entry once from one that looks at all entries for each.
func TestWorkShowsAQuadraticRule(t *testing.T) {
	quadratic := &check.Rule{Name: "quadratic", Group: check.TypesGroup, Check: func(p *check.Pass) {
		for _, a := range p.Entries() {
			for _, b := range p.Entries() {
				if p.Line(a.Line) == p.Line(b.Line) && a.Line != b.Line {
					p.Report(check.Finding{Range: a.TypeRange})
				}
			}
		}
	}}
	growth := func(rules []*check.Rule) float64 {
		of := func(lines int) int {
			in := check.Input{Path: "Procfile", Source: manyLines(lines, "t%d: node a.js\n")}
			return cost.Of(func() { check.Run(in, procfile.Parse(in.Source), rules) })
		}
		return float64(of(4000)) / float64(of(500))
	}
	const most = 8.5
	if got := growth(check.RulesInOrder()); got > most {
		t.Errorf("eight times the lines take %.1f times the work", got)
	}
	if got := growth(append(slices.Clip(check.RulesInOrder()), quadratic)); got <= most {
		t.Errorf("with a quadratic rule eight times the lines take only %.1f times the work", got)
	}
}
