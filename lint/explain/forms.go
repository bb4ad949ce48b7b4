package explain

import (
	"strings"

	"github.com/proclint/proclint/internal/cost"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
)

// family is a message that many programs print, each in its own words.
type family struct {
	// forms are these words. "<x>" is what the message is about, and "…" any text; "<x>…" is all that follows.
	forms []string
	// sample is a command with <x>: the rules that report it explain a message about the same <x>. "" is for a
	// message that only the documentation of the rules explains.
	sample string
	// among are the only <x> that the message is about; empty for all.
	among command.Words
	// orFile means that an <x> with a slash is a file.
	orFile bool
}

// subjectMark is the place of what a message is about.
const subjectMark = "<x>"

// packages are Python packages that people install, so the module isn't the app's own.
const packages command.Words = "aiogram aiohttp airflow alembic apscheduler bcrypt boto3 bs4 celery channels channels_redis corsheaders crispy_forms cryptography cv2 daphne dash " +
	"decouple discord dj_database_url django django_filters django_heroku dotenv drf_yasg environ eventlet fastapi flasgger flask flask_bcrypt flask_cors " +
	"flask_jwt_extended flask_login flask_mail flask_migrate flask_restful flask_socketio flask_sqlalchemy flask_wtf gevent geventwebsocket gunicorn httpx " +
	"hypercorn jinja2 joblib jwt keras langchain linebot lxml markdown marshmallow matplotlib mysqlclient MySQLdb nltk numpy openai pandas peewee PIL plotly " +
	"psycopg psycopg2 pydantic pymongo pymysql pytz quart redis requests rest_framework rest_framework_simplejwt scipy seaborn selenium setuptools sklearn " +
	"slack_bolt slack_sdk socketio spacy sqlalchemy starlette storages streamlit telebot telegram telethon tensorflow torch tornado tweepy twilio uvicorn " +
	"uvloop waitress werkzeug whitenoise wtforms yaml"

// removedModules were in Python's own library.
const removedModules command.Words = "asynchat asyncore cgi cgitb crypt distutils imghdr imp pipes pkg_resources smtpd telnetlib"

// ownFiles begin a path that a program's own code loads.
const ownFiles command.Words = ". .."

// missingFile is what the system and interpreters print about a file that isn't there.
var missingFile = family{sample: "web: <x> x", forms: []string{
	"can't open file '<x>'", "sh: can't open '<x>'", "sh: 0: can't open <x>", "sh: 0: cannot open <x>", `can't open perl script "<x>"`, `could not open input file: <x>`,
	"cannot find module '/<x>'", `cannot find module 'c:<x>'`, `module not found "<x>"`, "no such file or directory -- <x>",
	": line …: <x>: no such file", "bash: <x>: no such file", "sh: …: <x>: no such file", `exec: "…": stat <x>: no such file`, "exec /<x>: no such file", "exec ./<x>: no such file", "exec: <x>: cannot execute: no such file",
}}

