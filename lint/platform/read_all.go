package platform

// ReadAll reads a file like each target, in their order. Targets that share a parser parse it once.
func ReadAll(src []byte, each func(t *Target, r Reading, rejected string)) {
	ts := Targets()
	files := Readings{Source: src}
	for i, t := range ts {
		r, rejected := files.ReadFile(t)
		files.Forget(t, ts[i+1:])
		each(t, r, rejected)
	}
}
