package syntax

import (
	"bytes"
	"strings"
)

// An archive is a txtar: a comment, then files, each behind a line
// `-- name --`.
type archive struct {
	comment string
	files   []file
}

type file struct {
	name string
	data []byte
}

func parseArchive(data []byte) archive {
	var a archive
	for _, line := range strings.SplitAfter(string(data), "\n") {
		name, ok := strings.CutPrefix(strings.TrimRight(line, "\n"), "-- ")
		if name, is := strings.CutSuffix(name, " --"); ok && is {
			a.files = append(a.files, file{name: name})
		} else if n := len(a.files); n > 0 {
			a.files[n-1].data = append(a.files[n-1].data, line...)
		} else {
			a.comment += line
		}
	}
	return a
}

func (a archive) bytes() []byte {
	var b bytes.Buffer
	b.WriteString(a.comment)
	for _, f := range a.files {
		b.WriteString("-- " + f.name + " --\n")
		b.Write(f.data)
	}
	return b.Bytes()
}
