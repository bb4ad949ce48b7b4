package repository

import (
	"path"
	"regexp"
	"strings"

	"github.com/proclint/proclint/lint/source"
)

// ClojurePort is where the code of the project of Clojure in a folder starts a server on a fixed port, with the path of its file, or nil.
func (r *Repository) ClojurePort(folder string, hasArguments bool) (*source.Listen, string) {
	if !r.IsFile(path.Join(folder, "project.clj")) && !r.IsFile(path.Join(folder, "deps.edn")) {
		return nil, ""
	}
	var paths []string
	texts := map[string]string{}
	for _, p := range r.Paths() {
		if path.Ext(p) != ".clj" || !strings.HasPrefix(p, path.Join(folder, "src")+"/") {
			continue
		}
		text, known := r.Text(p)
		if !known || len(paths) >= mostSources {
			return nil, ""
		}
		paths, texts[p] = append(paths, p), text
	}
	return source.ClojurePort(texts, paths, hasArguments)
}

// playPlugin is in the plugins of sbt for an app of Play.
var playPlugin = regexp.MustCompile(`"(?:play|com\.typesafe\.play|org\.playframework)"\s*%\s*"sbt-plugin"`)

// PlayPort is the port on which an app of Play listens in a folder without -Dhttp.port, or "" where its settings may set another one.
// Sources: playframework/playframework framework/src/play/src/main/scala/play/core/server/NettyServer.scala of 2.0, and
// transport/server/play-server/src/main/resources/reference.conf.
func (r *Repository) PlayPort(folder string) string {
	plugins, _ := r.Text(path.Join(folder, "project/plugins.sbt"))
	settings, known := r.Text(path.Join(folder, "conf/application.conf"))
	if !known || !playPlugin.MatchString(plugins) || strings.Contains(settings, "http.port") || strings.Contains(settings, "include") || source.ReadsPort(settings) || r.Sets("http.port") {
		return ""
	}
	return "9000"
}
