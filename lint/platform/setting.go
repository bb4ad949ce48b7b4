package platform

// Setting is keys of the files of a platform whose value is a path of the app, the port that gets the requests, or one of a few words.
type Setting struct {
	// Files and Keys are separated by spaces. With Section, each value below that key of YAML counts.
	Files, Keys, Section string
	// Strategy is the name of the only one that reads the files, or "".
	Strategy string
	// Rooted says that its paths start in a folder that the platform's dashboard may choose.
	Rooted bool
	// Not are texts, separated by spaces, of a file whose paths start in another folder.
	Not string
	// Port says that it's the port. Values are the words that the platform takes, in lowercase. With neither, it's a path.
	Port   bool
	Values string
	// Upper says that the platform writes the words in uppercase.
	Upper bool
}

// Form is what the keys of a platform's file have, which its program reads as a whole.
type Form struct {
	// Files are separated by spaces, as all lists here.
	Files string
	// Lists are keys at the top of the file, each with a list of texts in TOML.
	Lists string
	// Top are keys, one of which is at the top of the file.
	Top string
	// Known are all keys of the table, or of the object, Section.
	Section, Known string
}
