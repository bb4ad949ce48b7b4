package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"

	"github.com/proclint/proclint/web"
)

// request is one of those that are sent. Its number alone defines it.
type request struct {
	number  int
	target  string
	body    string
	crash   string // how it kills its instance; empty: it does not
	aborted bool
}

// crashes are the ways to die; the instance that replaces one of "used" answers.
var crashes = []string{"panic", "used", "exit", "used", "overflow", "used", "wait", "used"}

// newRequest makes request number of count. The crashes are one in a thousand of all and none in the last quarter, so that instances grow old there.
func newRequest(number, count int) request {
	random := rand.New(rand.NewPCG(1, uint64(number)))
	r := request{number: number, body: newBody(random), target: newTarget(random)}
	switch {
	case number%750 == 749 && number < count/4*3:
		r.crash = crashes[number/750%len(crashes)]
	case random.IntN(100) == 0:
		r.aborted = true
	}
	return r
}

func newTarget(random *rand.Rand) string {
	platforms := []string{"", "?platform=heroku", "?platform=drycc,deis", "?platform=sevalla:dockerfile", "?platform=nothing"}
	platform := platforms[random.IntN(len(platforms))]
	switch kind := random.IntN(100); {
	case kind < 5:
		return "/v1/fix" + platform
	case kind < 10:
		return "/v1/format" + platform
	case kind < 15:
		return "/v1/matrix"
	case kind < 20:
		return "/v1/preview?platform=heroku"
	case kind < 21:
		return "/v1/lint?format=sarif"
	}
	return "/v1/lint" + platform
}

// newBody is mostly short, as files are; a few are as long as may be, and a few longer.
func newBody(random *rand.Rand) string {
	most := 512.0
	switch kind := random.IntN(400); {
	case kind < 2:
		most = web.MaxBody * 1.05
	case kind < 12:
		most = 16 << 10
	}
	size := int(math.Pow(most, math.Sqrt(random.Float64())))
	if random.IntN(10) == 0 {
		return noise(random, size)
	}
	var body strings.Builder
	for body.Len() < size {
		body.WriteString(line(random))
	}
	return body.String()[:size]
}

// noise is bytes of any kind.
func noise(random *rand.Rand, size int) string {
	bytes := make([]byte, size)
	for i := range bytes {
		bytes[i] = byte(random.Uint32())
	}
	return string(bytes)
}

// line is one of a Procfile, good or bad.
func line(random *rand.Rand) string {
	types := []string{"web", "worker", "release", "clock", "wbe", "Web", "web ", "my_job", "-x", "é"}
	commands := []string{
		"gunicorn shop.wsgi:application --bind 0.0.0.0:$PORT", "node server.js --port %d", "celery -A shop worker -n w%d",
		"python manage.py migrate # %d", "\"java -jar app.jar %d", "[\"node\", \"a%d.js\"]", "", "bundle exec puma -p ${PORT:-%d} &&",
	}
	separators := []string{": ", ":", " : ", "\t:", " "}
	ends := []string{"\n", "\n", "\n", "\r\n", "\n\n", "\n# note\n", "\\\n"}
	command := commands[random.IntN(len(commands))]
	if strings.Contains(command, "%d") {
		command = fmt.Sprintf(command, random.IntN(70_000))
	}
	return types[random.IntN(len(types))] + separators[random.IntN(len(separators))] + command + ends[random.IntN(len(ends))]
}
