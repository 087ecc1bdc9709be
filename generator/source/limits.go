package source

import "time"

// Limits on what is read. Each has a guard that stands in front of the library
// it protects, and an E4 code that names the limit.
const (
	MaxLesson      = 1 << 20                // bytes of a lesson file
	MaxLine        = 64 << 10               // bytes of one line
	MaxNesting     = 100                    // lists, quotes and blocks inside each other
	MaxColumns     = 64                     // columns of a table
	MaxCells       = 100_000                // cells of a table
	MaxFrontMatter = 64 << 10               // bytes of front matter
	MaxYAMLDepth   = 20                     // depth of front matter and data files
	MaxHighlight   = 32 << 10               // bytes of a code block that is coloured
	MaxCodeLine    = 2_000                  // bytes of a line of such a block
	HighlightTime  = 300 * time.Millisecond // for one code block
	MaxLessons     = 100_000                // lessons of a site
	MaxName        = 200                    // characters of a file name
	MaxQuote       = 120                    // characters of a quoted line
)