// families are tried in this order, and so are their forms.
var families = []*family{
	{forms: []string{"<x>: bad interpreter: "}}, // the first line of a script
	// What an app does by itself has no family with rules.
	{forms: []string{"received type number (nan)", "cannot find module '/…/node_modules/<x>'"}},
	{among: removedModules, forms: []string{"no module named '<x>'"}},
	{forms: []string{ // how a process ends whose program isn't there
		"process exited with status 127", "exited with status 127", "exited with code 127", "exit status 127", "exit code 127", "(rc=127)", "exit 127",
	}},
	{sample: "web: <x> ps:scale web=1", orFile: true, forms: []string{ // a program that isn't there
		": line …: <x>: command not found", "bash: <x>: command not found", "sh: <x>: command not found", "<x>: command not found", "command not found: <x>", "| unknown command: <x>",
		"sh: …: exec: <x>: not found", "sh: …: <x>: not found", "sh: exec: line …: <x>: not found", "sh: exec: <x>: not found", "sh: <x>: not found", ": line …: exec: <x>: not found", ": line …: <x>: not found", "exec: <x>: not found",
		`exec: "<x>": executable file not found in`, "executable file `<x>` not found in", "executable file '<x>' not found in", "exec <x> failed: no such file",
		"the executable `<x>` could not be found", "the executable <x> could not be found", "the command <x> could not be found within path",
		"env: '<x>': no such file", ": can't execute '<x>'", "env: <x>: no such file", "failed to run command '<x>'", "failed to execute <x>: no such file", "failed to spawn: `<x>`",
		"[dumb-init] <x>: no such file", "su-exec: <x>: no such file", "failed to spawn command: <x>: no such file", "unable to exec <x>: no such file",
		"unable to locate executable '<x>'", "failed to locate executable <x>", "can't find command '<x>'", "couldn't exec <x>: enoent", "spawn <x> enoent", "unable to run: <x>: file does not exist",
		"'<x>' is not recognized as an internal or external command", "the term '<x>' is not recognized",
		"python: no module named <x>", "python3: no module named <x>", "python3.…: no module named <x>", "no such command `<x>`",
	}},
	{sample: "web: <x> x", forms: []string{ // a file that the system may not run
		": line …: <x>: permission denied", "bash: <x>: permission denied", "sh: …: <x>: permission denied", "sh: <x>: permission denied", `exec: "<x>": permission denied`, "exec /<x>: permission denied", "spawn <x> eacces",
	}},
	{forms: []string{ // a folder to change to
		"cd: <x>: no such file or directory", "cd: <x>: not a directory", ": can't cd to <x>", "can't chdir to '<x>'",
	}},
	&missingFile,
	{sample: "web: java -jar <x>", forms: []string{"unable to access jarfile <x>"}},
	{among: ownFiles, forms: []string{"cannot find module '<x>/"}},
	{forms: []string{ // a package of Node.js or Ruby
		"cannot find module '<x>'", "cannot find package '<x>'", "cannot load such file -- <x>", "could not find gem '<x>", "could not find <x> in locally installed gems", "could not find <x> in any of the sources",
	}},
	{among: packages, forms: []string{"no module named '<x>'", "no module named '<x>.", "importerror: no module named <x>"}},
	{sample: "web: gunicorn <x>:app", forms: []string{ // a module of Python
		"no module named '<x>'", "importerror: no module named <x>", `could not import module "<x>"`, "could not import '<x>'", "while importing '<x>'",
		"cannot load application from '<x>', module not found", "the module <x> was not found", "bad module '<x>'",
	}},
	{sample: "web: gunicorn app:app <x>", forms: []string{"unrecognized arguments: <x>…"}},
	{sample: "web: uvicorn app:app <x>", forms: []string{"no such option: <x>…", "no such option '<x>'"}},
	{sample: "web: gunicorn app:app --bind 0.0.0.0:<x>", forms: []string{ // a port that isn't a number
		"'<x>' is not a valid port number", `"0.0.0.0:<x>" is not a valid port number or`, `"<x>" is not a valid port number or`,
		"port': is not a valid integer", "port': '<x>' is not a valid integer", "port') '<x>' is not a valid integer", `port": <x> is not a valid integer`, `port": "<x>" is not a valid integer`, "port: invalid int value: '<x>'",
		"65536. received type string ('<x>')", "65536. received type number (<x>)", "65536. received <x>", "invalid argument: -p <x>", "invalid argument: --port <x>", "invalid argument: --port=<x>",
		`"tcp://0.0.0.0:<x>"`, "invalid address: 0.0.0.0:<x>", "listen tcp: lookup tcp/<x>: ", "type [java.lang.integer] for value [<x>]", "type [java.lang.integer] for value '<x>'",
	}},
	{forms: []string{"invalid literal for int() with base 10: '<x>'", `invalid value for integer(): "<x>"`, `numberformatexception: for input string: "<x>"`}}, // any number
	{forms: []string{ // a script of package.json
		`missing script: "<x>"`, "missing script: <x>", `couldn't find a script named "<x>"`, `error command "<x>" not found.`, `script not found "<x>"`, "missing script start or file server.js",
	}},
	{forms: []string{ // a port below 1024
		"listen eacces…:80", "listen eacces…:443", "can't connect to ('…', 80)", "can't connect to ('…', 443)",
		"bind on address ('…', 80): permission denied", "bind on address ('…', 443): permission denied", "to 0.0.0.0:80 failed (13: permission denied)", `bind(2) for "0.0.0.0" port 80`,
		"on 0.0.0.0:80 (reason: permission denied)", "listen tcp …:80: bind: permission denied", "could not bind to address 0.0.0.0:80", "you don't have permission to access that port",
	}},
	{forms: []string{ // a port that is taken
		"address already in use", "connection in use: (", "eaddrinuse", "port … is already in use", "port … was already in use", "port is already in use", "port … is in use",
	}},
}

