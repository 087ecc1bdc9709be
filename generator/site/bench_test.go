package site

import "testing"

// BenchmarkPage is the frame round a lesson: what each of 10,000 pages costs
// when a title has changed.
func BenchmarkPage(b *testing.B) {
	th := theme(b)
	f := frames(b, th)[0]
	for b.Loop() {
		if _, problems := th.Page(f); len(problems) > 0 {
			b.Fatal(problems)
		}
	}
}

// BenchmarkBody is a lesson's own HTML with ten questions.
func BenchmarkBody(b *testing.B) {
	th := theme(b)
	l, e := fixture(b), edition("id")
	for b.Loop() {
		if _, err := th.Body(l, e); err != nil {
			b.Fatal(err)
		}
	}
}
