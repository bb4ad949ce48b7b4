// Empty does nothing. It is what the size of the browser engine is measured against.
package main

func main() {}
