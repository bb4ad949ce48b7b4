module github.com/proclint/proclint

go 1.26
