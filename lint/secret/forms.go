package secret

import (
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/logs/ascii"
)

// form is how the tokens of a service look, as its documentation or lists of scanners for secrets have it.
type form struct {
	of       string          // what such a token is
	prefixes ecosystem.Words // what it begins with
	length   int             // the least number of letters, digits, dots, hyphens and underscores that follow
	// goesOn is whether the rest may have further characters of base64.
	goesOn bool
	// isHex is whether all of the rest are hexadecimal digits.
	isHex bool
}

// forms are those of well-known services. A run of letters has the first one that fits.
var forms = []form{
	{of: "a GitHub token", prefixes: "ghp_ gho_ ghu_ ghs_ ghr_ github_pat_", length: 30},
	{of: "a GitLab token", prefixes: "glpat- gloas- gldt- glrt- glrtr- glptt- glcbt- glft- glffct- glimt- glagent- glsoat- glwt-", length: 20},
	{of: "a GitLab token", prefixes: "GR1348941", length: 20},
	{of: "a Bitbucket token", prefixes: "ATBB ATCTT3", length: 24, goesOn: true},
	{of: "an Atlassian token", prefixes: "ATATT3", length: 40, goesOn: true},
	{of: "an npm token", prefixes: "npm_", length: 30},
	{of: "a PyPI token", prefixes: "pypi-", length: 30},
	{of: "a RubyGems token", prefixes: "rubygems_", length: 40},
	{of: "a Clojars token", prefixes: "CLOJARS_", length: 40},
	{of: "a Docker token", prefixes: "dckr_pat_ dckr_oat_", length: 20},
	{of: "an Artifactory token", prefixes: "AKCp cmVmd", length: 50},
	{of: "an AWS key", prefixes: "AKIA ASIA ABIA ACCA", length: 16},
	{of: "an AWS key", prefixes: "ABSK bedrock-api-key-", length: 40, goesOn: true},
	{of: "a Google key", prefixes: "AIza", length: 35},
	{of: "a Google token", prefixes: "ya29. GOCSPX-", length: 20},
	{of: "an Alibaba Cloud key", prefixes: "LTAI", length: 14},
	{of: "a Tencent Cloud key", prefixes: "AKID", length: 28},
	{of: "a DigitalOcean token", prefixes: "dop_v1_ doo_v1_ dor_v1_", length: 16},
	{of: "a Heroku token", prefixes: "HRKU-", length: 30},
	{of: "a Fly.io token", prefixes: "fo1_ fm1r_ fm1a_ fm2_", length: 40, goesOn: true},
	{of: "a Render token", prefixes: "rnd_", length: 24},
	{of: "a Scalingo token", prefixes: "tk-us-", length: 30},
	{of: "a Netlify token", prefixes: "nfp_ nfc_ nfo_ nfu_ nfb_", length: 30},
	{of: "a Vercel token", prefixes: "vcp_ vci_ vca_ vcr_ vck_ vercel_blob_rw_", length: 20},
	{of: "a Deno token", prefixes: "ddp_ ddo_", length: 30},
	{of: "a Cloudflare token", prefixes: "cfk_ cfut_ cfat_", length: 40},
	{of: "a Cloudflare token", prefixes: "v1.0-", length: 100},
	{of: "a Supabase token", prefixes: "sbp_ sb_secret_", length: 20},
	{of: "a Neon token", prefixes: "napi_", length: 40},
	{of: "a PlanetScale token", prefixes: "pscale_pw_ pscale_tkn_ pscale_oauth_", length: 30},
	{of: "a Databricks token", prefixes: "dapi", length: 32, isHex: true},
	{of: "an Aiven token", prefixes: "AVNS_", length: 16},
	{of: "a Vault token", prefixes: "hvs. hvb. hvr.", length: 20},
	{of: "a Doppler token", prefixes: "dp.pt. dp.st. dp.ct. dp.sa. dp.said. dp.scim. dp.audit.", length: 40},
	{of: "a 1Password token", prefixes: "ops_eyJ", length: 40, goesOn: true},
	{of: "a Pulumi token", prefixes: "pul-", length: 40},
	{of: "a Prefect token", prefixes: "pnu_ pnb_", length: 36},
	{of: "an age key", prefixes: "AGE-SECRET-KEY-1", length: 40},
	{of: "a Tailscale key", prefixes: "tskey-", length: 20},
	{of: "an OpenShift token", prefixes: "sha256~", length: 40},
	{of: "a Harness token", prefixes: "pat. sat.", length: 60},
	{of: "a CircleCI token", prefixes: "CCIPAT_ CCIPRJ_", length: 40},
	{of: "a Buildkite token", prefixes: "bkua_", length: 40},
	{of: "a Sonar token", prefixes: "sqp_ squ_ sqa_", length: 40},
	{of: "a Sourcegraph token", prefixes: "sgp_", length: 40},
	{of: "a Stripe key", prefixes: "sk_live_ rk_live_ sk_test_ rk_test_ sk_prod_ rk_prod_ sk_org_ whsec_", length: 16},
	{of: "a Square token", prefixes: "sq0atp- sq0csp- sq0csb-", length: 20},
	{of: "a Square token", prefixes: "EAAA", length: 40},
	{of: "a Facebook token", prefixes: "EAAC EAAM EAAB EAAG", length: 40},
	{of: "an Instagram token", prefixes: "IGQV IGQW", length: 60},
	{of: "a Shopify token", prefixes: "shpat_ shpss_ shpca_ shppa_ shpit_", length: 30},
	{of: "a Shippo token", prefixes: "shippo_live_ shippo_test_", length: 40},
	{of: "an EasyPost key", prefixes: "EZAK EZTK", length: 50},
	{of: "a Duffel token", prefixes: "duffel_live_ duffel_test_", length: 40},
	{of: "a Flutterwave key", prefixes: "FLWSECK- FLWSECK_TEST-", length: 12},
	{of: "a Razorpay key", prefixes: "rzp_live_", length: 14},
	{of: "a Plaid token", prefixes: "access-production- access-sandbox- access-development-", length: 30},
	{of: "a Slack token", prefixes: "xoxb- xoxp- xoxa- xoxe- xoxe.xoxb- xoxe.xoxp- xoxr- xoxs- xoxo- xoxc- xoxd- xapp-", length: 16, goesOn: true},
	{of: "a SendGrid key", prefixes: "SG.", length: 40},
	{of: "a Mailgun key", prefixes: "key-", length: 32, isHex: true},
	{of: "a Brevo key", prefixes: "xkeysib- xsmtpsib-", length: 40},
	{of: "a Resend key", prefixes: "re_", length: 24},
	{of: "a Twilio key", prefixes: "SK", length: 32, isHex: true},
	{of: "an OpenAI key", prefixes: "sk-proj- sk-svcacct- sk-admin-", length: 20},
	{of: "an Anthropic key", prefixes: "sk-ant-", length: 20},
	{of: "an OpenRouter key", prefixes: "sk-or-", length: 30},
	{of: "an API key", prefixes: "sk-", length: 20}, // of OpenAI, DeepSeek, and others
	{of: "a Hugging Face token", prefixes: "hf_ api_org_", length: 16},
	{of: "a Groq key", prefixes: "gsk_", length: 40},
	{of: "an xAI key", prefixes: "xai-", length: 40},
	{of: "a Perplexity key", prefixes: "pplx-", length: 40},
	{of: "an NVIDIA key", prefixes: "nvapi-", length: 40},
	{of: "a Replicate token", prefixes: "r8_", length: 30},
	{of: "a LangSmith key", prefixes: "lsv2_pt_ lsv2_sk_", length: 30},
	{of: "a Pinecone key", prefixes: "pcsk_", length: 40},
	{of: "a Tavily key", prefixes: "tvly-", length: 24},
	{of: "a Sentry token", prefixes: "sntrys_ sntryu_", length: 30, goesOn: true},
	{of: "a Grafana token", prefixes: "glsa_ glc_ eyJrIjoi", length: 30, goesOn: true},
	{of: "a New Relic key", prefixes: "NRAK- NRII- NRJS- NRAA-", length: 19},
	{of: "a Dynatrace token", prefixes: "dt0c01. dt0s01. dt0s16.", length: 40},
	{of: "a PostHog key", prefixes: "phx_ phs_", length: 30},
	{of: "a Figma token", prefixes: "figd_ figo_ figu_", length: 30},
	{of: "a Linear key", prefixes: "lin_api_ lin_oauth_", length: 16},
	{of: "a Notion token", prefixes: "ntn_", length: 40},
	{of: "a Contentful token", prefixes: "CFPAT-", length: 40},
	{of: "a Postman key", prefixes: "PMAK-", length: 40},
	{of: "a ReadMe key", prefixes: "rdme_", length: 40},
	{of: "an Octopus key", prefixes: "API-", length: 26},
	{of: "a HubSpot token", prefixes: "pat-na1- pat-na2- pat-eu1-", length: 30},
	{of: "an Adobe secret", prefixes: "p8e-", length: 32},
	{of: "a Frame.io token", prefixes: "fio-u-", length: 40},
	{of: "an Infracost key", prefixes: "ico-", length: 32},
	{of: "a Typeform token", prefixes: "tfp_", length: 40},
	{of: "a Mapbox token", prefixes: "sk.eyJ", length: 40},
	{of: "a private key", prefixes: "MII", length: 40, goesOn: true}, // a line of one in the form PEM
	{of: webToken, prefixes: "eyJ", length: 40},
}

