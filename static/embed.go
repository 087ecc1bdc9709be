// Package static holds what a site's pages load: the stylesheet, the learner's
// runtime in TypeScript, the few packages of npm that it is built on, and files
// that are published as they are. A file of the same name in the author's own
// static/ stands in for one of these.
package static

import "embed"

// Files are css, runtime, vendor and files, by their path.
//
//go:embed css runtime vendor files
var Files embed.FS
