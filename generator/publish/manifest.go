package publish

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
)

// Manifest is the name of the file in OUT that lists what is ours: path, sum
// and size of each file, sorted, a line each. It has no date, so the same
// site has the same manifest.
const Manifest = ".suluh-manifest.json"

// manifestVersion is the version of the manifest's form.
const manifestVersion = 1

// entry is what the manifest says of a file.
type entry struct {
	Sum  Sum
	Size int64 // bytes
}

// manifest is the files of a site by their paths.
type manifest map[string]entry

type jsonManifest struct {
	Version   int                  `json:"version"`
	Generator string               `json:"generator"`
	Files     map[string]jsonEntry `json:"files"`
}

type jsonEntry struct {
	Sum  string `json:"sum"` // hexadecimal
	Size int64  `json:"size"`
}

// encode writes the manifest as JSON, a line for a file: OUT is often kept in
// git, and a diff is then a list of the pages that changed.
func (m manifest) encode(generator string) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "{\n\"version\": %d,\n\"generator\": %s,\n\"files\": {", manifestVersion, quote(generator))
	for i, p := range sorted(m) {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "\n%s: {\"sum\": \"%x\", \"size\": %d}", quote(p), m[p].Sum, m[p].Size)
	}
	b.WriteString("\n}\n}\n")
	return b.Bytes()
}

// quote writes a text as JSON, which cannot fail.
func quote(s string) []byte {
	b, _ := json.Marshal(s)
	return b
}

// decode reads what encode wrote. A manifest that a later version wrote, or
// that names a path that no site can have, is an error.
func decode(data []byte) (manifest, error) {
	var j jsonManifest
	if err := json.Unmarshal(data, &j); err != nil {
		return nil, err
	}
	if j.Version != manifestVersion {
		return nil, fmt.Errorf("version %d", j.Version)
	}
	m := manifest{}
	for p, e := range j.Files {
		sum, err := hex.DecodeString(e.Sum)
		if err != nil || len(sum) != len(Sum{}) || !validPath(p) {
			return nil, errors.New("entry " + p)
		}
		m[p] = entry{Sum(sum), e.Size}
	}
	return m, nil
}
