package generator

import (
	"maps"
	"slices"

	"suluh/generator/course"
)

// coverage counts the questions of a course by outcome and level, each where it
// stands in the first language that its page has.
func coverage(c course.TreeCourse, set course.Site, facts map[string]*course.Facts, o *course.Outline) Coverage {
	cover := Coverage{Outcomes: []OutcomeCoverage{}, Untied: noLevels(), Few: []string{}}
	at := map[string]int{}
	declared := slices.Clone(o.Outcomes)
	for _, m := range o.Modules {
		declared = append(declared, m.Outcomes...)
	}
	for _, d := range declared {
		if _, there := at[d.Code]; !there {
			at[d.Code] = len(cover.Outcomes)
			cover.Outcomes = append(cover.Outcomes, OutcomeCoverage{Code: d.Code, Text: d.Text, Level: d.Level, Levels: noLevels()})
		}
	}
	inQuiz := quizzed(c, set, facts)
	levels := map[string]bool{}
	for place := range c.Places() {
		file, _ := place.File(set.Languages[0], set.Languages)
		f := facts[file]
		if f == nil {
			continue
		}
		for _, q := range f.Questions {
			if q.Opening {
				continue
			}
			levels[q.Level] = true
			tied := false
			counted := map[int]bool{}
			for _, code := range q.Outcomes {
				if i, there := at[code]; there && !counted[i] {
					tied, counted[i] = true, true
					cover.Outcomes[i].add(q.Level, inQuiz[q.ID])
				}
			}
			if !tied {
				cover.Untied.add(q.Level, inQuiz[q.ID])
			}
		}
	}
	for _, one := range cover.Outcomes {
		if _, n := one.Sums(); n < MinQuizItems {
			cover.Few = append(cover.Few, one.Code)
		}
	}
	cover.Levels = append([]string{}, slices.Sorted(maps.Keys(levels))...)
	return cover
}

func noLevels() Levels { return Levels{Practice: map[string]int{}, Quiz: map[string]int{}} }

func (l Levels) add(level string, quiz bool) {
	if quiz {
		l.Quiz[level]++
	} else {
		l.Practice[level]++
	}
}

// quizzed are the ids of questions that a quiz asks: its own, and those that it
// draws from other pages.
func quizzed(c course.TreeCourse, set course.Site, facts map[string]*course.Facts) map[string]bool {
	ids := map[string]bool{}
	for place := range c.Places() {
		file, _ := place.File(set.Languages[0], set.Languages)
		f := facts[file]
		if f == nil || f.Front.Quiz == nil {
			continue
		}
		for _, q := range f.Questions {
			ids[q.ID] = true
		}
		for _, d := range drawsOf(f) {
			for _, id := range pool(c, set, facts, d) {
				ids[id] = true
			}
		}
	}
	return ids
}
