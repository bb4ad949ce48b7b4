package platform

// none is a Way that doesn't exist.
func none(why string) Way { return Way{None: why} }

func allFrom(source string, verified Verified, except map[Task]Way) Ways {
	var ws Ways
	for t := range ws {
		ws[t] = Way{Source: source, Verified: verified}
	}
	for t, w := range except {
		ws[t] = w
	}
	return ws
}

// Way returns how it is known what does a task: the strategy's own way, else the platform's. Only the documentation uses it.
func (t *Target) Way(task Task) Way {
	if own, ok := t.Known.(interface{ Ways() Ways }); ok {
		if w := own.Ways()[task]; w != (Way{}) {
			return w
		}
	}
	return t.platform.Known.Ways()[task]
}
