package export

import "strings"

// kubernetes writes manifests: a Deployment for each service, a Service for the HTTP process, a Job for what exits
// when it's done. Commands are lists that no shell sees.
func kubernetes(a *app, t *text) {
	a.rename(typeName(63 - len(a.name) - 1))
	t.add(0, a.made())
	if a.opts.Image == "" {
		t.comment(0, "Placeholder: ", a.name, ":latest is the image of the app.")
	}
	a.set(t, "put them into a Secret called "+a.name+".")
	if a.release != nil {
		t.comment(0, "Nothing here waits for the Job. Apply it first, then run kubectl wait --for=condition=complete job/", a.name, "-", a.release.name)
		a.kubernetesJob(t, a.release)
	}
	for i := range a.processes {
		p := &a.processes[i]
		if i > 0 || a.release != nil {
			t.add(0, "---")
		}
		if p.once {
			a.kubernetesJob(t, p)
			continue
		}
		a.deployment(t, p)
		if p == a.web {
			t.add(0, "---")
			a.service(t, p)
		}
	}
	a.note("The commands replace the image's ENTRYPOINT and CMD. In a Cloud Native Buildpacks image, each type is /cnb/process/TYPE, which also sets the environment.")
	a.noteBuild("The Dockerfile has to run")
	if a.release != nil || len(a.jobs()) > 0 {
		a.note("A Job runs once. Delete it before the next deploy, or use a hook of Helm or Argo CD.")
	}
}

func (a *app) head(t *text, version, kind string, p *process) {
	t.add(0, "apiVersion: ", version)
	t.add(0, "kind: ", kind)
	t.add(0, "metadata:")
	t.add(2, "name: ", a.name, "-", p.name)
	t.add(2, "labels:")
	a.labels(t, 4, p)
	t.add(0, "spec:")
}

func (a *app) labels(t *text, indent int, p *process) {
	t.add(indent, "app.kubernetes.io/name: ", scalar(a.name))
	t.add(indent, "app.kubernetes.io/component: ", scalar(p.name))
}

func (a *app) deployment(t *text, p *process) {
	a.head(t, "apps/v1", "Deployment", p)
	t.add(2, "replicas: 1")
	if p.single {
		t.add(2, "strategy:  # two at once would do the same work twice")
		t.add(4, "type: Recreate")
	}
	t.add(2, "selector:")
	t.add(4, "matchLabels:")
	a.labels(t, 6, p)
	a.template(t, p)
}

// template writes the Pods of a process with further lines of their spec.
func (a *app) template(t *text, p *process, further ...string) {
	t.add(2, "template:")
	t.add(4, "metadata:")
	t.add(6, "labels:")
	a.labels(t, 8, p)
	t.add(4, "spec:")
	for _, line := range further {
		t.add(6, line)
	}
	image := a.opts.Image
	if image == "" {
		image = a.name + ":latest"
	}
	t.add(6, "containers:")
	t.add(8, "- name: ", scalar(p.name))
	t.add(10, "image: ", quoted(image))
	t.add(10, "command: ", list(kubernetesWords(p.run.argv())))
	if p == a.web || p.port {
		t.add(10, "env:")
		t.add(12, "- name: PORT")
		t.add(14, "value: ", quoted(a.port))
	}
	if len(p.needs) > 0 {
		t.add(10, "envFrom:")
		t.add(12, "- secretRef:")
		t.add(16, "name: ", scalar(a.name))
	}
	if p == a.web {
		t.add(10, "ports:")
		t.add(12, "- name: http")
		t.add(14, "containerPort: ", a.port)
		t.add(10, "readinessProbe:")
		t.add(12, "tcpSocket:")
		t.add(14, "port: http")
	}
}

func (a *app) kubernetesJob(t *text, p *process) {
	a.head(t, "batch/v1", "Job", p)
	t.add(2, "backoffLimit: 0")
	a.template(t, p, "restartPolicy: Never")
}

func (a *app) service(t *text, p *process) {
	a.head(t, "v1", "Service", p)
	t.add(2, "selector:")
	a.labels(t, 4, p)
	t.add(2, "ports:")
	t.add(4, "- name: http")
	t.add(6, "port: 80")
	t.add(6, "targetPort: http")
}

// kubernetesWords keeps Kubernetes from expanding $(NAME) and from taking $$ for one dollar sign. A dollar sign by itself it leaves alone.
func kubernetesWords(words []string) []string {
	made := make([]string, len(words))
	for i, word := range words {
		made[i] = kubernetesWord(word)
	}
	return made
}

func kubernetesWord(word string) string {
	var b strings.Builder
	for i := 0; i < len(word); {
		if word[i] != '$' {
			b.WriteByte(word[i])
			i++
			continue
		}
		end := i
		for end < len(word) && word[end] == '$' {
			end++
		}
		b.WriteString(word[i:end])
		if end-i > 1 || end < len(word) && word[end] == '(' {
			b.WriteString(word[i:end])
		}
		i = end
	}
	return b.String()
}
