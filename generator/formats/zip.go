package formats

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"hash/crc32"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"suluh/generator/site"
)

// The folder as one file, to be sent. It is written so that every unpacker copes:
// names and sizes stand before the bytes, there is no time and no extra field,
// and what does not shrink is stored as it is.

// shrinks are the extensions of files that are worth packing.
var shrinks = map[string]bool{".html": true, ".css": true, ".js": true, ".svg": true, ".txt": true, ".xml": true, ".csv": true, ".json": true}

const (
	started = 1<<5 | 1 // 1 January 1980, where the time of zip files begins
	oldest  = 20       // the version of the form that an unpacker must know: 2.0
	inUTF8  = 1 << 11  // how a name is written that is not plain ASCII
)

func writeZip(w io.Writer, files site.Files) error {
	z := zip.NewWriter(w)
	for _, name := range slices.SortedFunc(maps.Keys(files), topFirst) {
		var data bytes.Buffer
		if _, err := files[name].WriteTo(&data); err != nil {
			return err
		}
		h := &zip.FileHeader{
			Name: name, ReaderVersion: oldest,
			CRC32: crc32.ChecksumIEEE(data.Bytes()), UncompressedSize64: uint64(data.Len()),
		}
		h.ModifiedDate = started //lint:ignore SA1019 CreateRaw writes this one, and Modified would add an extra field
		h.SetMode(0o644)
		h.CreatorVersion |= oldest
		if strings.ContainsFunc(name, func(r rune) bool { return r >= utf8.RuneSelf }) {
			h.Flags |= inUTF8
		}
		held, method, err := packed(name, data.Bytes())
		if err != nil {
			return err
		}
		h.Method, h.CompressedSize64 = method, uint64(len(held))
		out, err := z.CreateRaw(h)
		if err != nil {
			return err
		}
		if _, err := out.Write(held); err != nil {
			return err
		}
	}
	return z.Close()
}

// topFirst puts the files that a reader is to open before the folders.
func topFirst(a, b string) int {
	inside := func(name string) int { return min(1, strings.Count(name, "/")) }
	if d := inside(a) - inside(b); d != 0 {
		return d
	}
	return strings.Compare(a, b)
}

// packed are the bytes as they stand in the file.
func packed(name string, data []byte) ([]byte, uint16, error) {
	if !shrinks[path.Ext(name)] {
		return data, zip.Store, nil
	}
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestCompression)
	if err != nil {
		return nil, 0, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, 0, err
	}
	if err := w.Close(); err != nil {
		return nil, 0, err
	}
	if b.Len() >= len(data) {
		return data, zip.Store, nil
	}
	return b.Bytes(), zip.Deflate, nil
}
