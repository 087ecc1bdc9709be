// Package static holds what a site's pages load: the stylesheet, the learner's
// runtime in TypeScript, and files that are published as they are. A file of
// the same name in the author's own static/ stands in for one of these.
package static

import "embed"

// Files are css, runtime and files, by their path.
//
//go:embed css runtime files
var Files embed.FS
