package quiz

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"suluh/generator/source"
)

// A written number, taken apart: what stands before it, its digits, and what
// stands behind. What the separators among the digits mean is not decided yet.
type written struct {
	before string // trimmed, without the sign
	minus  bool
	digits string // digits with single points, commas and blanks among them
	power  string // "", or what stands behind the e
	after  string // trimmed
}

// narrow are the blanks of typographers, which stand between digits too.
var narrow = strings.NewReplacer("\t", " ", "\r", " ", "\n", " ", "\u00A0", " ", "\u202F", " ", "\u2009", " ", "\u2212", "-")

// take takes the first number of a text apart; ok tells whether there is one.
func take(text string) (w written, ok bool) {
	s := narrow.Replace(norm.NFC.String(strings.ToValidUTF8(text, "\uFFFD")))
	s = strings.Trim(s, " ")
	i := strings.IndexAny(s, "0123456789")
	if i < 0 {
		return w, false
	}
	start := i
	if i > 0 && (s[i-1] == '.' || s[i-1] == ',') && (i == 1 || strings.IndexByte(" +-", s[i-2]) >= 0) {
		start-- // .5 is a number, Rp.5 is not
	}
	w.before = strings.TrimRight(s[:start], " ")
	if n := len(w.before); n > 0 && (w.before[n-1] == '-' || w.before[n-1] == '+') {
		w.minus = w.before[n-1] == '-'
		w.before = strings.TrimRight(w.before[:n-1], " ")
	}
	end := i
	for end < len(s) && (isDigit(s, end) || strings.IndexByte("., ", s[end]) >= 0 && isDigit(s, end+1)) {
		end++
	}
	w.digits, w.after = s[start:end], s[end:]
	if m := powerPattern.FindStringSubmatch(w.after); m != nil {
		w.power, w.after = m[1], m[2]
	}
	w.after = strings.Trim(w.after, " ")
	return w, true
}

func isDigit(s string, i int) bool { return i < len(s) && '0' <= s[i] && s[i] <= '9' }

// The patterns of numbers; interactions/number.ts has the same.
var (
	powerPattern   = regexp.MustCompile(`(?s)^[eE]([+-]?[0-9]{1,3})((?: .*)?)$`)
	plainPattern   = regexp.MustCompile(`^[0-9]*(?:[.,][0-9]+)?$`)
	groupedPattern = regexp.MustCompile(`^[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+(?:,[0-9]+)?|(?:,[0-9]{3})+(?:\.[0-9]+)?|(?: [0-9]{3})+(?:[.,][0-9]+)?)$`)
)

// readings are the numbers that a written one may be: none, one, or two.
func (w written) readings() []float64 {
	var all []float64
	if plainPattern.MatchString(w.digits) {
		all = w.reading(all, strings.Replace(w.digits, ",", ".", 1))
	}
	if groupedPattern.MatchString(w.digits) {
		all = w.reading(all, ungrouped(w.digits))
	}
	return all
}

// ungrouped takes the group signs out and makes the decimal sign a point.
func ungrouped(digits string) string {
	sign := digits[strings.IndexAny(digits, "., ")]
	digits = strings.ReplaceAll(digits, string(sign), "")
	return strings.Replace(digits, ",", ".", 1)
}

// reading adds a number, if it is a finite one.
func (w written) reading(all []float64, plain string) []float64 {
	if w.power != "" {
		plain += "e" + w.power
	}
	x, err := strconv.ParseFloat(plain, 64)
	if err != nil || math.IsInf(x, 0) {
		return all
	}
	if w.minus {
		x = -x
	}
	return append(all, x)
}

// readTyped reads what a learner typed: the numbers that it may be, and the
// unit, folded; "" when there is none.
func readTyped(text string) (readings []float64, unit string) {
	w, ok := take(text)
	if !ok {
		return nil, ""
	}
	return w.readings(), foldUnit(w.before + " " + w.after)
}

// foldUnit is a unit as it is compared: folded, without blanks.
func foldUnit(unit string) string { return strings.ReplaceAll(source.Fold(unit), " ", "") }

