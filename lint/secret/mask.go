package secret

// Masker takes secrets out of texts: those of the Procfile, those that lines of a log have shown so far, and those that a
// text names.
type Masker struct {
	Known []*Set
	seen  Set // secrets of lines, which other lines may have without their names
	count int
	inKey keyLines
}

// Mask is a text without the secrets.
func (m *Masker) Mask(text string) string {
	for _, s := range m.Known {
		text = s.Mask(text)
	}
	return MaskRanges(text, 0, union(m.seen.Known(text), rangesIn(text)))
}

const mostSeen = 32

// MaskLine is a line of the log without the secrets that it names.
func (m *Masker) MaskLine(line string) string {
	parts, _ := m.inKey.parts(line)
	if parts == nil {
		return line
	}
	for _, p := range parts {
		if text := line[p.Start:p.End]; p.kind != byKey && hasBoth(text) && m.count < mostSeen {
			m.seen.addOne(text)
			m.count++
		}
	}
	return MaskRanges(line, 0, rangesOf(parts))
}
