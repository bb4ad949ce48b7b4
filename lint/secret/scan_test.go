package secret

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/proclint/proclint/internal/golden"
)

// TestSecretsGoWhole: nothing of a secret is left in any of the forms, whatever characters it has.
func TestSecretsGoWhole(t *testing.T) {
	inForms := []string{"hunterhunter", "Tr0ub4dor&3xyz", "django-insecure-x#$&(*^b)k@7=+qz!w", "p4$$w0rd!#%^&*()_+qx", "correcthorsebatterystaple", "Zx91kkQ/pw+abc=="}
	inURLs := []string{"hunterhunter", "Tr0ub4dor-3xyz", "s3cr3t%21%40xyz", "correcthorsebatterystaple"}
	secrets := map[string][]string{"tokens": {""}, "passwords": inForms, "passwords without characters that end a part of a URL": inURLs}
	forms := golden.SecretForms(t, "testdata/forms.txt")
	if len(forms) < 300 {
		t.Errorf("only %d forms are tried", len(forms))
	}
	for i, form := range forms {
		for _, secret := range secrets[form.Section] {
			line, secrets := form.With(secret, i)
			got := new(Masker).Mask(line)
			for _, secret := range secrets {
				for at := 0; at+4 <= len(secret); at++ {
					if part := secret[at : at+4]; strings.Contains(got, part) && !strings.Contains(form.Form, part) {
						t.Errorf("%s\n shows %q in %s", line, part, got)
						break
					}
				}
			}
		}
	}
}

// TestEachTokenHasAnExample: the table of examples has each beginning of the tokens that are known.
func TestEachTokenHasAnExample(t *testing.T) {
	examples := golden.SecretForms(t, "testdata/forms.txt")
	for i := range forms {
		for _, prefix := range forms[i].prefixes.List() {
			if !slices.ContainsFunc(examples, func(f golden.SecretForm) bool { return strings.HasPrefix(f.Form, prefix) }) {
				t.Errorf("testdata/forms.txt has no example of %s, %s", prefix, forms[i].of)
			}
		}
	}
}

// TestLookalikesOfSecretsStay: what only looks like a secret, or is about one, can be read.
func TestLookalikesOfSecretsStay(t *testing.T) {
	for _, line := range []string{
		"DB_PASSWORD=$DB_PASSWORD",
		"DB_PASSWORD=${DB_PASSWORD:-}",
		"SECRET_KEY=$(openssl rand -hex 32)",
		"PASSWORD=<your password>",
		"DB_PASSWORD=%DB_PASSWORD%",
		"DB_PASSWORD= is empty",
		"DB_PASSWORD is not set",
		"DB_PASSWORD: required",
		"password=[FILTERED]",
		`"password"=>"[FILTERED]"`,
		`{"password": "********"}`,
		`{"password": null, "user": "app"}`,
		`{"password": "This field is required."}`,
		`{"password": ["can't be blank"]}`,
		"password: can't be blank",
		"Password: incorrect",
		"Error: password authentication failed for user \"app\"",
		"SECRET_KEY = os.environ['SECRET_KEY']",
		`SECRET_KEY = os.environ.get("SECRET_KEY")`,
		`password = config("DB_PASSWORD")`,
		"conn = connect(user=user, password=password)",
		"conn = connect(user=user, password=db_password)",
		"client = Client(token=self.token)",
		"token = lexer.next()",
		"const token = req.headers.authorization",
		"secret: process.env.SESSION_SECRET",
		"TOKEN_FILE=/run/secrets/token",
		"POSTGRES_PASSWORD_FILE=/run/secrets/db",
		"ACCESS_TOKEN_LIFETIME=3600",
		"PASSWORD_RESET_TIMEOUT=259200",
		"tokenType=bearer1",
		"AWS_SECRET_NAME=prod/shop",
		"secretName: shop-env-v2",
		"max_tokens=20480",
		"max_tokens: 20480 exceeds the limit",
		"SyntaxError: Unexpected token '<', \"<!DOCTYPE \"... is not valid JSON",
		"SyntaxError: Unexpected token: keyword (function)",
		"yaml: found character that cannot start any token",
		"Error: option --password requires an argument",
		"error: the option --token is required",
		"docker build --secret id=npm,src=.npmrc .",
		"docker run -p 8080:80 shop",
		"mkdir -p /app/data",
		"ssh -p 2222 app@host",
		"mysql -u root -p shop",
		"redis-cli -h redis ping",
		"curl -u $USER:$PASSWORD https://api.example.com",
		"docker run -u 1000:1000 shop",
		"PWD=/app OLDPWD=/",
		"# pass 12",
		"pass: 12 fail: 0",
		"CACHE_KEY=views1 SORT_KEY=name1",
		"PUBLIC_KEY=abc123def456",
		"REACT_APP_STRIPE_PUBLISHABLE_KEY=abc123def456",
		"duplicate key value violates unique constraint \"users_email_key\"",
		"KeyError: 'SECRET_KEY'",
		"key=value1 count=2",
		"monkey=1 turkey: 2 keyboard=x",
		"Could not load host key: /etc/ssh/ssh_host_rsa_key",
		"http://localhost:3000/login",
		"postgres://localhost:5432/shop",
		"postgres://app@db:5432/shop",
		"redis://redis:6379",
		"mongodb://h1:27017,h2:27017/shop",
		"amqp://mq:5672//",
		"postgres://USER:PASSWORD@HOST:5432/DATABASE",
		"postgres://$USER:$PASSWORD@$HOST/shop",
		"listening on tcp://0.0.0.0:3000",
		"http://[::1]:3000",
		"vite v5: Local: http://localhost:5173/",
		"jdbc:postgresql://db:5432/shop?user=app&ssl=true",
		"Server=db;Database=shop;User Id=sa;Encrypt=True",
		"-----BEGIN CERTIFICATE-----",
		"-----BEGIN PUBLIC KEY-----",
		"Invalid Authorization: header missing",
		"Bearer token missing",
		"basic authentication is required",
		"sha256:9b2a5f1c0d4e7a8b9c0d1e2f3a4b5c6d7e8f9a0b9b2a5f1c0d4e7a8b9c0d1e2f",
		"integrity sha512-k7QmZ2vXpLrT4wYb8NcH1sJd6FgR3uEaV5x1k7QmZ2vXpLrT4wYb8NcH1s==",
		"request_id=3f6b1c2e-0f5a-4d3a-9a39-2f5f5b3f1c11",
		"auth: user app logged in",
		"session: 12 active",
		"error: password too short (minimum is 8 characters)",
		"ActionController::InvalidAuthenticityToken",
		"InvalidSignature: signature: mismatch",
		"npm ERR! code E401 Incorrect or missing password.",
		"key_name=id_rsa1 key_size=2048",
		"config.secret_key_base is not set",
		"Missing `secret_key_base` for 'production' environment, set this string with `bin/rails credentials:edit`",
		"def login(username: str, password: str) -> Token:",
		"jdbc:oracle:thin:@db:1521/shop",
		"jdbc:oracle:thin:@//db.example.com:1521/shop",
		`errors.add("password", "presence")`,
		`define('DB_PASSWORD', getenv('DB_PASSWORD'));`,
		"path=/login?next=%2Fcb%3Fstate%3D1",
		"salt: bcrypt",
		"  password: string;",
	} {
		if got := new(Masker).Mask(line); got != line {
			t.Errorf("%s\n becomes %s", line, got)
		}
	}
}

