package explain

import (
	"strings"
	"sync"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/platform"
)

// known is what the documentation has, ready to be looked for.
type known struct {
	rules    []knownRule
	messages []knownMessage
}

type knownRule struct {
	*lint.Rule
	docs   lint.Docs
	logs   []knownLog
	topics []knownTopic
}

// knownLog is a line of a rule with its index in the rule's list.
type knownLog struct {
	pattern
	index int
}

// knownTopic is a line of a rule that has the words of a family.
type knownTopic struct {
	log string
	topic
	index int
}

// claim is how a rule explains a topic; a higher one goes before a lower one.
type claim int

const (
	unclaimed claim = iota
	anySubject
	reportsSubject
	likeSubject
	namesSubject
)

// claimOf gives how a known line explains a topic that the rule reports or not.
func (k *knownTopic) claimOf(t topic, reports bool) claim {
	switch {
	case k.family != t.family:
		return unclaimed
	case strings.EqualFold(k.subject, t.subject):
		return namesSubject
	case k.subject == anyText || t.among != "":
		return anySubject
	case strings.Contains(k.subject, anyText) && isLike(lower(t.subject), lower(k.subject)):
		return likeSubject
	case reports:
		return reportsSubject
	}
	return unclaimed
}

type knownMessage struct {
	platform.Message
	pattern
}

// documented is what all rules and platforms document.
var documented = sync.OnceValue(newKnown)

func newKnown() *known {
	k := &known{}
	for _, r := range lint.Rules() {
		rule := knownRule{Rule: r, docs: r.Docs()}
		for i, log := range rule.docs.Logs {
			if t, ok := topicOf(newLine(log)); ok {
				rule.topics = append(rule.topics, knownTopic{log, t, i})
			} else if p, ok := newPattern(log); ok {
				rule.logs = append(rule.logs, knownLog{p, i})
			}
		}
		k.rules = append(k.rules, rule)
	}
	for _, m := range platform.Messages() {
		if p, ok := newPattern(m.Text); ok {
			k.messages = append(k.messages, knownMessage{m, p})
		}
	}
	return k
}
