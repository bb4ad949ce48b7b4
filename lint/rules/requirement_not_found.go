package rules

import (
	"path"
	"regexp"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
)

var _ = check.Register(check.Rule{
	Name:      "requirement-not-found",
	Group:     check.RepositoryGroup,
	Kind:      check.Slip,
	Title:     "Requirement that pip doesn't find",
	Reach:     check.InOtherFiles,
	AboutFile: true,
	Check:     checkRequirementNotFound,
})

// pythonModules are modules of Python's library of which no package on PyPI has the name, which PyPI doesn't give to anybody (pypi/warehouse
// warehouse/packaging/services.py). The names are those of sys.stdlib_module_names, and of Python 2, without those in PyPI's list of 2026-11.
const pythonModules ecosystem.Words = "abc aifc array asynchat asyncore atexit audioop base64 bdb binascii bisect builtins bz2 calendar cgi cgitb cmath cmd code codecs " +
	"codeop collections colorsys commands compileall concurrent contextlib cookielib copy copyreg cpickle cprofile crypt csv ctypes curses dbm decimal difflib distutils " +
	"doctest encodings ensurepip errno exceptions faulthandler fcntl filecmp fileinput fnmatch fractions ftplib gc getopt getpass gettext glob grp gzip hashlib heapq " +
	"httplib idlelib imaplib imghdr imp inspect io itertools json keyword lib2to3 linecache locale lzma mailcap marshal math mimetypes mmap msvcrt netrc numbers " +
	"operator optparse os pdb pickle pickletools pipes pkgutil platform plistlib poplib posix pprint profile pstats pty pwd py-compile pydoc queue quopri " +
	"random re reprlib runpy sched select shelve shlex shutil signal site smtpd smtplib sndhdr socket socketserver spwd sqlite sqlite3 stat string stringio struct " +
	"subprocess symtable sys sysconfig syslog tarfile telnetlib tempfile termios textwrap this threading time timeit tkinter tokenize tomllib trace traceback " +
	"tracemalloc tty turtle types unicodedata unittest urllib urllib2 urlparse uu venv warnings weakref webbrowser winreg winsound xml xmlrpc xmlrpclib zipapp zipfile " +
	"zipimport zlib zoneinfo"

// packagesOf are names that no package on PyPI has, with the package that people mean; "" where the line brings nothing that the app lacks.
var packagesOf = map[string]string{
	"bs": "beautifulsoup4", "corsheaders": "django-cors-headers", "cv2": "opencv-python-headless", "dateutil": "python-dateutil", "dns": "dnspython",
	"git": "GitPython", "googleapiclient": "google-api-python-client", "gunicorn3": "gunicorn", "magic": "python-magic", "mysqldb": "mysqlclient", "nacl": "PyNaCl",
	"opencv": "opencv-python-headless", "openssl": "pyOpenSSL", "pil": "pillow", "pptx": "python-pptx", "rest-framework": "djangorestframework",
	"speech-recognition": "SpeechRecognition", "wx": "wxPython", "yaml": "PyYAML", "pip3": "", "pkg-resources": "", "python": "",
	// Of Anaconda, whose pip freeze lists them.
	"anaconda-navigator": "", "anaconda-project": "", "conda-build": "", "conda-content-trust": "", "conda-libmamba-solver": "", "conda-verify": "", "libmambapy": "",
	"menuinst": "", "navigator-updater": "",
}

// windowsPackages have only files for Windows on PyPI, or need a package that has. Sources: mhammond/pywin32 README.md, zephyrproject-rtos/windows-curses
// README.md, tjguk/wmi setup.py, andfoy/pywinpty README.md.
const windowsPackages ecosystem.Words = "pywin32 pypiwin32 windows-curses wmi pywinpty"

// localArchive is the name of a package, and its version, in the name of a file that pip builds.
var localArchive = regexp.MustCompile(`^([A-Za-z][\w.]*?)-(\d[\w.]*?)(?:-py[\w.-]+|-cp[\w.-]+|\.tar\.gz|\.zip|\.whl)`)

func checkRequirementNotFound(p *check.Pass) {
	for _, q := range p.Requirements() {
		name := q.Name
		meant, isAbsent := packagesOf[name]
		switch {
		case q.Local != "":
			reportNotFound(p, &q, prose.T("`%s` is a path of another machine", q.Local), localRight(q.Text), "[Errno 2] No such file or directory")
		case q.Invalid || name == "" || q.Conditional || strings.Contains(q.Text, "@"):
		case pythonModules.Has(name):
			reportNotFound(p, &q, prose.T("`%s` is a module of Python, not a package", q.Named()), "", noDistribution+q.Text)
		case windowsPackages.Has(name):
			reportNotFound(p, &q, prose.T("`%s` has no package for Linux", q.Named()), q.Text+`; sys_platform == "win32"`, noDistribution+q.Text)
		case isAbsent:
			reportNotFound(p, &q, prose.T("PyPI has no package `%s`", q.Named()), meant, noDistribution+q.Text)
		}
	}
}

const noDistribution = "ERROR: No matching distribution found for "

// localRight is the requirement that brings what a path of one machine names, or "".
func localRight(text string) string {
	name, address, isNamed := strings.Cut(text, " @ ")
	if m := localArchive.FindStringSubmatch(path.Base(address + text)); m != nil {
		return m[1] + "==" + m[2]
	}
	if isNamed {
		return strings.TrimSpace(name)
	}
	return ""
}

// reportNotFound reports a requirement. Without a right one, the line goes.
func reportNotFound(p *check.Pass, q *repository.Requirement, headline prose.Text, right, log string) {
	f := check.Finding{
		Headline: headline,
		Effects:  p.BuildFails(check.NewEffect(check.Error, platform.Rejected, "The build fails: pip finds no `%s`.", prose.Part{Text: q.Text, End: len(q.Text)}).Logged(log)),
		Help:     prose.T("Delete line %s of `%s`.", q.Line+1, check.PathPart(q.File)),
		Code:     &check.CodePlace{Path: q.File, Line: q.Line + 1, Text: q.Text, Right: right, Subject: q.Text, Deleted: right == ""},
	}
	if right != "" {
		f.Help = prose.T("Use `%s` in line %s of `%s`.", right, q.Line+1, check.PathPart(q.File))
	}
	p.Report(f)
}
