package repository

import (
	"cmp"
	"path"
	"strings"

	"github.com/proclint/proclint/lint/command"
)

// othersJars are parts of a pom.xml that may give the jar another name, or make another one.
const othersJars command.Words = "<modules> <profiles> lassifier utputFile> utputDirectory> <directory>${ maven-assembly onejar antrun exec-maven copy-rename " +
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

func element(xml, name string) string {
	_, after, _ := strings.Cut(xml, "<"+name+">")
	text, rest, closed := strings.Cut(after, "</"+name+">")
	if !closed || strings.Contains(rest, "<"+name+">") {
		return ""
	}
	return strings.TrimSpace(text)
}
