package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/report"
	"github.com/proclint/proclint/lint/sevalla"
	"github.com/proclint/proclint/lint/spelling"
)

func newSevalla() *cobra.Command {
	var in sevallaInput
	cmd := &cobra.Command{
		Use:   platform.Sevalla + " [update|create]",
		Short: "Build the request that updates or creates a process on Sevalla",
		Long: `Build the request that updates or creates a process on Sevalla: its JSON body,
the curl calls and the Terraform resource. Every field has a flag. The command
checks fields as the API does, prints one message for each wrong field, and exits
with 1. It sends nothing, and the key stays in $SEVALLA_API_KEY.

--from-procfile starts with the values of a process in a Procfile. --file starts
with JSON: an API response, or a request body. Flags override both.`,
		Example: `  proclint sevalla update --entrypoint 'npm start' --readiness-http-path /ready
  proclint sevalla create --from-procfile . --process worker --resource-type-id ID
  curl … | proclint sevalla --file - --process web --instance-count 3 --format curl`,
		Args:      cobra.MatchAll(cobra.MaximumNArgs(1), sevallaAction),
		ValidArgs: sevalla.Actions(),
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&in.procfile, "from-procfile", "", "`PATH` of a Procfile or its folder to start from")
	flags.StringVar(&in.file, "file", "", "`PATH` of JSON to start from, - for standard input")
	flags.StringVar(&in.process, "process", "", "`NAME` of the process: its type in the Procfile, or its key in a list")
	format := addFormat(cmd, "text", "json", "curl", "terraform")
	for _, field := range sevalla.Fields() {
		addField(cmd, field)
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		action := sevalla.Update
		if len(args) == 1 {
			action = sevalla.Action(args[0])
		}
		form, err := in.form(action, cmd)
		if err != nil {
			return err
		}
		return writeRequest(cmd, form, in.shown, format.value)
	}
	return cmd
}

func sevallaAction(_ *cobra.Command, args []string) error {
	if len(args) == 1 && !slices.Contains(sevalla.Actions(), args[0]) {
		return spelling.NewUnknown("request", args[0], sevalla.Actions())
	}
	return nil
}

func addField(cmd *cobra.Command, field sevalla.Field) {
	usage := field.Title
	if len(field.Choices) > 0 {
		usage += ": " + strings.Join(field.Choices, ", ")
	}
	usage += "."
	if field.Help != "" {
		usage += " " + field.Help
	}
	if field.Effect != "" {
		usage += " Takes effect: " + inSentence(field.Effect)
	}
	cmd.Flags().Var(&fieldValue{field: field}, field.Flag, usage)
	if len(field.Choices) > 0 {
		complete(cmd, field.Flag, field.Choices)
	}
}

func inSentence(s string) string { return strings.ToLower(s[:1]) + s[1:] }

// fieldValue is the flag of a field, which takes any text: a wrong value is a message, not a usage error. A list takes one element each time.
type fieldValue struct {
	field  sevalla.Field
	values []string
}

func (v *fieldValue) several() bool {
	return v.field.Type == sevalla.List || v.field.Type == sevalla.Headers
}

// Set takes the value, or one more of a list.
func (v *fieldValue) Set(value string) error {
	if !v.several() {
		v.values = nil
	}
	v.values = append(v.values, value)
	return nil
}

// String is the text of the field.
func (v *fieldValue) String() string {
	if v.field.Type == sevalla.List {
		return sevalla.ListText(v.values)
	}
	return strings.Join(v.values, "\n")
}

// Type names the value in the help text.
func (v *fieldValue) Type() string {
	return cmp.Or(map[sevalla.Type]string{
		sevalla.Integer: "NUMBER", sevalla.Boolean: "true|false", sevalla.UUID: "ID", sevalla.Choice: "WORD",
		sevalla.List: "TEXT…", sevalla.Headers: "TEXT…",
	}[v.field.Type], "TEXT")
}

type sevallaInput struct {
	procfile, file, process string
	shown                   []sevalla.Shown // facts of the answer in file
}

func (in *sevallaInput) form(action sevalla.Action, cmd *cobra.Command) (sevalla.Form, error) {
	form := sevalla.Form{Action: action, Values: map[string]string{}}
	if in.procfile != "" && in.file != "" {
		return form, errors.New("--from-procfile and --file cannot be used together")
	}
	values, err := in.values(action, cmd.InOrStdin())
	if err != nil {
		return form, err
	}
	for _, v := range values {
		form.Values[v.Name] = v.Value
	}
	for _, field := range sevalla.Fields() {
		if flag := cmd.Flags().Lookup(field.Flag); flag.Changed {
			form.Values[field.Name] = flag.Value.String()
		}
	}
	form.SetDefaults()
	return form, nil
}

