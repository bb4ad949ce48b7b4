package platform

import "slices"

// Messages returns the platforms' own texts, each once, in the order of the platforms that explain them.
func Messages() []Message {
	var explained, shared []Message
	for _, p := range registered {
		if p.Printed == nil {
			continue
		}
		for _, m := range p.Printed() {
			if m.Platforms == "" {
				m.Platforms = p.ID
			}
			if m.Means == "" {
				shared = append(shared, m)
			} else {
				explained = append(explained, m)
			}
		}
	}
	for _, m := range shared {
		i := slices.IndexFunc(explained, func(other Message) bool { return other.Text == m.Text })
		if i < 0 { // a test finds it
			explained = append(explained, m)
			continue
		}
		explained[i].Platforms += " " + m.Platforms
	}
	return explained
}

// printedBy returns messages that other targets than the platform's default one print. ids is as in Message.Platforms.
func printedBy(ids string, messages []Message) []Message {
	for i := range messages {
		messages[i].Platforms = ids
	}
	return messages
}

// alsoPrinted returns the messages of another platform as those of a target that runs the same program.
func alsoPrinted(id string, messages []Message) []Message {
	var same []Message
	for _, m := range messages {
		same = append(same, Message{Text: m.Text, Platforms: id})
	}
	return same
}