// ReadFigure reads what an author wrote behind `=` or `!=` as a number:
// `value ± tolerance unit | unit`, `low..high unit`, several numbers parted by
// bars. ok is false if it is none; then it is text, for an Entry. twice holds
// the two readings of a number that reads two ways (E022); the figure then has
// the first. Key, Ranges and Written are set.
func ReadFigure(text string) (f Figure, twice []string, ok bool) {
	f.Written = strings.Trim(text, white)
	for _, v := range splitBars(text) {
		g, two, isRange := readRange(v)
		switch {
		case isRange:
			f.Ranges = append(f.Ranges, g)
			if twice == nil {
				twice = two
			}
		case len(f.Ranges) == 0 || foldUnit(v) == "":
			return Figure{}, nil, false
		default: // 80 | persen | %
			last := &f.Ranges[len(f.Ranges)-1]
			last.Units = append(last.Units, v)
		}
	}
	n := Number{Answers: []Figure{f}}
	f.Key = Key(strings.Join(n.truth(), "|"))
	return f, twice, true
}

// plusMinus are the ways to write ±, the longest first.
var plusMinus = []string{"+/-", "±", "+-"}

// readRange reads one number with its tolerance and unit, or one a..b.
func readRange(text string) (g Range, twice []string, ok bool) {
	w, ok := take(text)
	if !ok || !currency(w.before) {
		return g, nil, false
	}
	value, twice, ok := w.authored()
	if !ok {
		return g, nil, false
	}
	g = Range{Low: value, High: value, Value: value, Units: []string{}}
	unit := w.after
	if high, isRange := strings.CutPrefix(w.after, ".."); isRange {
		t, ok := take(high)
		if !ok || t.before != "" {
			return g, nil, false
		}
		top, two, ok := t.authored()
		if !ok {
			return g, nil, false
		}
		twice = append(twice, two...)
		g.Low, g.High = min(value, top), max(value, top)
		g.Value, g.Tolerance = g.Low/2+g.High/2, g.High/2-g.Low/2
		unit = t.after
	} else if before, by, has := cutAny(w.after, plusMinus); has {
		t, ok := take(by)
		if !ok || t.before != "" || t.minus {
			return g, nil, false
		}
		width, two, ok := t.authored()
		if !ok {
			return g, nil, false
		}
		twice = append(twice, two...)
		unit = before
		if rest, relative := strings.CutPrefix(t.after, "%"); relative && !strings.HasPrefix(before, "%") {
			width, t.after = math.Abs(value)*width/100, strings.Trim(rest, " ")
		}
		switch {
		case unit == "":
			unit = t.after
		case t.after != "" && foldUnit(t.after) != foldUnit(unit):
			return g, nil, false
		}
		g.Low, g.High, g.Tolerance = value-width, value+width, width
	}
	g.Units = slices.DeleteFunc([]string{w.before, unit}, func(u string) bool { return u == "" })
	if len(g.Units) == 2 { // Rp 5 juta: either, or both
		g.Units = append(g.Units, w.before+" "+unit)
	}
	if !plausible(unit) || math.IsInf(g.Low, 0) || math.IsInf(g.High, 0) {
		return g, nil, false
	}
	return g, twice[:min(2, len(twice))], true
}

// authored is the one number that an author may have meant, or the first of two.
func (w written) authored() (x float64, twice []string, ok bool) {
	r := w.readings()
	if len(r) == 0 {
		return 0, nil, false
	}
	if len(r) == 2 && r[0] != r[1] {
		for _, x := range []float64{r[1], r[0]} {
			twice = append(twice, strings.Replace(strconv.FormatFloat(x, 'f', -1, 64), ".", ",", 1))
		}
	}
	return r[0], twice, true
}

// currency reports whether an author may write this before a number. Anything
// else there makes the answer a text: "Pasal 34", "m2".
func currency(before string) bool {
	return slices.Contains([]string{"", "rp", "idr", "$", "us$", "usd", "€", "eur", "£", "¥", "rm", "s$"}, foldUnit(before))
}

// plausible reports whether what stands behind a number may be a unit. "5-10",
// "3, 4", "2 atau 3" and "UU 23 tahun 2014" are texts.
func plausible(unit string) bool {
	if unit == "" {
		return true
	}
	w, has := take(unit)
	return strings.IndexByte("-,.;:!?+", unit[0]) < 0 && len(strings.Fields(unit)) <= 3 && (!has || w.before != "" && !strings.Contains(unit, " "))
}

// cutAny cuts a text at the first of some separators that it has.
func cutAny(s string, seps []string) (before, after string, found bool) {
	for _, sep := range seps {
		if before, after, found := strings.Cut(s, sep); found {
			return strings.Trim(before, " "), after, true
		}
	}
	return s, "", false
}
