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
