package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

// Limits that every attack has.
const (
	maxResident = 512 << 20
	maxBeside   = time.Second
	fill        = 256 << 10 // the size of the largest body that the server takes
)

// attack is one way to hurt a server.
type attack struct {
	name string
	do   func(*server) error
}

var attacks = []attack{
	{"unread-answers", unreadAnswers},
	{"unfinished-bodies", unfinishedBodies},
	{"unfinished-heads-and-idle-connections", unfinishedHeads},
	{"batches-of-16-kb", func(s *server) error { return s.together(64, "/v1/lint", "application/x-ndjson", batch(62)) }},
	{"batches-of-257-kb", func(s *server) error { return s.together(8, "/v1/lint", "application/x-ndjson", batch(1000)) }},
	{"lone-carriage-returns", func(s *server) error { return s.together(8, "/v1/fix", "text/plain", repeated("a:\r")) }},
	{"control-characters", func(s *server) error { return s.together(8, "/v1/preview?platform=drycc", "text/plain", controls()) }},
	{"explained-backslashes", func(s *server) error { return s.together(8, "/v1/explain", "text/plain", repeated(`\`)) }},
	{"explained-secrets", func(s *server) error {
		return s.together(8, "/v1/explain", "text/plain", repeated(`DB_PASSWORD=x password: "y" ://a:b mysql -p `))
	}},
	{"explained-names", func(s *server) error {
		return s.together(8, "/v1/explain", "text/plain", repeated("Error: Cannot find module 'a;curl${IFS}x|sh'\n"))
	}},
}

// attackFigures does to the built server, and to the command, what hostile clients and files would: clients that do not
// read, do not finish, or ask for as much work as a request can. It measures how much memory the server had at most, and
// how long a small request beside each attack took. It stays on the loopback interface, and ends within a minute.
func attackFigures([]string) (figures []figure, _ error) {
	add := func(name string, value float64, unit string, limit float64) {
		figures = append(figures, figure{name, value, unit, most, limit})
	}
	binary, err := filepath.Abs(cmp.Or(os.Getenv("PROCLINT_BIN"), "build/proclint"))
	if err != nil {
		return nil, err
	}
	// First, since the memory of a command counts from that of the program that starts it.
	for _, r := range read {
		took, resident, err := readBy(binary, r.command, r.files)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", r.name, err)
		}
		add(r.name, took.Seconds()*1000, "ms", cmp.Or(mostReadOf[r.name], mostRead))
		add(r.name+"-resident", float64(resident)/(1<<20), "MiB", maxResident>>20)
	}
	cleared, err := clearedCauses(binary)
	if err != nil {
		return nil, fmt.Errorf("cleared causes: %w", err)
	}
	add("causes-cleared-by-other-successes", float64(cleared), "", 0)
	waited, err := causeOfBusyPipe(binary)
	if err != nil {
		return nil, fmt.Errorf("busy pipe: %w", err)
	}
	add("cause-of-a-busy-pipe", waited.Seconds()*1000, "ms", 2000)
	for _, a := range attacks {
		resident, beside, err := suffer(binary, a)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", a.name, err)
		}
		add(a.name+"-resident", float64(resident)/(1<<20), "MiB", maxResident>>20)
		add(a.name+"-small-request-beside", beside.Seconds()*1000, "ms", float64(maxBeside.Milliseconds()))
	}
	took, err := timeOf(binary, batch(62))
	if err != nil {
		return nil, fmt.Errorf("one batch: %w", err)
	}
	add("one-batch-of-16-kb", took.Seconds()*1000, "ms", 150)
	status, err := stopBesideSlowClients(binary)
	if err != nil {
		return nil, fmt.Errorf("stop: %w", err)
	}
	add("exit-status-after-sigterm-beside-slow-clients", float64(status), "", 0)
	return figures, nil
}

