package repository

import (
	"cmp"
	"path"
	"regexp"
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
)

// othersJars are parts of a pom.xml that may give the jar another name, or make another one.
const othersJars ecosystem.Words = "<modules> <profiles> lassifier utputFile> utputDirectory> <directory>${ maven-assembly onejar antrun exec-maven copy-rename " +
	"quarkus thorntail kumuluzee wildfly payara liberty jib- launch4j capsule"

// MavenJar is the name of the jar that Maven builds in a folder, or of the war that Spring Boot's plugin makes run like one; "" where that can't be
// seen. Sources: apache/maven maven-model/src/main/mdo/maven.mdo (finalName), and spring-projects/spring-boot, whose plugin keeps the name.
func (r *Repository) MavenJar(folder string) string {
	pom, _ := r.Text(path.Join(folder, "pom.xml"))
	for {
		before, comment, found := strings.Cut(pom, "<!--")
		_, after, closed := strings.Cut(comment, "-->")
		if !found || !closed {
			break
		}
		pom = before + after
	}
	if othersJars.AnyIn(pom) {
		return ""
	}
	project, parent := pom, ""
	for _, name := range []string{"plugins", "dependencies", "repositories", "properties", "parent"} {
		start, end := strings.Index(project, "<"+name+">"), strings.LastIndex(project, "</"+name+">")
		if start >= 0 && end > start {
			project, parent = project[:start]+project[end:], project[start:end]
		}
	}
	artifact, version, name := element(project, "artifactId"), element(project, "version"), element(project, "finalName")
	if strings.HasPrefix(parent, "<parent>") {
		if !strings.Contains(parent, ">spring-boot-starter-parent<") {
			return "" // it may name the jar
		}
		version = cmp.Or(version, element(parent, "version"))
	}
	if name == "" && artifact != "" && version != "" {
		name = artifact + "-" + version
	}
	name = strings.NewReplacer("${project.artifactId}", artifact, "${artifactId}", artifact, "${project.version}", version).Replace(name)
	packaging := cmp.Or(element(project, "packaging"), "jar")
	runs := packaging == "jar" || packaging == "war" && strings.Contains(pom, "spring-boot-maven-plugin")
	if name == "" || strings.ContainsAny(name, "$/ \n") || !runs || strings.Count(pom, "<finalName>") != strings.Count(project, "<finalName>") {
		return ""
	}
	return name + "." + packaging
}

var moduleOf = regexp.MustCompile(`<module>\s*([\w./-]+?)\s*</module>`)

// MavenModule is the only module of a parent's pom.xml in a folder that may build a jar of a name, or "". A parent builds no jar itself.
// Source: Apache Maven, Introduction to the POM, Project Aggregation.
func (r *Repository) MavenModule(folder, jar string) (only string) {
	pom, _ := r.Text(path.Join(folder, "pom.xml"))
	if element(pom, "packaging") != "pom" || strings.Contains(pom, "utputDirectory>") || strings.Contains(pom, "<directory>") {
		return ""
	}
	for _, found := range moduleOf.FindAllStringSubmatch(pom, -1) {
		of, known := r.Text(path.Join(folder, found[1], "pom.xml"))
		if !known {
			return ""
		}
		artifact := of
		if start, end := strings.Index(of, "<parent>"), strings.Index(of, "</parent>"); start >= 0 && end > start {
			artifact = of[:start] + of[end:]
		}
		_, artifact, _ = strings.Cut(artifact, "<artifactId>")
		artifact, _, _ = strings.Cut(artifact, "</artifactId>")
		name := strings.TrimSuffix(jar, ".jar")
		rest, begins := strings.CutPrefix(name, strings.TrimSpace(artifact))
		if !strings.Contains(of, "<finalName>"+name+"<") && (!begins || artifact == "" || rest != "" && (rest[0] != '-' || len(rest) < 2 || rest[1] < '0' || rest[1] > '9')) {
			continue
		}
		if only != "" {
			return ""
		}
		only = found[1]
	}
	return only
}

func element(xml, name string) string {
	_, after, _ := strings.Cut(xml, "<"+name+">")
	text, rest, closed := strings.Cut(after, "</"+name+">")
	if !closed || strings.Contains(rest, "<"+name+">") {
		return ""
	}
	return strings.TrimSpace(text)
}
