package mask

import (
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// secretsInForms are lines with "¤" in place of a secret. Each line is tried with each of
// the secrets below.
var secretsInForms = []string{
	// The environment.
	"DB_PASSWORD=¤",
	"SECRET_KEY_BASE=¤ RAILS_ENV=production",
	"DJANGO_SECRET_KEY=¤",
	"sh: 1: SECRET_KEY=¤: not found",
	"export MYSQL_PWD=¤",
	"PGPASSWORD=¤ psql -h db",
	"APP_SECRET='¤'",
	`env: {"API_TOKEN=¤","PORT=3000"}`,
	`docker run -e "POSTGRES_PASSWORD=¤" postgres`,
	"ENV STRIPE_SECRET_KEY ¤",
	"ENV STRIPE_SECRET_KEY=¤",
	"cf set-env shop ADMIN_PASSWORD ¤",
	"heroku config:set SMTP_PASS=¤",
	"SMTP_PASSWORD: ¤",
	`set DB_PASSWORD="¤"`,
	`$env:DB_PASSWORD = "¤"`,
	`{"name":"DB_PASSWORD","value":"¤"}`,
	`- name: DB_PASSWORD, value: "¤"`,
	// Code and data.
	`{"password":"¤","user":"app"}`,
	`{"password": "¤", "user": "app"}`,
	`{\"password\":\"¤\",\"user\":\"app\"}`,
	`{"clientSecret": "¤"}`,
	`{"db":{"passwd":"¤"}}`,
	`{:adapter=>"postgresql", :password=>"¤", :host=>"db"}`,
	`{"adapter" => "postgresql", "password" => "¤", "host" => "db"}`,
	`{adapter: "postgresql", password: "¤", host: "db"}`,
	`{'user': 'app', 'password': '¤', 'host': 'db'}`,
	`{'SECRET_KEY': '¤'}`,
	`SECRET_KEY = '¤'`,
	`SECRET_KEY = b'¤'`,
	`secret_key = "¤"`,
	`password: '¤',`,
	`password: ¤`,
	`  db_password: ¤`,
	`- password: "¤"`,
	`#<Config user="app" @password="¤" host="db">`,
	`Config{user=app, password=¤}`,
	`connect(user='app', password='¤', host='db')`,
	`connect(user="app", passwd="¤")`,
	`'password' => '¤',`,
	`$config["password"] = "¤";`,
	`PDOException: PDO->__construct('mysql:host=db;dbname=shop', 'root', '¤')`,
	`mysqli_connect('localhost', 'root', '¤', 'shop')`,
	`<password>¤</password>`,
	`<add key="DbPassword" value="¤" />`,
	`spring.datasource.password=¤`,
	`-Dspring.datasource.password=¤`,
	`ALTER USER app WITH PASSWORD '¤'`,
	`CREATE USER 'app'@'%' IDENTIFIED BY '¤'`,
	// Headers.
	"Authorization: Bearer ¤",
	"authorization: Basic ¤",
	`"Authorization": "Bearer ¤"`,
	`{'Authorization': 'Token ¤'}`,
	"Proxy-Authorization: Basic ¤",
	"X-Api-Key: ¤",
	"curl -H 'PRIVATE-TOKEN: ¤' https://gitlab.example.com",
	"X-Vault-Token: ¤",
	"Cookie: session=¤",
	"Set-Cookie: sid=¤; Path=/",
	// Command lines.
	"mysql -u root -p¤ shop",
	"mysqldump -uroot -p¤ shop",
	"mysql --user=root --password=¤",
	"mysql --password ¤",
	"sshpass -p ¤ ssh app@host",
	"redis-cli -h redis -a ¤ ping",
	"docker login -u app -p ¤ registry.example.com",
	"mongosh -u app -p ¤ shop",
	"sqlcmd -S db -U sa -P ¤",
	"curl -u app:¤ https://api.example.com",
	"curl --user app:¤ https://api.example.com",
	"npm publish --token=¤",
	"vault login --token ¤",
	"deploy --api-key ¤ --app shop",
	"deploy --client-secret '¤' --app shop",
	// Connection strings.
	"Server=db;Database=shop;User Id=sa;Password=¤;Encrypt=True",
	"Server=db;Uid=root;Pwd=¤;",
	"AccountName=shop;AccountKey=¤;EndpointSuffix=core.windows.net",
	"Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=¤",
	"jdbc:sqlserver://db:1433;user=sa;password=¤;encrypt=true",
	"host=db user=app password=¤ dbname=shop",
	"host=db user=app dbname=shop password='¤'",
	"//registry.npmjs.org/:_authToken=¤",
	"//registry.npmjs.org/:_password=\"¤\"",
	"machine api.example.com login app password ¤",
	// Names that end so.
	"LDAP_BIND_PW=¤",
	"pw: ¤",
	"SIGNING_SALT=¤",
	"DB_CREDS=¤",
	`AUTH_SALT='¤'`,
	`{"encryptionKey":"¤"}`,
	"encryption_key: ¤",
	// Functions that set a value.
	`define('DB_PASSWORD', '¤');`,
	`define( 'SECURE_AUTH_KEY', '¤' );`,
	`os.environ.setdefault("SECRET_KEY", "¤")`,
	`System.setProperty("db.password", "¤")`,
}

// secretsInURLs are the same for secrets without characters that end a part of a URL.
var secretsInURLs = []string{
	"postgres://app:¤@db.example.com:5432/shop",
	"connect to postgresql://app:¤@db/shop failed",
	"mongodb+srv://app:¤@shop.example.mongodb.net/?retryWrites=true",
	"mongodb://app:¤@h1:27017,h2:27017/shop",
	"redis://:¤@redis:6379/0",
	"rediss://default:¤@redis:6379",
	"amqp://guest:¤@mq:5672//",
	"mysql2://root:¤@127.0.0.1/shop",
	"https://app:¤@git.example.com/shop.git",
	"fatal: unable to access 'https://app:¤@git.example.com/shop.git/'",
	"git+https://app:¤@git.example.com/shop.git",
	"smtp://app:¤@mail.example.com:587",
	"postgres://app:¤",
	"could not parse postgres://app:¤...",
	"DATABASE_URL=postgres://app:¤",
	`"postgres://app:¤"`,
	"jdbc:postgresql://db:5432/shop?user=app&password=¤",
	"jdbc:postgresql://db:5432/shop?user=app&password=¤&ssl=true",
	"GET /callback?access_token=¤ HTTP/1.1",
	"GET /callback?state=1&id_token=¤&scope=x",
	"https://api.example.com/v1?api_key=¤",
	"https://api.example.com/v1?client_secret=¤#top",
	"https://maps.example.com/?apikey=¤&q=1",
	"POST body: grant_type=password&client_secret=¤&code=1",
	"url=https://x/?a=1&amp;token=¤&amp;b=2",
	"https://bucket.s3.amazonaws.com/a?X-Amz-Signature=¤",
	"https://shop.blob.core.windows.net/a?sv=1&sig=¤&se=2",
	"path=/login?next=%2Fcb%3Faccess_token%3D¤%26state%3D1",
	"jdbc:oracle:thin:scott/¤@db:1521/shop",
	"jdbc:oracle:oci:scott/¤@//db:1521/shop",
}

// TestSecretsGoWhole: nothing of a secret is left in any of the forms, whatever characters it has.
func TestSecretsGoWhole(t *testing.T) {
	inForms := []string{"hunterhunter", "Tr0ub4dor&3xyz", "django-insecure-x#$&(*^b)k@7=+qz!w", "p4$$w0rd!#%^&*()_+qx", "correcthorsebatterystaple", "Zx91kkQ/pw+abc=="}
	inURLs := []string{"hunterhunter", "Tr0ub4dor-3xyz", "s3cr3t%21%40xyz", "correcthorsebatterystaple"}
	if n := len(secretsInForms) + len(secretsInURLs); n < 60 {
		t.Errorf("only %d forms are tried", n)
	}
	for _, of := range []struct{ forms, secrets []string }{{secretsInForms, inForms}, {secretsInURLs, inURLs}} {
		for _, form := range of.forms {
			for _, secret := range of.secrets {
				line := strings.ReplaceAll(form, "¤", secret)
				got := new(Masker).Mask(line)
				for at := 0; at+4 <= len(secret); at++ {
					if part := secret[at : at+4]; strings.Contains(got, part) && !strings.Contains(strings.ReplaceAll(form, "¤", ""), part) {
						t.Errorf("%s\n shows %q in %s", line, part, got)
						break
					}
				}
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
	paths, err := filepath.Glob("../testdata/cases/*.txtar")
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
