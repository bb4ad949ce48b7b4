package platform

import (
	"bufio"
	"bytes"
	"strings"
	"testing"
)

// Results of real programs in addition to the recorded files, with the texts of Python 3.11 and
// Node 20.
func TestPythonDecodeError(t *testing.T) {
	many := strings.Repeat("a", 8190)
	for _, c := range []struct{ src, whole, lines string }{
		{"web: \xe2\x82", "bytes in position 5-6: unexpected end of data", "bytes in position 0-1: unexpected end of data"},
		{"web: \xe2\x82(", "bytes in position 5-6: invalid continuation byte", ""},
		{"web: \xe0\x80", "byte 0xe0 in position 5: invalid continuation byte", ""},
		{"web: \xed\xa0\x80", "byte 0xed in position 5: invalid continuation byte", ""},
		{"web: \xf4\x90\x80\x80", "byte 0xf4 in position 5: invalid continuation byte", ""},
		{"web: \xf5", "byte 0xf5 in position 5: invalid start byte", ""},
		{"web: \x80", "byte 0x80 in position 5: invalid start byte", ""},
		{many + "\xe2\x82", "bytes in position 8190-8191: unexpected end of data", "bytes in position 0-1: unexpected end of data"},
		{many + "\xe2\x82(", "bytes in position 8190-8191: invalid continuation byte", "bytes in position 0-1: invalid continuation byte"},
		{many + "12345\xff", "byte 0xff in position 8195: invalid start byte", "byte 0xff in position 3: invalid start byte"},
		{many + "é世界", "", ""},
	} {
		if c.lines == "" {
			c.lines = c.whole
		}
		for read, want := range map[string]string{"honcho": c.whole, "piku": c.lines} {
			if want != "" {
				want = "UnicodeDecodeError: 'utf-8' codec can't decode " + want
			}
			if got := readOf(t, read)([]byte(c.src)).Error; got != want {
				t.Errorf("%s of %.20q: %q, expected %q", read, c.src, got, want)
			}
		}
	}
}

func TestDecodeJS(t *testing.T) {
	for src, want := range map[string]string{
		"\xe2\x82": "�", "\xe2\x82(": "�(", "\xe0\x80": "��", "\xed\xa0\x80": "���",
		"\xf4\x90\x80\x80": "����", "\xf5": "�", "\xc3\xc3\xa9": "�é", "\xf0\x9f\x98": "�", "é": "é", "": "",
	} {
		if got := decodeJS([]byte(src)); got != want {
			t.Errorf("%q: %q, expected %q", src, got, want)
		}
	}
}

// TestScanLines compares the lines with those of bufio.Scanner.
func TestScanLines(t *testing.T) {
	sources := []string{"", "\n", "\r", "\r\n", "a", "a\r", "a\r\r\n", "a\nb", "a\r\n\r\nb\r", "\n\n"}
	for _, n := range []int{maxScanned - 2, maxScanned - 1, maxScanned, maxScanned + 1} {
		long := strings.Repeat("x", n)
		sources = append(sources, long, long+"\n", long+"\r\n", "a\n"+long, "a\n"+long+"\nb", long+"\r")
	}
	for _, src := range sources {
		scanner := bufio.NewScanner(bytes.NewReader([]byte(src)))
		var want []string
		for scanner.Scan() {
			want = append(want, scanner.Text())
		}
		ok := tooLongLine([]byte(src)) < 0
		if ok != (scanner.Err() == nil) {
			t.Errorf("%d bytes, %.5q…: ok is %v, the scanner says %v", len(src), src, ok, scanner.Err())
		}
		if !ok {
			continue
		}
		var got []string
		for l := linesOf([]byte(src), scanLine); l.next(); {
			got = append(got, l.text)
		}
		if strings.Join(got, "|") != strings.Join(want, "|") || len(got) != len(want) {
			t.Errorf("%d bytes, %.5q…: %d lines, the scanner has %d", len(src), src, len(got), len(want))
		}
	}
}

