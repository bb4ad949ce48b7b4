package lint

import (
	"slices"
	"testing"

	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/work"
)

// TestWorkShowsAQuadraticRule: the counter of package work tells rules that look at
// each entry once from one that looks at all entries for each.
func TestWorkShowsAQuadraticRule(t *testing.T) {
	quadratic := &Rule{Name: "quadratic", Group: TypesGroup, Check: func(p *Pass) {
		for _, a := range p.Entries() {
			for _, b := range p.Entries() {
				if p.Line(a.Line) == p.Line(b.Line) && a.Line != b.Line {
					p.Report(Finding{Range: a.TypeRange})
				}
			}
		}
	}}
	growth := func(rules []*Rule) float64 {
		of := func(lines int) int {
			in := Input{Path: "Procfile", Source: manyLines(lines, "t%d: node a.js\n")}
			return work.Of(func() { runSome(in, procfile.Parse(in.Source), rules) })
		}
		return float64(of(4000)) / float64(of(500))
	}
	const most = 8.5
	if got := growth(rulesInOrder()); got > most {
		t.Errorf("eight times the lines take %.1f times the work", got)
	}
	if got := growth(append(slices.Clip(rulesInOrder()), quadratic)); got <= most {
		t.Errorf("with a quadratic rule eight times the lines take only %.1f times the work", got)
	}
}
