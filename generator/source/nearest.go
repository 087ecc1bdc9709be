package source

// Nearest is the known word that a mistyped one most likely means, or "" when
// none is within two slips (a third of a short word's letters at the most).
// Of equally near words the first in the list wins.
func Nearest(word string, known []string) string {
	best, at := "", min(2, max(1, len([]rune(word))/3))+1
	w := []rune(Fold(word))
	for _, k := range known {
		if d := distance(w, []rune(Fold(k))); d < at {
			best, at = k, d
		}
	}
	return best
}

// distance is Damerau and Levenshtein's in its optimal-string-alignment form:
// a letter added, missing, changed, or two neighbours swapped cost one each.
func distance(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
