package markup

import (
	"bytes"
	"os"
	"regexp"
	"testing"
)

// An archive is a txtar file: a comment, then parts that begin with a line
// -- NAME --.
type archive struct {
	comment []byte
	parts   []part
}

type part struct {
	name string
	data []byte
}

var partLine = regexp.MustCompile(`(?m)^-- (\S+) --\n`)

func readArchive(t *testing.T, file string) *archive {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	a := &archive{comment: data}
	marks := partLine.FindAllSubmatchIndex(data, -1)
	for i, m := range marks {
		if i == 0 {
			a.comment = data[:m[0]]
		}
		end := len(data)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		a.parts = append(a.parts, part{string(data[m[2]:m[3]]), data[m[1]:end]})
	}
	return a
}

func (a *archive) write(t *testing.T, file string) {
	t.Helper()
	var b bytes.Buffer
	b.Write(a.comment)
	for _, p := range a.parts {
		b.WriteString("-- " + p.name + " --\n")
		b.Write(p.data)
		if len(p.data) > 0 && p.data[len(p.data)-1] != '\n' {
			b.WriteByte('\n')
		}
	}
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
