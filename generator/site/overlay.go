package site

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"slices"
)

// Overlay is the author's files over the built-in ones: the author's file of
// the same name wins, and folders are merged. Either may be nil.
func Overlay(author, builtin fs.FS) fs.FS {
	switch {
	case author == nil:
		return builtin
	case builtin == nil:
		return author
	}
	return overlay{author, builtin}
}

type overlay struct{ author, builtin fs.FS }

// Open opens the author's file, or the built-in one where there is none.
func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.author.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.builtin.Open(name)
	}
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil {
		f.Close()
		return nil, err
	}
	if info.IsDir() {
		return &folder{File: f, all: func() ([]fs.DirEntry, error) { return o.ReadDir(name) }}, nil
	}
	return f, nil
}

// ReadDir lists a folder of both, each name once.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	ours, err := fs.ReadDir(o.builtin, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	theirs, theirErr := fs.ReadDir(o.author, name)
	switch {
	case errors.Is(theirErr, fs.ErrNotExist):
		return ours, err
	case theirErr != nil:
		return nil, theirErr
	}
	all := append(theirs, ours...)
	slices.SortStableFunc(all, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	return slices.CompactFunc(all, func(a, b fs.DirEntry) bool { return a.Name() == b.Name() }), nil
}

// A folder lists what both have.
type folder struct {
	fs.File
	all  func() ([]fs.DirEntry, error)
	rest []fs.DirEntry
	read bool
}

// ReadDir gives the next n entries, or all that are left if n is 0 or less.
func (f *folder) ReadDir(n int) ([]fs.DirEntry, error) {
	if !f.read {
		all, err := f.all()
		if err != nil {
			return nil, err
		}
		f.rest, f.read = all, true
	}
	take := f.rest
	if n > 0 {
		if len(f.rest) == 0 {
			return nil, io.EOF
		}
		take = f.rest[:min(n, len(f.rest))]
	}
	f.rest = f.rest[len(take):]
	return take, nil
}
