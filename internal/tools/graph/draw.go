package main

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
)

// Sizes in pixels.
const (
	boxWidth, boxHeight = 148, 28
	columnWidth         = 164
	floorHeight         = 78
	margin              = 16
)

const style = `text { font: 13px ui-sans-serif, system-ui, sans-serif; text-anchor: middle; fill: #1f2328 }
rect { fill: #eef4fb; stroke: #6b8cae }
path { fill: none; stroke: #8c959f }
marker path { fill: #8c959f; stroke: none }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 } rect { fill: #1c2a3a; stroke: #5b7ea3 } path { stroke: #6e7681 } marker path { fill: #6e7681 }
}`

type point struct{ x, y float64 }

func draw(g graph) []byte {
	widest := 0
	for _, floor := range g.floors {
		widest = max(widest, len(floor))
	}
	width, height := widest*columnWidth+2*margin, (len(g.floors)-1)*floorHeight+boxHeight+2*margin
	at := map[string]point{} // the middle of the top of each box
	for name, place := range g.places() {
		at[name] = point{x: float64(width)/2 + place*columnWidth}
	}
	for i, floor := range g.floors {
		for _, name := range floor {
			at[name] = point{at[name].x, float64(margin + (len(g.floors)-1-i)*floorHeight)}
		}
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">\n", width, height)
	fmt.Fprintf(&b, "<title>The packages of Proclint: arrows go down, from a package to those that it imports</title>\n<style>%s</style>\n", style)
	b.WriteString("<marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0 8 4 0 8z\"/></marker>\n")
	for _, name := range slices.Sorted(maps.Keys(g.arrows)) {
		for _, imported := range g.arrows[name] {
			from, to := at[name], at[imported]
			from.y += boxHeight
			middle := (from.y + to.y) / 2
			fmt.Fprintf(&b, "<path marker-end=\"url(#tip)\" d=\"M%.0f %.0fC%.0f %.0f %.0f %.0f %.0f %.0f\"/>\n",
				from.x, from.y, from.x, middle, to.x, middle, to.x, to.y)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(at)) {
		p := at[name]
		fmt.Fprintf(&b, "<rect x=\"%.0f\" y=\"%.0f\" width=\"%d\" height=\"%d\" rx=\"5\"/><text x=\"%.0f\" y=\"%.0f\">%s</text>\n",
			p.x-boxWidth/2, p.y, boxWidth, boxHeight, p.x, p.y+19, name)
	}
	b.WriteString("</svg>\n")
	return b.Bytes()
}
