package markup

import (
	"fmt"
	"testing"
)

func TestPassages(t *testing.T) {
	text := parse(t, "Satu *dua* [tiga](b.md).\n\n> [!INGAT]\n> Kutipan.\n\n## Sumber **data** {#sumber}\n\n- Empat\n- Lima [@a2000]\n\n### Dalam\n\n| A | B |\n|---|---|\n| c | d |\n\n::: soal x\n\nApa?\n\n:::\n\nAkhir.\n")
	got := ""
	for _, p := range text.Passages(func(d *Directive) string { return "<" + d.Word + ">" }) {
		got += fmt.Sprintf("%d %s %q %q\n", p.Level, p.ID, p.Title, p.Text)
	}
	want := `0  "" "Satu dua tiga.\nKutipan."
2 sumber "Sumber data" "Empat\nLima"
3 dalam "Dalam" "A B\nc d\n<soal>\nAkhir."
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