// webToken is what a text in three parts is of which two are JSON in base64 (RFC 7519). Some of them are public.
const webToken = "a JSON Web Token"

const shortestForm = 17

// formOf is the form of a run of a token's characters, or nil.
func formOf(run string) *form {
	if len(run) < shortestForm {
		return nil
	}
	for i := range forms {
		f := &forms[i]
		if f.prefixes.First(func(prefix string) bool { return f.fits(run, prefix) }) != "" {
			return f
		}
	}
	for i := range shapes {
		if shapes[i].isOne(run) {
			return &shapes[i].form
		}
	}
	return nil
}

// shapes are forms that show elsewhere than at their beginning.
var shapes = []struct {
	form
	isOne func(run string) bool
}{
	{form{of: "a Discord token"}, isChatToken},
	{form{of: "an Azure secret"}, func(run string) bool { return len(run) >= 36 && len(run) <= 44 && run[4:6] == "Q~" && hasBoth(run) }},
	{form{of: "a Terraform token"}, func(run string) bool { return strings.Index(run, ".atlasv1.") == 14 && len(run) >= 80 }},
	{form{of: "a MaxMind key"}, func(run string) bool { return len(run) == 40 && strings.HasSuffix(run, "_mmk") }},
	{form{of: "an Airtable token"}, func(run string) bool {
		return len(run) == 82 && strings.HasPrefix(run, "pat") && strings.IndexByte(run, '.') == 17 && isHex(run[18:])
	}},
	{form{of: "a Mailchimp key"}, func(run string) bool {
		key, center, _ := strings.Cut(run, "-us")
		return len(key) == 32 && isHex(key) && hasBoth(key) && ascii.Digits(center)
	}},
}

