package quiz

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"sync"
	"testing"
	"time"
)

// The schedule of reviews is the browser's alone: it is computed from the
// record, which is this room's promise, so it is held to its word here.
var schedule = sync.OnceValues(func() (string, error) { return bundle(scheduleEntry) })

// The scripts of the schedule take what the site's script has left for them.
const scheduleEntry = `
import * as record from "./record";
import { FSRSAlgorithm, generatorParameters } from "../vendor/ts-fsrs@5.4.2/index.mjs";
globalThis.self = globalThis;
self.suluh = { ...record };
require("./schedule/index");
const { state, reviews } = require("./schedule/schedule");
const { known, due, next, mix, pick, dayOf } = self.suluhSchedule;
const { begin, answered } = require("./review/sitting");
export { state, dayOf, mix, pick };

// Days in UTC, so that days can be counted without a place.
const utc = (at) => Math.floor(Date.parse(at) / 864e5);
export const grades = (events) => reviews(record.merge(events), utc).map((r) => r.grade);

// packageOf replays reviews with the package itself, and nothing of ours.
export const packageOf = (reviews) => {
  const fsrs = new FSRSAlgorithm(generatorParameters({ request_retention: 0.9, enable_short_term: false, enable_fuzz: false }));
  let memory = null, last = 0;
  for (const r of reviews) {
    memory = fsrs.next_state(memory, memory ? r.day - last : 0, r.grade);
    last = r.day;
  }
  return { memory, interval: fsrs.next_interval(memory.stability, 0) };
};

// plan is what is due on a day by the logs of the questions of a course.
export const plan = (course, logs, today, plan) => {
  const all = known(course, (id) => logs[id] ?? [], plan, utc);
  return { all: all.map(({ question, lesson, ...w }) => ({ ...w, on: lesson.id })), due: due(all, today).map((w) => w.id), next: next(all, today + 1) };
};
export const merged = (a, b) => record.merge(a, b);
export const compacted = (events) => record.compact(events);

// sit answers a sitting: of each question how often it is not right.
export const sit = (items, wrong) => {
  const asked = [];
  let s = begin(items);
  while (s.left.length) {
    const id = s.left[0].id;
    asked.push(id);
    s = answered(s, (wrong[id] ?? 0) < asked.filter((o) => o === id).length);
  }
  return { asked, wrong: s.wrong.map((w) => w.id), all: s.all.length };
};
`

func newSchedule(t testing.TB) *browser {
	t.Helper()
	code, err := schedule()
	if err != nil {
		t.Fatal(err)
	}
	return browserOf(t, code)
}

type review struct {
	Day   int  `json:"day"`
	Grade int  `json:"grade"`
	Sure  bool `json:"sure"`
}

type memory struct {
	Stability  float64 `json:"stability"`
	Difficulty float64 `json:"difficulty"`
}

type state struct {
	Days   int    `json:"days"`
	Last   int    `json:"last"`
	Due    int    `json:"due"`
	Slip   bool   `json:"slip"`
	Memory memory `json:"memory"`
}

// TestScheduleIsFSRS: memories and intervals are those of the package, as it
// comes and as it ran in Node when testdata/schedule/fsrs.json was written: days,
// grades, and the stability, difficulty and interval after each.
func TestScheduleIsFSRS(t *testing.T) {
	data, err := os.ReadFile("testdata/schedule/fsrs.json")
	if err != nil {
		t.Fatal(err)
	}
	var years [][][5]float64
	if err := json.Unmarshal(data, &years); err != nil {
		t.Fatal(err)
	}
	b := newSchedule(t)
	for _, year := range years {
		var reviews []review
		for _, r := range year {
			reviews = append(reviews, review{Day: int(r[0]), Grade: int(r[1])})
			var got state
			b.run(t, &got, "state", reviews, "fsrs")
			var want struct {
				Memory   memory `json:"memory"`
				Interval int    `json:"interval"`
			}
			b.run(t, &want, "packageOf", reviews)
			if got.Memory != want.Memory || got.Due-got.Last != want.Interval {
				t.Fatalf("%v: %+v, the package %+v", reviews, got, want)
			}
			if node := (memory{r[2], r[3]}); got.Memory != node || got.Due != int(r[0]+r[4]) {
				t.Fatalf("%v: %+v, in Node %+v after %v days", reviews, got, node, r[4])
			}
		}
	}
}

