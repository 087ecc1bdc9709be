// Package site makes a course into files in memory: pages, style, runtime.
//
// A [Theme] is the templates and static files, the author's over the built-in
// ones. It does two things with a lesson, in two steps that may lie far apart:
//
//	body, err := th.Body(lesson, edition)    // where the trees are: the lesson's own HTML
//	page, problems := th.Page(frame)         // plain data alone: the frame round it
//
// so that a new lesson elsewhere costs this one a new frame and no new HTML.
//
// What a template may use is a [Page], or for a question a [Question], and
// nothing else. A slip in an author's template is a problem (E501), and so is
// one in an author's style or script (E502); the built-in file then stands in.
//
// What every page promises: it reads without a script; all links are relative
// and name a file; it holds no style, no handler, and one script, whose hash
// stands in the page's policy.
package site

import (
	"bytes"
	"crypto/sha256"
	"io"
)

// Sum is the SHA-256 of a file's bytes.
type Sum = [sha256.Size]byte

// A File is one file of a site. It is made when it is asked for.
type File interface {
	Sum() Sum
	WriteTo(io.Writer) (int64, error)
}

// Files are the files of a site by their address, a slash path from its root.
type Files map[string]File

// Bytes is a File in memory.
func Bytes(b []byte) File { return memory(b) }

type memory []byte

func (m memory) Sum() Sum                           { return sha256.Sum256(m) }
func (m memory) WriteTo(w io.Writer) (int64, error) { return bytes.NewReader(m).WriteTo(w) }