// suffer starts a server, attacks it, and asks it small questions until the attack is over.
func suffer(binary string, a attack) (resident int64, beside time.Duration, err error) {
	s, err := start(binary)
	if err != nil {
		return 0, 0, err
	}
	defer s.kill()
	over := make(chan struct{})
	asked := make(chan error, 1)
	go func() {
		var failure error
		for failure == nil {
			var took time.Duration
			took, failure = s.ask()
			beside = max(beside, took)
			select {
			case <-over:
				asked <- failure
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
		<-over
		asked <- failure
	}()
	err = a.do(s)
	close(over)
	err = errors.Join(err, <-asked)
	if err != nil {
		return 0, 0, err
	}
	resident, err = s.peak()
	return resident, beside, err
}

// unreadAnswers asks for the largest answers there are and reads none of them.
func unreadAnswers(s *server) error {
	clients := s.connect(60)
	defer clients.close()
	clients.each(func(c net.Conn) { send(c, "/v1/matrix", "text/plain", controls(), 0) })
	time.Sleep(4 * time.Second)
	return nil
}

// unfinishedBodies sends all but the last byte of large bodies.
func unfinishedBodies(s *server) error {
	clients := s.connect(2500)
	defer clients.close()
	body := strings.Repeat("#", 250<<10)
	clients.each(func(c net.Conn) { send(c, "/v1/lint", "text/plain", body, 1) })
	time.Sleep(2 * time.Second)
	return nil
}

// unfinishedHeads sends heads without an end, and opens connections for nothing.
func unfinishedHeads(s *server) error {
	clients := s.connect(1500)
	defer clients.close()
	idle := s.connect(5000)
	defer idle.close()
	head := "GET / HTTP/1.1\r\nHost: x\r\nX: " + strings.Repeat("x", 250_000)
	clients.each(func(c net.Conn) { _, _ = io.WriteString(c, head) })
	time.Sleep(2 * time.Second)
	return nil
}

// batch is a batch of so many files in which each line can be fixed.
func batch(lines int) string {
	return strings.Repeat(fmt.Sprintf("{\"text\":%q}\n", strings.Repeat("a : b\n", 35)), lines)
}

func repeated(text string) string { return strings.Repeat(text, fill/len(text)) }

// controls is a command each byte of which takes six in JSON.
func controls() string { return "web: " + strings.Repeat("\x01", fill-5) }

// read are commands that read files of other tools, which become large when references are replaced, or which have as much as fits of what a reading
// looks for.
var read = []struct {
	name, command string
	files         map[string]func() string
}{
	{"merges-of-merges", "import compose.yaml", files{"compose.yaml": merges}},
	{"one-long-command", "import compose.yaml", files{"compose.yaml": aliases}},
	{"a-long-table-name", "import fly.toml", files{"fly.toml": longTable}},
	{"continued-lines", "import Dockerfile", files{"Dockerfile": func() string { return "FROM a\nCMD " + strings.Repeat("a \\\n", fill/4) }}},
	{"many-scripts", "import package.json", files{"package.json": manyScripts}},
	{"services-of-one-anchor", "import render.yaml", files{"render.yaml": services}},
	{"brackets", "import --from run-command text", files{"text": func() string { return repeated("$(") }}},
	{"nested-answer", "sevalla --file answer.json", files{"answer.json": func() string { return repeated("[") }}},
	{"many-processes", "sevalla --file answer.json", files{"answer.json": processes}},
	{"a-log", "explain", files{"standard-input": func() string { return strings.Repeat("at=error code=H14 sh: 1: a: not found\n", fill/38) }}},
	{"neighbors", "lint --platform heroku,google-cloud,cloud-foundry", files{
		"Procfile":         func() string { return strings.Repeat("w: npm run a && flask run && bundle exec rake a\n", 100) },
		"package.json":     manyScripts,
		"compose.yaml":     merges,
		"fly.toml":         longTable,
		"app.yaml":         func() string { return "entrypoint: a\n" + repeated("a: {b: [") },
		"app.json":         func() string { return repeated(`{"formation":`) },
		"render.yaml":      services,
		"requirements.txt": func() string { return repeated("a==1\n") },
		"Gemfile.lock":     func() string { return "GEM\n  specs:\n" + repeated("    a (1)\n") },
		".env":             func() string { return repeated("A=$A\n") },
		".gitignore":       func() string { return repeated("**/a*b*c*/\n") },
		".gcloudignore":    func() string { return repeated("#!include:.gcloudignore\n") },
	}},
	{forgedIndex, "lint", files{
		"Procfile":   func() string { return "web: sh start.sh\n" },
		"start.sh":   func() string { return "python app.py\n" },
		"app.py":     func() string { return "" },
		".git/index": longPaths,
	}},
	{repeatedError, "explain", files{"standard-input": func() string { return strings.Repeat("Error: Cannot find module 'express'\n", 4*fill/36) }}},
	{repeatedUnknown, "explain", files{"standard-input": func() string { return strings.Repeat("KeyError: 'DATABASE_URL'\n", 4*fill/25) }}},
}

const (
	forgedIndex, repeatedError, repeatedUnknown = "forged-index", "repeated-error", "repeated-unknown-error"

	// mostRead is how long a command may take, in milliseconds.
	mostRead = 3000
)

// mostReadOf are the limits of files from which a few bytes once took seconds.
var mostReadOf = map[string]float64{forgedIndex: 300, repeatedError: 500, repeatedUnknown: 500}

// longPaths is an index of git of 6 MB in which each path but the first takes some bytes, and means a long one.
func longPaths() string {
	entry := strings.Repeat("\x00", 40+20+2)
	head := "DIRC\x00\x00\x00\x04\x00\xff\xff\xff" + entry + "\x00" + strings.Repeat("a/", 2000) + "Procfile\x00"
	return head + strings.Repeat(entry+"\x08PROCFILE\x00"+entry+"\x08Procfile\x00", 6<<20/2/(len(entry)+10))
}

type files = map[string]func() string

// readBy is how long a command takes in a folder with files, and how much memory. It may reject the files.
func readBy(binary, command string, texts files) (time.Duration, int64, error) {
	folder, err := os.MkdirTemp("", "attack")
	if err != nil {
		return 0, 0, err
	}
	defer os.RemoveAll(folder)
	for name, text := range texts {
		file := filepath.Join(folder, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o700), os.WriteFile(file, []byte(text()), 0o600)); err != nil {
			return 0, 0, err
		}
	}
	cmd := exec.Command(binary, strings.Fields(command)...)
	cmd.Dir = folder
	if text, ok := texts["standard-input"]; ok {
		cmd.Stdin = strings.NewReader(text())
	}
	began := time.Now()
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
		return 0, 0, err
	}
	usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0, 0, errors.New("the system doesn't say how much memory a process took")
	}
	return time.Since(began), usage.Maxrss << 10, nil
}

