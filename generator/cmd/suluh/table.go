package main

import (
	"slices"
	"strings"
)

// A table is what a terminal can show of one: aligned columns, no lines.
type table struct {
	columns []column
	rows    [][]string // as many cells in each as there are columns
}

// A column of a table.
type column struct {
	head  string
	right bool // numbers stand at the right
	least int  // above 0: where there is no room its texts may be cut to so many cells
	file  bool // its texts are paths: what is cut off is their beginning
	drop  int  // above 0: it may go where there is no room, the highest first, equal ones together
}

// gap is what stands between two columns.
const gap = "  "

// fitting is the table without the columns for which there is no room in so many
// cells, and how wide the others are.
func (t table) fitting(width int) (table, []int) {
	widths := t.widths()
	for excess(widths, width) > 0 && !t.cut(widths, width) {
		most := 0
		for _, c := range t.columns {
			most = max(most, c.drop)
		}
		if most == 0 {
			break
		}
		t = t.without(func(c column) bool { return c.drop == most })
		widths = t.widths()
	}
	return t, widths
}

// lines are the head and the rows. Nothing in them is obeyed by a terminal.
func (t table) lines(widths []int) []string {
	heads := make([]string, len(t.columns))
	for i, c := range t.columns {
		heads[i] = c.head
	}
	out := []string{t.line(heads, widths)}
	for _, row := range t.rows {
		out = append(out, t.line(row, widths))
	}
	return out
}

// widths are how wide the columns would like to be.
func (t table) widths() []int {
	widths := make([]int, len(t.columns))
	for i, c := range t.columns {
		widths[i] = cells([]rune(c.head))
		for _, row := range t.rows {
			widths[i] = max(widths[i], cells([]rune(safe(row[i]))))
		}
	}
	return widths
}

// excess is how many cells are too many.
func excess(widths []int, width int) int {
	n := len(gap) * (len(widths) - 1)
	for _, w := range widths {
		n += w
	}
	return n - width
}

// cut makes columns narrower that may be, and reports whether that was enough.
func (t table) cut(widths []int, width int) bool {
	for i, c := range t.columns {
		if over := excess(widths, width); c.least > 0 && over > 0 {
			widths[i] = max(min(c.least, widths[i]), widths[i]-over)
		}
	}
	return excess(widths, width) <= 0
}

// without is the table without some columns.
func (t table) without(gone func(column) bool) table {
	rest := table{rows: make([][]string, len(t.rows))}
	for i, c := range t.columns {
		if gone(c) {
			continue
		}
		rest.columns = append(rest.columns, c)
		for j, row := range t.rows {
			rest.rows[j] = append(rest.rows[j], row[i])
		}
	}
	return rest
}

// has reports whether a column of this head is there.
func (t table) has(head string) bool {
	return slices.ContainsFunc(t.columns, func(c column) bool { return c.head == head })
}

func (t table) line(row []string, widths []int) string {
	var b strings.Builder
	for i, c := range t.columns {
		if i > 0 {
			b.WriteString(gap)
		}
		text := shortened(safe(row[i]), widths[i], c.file)
		room := strings.Repeat(" ", widths[i]-cells([]rune(text)))
		if c.right {
			b.WriteString(room + text)
		} else {
			b.WriteString(text + room)
		}
	}
	return strings.TrimRight(b.String(), " ")
}

// shortened is a text in at most so many cells, with … for the end, or the
// beginning, that is cut off.
func shortened(text string, width int, beginning bool) string {
	all := []rune(text)
	if cells(all) <= width {
		return text
	}
	for n := len(all) - 1; n > 0; n-- {
		switch {
		case beginning && cells(all[len(all)-n:]) < width:
			return "…" + string(all[len(all)-n:])
		case !beginning && cells(all[:n]) < width:
			return strings.TrimRight(string(all[:n]), " ") + "…"
		}
	}
	return "…"
}

// wrapped breaks a text at blanks into lines of at most so many cells; a word that
// is longer stands alone.
func wrapped(text string, width int) (lines []string) {
	line := ""
	for _, word := range strings.Fields(safe(text)) {
		if line != "" && cells([]rune(line))+1+cells([]rune(word)) > width {
			lines, line = append(lines, line), ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return append(lines, line)
}
