package correct

import "strings"

// withReturns is the first script whose first line ends with a program and a carriage return, with its contents without them, or "".
func (s *state) withReturns(program string) (p, contents string) {
	if s.in.Repository == nil || program == "" {
		return "", ""
	}
	for _, p := range s.in.Repository.Paths() {
		text := s.textOf(p)
		if first, _, _ := strings.Cut(text, "\n"); strings.HasPrefix(first, "#!") && strings.HasSuffix(first, program+"\r") {
			return p, strings.ReplaceAll(text, "\r\n", "\n")
		}
	}
	return "", ""
}
