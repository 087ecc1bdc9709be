package site

// PreviewScript is what the author's preview adds to a page: it listens for
// changes. It is never part of a site.
func PreviewScript() []byte {
	data, _ := bundle(builtin().Static, "runtime/preview.ts") // our own file: a test bundles it
	return data
}
