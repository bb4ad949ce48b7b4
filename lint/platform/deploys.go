package platform

import (
	"slices"
	"strings"
)

// deploys are what deploys to a platform: the usual name of its git remote, and texts of a command, a step of a workflow
// or the address of a remote. Texts on both sides of an ellipsis are in one line.
var deploys = []struct {
	platform *Platform
	remote   string
	texts    []string
}{
	{&herokuPlatform, "heroku", []string{"git.heroku.com/", "git@heroku.com:", "akhileshns/heroku-deploy", "heroku container:release"}}, // Heroku Dev Center, Deploying with Git, and Container Registry & Runtime; akhileshns/heroku-deploy README.md
	{&dokkuPlatform, "dokku", []string{"dokku@", "dokku/github-action"}},                                                                // dokku/dokku docs/deployment/application-deployment.md; dokku/github-action README.md
	{&pikuPlatform, "piku", []string{"piku@"}},                                                                                          // piku/piku README.md
	{&scalingoPlatform, "scalingo", []string{"scalingo.com:"}},                                                                          // Scalingo documentation, Deploy with Git
	{&gigalixirPlatform, "gigalixir", []string{"git.gigalixir.com/"}},                                                                   // gigalixir/gigalixir-cli gigalixir/__init__.py
	{&aptiblePlatform, "aptible", []string{"aptible.com:", "aptible deploy"}},                                                           // Aptible docs, Deploy with Git
	{&dryccPlatform, "drycc", []string{"drycc pull"}},                                                                                   // drycc/workflow docs, Deploying Apps
	{&deisPlatform, "deis", []string{"deis pull"}},                                                                                      // deis/deis docs/using_deis/using-buildpacks.rst
	{&cloudFoundryPlatform, "", []string{"cf push", "kf push"}},
	{&elasticBeanstalkPlatform, "", []string{"eb deploy", "einaregilsson/beanstalk-deploy"}}, // einaregilsson/beanstalk-deploy action.yml
	{&googleCloudPlatform, "", []string{"gcloud run deploy … --source", "gcr.io/buildpacks/"}},
	{&railwayPlatform, "", []string{"railway up"}},
	{&digitaloceanPlatform, "", []string{"doctl apps create", "doctl apps create-deployment", "digitalocean/app_action"}}, // digitalocean/app_action action.yml
	{&tsuruPlatform, "", []string{"tsuru app deploy", "tsuru app-deploy"}},                                                // tsuru/tsuru-client: the second is the older name
	{&cloud66Platform, "", []string{"cx redeploy"}},
	{&codeEnginePlatform, "", []string{"ibmcloud ce application"}},
	{&kamalPlatform, "", []string{"kamal deploy"}},
	{&flyPlatform, "", []string{"fly deploy", "flyctl deploy", "superfly/flyctl-actions"}}, // superfly/flyctl-actions README.md
	{&renderPlatform, "", []string{"render deploys create", "api.render.com/deploy/"}},     // Render docs, Deploy Hooks
	{&caproverPlatform, "", []string{"caprover deploy", "caprover/deploy-from-github"}},    // caprover/deploy-from-github README.md
	{&cleverCloudPlatform, "", []string{"clever deploy"}},
	{&azurePlatform, "", []string{"az webapp up"}},
	{&convoxPlatform, "", []string{"convox deploy"}},
	{&qoveryPlatform, "", []string{"qovery application deploy"}},
	{&upsunPlatform, "", []string{"upsun push"}},
	{&zeaburPlatform, "", []string{"zeabur deploy"}},
}

// DeployedBy returns the platforms that a file deploys to: that of a pipeline, or the configuration of git. title names the file.
func DeployedBy(text, title string) []Shown {
	var shown []Shown
	for line := range strings.Lines(strings.ReplaceAll(text, "\\\n", " ")) {
		if strings.HasPrefix(strings.TrimSpace(line), "#") {
			continue
		}
		for _, d := range deploys {
			if (pushes(line, d.remote) || slices.ContainsFunc(d.texts, func(text string) bool { return deploysBy(line, text) })) &&
				!slices.ContainsFunc(shown, func(s Shown) bool { return s.Target.Platform() == d.platform }) {
				shown = append(shown, Shown{Title: d.platform.Title, Target: d.platform.strategy(""), File: title})
			}
		}
	}
	return shown
}

// pushes reports whether a line pushes to a remote of git, or configures one.
func pushes(line, remote string) bool {
	if remote != "" && strings.TrimSpace(line) == `[remote "`+remote+`"]` {
		return true
	}
	_, words, _ := strings.Cut(line, "git push ")
	for _, word := range strings.Fields(words) {
		if !strings.HasPrefix(word, "-") {
			return word == remote
		}
	}
	return false
}

// deploysBy reports whether a text is in a line, and not a part of longer words.
func deploysBy(line, text string) bool {
	text, further, _ := strings.Cut(text, " … ")
	for {
		before, after, found := strings.Cut(line, text)
		if !found {
			return false
		}
		if !areOneWord(before, text) && !areOneWord(text, after) && strings.Contains(after, further) {
			return true
		}
		line = after
	}
}

// areOneWord reports whether the end of a text and the beginning of the next one are in a word.
func areOneWord(text, next string) bool {
	return text != "" && next != "" && plainName(text[len(text)-1:]+next[:1])
}
