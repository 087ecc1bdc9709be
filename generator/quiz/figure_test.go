package quiz

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// TestReadFigure reads what authors write behind `=`.
func TestReadFigure(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"75", "75..75"},
		{"75 ± 1", "74..76"},
		{"75 +- 1", "74..76"},
		{"75+/-1 kg", "74..76 kg"},
		{"−5 ± 0,5 °C", "-5.5..-4.5 °C"},
		{"59,1 ± 0,1", "59..59.2"},
		{"200 ± 2%", "196..204"},
		{"-200 ± 2%", "-204..-196"},
		{"80% ± 2", "78..82 %"},
		{"80% ± 2%", "78..82 %"},
		{"80 ± 2 %", "78.4..81.6"},
		{"80 | persen | %", "80..80 persen|%"},
		{"75 kg | kilogram", "75..75 kg|kilogram"},
		{"5 m² | m2", "5..5 m²|m2"},
		{"75 | 80", "75..75; 80..80"},
		{"75 kg | 75000 g", "75..75 kg; 75000..75000 g"},
		{"70..75", "70..75"},
		{"75 .. 70 kg", "70..75 kg"},
		{"1,5..2,5 jam", "1.5..2.5 jam"},
		{"-2..2", "-2..2"},
		{"Rp 1500", "1500..1500 Rp"},
		{"Rp450000 ± 1000", "449000..451000 Rp"},
		{"US$ 20", "20..20 US$"},
		{"Rp 5 juta", "5..5 Rp|juta|Rp juta"},
		{"1e6", "1e+06..1e+06"},
		{"1,5e-3 g", "0.0015..0.0015 g"},
		{"0.500", "0.5..0.5"},
		{"1 500", "1500..1500"},
		{"1.500.000", "1.5e+06..1.5e+06"},
		{"1.500,5", "1500.5..1500.5"},
		{"5 hari kerja", "5..5 hari kerja"},
		{"59,1 kg ± 0,1 kg", "59..59.2 kg"},

		{"1.500", "two: 1500 1,5"},
		{"450,000 Rp", "two: 450000 450"},
		{"75 ± 1.000", "two: 1000 1"},
		{"1.000..2000", "two: 1000 1"},

		{"terminasi", "text"},
		{`"75"`, "text"},
		{"Pasal 34", "text"},
		{"m2", "text"},
		{"UU 23 Tahun 2014", "text"},
		{"3-5", "text"},
		{"3, 4", "text"},
		{"2 atau 3", "text"},
		{"5 ± kecil", "text"},
		{"5 ± -1", "text"},
		{"5 kg ± 1 g", "text"},
		{"5..", "text"},
		{"7 5", "text"},
		{"persen | 80", "text"},
		{"80 | | %", "text"},
		{"9e999", "text"},
		{"", "text"},
	} {
		t.Run(c.text, func(t *testing.T) {
			f, twice, ok := ReadFigure(c.text)
			got := "text"
			switch {
			case ok && twice != nil:
				got = "two: " + strings.Join(twice, " ")
			case ok:
				var all []string
				for _, g := range f.Ranges {
					s := shortest(roundish(g.Low)) + ".." + shortest(roundish(g.High))
					all = append(all, strings.TrimSpace(s+" "+strings.Join(g.Units, "|")))
				}
				got = strings.Join(all, "; ")
			}
			if got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

// roundish is a number without the last bits that tolerance leaves.
func roundish(x float64) (r float64) {
	fmt.Sscan(fmt.Sprintf("%.9g", x), &r)
	return r
}

// TestFigureKeys tells what the sign tells.
func TestFigureKeys(t *testing.T) {
	five, _, _ := ReadFigure("5")
	minus, _, _ := ReadFigure("-5")
	same, _, _ := ReadFigure("5,0")
	if five.Key == minus.Key || five.Key != same.Key {
		t.Errorf("keys of 5, -5, 5,0: %s %s %s", five.Key, minus.Key, same.Key)
	}
}

func TestReadVariants(t *testing.T) {
	for text, want := range map[string]string{
		"terminasi":             "terminasi",
		" a | b\u00a0":          "a;b",
		`a \| b | c`:            "a | b;c",
		"a || b":                "a;;b",
		`"75"`:                  "75",
		`“75” | tujuh`:          "75;tujuh",
		`"Halo" katanya | "ya"`: `"Halo" katanya;"ya"`,
		`\*a\*|b*`:              `\*a\*;b*`,
		"":                      "",
	} {
		if got := strings.Join(ReadVariants(text), ";"); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// FuzzReadFigure wants sound ranges from any text, and the author's own number,
// typed as it was written, to be right.
func FuzzReadFigure(f *testing.F) {
	for _, text := range []string{"75 ± 1 kg", "1.500..2,5", "Rp 450.000 | 3", "80% +/- 2%", "-.5e-3 m2", "US$ 1 234,5", "1e308 ± 1e308"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		figure, twice, ok := ReadFigure(text)
		if !ok {
			return
		}
		for _, g := range figure.Ranges {
			if !(g.Low <= g.High) || math.IsInf(g.Low, 0) || math.IsInf(g.High, 0) || g.Tolerance < 0 {
				t.Errorf("%q: %+v", text, g)
			}
		}
		figure.Right = true
		n := &Number{Answers: []Figure{figure}}
		if len(n.Check()) == 0 && len(figure.Ranges) == 1 && len(twice) == 0 && !strings.ContainsAny(text, "|±") && !strings.Contains(text, "..") && !strings.Contains(text, "+-") && !strings.Contains(text, "+/-") {
			if v := n.Judge(Response{text}); v.Score != 1 {
				t.Errorf("%q: %+v for %+v", text, v, figure)
			}
		}
	})
}
