package web

// native is empty: the Worker has no room for these operations.
var native map[string]*operation
