package check

// Built is what a build used, as its log shows. The zero value is for no log.
type Built struct {
	// Java is the version of the runtime that the build downloaded, such as 17, or "".
	Java string
}
