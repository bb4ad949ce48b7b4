package platform

// Build is what builds an app, which decides what its image contains.
type Build uint8

// What builds apps. The zero value is for a build of which nothing is known.
const (
	UnknownBuild Build = iota
	HerokuBuildpacks
	Herokuish // Heroku's classic buildpacks on Dokku
	HerokuCNB
	ScalingoBuildpacks
	CloudFoundryBuildpacks
	GoogleBuildpacks
	Paketo
	Nixpacks
	Railpack
)

var buildTitles = [...]string{
	HerokuBuildpacks:       "Heroku's buildpacks",
	Herokuish:              "Heroku's buildpacks",
	HerokuCNB:              "Heroku's Cloud Native Buildpacks",
	ScalingoBuildpacks:     "Scalingo's buildpacks",
	CloudFoundryBuildpacks: "Cloud Foundry's buildpacks",
	GoogleBuildpacks:       "Google Cloud's buildpacks",
	Paketo:                 "Paketo",
	Nixpacks:               "Nixpacks",
	Railpack:               "Railpack",
}

// Title is its name in a sentence, or "" where nothing is known of it.
func (b Build) Title() string { return buildTitles[b] }
