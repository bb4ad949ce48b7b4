package command

import (
	"github.com/proclint/proclint/lint/ecosystem"
	"strconv"
	"strings"
)

// PortIsVariable reports whether the program listens on a port that a variable gives.
func PortIsVariable(run *Run) bool {
	return run.Port.Variable != "" && run.Port.Rejected == Usable && !run.Port.Unexpanded
}

// FixedPort is the number that the command sets as the port.
func FixedPort(run *Run) (int, bool) {
	s := run.Port
	if !s.Written() && s.Source != FromAssignment || !s.Literal || s.Unexpanded || s.Rejected != Usable {
		return 0, false
	}
	port, err := strconv.Atoi(s.Value)
	return port, err == nil && port >= 0
}

// IsFixed reports whether the command sets a port by its number.
func IsFixed(run *Run) bool {
	_, fixed := FixedPort(run)
	return fixed
}

// FixedByDefault is the number that is the port unless a variable for the port of the app is set, or "" without a default. Such a variable isn't
// PORT or a typo for it, and nothing sets it by itself but the old name on Cloud Foundry (Cloud Foundry docs, Environment Variables).
func FixedByDefault(run *Run) (string, bool) {
	s, name := run.Port, strings.ToUpper(run.Port.Variable)
	ok := s.Written() && strings.HasSuffix(name, "PORT") && !ecosystem.Words("PORT PPORT VCAP_APP_PORT").Has(s.Variable) && s.Open && s.Rejected == Usable && !s.Unexpanded
	return s.Default, ok && (IsDigits(s.Default) || s.Default == "" && name != "PORT" && !strings.ContainsAny(s.Value, "-=?+:#%/"))
}

// PortMissing reports whether the program certainly listens on its default port.
func PortMissing(run *Run) bool {
	if run.Port.Source != FromDefault || run.Unclear || run.Host.Rejected != Usable || !run.AfterTarget.Empty() {
		return false
	}
	return run.Program.Report || run.Port.Flag != ""
}

// HostMissing reports whether the program certainly listens on its default host, and that's the loopback address.
func HostMissing(run *Run) bool {
	return run.Host.Source == FromDefault && run.Program.Report && !run.Unclear && run.AfterTarget.Empty() && run.Host.Loopback()
}
