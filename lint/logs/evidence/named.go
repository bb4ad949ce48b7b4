package evidence

// named is something that looks call by a name.
type named[T any] struct {
	name string
	is   T
}

// find is what has a name among others, or nothing.
func find[T any](all []named[T], name string) (found T) {
	for _, one := range all {
		if one.name == name {
			return one.is
		}
	}
	return found
}
