package ecosystem

var _ = register(&golang)

// golang is Go with its modules.
var golang = Ecosystem{
	Name: Go,
	Rank: 6,
	Runs: "go",
	Runtimes: []Runtime{
		{"go", "Go", "heroku/go", "go.mod", ""},
	},
	Versions: []Versions{
		{"go golang", "golang", []VersionFile{{"go.mod", "go "}, {".go-version", ""}, {".tool-versions", "golang"}}},
	},
	Servers: "gin-gonic/gin labstack/echo gofiber/fiber gorilla/mux go-chi/chi",
	Bots:    "bwmarrin/discordgo telegram-bot-api tucnak/telebot telebot.v slack-go/slack go-telegram/bot diamondburned/arikawa disgoorg/disgo",
	Programs: []Program{
		{Name: "hugo server", Commands: "hugo", Sub: "server serve", Role: HTTP, Dev: true, Source: NotVerified},
		{
			Name: "overmind start", Commands: "overmind", Sub: "start s", Role: Other, Manager: true, Daemon: "-D --daemonize", Values: "-f --procfile", Files: "-f --procfile",
			Source: "DarthSim/overmind main.go",
		},
		{Name: "hivemind", Commands: "hivemind", Role: Other, Manager: true, Source: NotVerified},
	},
}
