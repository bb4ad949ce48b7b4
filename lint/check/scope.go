package check

import (
	"slices"

	"github.com/proclint/proclint/internal/cost"
	"github.com/proclint/proclint/lint/platform"
)

// Scope chooses the platforms that a finding may concern. Pass.On makes one, filters narrow it, and Each or All give the effects.
type Scope struct {
	p     *Pass
	topic platform.Topic
	view  *View
	// deployed leaves out local runners, serving leaves out platforms on which the process of the view gets no HTTP traffic,
	// and amongFiles those that run commands in an image with other files.
	deployed, serving, amongFiles bool
	except                        func(*platform.Target) bool // or nil
}

// On is the scope of all selected platforms that read a Procfile. topic is the fact that the effects rest on.
func (p *Pass) On(topic platform.Topic) Scope { return Scope{p: p, topic: topic} }

// Everywhere is On for what needs no fact about a platform.
func (p *Pass) Everywhere() Scope { return Scope{p: p} }

// InRepository is the scope of the platforms that run the command of a view among the files of the
// repository, and not in an image with other files. Files that no build reads have no influence.
func (p *Pass) InRepository(v *View) Scope {
	s := p.Everywhere().Of(v)
	s.amongFiles = true
	return s
}

// Of narrows a scope to the platforms that read the command of a view. On the topic platform.Running, those that never run it are left out.
func (s Scope) Of(v *View) Scope {
	s.view = v
	return s
}

// Deployed leaves out the local process runners.
func (s Scope) Deployed() Scope {
	s.deployed = true
	return s
}

// Serving leaves out local runners and the platforms on which the process of the view gets no HTTP traffic.
func (s Scope) Serving(v *View) Scope {
	s = s.Of(v).Deployed()
	s.serving = true
	return s
}

// Except leaves out some platforms, once for each scope.
func (s Scope) Except(is func(*platform.Target) bool) Scope {
	s.except = is
	return s
}

func (s Scope) has(t *platform.Target) bool {
	return t.Reads() &&
		(s.view == nil || slices.Contains(s.view.Targets, t)) &&
		!(s.topic == platform.Running && s.view != nil && neverRuns(t, s.view.Type)) &&
		!(s.deployed && t.Platform().Runner) &&
		!(s.serving && !s.p.GetsHTTP(t, s.view.Entry)) &&
		!(s.amongFiles && (t.Image || s.p.InContainer(t))) &&
		(s.except == nil || !s.except(t))
}

func neverRuns(t *platform.Target, processType string) bool {
	return IsRelease(processType) && t.Release == platform.ReleaseNever
}

// Each asks for the effect on each platform. It leaves out one without a severity, and a
// rejection where the parser accepts the bytes of the file. The result is never nil.
func (s Scope) Each(of func(*platform.Target) Effect) Effects {
	cost.Done(len(s.p.Targets))
	es := s.p.room
	s.p.room = nil // of may ask for effects too
	if es == nil {
		es = make(Effects, 0, len(s.p.Targets))
	}
	for _, t := range s.p.Targets {
		if !s.has(t) {
			continue
		}
		e := of(t)
		if s.serving && s.topic == platform.Ports && e.Severity > None && !s.p.servesAsWritten(t, s.view.Entry) {
			e = NewEffect(Warning, platform.NoTraffic, "Once renamed to `%s`, the process gets no traffic.", s.p.IntendedType(s.view.Entry))
		}
		if e.Severity == None || e.Outcome == platform.Rejected && s.p.acceptsSource(t) {
			continue
		}
		e.Target, e.topic, e.Verified = t, s.topic, !e.likely && (isSure(t, s.topic) || e.Outcome == platform.Rejected && s.p.surelyRejects(t))
		if !e.Verified {
			e.Severity = min(e.Severity, Warning)
		}
		es = append(es, e)
	}
	s.p.room = es[:0]
	return append(Effects{}, es...)
}