// chatToken is what isChatNumber and a secret make.
const chatToken = "a Telegram token"

// tokenOf is the form of a whole value that is a token, or "".
func tokenOf(value string) string {
	if number, rest, ok := strings.Cut(value, ":"); ok && len(rest) == 35 && isChatNumber(number) && tokenEnd(rest, 0) == len(rest) && hasBoth(rest) {
		return chatToken
	}
	if end := tokenEnd(value, 0); end == len(value) {
		if f := formOf(value); f != nil {
			return f.of
		}
	}
	return ""
}

func (f *form) fits(run, prefix string) bool {
	rest, ok := strings.CutPrefix(run, prefix)
	if !ok || len(rest) < f.length {
		return false
	}
	isWords := strings.HasSuffix(prefix, "_") && strings.ContainsAny(rest[:min(len(rest), 16)], "_-.") // as in npm_config
	return !isWords && (!f.isHex || isHex(rest[:f.length])) && (hasBoth(rest) || hasBothCases(rest)) && !plainWords(rest)
}

// isChatToken reports whether a run has the three parts of a token of Discord.
func isChatToken(run string) bool {
	if strings.Count(run, ".") != 2 {
		return false
	}
	parts := strings.Split(run, ".")
	return len(parts[0]) >= 23 && len(parts[0]) <= 28 && len(parts[1]) == 6 && len(parts[2]) >= 27 && hasBoth(run)
}

// isChatNumber reports whether a run may be the first part of a token of Telegram, as an address of its API has it.
func isChatNumber(run string) bool {
	number := strings.TrimPrefix(run, "bot")
	return ascii.Digits(number) && len(number) >= 8 && len(number) <= 10
}
