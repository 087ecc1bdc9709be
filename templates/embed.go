// Package templates holds the pages of a site as html/template files. A file of
// the same name in the author's own templates/ stands in for one of these.
//
//	lesson.html course.html …   one for each kind of page; gets a site.Page
//	main/                       what such a page says, between its head and its foot; gets a site.Page
//	parts/                      what pages share; gets a site.Page
//	shared/                     made once for all pages of a module; gets a site.Shared
//	parts/question.html         the card round a question; gets a site.Question
//	interactions/NAME.html      how one is answered; gets a site.Question
//	icons.html                  the signs, one symbol a line
package templates

import "embed"

// Files are the templates, named by their path.
//
//go:embed *.html main/*.html parts/*.html shared/*.html interactions/*.html
var Files embed.FS