// OnTypeOf are the effects of an entry's process type. No target rejects a name that its parser doesn't find, such as one on a line that it skips.
func (p *Pass) OnTypeOf(e Entry, topic platform.Topic, effect func(*platform.Target) Effect) Effects {
	return p.On(topic).Each(func(t *platform.Target) Effect {
		found := effect(t)
		if found.Outcome != platform.Rejected {
			return found
		}
		r, _ := p.Read(t)
		if _, isRead := p.ProcessOf(t, e); isRead || r.Error != "" {
			return found
		}
		return Effect{}
	})
}

// isSure reports whether effects that rest on a topic are verified on a platform.
func isSure(t *platform.Target, topic platform.Topic) bool { return topic == 0 || t.Sure(topic) }

// surelyRejects reports whether a platform rejects the file in a way that somebody verified, whatever the topic is by which a rule explains it.
func (rs *ParseResults) surelyRejects(t *platform.Target) bool {
	if !readsSurely(t) {
		return false
	}
	r, rejected := rs.Read(t)
	file := rs.SourceFile()
	return r.Error != "" || rejected != "" || file != nil && ReadWithRejection(t, file).Rejection() != ""
}

// readsSurely reports whether somebody verified how a platform reads a file.
func readsSurely(t *platform.Target) bool { return t.Sure(platform.Grammar) && t.Sure(platform.Names) }

// All gives the same effect on every platform of the scope.
func (s Scope) All(e Effect) Effects {
	return s.Each(func(*platform.Target) Effect { return e })
}

// OrHarmless gives a hint on each selected platform where a defect has no effect: it is in the file all the same, and the file may travel. A
// platform that finds no process in the file has none, and neither has a selection in which no platform reads any Procfile.
func (rs *ParseResults) OrHarmless(es Effects) Effects {
	if len(es) > 0 || !slices.ContainsFunc(rs.Targets, func(t *platform.Target) bool { return t.Elsewhere == "" }) {
		return es
	}
	where := "on the selected platforms"
	if len(rs.Targets) == 1 {
		where = "on this platform"
	}
	return slices.DeleteFunc(rs.Selected(NewEffect(Hint, platform.Harmless, "Harmless %s.", where)), func(e Effect) bool {
		r, _ := rs.Read(e.Target)
		return e.Target.Reads() && len(r.Processes) == 0
	})
}

// Selected is the same effect on every selected platform, also on those that read no Procfile.
func (s *Selection) Selected(e Effect) Effects {
	es := make(Effects, 0, len(s.Targets))
	for _, t := range s.Targets {
		e.Target, e.Verified = t, true
		es = append(es, e)
	}
	return es
}

// Reading is Selected without the platforms that read no Procfile at all.
func (s *Selection) Reading(e Effect) Effects {
	return slices.DeleteFunc(s.Selected(e), func(e Effect) bool { return e.Target.Elsewhere != "" })
}

// RejectedAt is the effect of a line at which a platform's parser rejects the file, or none where it takes the file as a whole.
// It has the parser's text where that can be about this line.
func (rs *ParseResults) RejectedAt(t *platform.Target, line int) Effect {
	r, rejected := rs.Read(t)
	switch {
	case r.Error == "" && rejected == "":
		return Effect{}
	case r.ErrorLine >= 0 && r.ErrorLine != line:
		return Rejected(t, "")
	case r.Error == "":
		return Rejected(t, rejected)
	}
	return Rejected(t, r.Error)
}

// RejectedByYAML replaces the effects on platforms whose YAML parser rejects the file because of a line: nothing else happens there.
func (rs *ParseResults) RejectedByYAML(es Effects, line int) Effects {
	for i, e := range es {
		t := e.Target
		if r, _ := rs.Read(t); !t.YAML() || r.Error == "" || rs.acceptsSource(t) {
			continue
		}
		by := rs.RejectedAt(t, line)
		by.Target, by.Verified = t, t.Sure(platform.Grammar)
		if !by.Verified {
			by.Severity = min(by.Severity, Warning)
		}
		es[i] = by
	}
	return es
}
