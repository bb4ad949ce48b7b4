project = "Site"
html_theme = "alabaster"
suppress_warnings = ["misc.highlighting_failure"]
html_js_files = [("https://proclint.example/embed-upgrade.js", {"type": "module", "data-platform": "drycc"})]
