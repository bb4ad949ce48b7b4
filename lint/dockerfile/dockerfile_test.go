package dockerfile

import (
	"fmt"
	"slices"
	"testing"
)

func TestRead(t *testing.T) {
	f := Read("# syntax=docker/dockerfile:1\n#escape=`\nARG TAG=22\n" +
		"FROM --platform=$BUILDPLATFORM node:$TAG AS Base\r\nWORKDIR /app\nWORKDIR web\nRUN npm ci `\n\n  # why\n  && npm test\nCMD [\"node\", \"a.js\"]\n" +
		"FROM golang AS tools\nRUN <<EOF <<-\"END\"\n# a comment of the shell\ngo build -o /bin/x\nEOF\n\tsecond\n\tEND\nRUN echo $((1<<2))\n" +
		"FROM base\nCOPY --from=TOOLS --chown=app [\"/bin/x\",\"./\"]\ncopy --from=1 /bin/y y\nADD a.tgz .\nENTRYPOINT [\"x\"]")
	var got []string
	for _, in := range f.Last.All() {
		got = append(got, fmt.Sprintf("%d %s %s %q %s", in.Line, in.Folder, in.Word, in.Words(), in.From()))
	}
	want := []string{
		`4 / FROM ["node:$TAG" "AS" "Base"] `, `5 /app WORKDIR ["/app"] `, `6 /app/web WORKDIR ["web"] `,
		`7 /app/web RUN ["npm" "ci" "&&" "npm" "test"] `, `11 /app/web CMD ["node" "a.js"] `,
		`20 /app/web FROM ["base"] `, `21 /app/web COPY ["/bin/x" "./"] TOOLS`, `22 /app/web COPY ["/bin/y" "y"] 1`, `23 /app/web ADD ["a.tgz" "."] `, `24 /app/web ENTRYPOINT ["x"] `,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%q, want\n%q", got, want)
	}
	if f.Last.Image != "node:$TAG" || f.Last.Entrypoint != `["x"]` || f.Last.Cmd != "" || len(f.Stages) != 3 {
		t.Errorf("%d stages, the last of %s with ENTRYPOINT %s and CMD %s", len(f.Stages), f.Last.Image, f.Last.Entrypoint, f.Last.Cmd)
	}
	tools := f.Stage("1")
	if tools != f.Stage("Tools") || len(tools.Own) != 3 || tools.Own[1].Text() != "<<EOF <<-\"END\"\n# a comment of the shell\ngo build -o /bin/x\n\tsecond" {
		t.Errorf("the stage of here-documents is %v", tools)
	}
}

func TestReadParts(t *testing.T) {
	for text, want := range map[string]string{
		"":                                   "  ",
		"\\":                                 "  ",
		"ARG A":                              "  ",
		"FROM":                               "  ",
		"CMD a":                              "  a",
		"FROM a\nCMD b \\":                   "a  b",
		"FROM a\nCMD b\nENTRYPOINT c":        "a c b",
		"FROM a AS a\nCMD b\nFROM a\n":       "a  b",
		"FROM a\nCMD b\nFROM a\nWORKDIR":     "a  ",
		"FROM a\nRUN <<E\nCMD b":             "a  ",
		"FROM a\nCMD cat <<E\nENTRYPOINT  c": "a c cat <<E",
	} {
		if s := Read(text).Last; s.Image+" "+s.Entrypoint+" "+s.Cmd != want {
			t.Errorf("%q gives %q %q %q, not %q", text, s.Image, s.Entrypoint, s.Cmd, want)
		}
	}
}
