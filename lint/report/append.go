package report

import (
	"strconv"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/procfile"
)

// AppendJSON adds a report as jsontext does, more than twice as fast: a report is what is asked for most, and
// on the edge writing it by reflection would be a good part of all the work.
func AppendJSON(out []byte, r *lint.Report) []byte {
	out = appendText(append(out, `{"schema":`...), r.Schema)
	out = appendText(append(out, `,"file":{"path":`...), r.File.Path)
	out = appendText(append(out, `,"encoding":`...), string(r.File.Encoding))
	out = strconv.AppendBool(append(out, `,"bom":`...), r.File.BOM)
	out = appendText(append(out, `,"eol":`...), string(r.File.EOL))
	out = appendTexts(append(out, `},"platforms":`...), r.Platforms)
	out = append(out, `,"diagnostics":[`...)
	for i := range r.Diagnostics {
		out = appendDiagnostic(appendComma(out, i), &r.Diagnostics[i])
	}
	out = appendInt(append(out, `],"summary":{"error":`...), r.Summary.Error)
	out = appendInt(append(out, `,"warning":`...), r.Summary.Warning)
	out = appendInt(append(out, `,"info":`...), r.Summary.Info)
	out = appendInt(append(out, `,"hint":`...), r.Summary.Hint)
	out = append(appendInt(append(out, `,"fixable":`...), r.Summary.Fixable), '}')
	if r.Omitted > 0 {
		out = appendInt(append(out, `,"omitted":`...), r.Omitted)
	}
	if r.OmittedFixes > 0 {
		out = appendInt(append(out, `,"omittedFixes":`...), r.OmittedFixes)
	}
	if len(r.Detected) > 0 {
		out = appendTexts(append(out, `,"detected":`...), r.Detected)
		out = appendTexts(append(out, `,"detectedBy":`...), r.DetectedBy)
	}
	if r.Excluded {
		out = append(out, `,"excluded":true`...)
	}
	return append(out, '}')
}

func appendDiagnostic(out []byte, d *check.Diagnostic) []byte {
	out = appendText(append(out, `{"rule":`...), d.Rule)
	out = appendText(append(out, `,"severity":`...), d.Severity.String())
	out = appendText(append(out, `,"kind":`...), d.Kind.String())
	if d.Folded {
		out = append(out, `,"folded":true`...)
	}
	out = appendText(append(out, `,"message":`...), d.Message)
	out = append(out, `,"effects":[`...)
	for i := range d.Effects {
		out = appendEffect(appendComma(out, i), &d.Effects[i])
	}
	out = appendText(append(out, `],"help":`...), d.Help)
	if d.Unlisted > 0 {
		out = strconv.AppendInt(append(out, `,"unlisted":`...), int64(d.Unlisted), 10)
	}
	if d.File != "" {
		out = appendText(append(out, `,"file":`...), d.File)
	}
	if d.AboutFile {
		out = append(out, `,"aboutFile":true`...)
	}
	out = appendSpan(append(out, `,"range":`...), d.Span)
	if len(d.Platforms) > 0 {
		out = appendTexts(append(out, `,"platforms":`...), d.Platforms)
	}
	out = appendText(append(out, `,"docs":`...), d.Docs)
	out = append(out, `,"fixes":[`...)
	for i := range d.Fixes {
		out = appendFix(appendComma(out, i), &d.Fixes[i])
	}
	out = append(out, ']')
	if len(d.Related) > 0 {
		out = append(out, `,"related":[`...)
		for i := range d.Related {
			out = appendText(append(appendComma(out, i), `{"message":`...), d.Related[i].Message)
			out = append(appendSpan(append(out, `,"range":`...), d.Related[i].Span), '}')
		}
		out = append(out, ']')
	}
	return append(out, '}')
}

func appendEffect(out []byte, e *check.PlatformEffect) []byte {
	out = appendTexts(append(out, `{"platforms":`...), e.Platforms)
	out = appendText(append(out, `,"severity":`...), e.Severity.String())
	out = appendText(append(out, `,"outcome":`...), e.Outcome.String())
	out = strconv.AppendBool(append(out, `,"verified":`...), e.Verified)
	out = appendText(append(out, `,"text":`...), e.Text)
	if e.Log != "" {
		out = appendText(append(out, `,"log":`...), e.Log)
	}
	return append(out, '}')
}

func appendFix(out []byte, f *lint.Fix) []byte {
	out = appendText(append(out, `{"title":`...), f.Title)
	out = appendText(append(out, `,"applicability":`...), string(f.Applicability))
	out = append(out, `,"edits":[`...)
	out = append(appendEdits(out, f.Edits), ']')
	if len(f.Files) > 0 {
		out = append(out, `,"files":[`...)
		for i := range f.Files {
			out = appendText(append(appendComma(out, i), `{"path":`...), f.Files[i].Path)
			out = append(appendEdits(append(out, `,"edits":[`...), f.Files[i].Edits), ']', '}')
		}
		out = append(out, ']')
	}
	if f.Rename != nil {
		out = append(appendText(append(out, `,"rename":{"newPath":`...), f.Rename.NewPath), '}')
	}
	if f.Encode != "" {
		out = appendText(append(out, `,"encode":`...), f.Encode)
	}
	return append(out, '}')
}

func appendEdits(out []byte, edits []check.TextEdit) []byte {
	for i := range edits {
		out = appendSpan(append(appendComma(out, i), `{"range":`...), edits[i].Span)
		out = append(appendText(append(out, `,"newText":`...), edits[i].NewText), '}')
	}
	return out
}

func appendSpan(out []byte, s procfile.Span) []byte {
	out = appendPosition(append(out, `{"start":`...), s.Start)
	return append(appendPosition(append(out, `,"end":`...), s.End), '}')
}

func appendPosition(out []byte, p procfile.Position) []byte {
	out = appendInt(append(out, `{"line":`...), p.Line)
	return append(appendInt(append(out, `,"character":`...), p.Character), '}')
}

func appendTexts(out []byte, texts []string) []byte {
	out = append(out, '[')
	for i, text := range texts {
		out = appendText(appendComma(out, i), text)
	}
	return append(out, ']')
}

// appendComma separates element i of a list from the one before it.
func appendComma(out []byte, i int) []byte {
	if i > 0 {
		return append(out, ',')
	}
	return out
}

func appendText(out []byte, text string) []byte { return jsontext.AppendString(out, text) }

func appendInt(out []byte, n int) []byte { return strconv.AppendInt(out, int64(n), 10) }
