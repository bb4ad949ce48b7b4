package rules

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:      "stage-task-missing",
	Group:     check.RepositoryGroup,
	Kind:      check.Slip,
	Title:     "Gradle build without the task `stage`",
	Reach:     check.InOtherFiles,
	AboutFile: true,
	Check:     checkStageTaskMissing,
})

// builtOtherwise are in build files for which the buildpack runs another task. Source: heroku/heroku-buildpack-gradle lib/frameworks.sh, bin/compile.
const builtOtherwise ecosystem.Words = "springframework.boot spring-boot io.micronaut quarkus ratpack"

// checkStageTaskMissing reports a build without the task that Heroku's buildpack for Gradle runs. A variable of the app may name another task.
func checkStageTaskMissing(p *check.Pass) {
	r := p.Repository
	has := r.HasFile
	name := ecosystem.Words("build.gradle build.gradle.kts").First(has)
	text, known := r.Text(path.Join(r.Folder(), name))
	if p.Variant() || name == "" || !known || !has("gradlew") || builtOtherwise.AnyIn(text) || !r.LacksStage() || r.Sets("GRADLE_TASK") {
		return
	}
	task, rows := "build", strings.Split(strings.TrimRight(text, "\n"), "\n")
	switch {
	case strings.Contains(p.Doc.Text, "build/install/"):
		task = "installDist"
	case strings.Contains(text, "shadow"):
		task = "shadowJar"
	}
	declaration := "task stage(dependsOn: '" + task + "')"
	if path.Ext(name) == ".kts" {
		declaration = `tasks.register("stage") { dependsOn("` + task + `") }`
	}
	last := rows[len(rows)-1]
	p.Report(check.Finding{
		Headline: prose.T("`%s` has no task `stage`, which the build runs", name),
		Effects: p.BuildFailsIn("java", check.NewEffect(check.Warning, platform.NotStarted, "The build fails unless `GRADLE_TASK` names another task.").
			Logged("Task 'stage' not found in root project"), platform.HerokuBuildpacks, platform.Herokuish),
		Help: prose.T("Add `%s` to `%s`.", prose.Exact(declaration), name),
		Code: &check.CodePlace{Path: path.Join(r.Folder(), name), Line: len(rows), Text: last, Right: last + "\n\n" + declaration, Subject: "stage"},
	})
}
