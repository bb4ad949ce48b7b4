project = "Site"
html_theme = "alabaster"
suppress_warnings = ["misc.highlighting_failure"]
