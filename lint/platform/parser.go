package platform

// Parser reads a file like one program or library. Targets that use the same program share the value.
type Parser struct {
	// Name of the program or library, such as "yaml.v2".
	Name string
	// Parse reads the bytes of a file. Its errors are those of the program.
	Parse func(src []byte) Reading
	// ByType is set if it reads entries of some process types differently, so that no file is plain for it, see Readings.Plain.
	ByType bool
}
