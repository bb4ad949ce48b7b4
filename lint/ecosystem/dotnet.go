package ecosystem

var _ = register(&dotnet)

// dotnet is .NET with the packages of NuGet.
var dotnet = Ecosystem{
	Name:   DotNet,
	Rank:   8,
	Runs:   "dotnet",
	Ending: ".dll",
	Runtimes: []Runtime{
		{"dotnet", ".NET", "heroku/dotnet", "a project file", ""},
	},
	Versions: []Versions{
		{"dotnet .net sdk asp.net", "dotnet/sdk dotnet/aspnet dotnet/runtime", []VersionFile{{"global.json", `"version":`}}},
	},
	Programs: []Program{
		{
			Name: "dotnet run", Commands: "dotnet", Sub: "run watch", Role: Other, Code: true, Bind: "--urls", BindForm: Hidden, Env: "ASPNETCORE_URLS", Dev: true,
			Source: "dotnet/AspNetCore.Docs aspnetcore/fundamentals/servers/kestrel/endpoints.md",
		},
		{Name: "dotnet tool", Commands: "dotnet", Sub: "ef build restore publish test exec tool clean msbuild nuget new", Role: Other, Code: true, Source: NotVerified},
		{
			Name: "dotnet", Commands: "dotnet", Role: Other, DefaultHost: "localhost", DefaultPort: "5000", Bind: "--urls", BindForm: HTTPURI, Sockets: "--server.urls",
			Env: "ASPNETCORE_URLS ASPNETCORE_HTTP_PORTS DOTNET_URLS URLS", Report: true, Hint: true,
			Source: "dotnet/AspNetCore.Docs aspnetcore/fundamentals/servers/kestrel/endpoints.md",
		},
	},
}