// services is a file of Render in which each service has all keys of the one before.
func services() string {
	var b strings.Builder
	b.WriteString("services:\n- &w0 {type: web, startCommand: a}\n")
	for i := 1; b.Len() < fill-200; i++ {
		fmt.Fprintf(&b, "- &w%d {<<: [*w%d, *w%d], name: w%d}\n", i, i-1, i-1, i)
	}
	return b.String()
}

// processes is an answer of Sevalla with many processes of one key.
func processes() string {
	one := `{"key":"web","type":"web","entrypoint":"a"},`
	return "[" + strings.TrimSuffix(strings.Repeat(one, fill/len(one)-1), ",") + "]"
}

// manyScripts is a package.json with scripts that all start something.
func manyScripts() string {
	var b strings.Builder
	b.WriteString(`{"scripts": {"start": "a"`)
	for i := 0; b.Len() < fill; i++ {
		fmt.Fprintf(&b, `, "start:!%d": "b"`, i)
	}
	return b.String() + "}}"
}

// merges is a file for Compose in which each service merges the one before ten times.
func merges() string {
	var b strings.Builder
	b.WriteString("services:\n  w0: &w0 {command: a}\n")
	for i := 1; b.Len() < fill-200; i++ {
		fmt.Fprintf(&b, "  w%d: &w%d {<<: [%s]}\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*w%d, ", i-1), 10), ", "))
	}
	return b.String()
}

// aliases is a file for Compose in which all services have one long command.
func aliases() string {
	head := "x: &c \"" + strings.Repeat("a ", fill/4) + "\"\nservices:\n"
	return head + strings.Repeat("  w: {command: *c}\n", (fill-len(head))/20)
}

// longTable is a file of Fly.io in which many keys have the long name of their table in front.
func longTable() string {
	head := "[" + strings.Repeat("a", fill/2) + "]\n"
	return head + strings.Repeat("b = 1\n", (fill-len(head))/6)
}

type server struct {
	address string
	command *exec.Cmd
}

