package platform

import "slices"

// Message is a text that a platform prints in a log or a terminal because of a Procfile or the processes that it starts.
type Message struct {
	_ [0]func() // not comparable, because Go writes code into the program that compares each size of list
	// Text is the printed text without the text around it. "…" means any text.
	Text string
	// Platforms are the IDs of the platforms or targets that print it, separated by spaces. In a platform's file, "" means the platform itself.
	Platforms string
	// Means explains it in a sentence or two, with code in backticks. In a platform's file, "" means
	// that the file of another platform explains the text.
	Means string
	// Source names the repository and path, or the page, that has it.
	Source string
	// Cure is a command that often ends what a message reports where nothing in the file causes it, or "".
	Cure string
	// Kind is the kind of failure that it reports, such as permission. A warning or a note is a remark. "" means that of the rule
	// whose documentation has the text.
	Kind string
}

// printer is the documentation of a platform that prints texts. They are a method for the same reason as the facts.
type printer interface{ Messages() []Message }

// Messages returns the platforms' own texts, each once, in the order of the platforms that explain them.
func Messages() []Message {
	var explained, shared []Message
	for _, p := range registered {
		known, ok := p.Known.(printer)
		if !ok {
			continue
		}
		for _, m := range known.Messages() {
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
