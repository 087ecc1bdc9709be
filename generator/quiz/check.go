package quiz

import "suluh/generator/source"

// check gathers what is wrong with a question. The problems, by code and
// arguments:
//
//	E009                            nothing to answer; has no place: the caller gives it the opening line
//	E010 alike.WORD, earlier Pos    two parts with one folded text; WORD is option, answer, left,
//	                                right, step or row
//	E011 right.none                 no option is marked right
//	E011 right.several, earlier Pos several are, where one is to be picked
//	W101                            [ ] with a single [x]
type check struct{ problems source.Problems }

func (c *check) add(code source.Code, at source.Pos, args ...any) {
	c.problems = append(c.problems, source.Problem{Code: code, Pos: at, End: at, Args: args})
}

// some wants at least one answer.
func (c *check) some(n int) bool {
	if n == 0 {
		c.add("E009", source.Pos{})
	}
	return n > 0
}

// alike wants keys to differ; it points at the later part and names the earlier.
func (c *check) alike(word string, parts []Part) {
	first := map[string]source.Pos{}
	for _, p := range parts {
		if at, twice := first[p.Key]; twice {
			c.add("E010", p.Pos, source.Key("alike."+word), at)
			continue
		}
		first[p.Key] = p.Pos
	}
}

// options wants one right option, or several where several may be.
func (c *check) options(options []Option, many, anyOf bool) {
	var right []source.Pos
	for _, o := range options {
		if o.Right {
			right = append(right, o.Pos)
		}
	}
	switch {
	case len(right) == 0:
		c.add("E011", options[0].Pos, source.Key("right.none"))
	case len(right) > 1 && !many && !anyOf:
		c.add("E011", right[1], source.Key("right.several"), right[0])
	case len(right) == 1 && many && len(options) > 1:
		c.add("W101", right[0])
	}
}