func start(binary string) (*server, error) {
	s := &server{command: exec.Command(binary, "serve", "--addr", "127.0.0.1:0", "--log", "none", "--shutdown-timeout", "1s")}
	output, err := s.command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := s.command.Start(); err != nil {
		return nil, err
	}
	line, err := bufio.NewReader(output).ReadString('\n')
	if err != nil {
		s.kill()
		return nil, fmt.Errorf("read the address: %w", err)
	}
	s.address = strings.Trim(line, "htp:/\n")
	return s, nil
}

func (s *server) kill() {
	// Both fail only where it is already gone.
	_ = s.command.Process.Kill()
	_ = s.command.Wait()
}

// peak is the most memory that the process ever had resident, in bytes.
func (s *server) peak() (int64, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.command.Process.Pid))
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(status)) {
		if value, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			kibibytes, err := strconv.ParseInt(strings.Fields(value)[0], 10, 64)
			return kibibytes << 10, err
		}
	}
	return 0, errors.New("the process shows no resident memory: was it killed?")
}

// ask sends a small file on a new connection, and returns how long the answer took.
func (s *server) ask() (time.Duration, error) {
	began := time.Now()
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}, Timeout: 30 * time.Second}
	response, err := client.Post("http://"+s.address+"/v1/lint", "text/plain", strings.NewReader("web: node server.js"))
	if err != nil {
		return 0, fmt.Errorf("a small request: %w", err)
	}
	defer response.Body.Close()
	if _, err := io.Copy(io.Discard, response.Body); err != nil {
		return 0, fmt.Errorf("a small request: %w", err)
	}
	if response.StatusCode != http.StatusOK {
		return 0, fmt.Errorf("a small request: status %d", response.StatusCode)
	}
	return time.Since(began), nil
}

// together sends the same body on so many connections at once, and waits for the answer to each.
func (s *server) together(count int, path, contentType, body string) error {
	clients := s.connect(count)
	defer clients.close()
	clients.each(func(c net.Conn) {
		send(c, path, contentType, body, 0)
		_ = c.SetReadDeadline(time.Now().Add(time.Minute))
		response, err := http.ReadResponse(bufio.NewReader(c), nil)
		if err != nil {
			return // the server ended a connection, as it may
		}
		_, _ = io.Copy(io.Discard, response.Body)
	})
	return nil
}

// connections are those of an attack. The server may end each of them at any time.
type connections []net.Conn

func (s *server) connect(count int) connections {
	var opened connections
	for range count {
		if c, err := net.DialTimeout("tcp", s.address, 5*time.Second); err == nil {
			opened = append(opened, c)
		}
	}
	return opened
}

func (c connections) close() {
	for _, connection := range c {
		connection.Close()
	}
}

// each does something with all of them at once, for a few seconds at most where the server does not take what it is sent.
func (c connections) each(do func(net.Conn)) {
	var all sync.WaitGroup
	for _, connection := range c {
		_ = connection.SetWriteDeadline(time.Now().Add(5 * time.Second))
		all.Go(func() { do(connection) })
	}
	all.Wait()
}

// send sends a request but for its last bytes.
func send(c net.Conn, path, contentType, body string, missing int) {
	_, _ = fmt.Fprintf(c, "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s",
		path, contentType, len(body), body[:len(body)-missing])
}

// timeOf is the shortest time of five requests with a batch, one after another.
func timeOf(binary, body string) (time.Duration, error) {
	s, err := start(binary)
	if err != nil {
		return 0, err
	}
	defer s.kill()
	best := time.Hour
	for range 5 {
		began := time.Now()
		if err := s.together(1, "/v1/lint", "application/x-ndjson", body); err != nil {
			return 0, err
		}
		best = min(best, time.Since(began))
	}
	return best, nil
}

// stopBesideSlowClients stops a server whose clients neither send nor read, and gives its exit status.
func stopBesideSlowClients(binary string) (int, error) {
	s, err := start(binary)
	if err != nil {
		return 0, err
	}
	defer s.kill()
	clients := s.connect(2)
	defer clients.close()
	send(clients[0], "/v1/lint", "text/plain", "web: x", 1)
	send(clients[1], "/v1/matrix", "text/plain", controls(), 0)
	time.Sleep(time.Second)
	if err := s.command.Process.Signal(syscall.SIGTERM); err != nil {
		return 0, err
	}
	var exit *exec.ExitError
	if err := s.command.Wait(); err != nil && !errors.As(err, &exit) {
		return 0, err
	}
	return s.command.ProcessState.ExitCode(), nil
}
