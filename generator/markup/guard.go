package markup

import "bytes"

// guard gives goldmark its bytes: a copy of the file, as long as the file, in
// which front matter and whatever a limit refuses are blank.
func guard(s *state) []byte {
	s.src = bytes.Clone(s.file.Data)
	_, _, body, _ := FrontMatter(s.file)
	s.hide(0, body)
	return s.src
}
