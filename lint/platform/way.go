package platform

import "cmp"

// Way returns how it is known what does a task: the strategy's own way, else the platform's. Only the documentation uses it.
func (t *Target) Way(task Task) Way {
	return cmp.Or(t.documented().ways[task], t.platform.documented().ways[task])
}
