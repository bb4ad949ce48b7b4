package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/proclint/proclint/internal/tools/workerd"
)

const (
	folder = "internal/bench"
	heroku = "/v1/lint?platform=heroku"
	five   = "/v1/lint" // the default platforms
)

// All take their turns in several rounds, and what counts is the median: the machine does other things too.
// A percentile takes longer than a rate. V8's large collections are seconds apart and decide the 99th one.
const (
	rounds         = 5
	rateTime       = 3 * time.Second
	percentileTime = 12 * time.Second
)

type load struct {
	name        string
	worker      workerd.Worker
	target      string
	connections int
	mode        string // of the script
	time        time.Duration
}

type result struct {
	Requests, Checked, Wrong int
	Seconds, P99             float64
	CPU                      float64 // of workerd, microseconds a request
}

func (r result) rate() float64 { return float64(r.Requests) / r.Seconds }

// edgeFigures measures the Worker in workerd: how many requests it answers beside the same handler behind syumai/workers'
// own entry and beside a plain JavaScript Worker, how long they take, what a lint costs, how soon the first answer comes,
// and how large the Worker is. make bench-edge builds everything.
func edgeFigures([]string) ([]figure, error) {
	ours, err := workerd.Built("build/edge/worker")
	if err != nil {
		return nil, err
	}
	stock, nothing, plain := stockWorker("stock"), stockWorker("nothing"), workerd.Worker{Modules: []string{absolute(folder, "plain.js")}}
	loads := []load{
		{"stock", stock, heroku, 8, "distinct", rateTime},
		{"nothing", nothing, heroku, 8, "nothing", rateTime},
		{"ours", ours, heroku, 8, "distinct", rateTime},
		{"repeated", ours, heroku, 8, "repeated", rateTime},
		{"plain", plain, heroku, 8, "plain", rateTime},
		{"stock-default-platforms", stock, five, 8, "distinct", rateTime},
		{"ours-default-platforms", ours, five, 8, "distinct", rateTime},
		{"ours-32", ours, heroku, 32, "distinct", percentileTime},
		{"plain-32", plain, heroku, 32, "plain", percentileTime},
	}
	found, err := runLoads(loads)
	if err != nil {
		return nil, err
	}
	cpu, err := lintCPU(ours)
	if err != nil {
		return nil, err
	}
	cold, err := coldStart(ours)
	if err != nil {
		return nil, err
	}
	rate := func(name string) float64 { return medianOf(found[name], result.rate) }
	times := func(name, other string) float64 { return ratio(found[name], found[other], result.rate) }
	p99 := func(r result) float64 { return r.P99 }
	return []figure{
		{name: "plain-javascript", value: rate("plain"), unit: "requests/s"},
		{name: "stock-entry", value: rate("stock"), unit: "requests/s"},
		{name: "stock-entry-that-does-nothing", value: rate("nothing"), unit: "requests/s"},
		{name: "stock-entry-default-platforms", value: rate("stock-default-platforms"), unit: "requests/s"},
		{name: "edge", value: rate("ours"), unit: "requests/s"},
		{name: "edge-default-platforms", value: rate("ours-default-platforms"), unit: "requests/s"},
		{name: "edge-repeated-body", value: rate("repeated"), unit: "requests/s"},
		{name: "edge-to-stock", value: times("ours", "stock"), unit: "times", bound: least, limit: 18},
		{name: "edge-to-stock-that-does-nothing", value: times("ours", "nothing"), unit: "times", bound: least, limit: 12},
		{name: "edge-to-stock-default-platforms", value: times("ours-default-platforms", "stock-default-platforms"), unit: "times"},
		{name: "edge-repeated-body-to-stock", value: times("repeated", "stock"), unit: "times", bound: least, limit: 65},
		{name: "edge-to-plain-javascript", value: times("ours", "plain"), unit: "times"},
		{name: "edge-32-connections", value: rate("ours-32"), unit: "requests/s"},
		{name: "edge-p99-32-connections", value: medianOf(found["ours-32"], p99), unit: "ms"},
		{name: "plain-javascript-p99-32-connections", value: medianOf(found["plain-32"], p99), unit: "ms"},
		{name: "edge-p99-32-connections-to-plain-javascript", value: ratio(found["ours-32"], found["plain-32"], p99), unit: "times", bound: most, limit: 0.5},
		{name: "edge-cpu-of-a-lint", value: cpu, unit: "ms", bound: most, limit: 3},
		{name: "edge-cold-start", value: cold, unit: "ms"},
	}, nil
}

func medianOf(rounds []result, value func(result) float64) float64 {
	values := make([]float64, len(rounds))
	for i, r := range rounds {
		values[i] = value(r)
	}
	return median(values)
}

// ratio is the median of how many times a value is another one in the same round.
func ratio(rounds, others []result, value func(result) float64) float64 {
	ratios := make([]float64, len(rounds))
	for i := range rounds {
		ratios[i] = value(rounds[i]) / value(others[i])
	}
	return median(ratios)
}

