import("https://proclint.example/embed-upgrade.js?platform=drycc");