// TestFixedPlan: 1, 3, 7, 21 days; partly right stays, wrong begins anew, and
// what is answered before its day does not go on.
func TestFixedPlan(t *testing.T) {
	b := newSchedule(t)
	for _, c := range []struct {
		name    string
		reviews []review
		want    []int // days from each review to the next
	}{
		{"all right", []review{{0, 3, false}, {1, 3, false}, {4, 4, false}, {11, 3, false}, {32, 3, false}}, []int{1, 3, 7, 21, 21}},
		{"wrong", []review{{0, 3, false}, {1, 3, false}, {4, 1, false}, {5, 3, false}}, []int{1, 3, 1, 3}},
		{"partly", []review{{0, 2, false}, {1, 2, false}, {2, 3, false}}, []int{1, 1, 3}},
		{"early", []review{{0, 3, false}, {1, 3, false}, {2, 3, false}, {5, 3, false}}, []int{1, 3, 3, 7}},
		{"late", []review{{0, 3, false}, {90, 3, false}}, []int{1, 3}},
	} {
		var got []int
		for i := range c.reviews {
			var s state
			b.run(t, &s, "state", c.reviews[:i+1], "fixed")
			got = append(got, s.Due-s.Last)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// monday is a day, in days since 1970: 2026-11-23.
const monday = 20780

// done is an event of question q, so many minutes after that day began in UTC.
func done(q string, minutes int, kind EventKind, score Score, resp ...string) Event {
	return Event{V: 1, Course: "c", Page: "p", Q: q, Rev: "r", Kind: kind, Score: score, Resp: resp,
		At: time.Unix(monday*86400+int64(minutes)*60, 0).UTC()}
}

func TestGrades(t *testing.T) {
	const day = 24 * 60
	elsewhere := done("q", 4, DidHint, 0, "1")
	elsewhere.Page = "other"
	b := newSchedule(t)
	for _, c := range []struct {
		name   string
		events []Event
		want   []int
	}{
		{"right", []Event{done("q", 5, DidAnswer, 1)}, []int{3}},
		{"wrong", []Event{done("q", 5, DidAnswer, 0)}, []int{1}},
		{"less than half", []Event{done("q", 5, DidAnswer, 0.4)}, []int{1}},
		{"half", []Event{done("q", 5, DidAnswer, 0.5)}, []int{2}},
		{"a hint", []Event{done("q", 4, DidHint, 0, "1"), done("q", 5, DidAnswer, 1)}, []int{2}},
		{"a hint on another page", []Event{elsewhere, done("q", 5, DidAnswer, 1)}, []int{3}},
		{"a hint for the day before", []Event{done("q", 4, DidHint, 0, "1"), done("q", 5, DidAnswer, 1), done("q", 5+day, DidAnswer, 1)}, []int{2, 3}},
		{"unsure", []Event{done("q", 4, DidJudge, 0, "unsure"), done("q", 5, DidAnswer, 1)}, []int{2}},
		{"fairly sure", []Event{done("q", 4, DidJudge, 0, "fairly"), done("q", 5, DidAnswer, 1)}, []int{3}},
		{"very sure at once, and days later", []Event{
			done("q", 4, DidJudge, 0, "very"), done("q", 5, DidAnswer, 1),
			done("q", 4+3*day, DidJudge, 0, "very"), done("q", 5+3*day, DidAnswer, 1)}, []int{3, 4}},
		{"very sure and wrong", []Event{done("q", 4, DidJudge, 0, "very"), done("q", 5, DidAnswer, 0)}, []int{1}},
		{"the first of a day", []Event{done("q", 5, DidAnswer, 0), done("q", 6, DidAnswer, 1), done("q", 7, DidAnswer, 1)}, []int{1}},
		{"a reset", []Event{done("q", 5, DidAnswer, 0), done("q", 6, DidReset, 0), done("q", 7, DidAnswer, 1)}, []int{3}},
	} {
		slices.Reverse(c.events)
		var got []int
		b.run(t, &got, "grades", c.events)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestDays: a day ends at the learner's midnight, wherever that is.
func TestDays(t *testing.T) {
	local := time.Local
	defer func() { time.Local = local }()
	for _, c := range []struct {
		hours  int
		at     string
		before bool // the day before the one of UTC+0
		after  bool // the day behind it
	}{
		{7, "2026-11-25T16:59:59.999Z", false, false},
		{7, "2026-11-25T17:00:00.000Z", false, true},
		{-5, "2026-11-25T04:59:59.999Z", true, false},
		{-5, "2026-11-25T05:00:00.000Z", false, false},
		{7, "2026-12-31T18:00:00.000Z", false, true},
		{-5, "2027-01-01T03:00:00.000Z", true, false},
	} {
		time.Local = time.FixedZone("", c.hours*3600)
		at, err := time.Parse(time.RFC3339, c.at)
		if err != nil {
			t.Fatal(err)
		}
		want := int(at.Unix() / 86400)
		if c.before {
			want--
		}
		if c.after {
			want++
		}
		var got int
		newSchedule(t).run(t, &got, "dayOf", c.at)
		if got != want {
			t.Errorf("%s at UTC%+d: day %d, want %d", c.at, c.hours, got, want)
		}
	}
}

// lessons is a course of n questions q0, q1, … of three outcomes on two lessons;
// question 0 was once called old.
func lessons(n int) map[string]any {
	var questions [2][]map[string]any
	for i := range n {
		q := map[string]any{"id": fmt.Sprintf("q%d", i), "rev": "r", "outcomes": []string{fmt.Sprintf("O%d", i%3)}}
		if i == 0 {
			q["aliases"] = []string{"old"}
		}
		questions[i%2] = append(questions[i%2], q)
	}
	return map[string]any{"course": "c", "modules": []any{map[string]any{"id": "m", "lessons": []any{
		map[string]any{"id": "a", "questions": questions[0]},
		map[string]any{"id": "b", "questions": questions[1]},
	}}}}
}

// A planned is what the schedule says on a day.
type planned struct {
	All  []map[string]any          `json:"all"`
	Due  []string                  `json:"due"`
	Next *struct{ Day, Count int } `json:"next"`
}

// TestScheduleOfMergedRecords: in whichever order, how often and over which
// stores a record came here, and compacted or not, the same is due.
func TestScheduleOfMergedRecords(t *testing.T) {
	b := newSchedule(t)
	r := rand.New(rand.NewPCG(1, 2))
	const n = 5
	for round := range 12 {
		logs := map[string][]Event{}
		for range 30 + r.IntN(200) {
			q := cmp.Or(map[int]string{n: "old"}[r.IntN(n+1)], fmt.Sprintf("q%d", r.IntN(n)))
			minute := r.IntN(90 * 24 * 60)
			switch r.IntN(12) {
			case 0:
				logs[q] = append(logs[q], done(q, minute, DidHint, 0, "1"))
			case 1, 2:
				logs[q] = append(logs[q], done(q, minute, DidJudge, 0, []string{"unsure", "fairly", "very"}[r.IntN(3)]))
			case 3:
				if r.IntN(10) == 0 {
					logs[q] = append(logs[q], done(q, minute, DidReset, 0))
				}
			default:
				e := done(q, minute, DidAnswer, []Score{0, 0.5, 1, 1}[r.IntN(4)])
				e.Page = []string{"p", "ulangan"}[r.IntN(2)]
				logs[q] = append(logs[q], e)
			}
		}
		shuffled := func() map[string][]Event {
			out := map[string][]Event{}
			for id, events := range logs {
				out[id] = slices.Clone(events)
				r.Shuffle(len(events), func(i, j int) { out[id][i], out[id][j] = out[id][j], out[id][i] })
			}
			return out
		}
		whole, doubled, parts, small := map[string][]Event{}, map[string][]Event{}, map[string][]Event{}, map[string][]Event{}
		for id, events := range shuffled() {
			whole[id] = Merge(events)
			doubled[id] = Merge(events, logs[id])
			cut := r.IntN(len(events) + 1)
			var both []Event
			b.run(t, &both, "merged", Compact(events[cut:]), Compact(slices.Concat(events[:cut], events[:cut/2], events[cut:])))
			parts[id], small[id] = both, Compact(events)
		}
		today := monday + r.IntN(120)
		for _, plan := range []string{"fsrs", "fixed"} {
			var want planned
			b.run(t, &want, "plan", lessons(n), whole, today, plan)
			for name, other := range map[string]map[string][]Event{"doubled": doubled, "two stores": parts, "compacted": small} {
				var got planned
				b.run(t, &got, "plan", lessons(n), other, today, plan)
				if !reflect.DeepEqual(got, want) {
					t.Fatalf("round %d, %s, %s:\n%+v, want\n%+v", round, plan, name, got, want)
				}
			}
		}
	}
}

// A waiting is a question in a queue.
type waiting struct {
	ID      string `json:"id"`
	Outcome string `json:"outcome"`
	Module  string `json:"module"`
	Slip    bool   `json:"slip"`
	Days    int    `json:"days"`
	Last    int    `json:"last"`
	Due     int    `json:"due"`
}

// TestMix: an outcome meets itself only as often as it must, and the slips of
// those who were very sure come first where nothing else forbids it.
func TestMix(t *testing.T) {
	b := newSchedule(t)
	r := rand.New(rand.NewPCG(3, 4))
	for range 400 {
		n := 1 + r.IntN(15)
		outcomes, modules := 1+r.IntN(5), 1+r.IntN(3)
		var items []waiting
		count := map[string]int{}
		for i := range n {
			w := waiting{ID: fmt.Sprint(i), Module: fmt.Sprint(r.IntN(modules)), Slip: r.IntN(4) == 0}
			if o := r.IntN(outcomes + 1); o > 0 {
				w.Outcome = fmt.Sprint(o)
				count[w.Outcome]++
			}
			items = append(items, w)
		}
		var got []waiting
		b.run(t, &got, "mix", items)
		most, meet, late := 0, 0, false
		for _, c := range count {
			most = max(most, c)
		}
		for i, w := range got {
			if i > 0 && w.Outcome != "" && w.Outcome == got[i-1].Outcome {
				meet++
			}
			late = late || i > 0 && w.Slip && !got[i-1].Slip && len(count) == 0
		}
		if must := max(0, 2*most-n-1); meet != must {
			t.Fatalf("%v\n%v: %d meet, must %d", items, got, meet, must)
		}
		if late {
			t.Fatalf("%v: a slip waits for nothing", got)
		}
		slices.SortFunc(got, func(a, b waiting) int { return cmp.Compare(len(a.ID), len(b.ID))*2 + cmp.Compare(a.ID, b.ID) })
		if !slices.Equal(got, items) {
			t.Fatalf("%v became %v", items, got)
		}
	}
}

// TestSitting: at most eight new questions a day, a dozen or so a sitting; what
// is not right comes back at the end until it is, once.
func TestSitting(t *testing.T) {
	b := newSchedule(t)
	r := rand.New(rand.NewPCG(5, 6))
	for range 200 {
		logs, today := map[string][]Event{}, monday+7
		n := r.IntN(40)
		for i := range n {
			q := fmt.Sprintf("q%d", i)
			for range 1 + r.IntN(2) {
				logs[q] = append(logs[q], done(q, r.IntN(3*24*60), DidAnswer, 1))
			}
		}
		var p planned
		b.run(t, &p, "plan", lessons(n), logs, today, "fsrs")
		fresh := 0
		for _, w := range p.All {
			if slices.Contains(p.Due, w["id"].(string)) && w["days"].(float64) == 1 {
				fresh++
			}
		}
		if fresh > 8 {
			t.Fatalf("%d new questions on one day", fresh)
		}
		var queue []waiting
		for i, id := range p.Due {
			queue = append(queue, waiting{ID: id, Outcome: fmt.Sprint(i % 4)})
		}
		var picked []waiting
		b.run(t, &picked, "pick", append([]waiting{}, queue...))
		if len(picked) != min(len(queue), 15) && len(picked) != 12 {
			t.Fatalf("%d of %d are asked", len(picked), len(queue))
		}
		wrong, want := map[string]int{}, 0
		for _, w := range picked {
			wrong[w.ID] = max(0, r.IntN(5)-2)
			want += 1 + wrong[w.ID]
		}
		var s struct {
			Asked, Wrong []string
			All          int
		}
		b.run(t, &s, "sit", append([]waiting{}, picked...), wrong)
		for i, w := range picked {
			if s.Asked[i] != w.ID {
				t.Fatalf("%v, of %v", s.Asked, picked)
			}
		}
		if len(s.Asked) != want || s.All != len(picked) {
			t.Fatalf("asked %v, want %d in all", s.Asked, want)
		}
		for id, times := range wrong {
			if slices.Contains(s.Wrong, id) != (times > 0) {
				t.Fatalf("%v, wrong %v", s.Wrong, wrong)
			}
		}
	}
}