// runLoads puts every load on a separate Worker, in turns, and returns the rounds of each.
func runLoads(loads []load) (map[string][]result, error) {
	folder, err := os.MkdirTemp("", "load-edge")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	processes := map[string]*workerd.Process{}
	for _, l := range loads {
		process, err := workerd.Start(l.worker)
		if err != nil {
			return nil, err
		}
		defer process.Stop()
		processes[l.name] = process
	}
	results := map[string][]result{}
	for round := range rounds + 1 {
		expected := map[string]string{}
		for i, target := range []string{heroku, five} {
			if expected[target], err = expect(folder, fmt.Sprintf("r%dt%d", round, i), target); err != nil {
				return nil, err
			}
		}
		for _, l := range loads {
			found, err := l.put(processes[l.name], expected[l.target])
			if err != nil {
				return nil, err
			}
			if round == 0 {
				continue // V8 compiles in the first one
			}
			fmt.Printf("round %d, %s: %.0f requests/s, 99th percentile %.1f ms, %.0f microseconds of CPU each, %d answers checked\n",
				round, l.name, found.rate(), found.P99, found.CPU, found.Checked)
			results[l.name] = append(results[l.name], found)
		}
	}
	return results, nil
}

// put lets wrk ask the process for a time, and fails when an answer is not that of its body.
func (l load) put(process *workerd.Process, expected string) (result, error) {
	threads, connections := strconv.Itoa(min(2, l.connections)), strconv.Itoa(l.connections)
	before, err := process.CPU()
	if err != nil {
		return result{}, err
	}
	output, err := exec.Command("wrk", "-t"+threads, "-c"+connections, "-d"+strconv.Itoa(int(l.time.Seconds()))+"s", "--latency",
		"--timeout", "30s", "-s", filepath.Join(folder, "edge.lua"), process.URL+l.target, "--", expected, threads, l.mode).CombinedOutput()
	if err != nil {
		return result{}, fmt.Errorf("wrk: %w: %s", err, output)
	}
	after, err := process.CPU()
	if err != nil {
		return result{}, err
	}
	_, line, ok := strings.Cut(string(output), "RESULT ")
	var found result
	if !ok || json.Unmarshal([]byte(strings.TrimSpace(line)), &found) != nil {
		return result{}, fmt.Errorf("wrk says: %s", output)
	}
	if found.Wrong > 0 {
		return result{}, fmt.Errorf("%s: %d of %d answers are wrong or missing", l.name, found.Wrong, found.Checked)
	}
	found.CPU = float64((after - before).Microseconds()) / float64(max(1, found.Requests))
	return found, nil
}

// stockWorker is a program in a folder behind the entry that syumai/workers brings.
func stockWorker(name string) workerd.Worker {
	return workerd.Worker{Modules: []string{
		absolute("build/edge", name, "worker.mjs"), absolute("build/edge", name, "wasm_exec.js"),
		absolute("build/edge", name, "runtime.mjs"), absolute("build/edge", name, "app.wasm"),
	}}
}

func absolute(parts ...string) string {
	return filepath.Join(append([]string{workerd.Root()}, parts...)...)
}

func lintAt(url string, n int) error {
	response, err := http.Post(url+five, "text/plain", strings.NewReader(typicalWith(fmt.Sprintf("w%d", n))))
	if err != nil {
		return err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err == nil && (response.StatusCode != http.StatusOK || !bytes.HasPrefix(body, []byte(`{"schema":"proclint/1"`))) {
		err = fmt.Errorf("lint: %s: %s", response.Status, body)
	}
	return err
}

// lintCPU is the median of the processor time that workerd takes for a request with a typical file, for the
// default platforms, in milliseconds: everything from the socket back to it.
func lintCPU(worker workerd.Worker) (float64, error) {
	process, err := workerd.Start(worker)
	if err != nil {
		return 0, err
	}
	defer process.Stop()
	const warm, measured = 500, 1001
	var times []time.Duration
	for n := range warm + measured {
		before, err := process.CPU()
		if err != nil {
			return 0, err
		}
		if err := lintAt(process.URL, n); err != nil {
			return 0, err
		}
		after, err := process.CPU()
		if err != nil {
			return 0, err
		}
		if n >= warm {
			times = append(times, after-before)
		}
	}
	return milliseconds(median(times)), nil
}

// coldStart is the median of the time from the start of the process to the first answer, in milliseconds.
func coldStart(worker workerd.Worker) (float64, error) {
	var times []time.Duration
	for n := range 7 {
		begun := time.Now()
		process, err := workerd.Start(worker)
		if err != nil {
			return 0, err
		}
		err = lintAt(process.URL, n)
		times = append(times, time.Since(begun))
		process.Stop()
		if err != nil {
			return 0, err
		}
	}
	return milliseconds(median(times)), nil
}

func median[T cmp.Ordered](values []T) T {
	slices.Sort(values)
	return values[len(values)/2]
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