// TestWhatIsAroundASecretStays: a quote or a bracket that opens in front of a name closes behind its value.
func TestWhatIsAroundASecretStays(t *testing.T) {
	for line, want := range map[string]string{
		"Not carried over: `ENV API_TOKEN=Zx91kkQpw2`.":  "Not carried over: `ENV API_TOKEN=•••`.",
		"Set `API_TOKEN=Zx91kkQpw2`, and `PORT=1`.":      "Set `API_TOKEN=•••`, and `PORT=1`.",
		`It is "export API_TOKEN=Zx91kkQpw2": remove it`: `It is "export API_TOKEN=•••": remove it`,
		"(API_TOKEN=Zx91kkQpw2).":                        "(API_TOKEN=•••).",
	} {
		if got := new(Masker).Mask(line); got != want {
			t.Errorf("%s\n becomes %s", line, got)
		}
	}
}

// TestPrivateKeysAreMasked: each line of a private key goes, and what is behind it stays.
func TestPrivateKeysAreMasked(t *testing.T) {
	m := &Masker{}
	var got []string
	for _, line := range []string{"key is -----BEGIN EC PRIVATE KEY-----", "MHcCAQEEIIrYSSNQFaA2Hwf1duRSxKtLYX5CB04fSeQ6tF1aY/PuoAoGCCqGSM49", "AwEHoUQDQgAEPR3tU2Fta9ktY", "Hg==", "-----END EC PRIVATE KEY-----", "Booted"} {
		got = append(got, m.MaskLine(line))
	}
	if want := "key is •••|•••|•••|•••|-----END EC PRIVATE KEY-----|Booted"; strings.Join(got, "|") != want {
		t.Errorf("got %q", got)
	}
	const inLine = `KEY="-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkq\nhkiG9w0=\n-----END PRIVATE KEY-----\n" PORT=1`
	if got := new(Masker).Mask(inLine); strings.Contains(got, "hkiG") || !strings.Contains(got, "PORT=1") {
		t.Errorf("%s becomes %s", inLine, got)
	}
}

// maskedInCases are the only lines of the public cases that have something like a secret.
var maskedInCases = map[string]string{
	`2021-06-26T01:44:13.353094+00:00 app[web.1]: 3 | db-anon-role="shop"db-uri="postgres://u:p@db.example.com/shop"`: `2021-06-26T01:44:13.353094+00:00 app[web.1]: 3 | db-anon-role="shop"db-uri="postgres://u:•••@db.example.com/shop"`,
}

// TestCasesStayReadable: no line of a public case loses what isn't a secret.
func TestCasesStayReadable(t *testing.T) {
	paths, err := filepath.Glob("../logs/testdata/cases/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, path := range paths {
		ar, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range ar.Files {
			if f.Name != "log" {
				continue
			}
			for line := range strings.Lines(string(f.Data)) {
				line = strings.TrimSpace(line)
				want, isKnown := maskedInCases[line]
				if !isKnown {
					want = line
				}
				if got := new(Masker).Mask(line); got != want {
					t.Errorf("%s: %s\n becomes %s", path, line, got)
				}
			}
		}
	}
}
