package web

var native map[string]*operation
