package check

// ruleSet has a bit for each rule, by its place.
type ruleSet [2]uint64

func (s *ruleSet) add(place int) { s[place/64] |= 1 << (place % 64) }

func (s *ruleSet) addAll(other *ruleSet) {
	for i := range s {
		s[i] |= other[i]
	}
}

func (s *ruleSet) has(place int) bool { return s[place/64]>>(place%64)&1 != 0 }
