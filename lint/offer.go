package lint

import "github.com/proclint/proclint/lint/check"

// offer is a fix of a finding.
type offer struct {
	finding *check.RuleFinding
	fix     *check.Fix
}

// offers are the fixes of an applicability, in the order of the findings.
func offers(p *check.Pass, a check.Applicability) []offer {
	var out []offer
	for i := range p.Findings {
		f := &p.Findings[i]
		for j := range f.Fixes {
			if f.Fixes[j].Applicability == a {
				out = append(out, offer{f, &f.Fixes[j]})
			}
		}
	}
	return out
}

func fixesOf(offers []offer) []check.Fix {
	var fixes []check.Fix
	for _, o := range offers {
		fixes = append(fixes, *o.fix)
	}
	return fixes
}