func (in *sevallaInput) values(action sevalla.Action, stdin io.Reader) ([]sevalla.Value, error) {
	switch {
	case in.file != "":
		s := named(in.file)
		if in.file == stdinArg {
			s = source{stdin: true}
		}
		text, err := s.read(stdin)
		if err != nil {
			return nil, err
		}
		values, err := sevalla.Read(string(text), in.process)
		if several, ok := errors.AsType[sevalla.SeveralError](err); ok {
			return nil, fmt.Errorf("%s has several processes, so choose one with --process: %s", s, prose.Join(several.Keys, "or"))
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s, err)
		}
		in.shown = sevalla.ShownIn(string(text), in.process)
		return values, nil
	case in.procfile != "":
		return in.suggested(action, stdin)
	case in.process != "":
		return nil, errors.New("--process needs --from-procfile or --file")
	}
	return nil, nil
}

func (in *sevallaInput) suggested(action sevalla.Action, stdin io.Reader) ([]sevalla.Value, error) {
	s, err := onlySource([]string{in.procfile})
	if err != nil {
		return nil, err
	}
	src, err := s.read(stdin)
	if err != nil {
		return nil, err
	}
	p, err := sevalla.ProcessOf(procfile.Parse(src), in.process)
	if several, ok := errors.AsType[sevalla.SeveralError](err); ok {
		return nil, fmt.Errorf("the Procfile has several processes, so choose one with --process: %s", report.Printable(prose.Join(several.Keys, "or")))
	}
	if err != nil {
		return nil, err
	}
	return sevalla.Suggest(p).For(action), nil
}

func writeRequest(cmd *cobra.Command, form sevalla.Form, shown []sevalla.Shown, format string) error {
	request := sevalla.RequestOf(form)
	wrong := namesOf(request.Messages, func(m sevalla.Message) string { return report.Printable(withFlag(m)) })
	if format == "terraform" && len(wrong) == 0 && len(request.TerraformNeeds) > 0 {
		wrong = append(wrong, "Terraform's resource also needs "+strings.Join(request.TerraformNeeds, ", ")+".")
	}
	if len(wrong) > 0 {
		if _, err := fmt.Fprintln(cmd.ErrOrStderr(), strings.Join(wrong, "\n")); err != nil {
			return fmt.Errorf("write the messages: %w", err)
		}
		return errFindings
	}
	commands := asProcfile(form)
	if text, ok := map[string]string{"json": request.Body + "\n", "curl": calls(request), "terraform": request.Terraform}[format]; ok {
		return writeFileText(cmd.OutOrStdout(), text, commands)
	}
	text := ""
	for _, s := range shown { // that no request can change
		text += fmt.Sprintf("%s: %s (from the response)\n", s.Name, report.Printable(s.Value))
	}
	return writeText(cmd.OutOrStdout(), secretsOf(commands).Mask(text+requestText(form, request)))
}

// asProcfile is a Procfile with the values of a form as its commands, in which secrets are found.
func asProcfile(form sevalla.Form) []byte {
	var b strings.Builder
	for _, value := range form.Values {
		b.WriteString("value: " + strings.ReplaceAll(value, "\n", " ") + "\n")
	}
	return []byte(b.String())
}

// withFlag is a message; of a field that is only missing it names the flag.
func withFlag(m sevalla.Message) string {
	for _, field := range sevalla.Fields() {
		if m.Missing && field.Name == m.Field {
			return m.Text + " Set it with --" + field.Flag + "."
		}
	}
	return m.Text
}

// calls are the curl calls, the ones that only read first, each after a comment.
func calls(request sevalla.Request) string {
	var reading, writing []string
	for _, e := range request.Equivalents {
		if !strings.HasPrefix(e.Text, "curl ") {
			continue
		}
		call := "# " + e.Title + ". " + e.Note + "\n" + e.Text + "\n"
		if strings.HasPrefix(e.Title, "List") {
			reading = append(reading, call)
		} else {
			writing = append(writing, call)
		}
	}
	return strings.Join(append(reading, writing...), "\n")
}

// requestText is everything for people: the fields with when they take effect, then the texts to copy.
func requestText(form sevalla.Form, request sevalla.Request) string {
	var b strings.Builder
	for _, field := range sevalla.Fields() {
		value, set := form.Values[field.Name]
		if !set {
			continue
		}
		fmt.Fprintf(&b, "%s: %s\n", field.Name, report.Printable(strings.ReplaceAll(value, "\n", " ")))
		if effect := field.Effect; effect != "" {
			if form.Action == sevalla.Create {
				effect = sevalla.EffectOfCreate
			}
			fmt.Fprintf(&b, "  takes effect: %s\n", inSentence(effect))
		}
	}
	for _, e := range request.Equivalents {
		b.WriteString("\n" + e.Title + "\n")
		if e.Note != "" {
			b.WriteString("  " + e.Note + "\n")
		}
		for _, line := range strings.Split(strings.TrimSuffix(e.Text, "\n"), "\n") {
			b.WriteString(strings.TrimRight("    "+report.Printable(line), " ") + "\n")
		}
	}
	return b.String()
}
