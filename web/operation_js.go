package web

// native has no operations in the Worker.
var native map[string]*operation