// form is one of the ways to print a message.
type form struct {
	family *family
	before []string // the texts in front of <x>, in their order; the last one ends where <x> begins
	behind string
	about  bool // it has an <x>
}

var forms = func() []form {
	var list []form
	for _, family := range families {
		for _, text := range family.forms {
			before, behind, about := strings.Cut(text, subjectMark)
			list = append(list, form{family, strings.Split(before, anyText), behind, about})
		}
	}
	return list
}()

// topic is what a line says in the words of a family.
type topic struct {
	*family
	subject string
}

// longestSubject limits what a message is about, in bytes.
const longestSubject = 300

// topicOf finds the family of a line.
func topicOf(l line) (topic, bool) {
	for _, f := range forms {
		subject, ok := f.find(l)
		if !ok {
			continue
		}
		if f.family.orFile && strings.Contains(subject, "/") {
			return topic{&missingFile, subject}, true
		}
		return topic{f.family, subject}, true
	}
	return topic{}, false
}

// find gives what a line is about if it has this form.
func (f *form) find(l line) (subject string, ok bool) {
	cost.Done(1)
	at, last := 0, len(f.before)-1
	for _, piece := range f.before[:last] {
		next := strings.Index(l.plain[at:], piece)
		if next < 0 {
			return "", false
		}
		at += next + len(piece)
	}
	lead := f.before[last]
	if lead == "" {
		return f.wordBefore(l)
	}
	for {
		next := strings.Index(l.plain[at:], lead)
		if next < 0 {
			return "", false
		}
		at += next + len(lead)
		if !f.about {
			return "", at == len(l.plain) || !isDigit(lead[len(lead)-1]) || !isDigit(l.plain[at])
		}
		if subject, ok := f.subjectAt(l, at); ok {
			return subject, true
		}
	}
}

// wordBefore is the word in front of the form's text.
func (f *form) wordBefore(l line) (string, bool) {
	end := strings.Index(l.plain, f.behind)
	if end <= 0 {
		return "", false
	}
	word := l.text[strings.LastIndexByte(l.text[:end], ' ')+1 : end]
	return word, f.fits(word)
}

// subjectAt is what begins at an offset: up to the text behind it, or a word.
func (f *form) subjectAt(l line, at int) (string, bool) {
	end := min(len(l.text), at+longestSubject)
	rest := l.text[at:end]
	if f.behind == anyText {
		return rest, f.fits(rest)
	}
	if f.behind == "" {
		word, _, _ := strings.Cut(rest, " ")
		unquoted := strings.TrimRight(word, "\"'`()[],.:;")
		return unquoted, unquoted != "" && strings.IndexByte("\"'", word[0]) < 0 && f.fits(unquoted)
	}
	length := strings.Index(l.plain[at:end], f.behind)
	if length < 0 || strings.Contains(rest[:length], ": ") {
		return "", false
	}
	return rest[:length], f.fits(rest[:length])
}

// fits reports whether the family's message may be about a subject.
// One that ends with a space ended with a carriage return.
func (f *form) fits(subject string) bool {
	return !strings.HasSuffix(subject, " ") && (f.family.among == "" || f.family.among.Has(subject))
}

// reporters are the names of the rules that report the family's sample with the subject.
func (t topic) reporters() []string {
	if t.sample == "" {
		return nil
	}
	subject := t.subject
	if strings.Contains(subject, " ") {
		subject = `"` + subject + `"` // it was one word
	}
	report, err := lint.Lint(check.Input{Source: []byte(strings.Replace(t.sample, subjectMark, subject, 1) + "\n")})
	if err != nil {
		return nil // a line is shorter than any limit
	}
	var names []string
	for _, d := range report.Diagnostics {
		names = append(names, d.Rule)
	}
	return names
}