// Differences between the parsers, in addition to the recorded files. "!" precedes the text of an
// error.
func TestReaders(t *testing.T) {
	const null = "!Cannot read properties of null (reading '1')"
	for _, c := range []struct{ id, src, want string }{
		{"foreman", "web: \v\n", "web=\v"},
		{"foreman", "web:\r", "web=\r"},
		{"foreman", "web: a\r\r\n", "web=a\r"},
		{"foreman", "web:\u00a0x\n", "web=\u00a0x"},
		{"foreman", "web: a\nweb: b\n", "web=a | web=b"},
		{"honcho", "web:\u00a0x\x1cworker: y\u2028# z\u0085clock:\x1fz", "web=x | worker=y | clock=z"},
		{"honcho", "web: \t\n", "web=\t"},
		{"hivemind", "web: \n", "!hivemind: No entries was found in Procfile"},
		{"hivemind", "web:  \nworker:x\n", "web= "},
		{"overmind", "web: a\nweb: b\n", "!overmind: Process names must be unique"},
		{"overmind", "web:\va\nworker: a\r", "worker=a\r"},
		{"goreman", "  # a: b\n: c\nd e :\u00a0f: g \nd e: h", "d e=f: g | d e=h"},
		{"forego", "web:\va\r", "web=\va"},
		{"paketo", "web: a\nweb: b\n", "web=b"},
		{"node-foreman", "x\rweb: a\u2028b\n", "web=a"},
		{"node-foreman", "web:\r\u2028 x \ufeff\n#\n\n", "web=x"},
		{"node-foreman", "web: a\n\r\n", null},
		{"node-foreman", " # a\n", null},
		{"node-foreman", "web: \u2028\n", "!Syntax Error in Procfile, Line %d: No Command Found"},
		{"node-foreman", "__proto__: a\nconstructor: b\n", "constructor=b"},
		{"heroku-local", "\ufeffweb: a \r\n  # b: c\n---\n", "\ufeffweb=a "},
		{"heroku-local", "web: a\n\nmy-job: b\n", "!line 3 parse error: my-job: b"},
		{"dokku", "web : a # b # c\n", "web=a # b"},
		{"dokku", "web: a // b # c\n", "web=a // b"},
		{"dokku", "web: a // b\n", "web=a"},
		{"dokku", "web: a #\n", "web=a #"},
		{"dokku", "web:\u00a0 // x\n", "!no command specified, line 1"},
		{"dokku", "\u2003web: a\u2003\n", "web=a"},
		{"google-cloud", "web:\n\n echo: one\n", "web=echo: one"},
		{"cloud-foundry", "  web: a\nworker: b\n", "web=a"},
		{"cloud-foundry", "web: a\n\tx\n", "!Failed to read command from Procfile: invalid YAML"},
		{"railway", "web: a\nnot an entry\nworker: b\n", "!error reading Procfile as YAML: yaml: line 3: could not find expected ':'"},
		{"railway", "# a\n\t\nweb: b\n", "!error reading Procfile as YAML: yaml: line 2: found character that cannot start any token"},
		{"railway", "web: a\r\nworker: b\r\n", "web=a | worker=b"},
		{"elastic-beanstalk", "# a\n\nweb:a b\nx-y:  c\r\n", "web=a b | x-y=c"},
		{"elastic-beanstalk", "web:  \n", "!Instance deployment failed. For details, see 'eb-engine.log'."},
		{"elastic-beanstalk", " web: a\n", "!Instance deployment failed. For details, see 'eb-engine.log'."},
		{"piku", "web\u00a0: a\rcron1: 60 * * * * x\ncron2: */59 ٢٤ * * 7 x\ncron3: 1 2 3 x\n: y\n", "web=a | cron2=*/59 ٢٤ * * 7 x | cron3=1 2 3 x | =y"},
		{"piku", "web: a\nrwsgi: b\n", "rwsgi=b"},
		{"gigalixir", "web: a\n web: b\n", "web=a"},
		{"scalingo", "web: \"a b\"\n", "web=a b"},
		{"tsuru", "web: \u00a0a \u00a0\r\nworker:\r\nclock:\nx.y: b\nweb: c", "worker= | web=c"},
		{"mprocs", "# a: b\n : c\nx\n\u0085web\u00a0: a: b\nweb:\nweb (2): d\nweb: e\n", "=c | web=a: b | web (2)= | web (2) (2)=d | web (3)=e"},
	} {
		read := parseNodeForeman // which heroku local runs after its own parser
		if c.id != "node-foreman" {
			read = readOf(t, c.id)
		}
		r := read([]byte(c.src))
		got := shown(r)
		if r.Error != "" {
			got = "!" + got
		}
		if got != c.want {
			t.Errorf("%s of %q: %q, expected %q", c.id, c.src, got, c.want)
		}
	}
}

// The result for a parsed file: the later error, and the types that the platform keeps.
func TestAfterParsing(t *testing.T) {
	for _, c := range []struct{ id, src, rejected, kept string }{
		{"foreman", "# a\n", "ERROR: no processes defined", ""},
		{"paketo", "web:\n", "", ""}, // other buildpacks go on
		{"goreman", "web: a\nweb: b\nx: c\n", "", "web=a x=c"},
		{"dokku", "web : a\nworker: b\n", "Proc entrypoint web does not exist. Please check your Procfile", "worker=b"},
		{"dokku:dockerfile", "web : a\nworker: b\n", "", "web=a worker=b"},
		{"railway", "worker: a\nweb: b\nx: c\n", "", "web=b"},
		{"railway", "web:\nworker: a\n", "", "worker=a"},
		{"railway", "x: a\ny: b\n", "", "x=a"},
		{"google-cloud", "worker: a\n", "web process not found in Procfile, found processes: [worker]", "worker=a"},
		{"heroku-local", "web: a\nrelease: b\n", "", "web=a"},
		{"heroku-local", "release: b\n", "", "release=b"},
		{"heroku-local", "  web: a\n", "Cannot read properties of null (reading '1')", "  web=a"},
		{"piku", "# a\n", "Error: Invalid Procfile for app 'app'.", ""},
		{"cloud-foundry", "worker: a\n", "", "worker=a"},
		{"dokploy", "worker: a\nrelease: b\napi: c\n", "", "worker=a release=b"},
	} {
		target, _ := Lookup(c.id)
		r, rejected := target.ReadFile([]byte(c.src))
		var kept []string
		for _, p := range r.Processes {
			if p.NotStarted == "" {
				kept = append(kept, p.Type+"="+p.Command)
			}
		}
		if got := strings.Join(kept, " "); rejected != c.rejected || got != c.kept {
			t.Errorf("%s of %q: rejected %q, keeps %q; expected %q and %q", c.id, c.src, rejected, got, c.rejected, c.kept)
		}
	}
}
