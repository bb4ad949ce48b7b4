package check

// places has a bit for each place in a list of up to 256 rules or tests.
type places [4]uint64

func (s *places) add(place int) { s[place/64] |= 1 << (place % 64) }

func (s *places) addAll(other *places) {
	for i := range s {
		s[i] |= other[i]
	}
}

func (s *places) has(place int) bool { return s[place/64]>>(place%64)&1 != 0 }
