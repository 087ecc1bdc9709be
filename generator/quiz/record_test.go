package quiz

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

var jakarta = time.FixedZone("WIB", 7*3600)

// recordCases is testdata/record/cases.json.
type recordCases struct {
	Identity []struct {
		Name, ID, Same string
		Event          json.RawMessage
	}
	Damaged []struct {
		Name  string
		Event json.RawMessage
	}
	Standing []struct {
		Name              string
		Events            [][3]any // day of November 2026 and time, kind, score
		First, Best, Last int      // places among the events; -1: none
		Tries             int
		Mastered          bool
	}
}

func readRecordCases(t *testing.T) (c recordCases) {
	readJSON(t, "testdata/record/cases.json", &c)
	return c
}

// TestIdentity wants the same name for an event in Go and in the browser.
func TestIdentity(t *testing.T) {
	b := newBrowser(t)
	ids := map[string]string{}
	for _, c := range readRecordCases(t).Identity {
		var e Event
		if err := json.Unmarshal(c.Event, &e); err != nil {
			t.Errorf("%s: %v", c.Name, err)
			continue
		}
		want := c.ID
		if c.Same != "" {
			want = ids[c.Same]
		}
		ids[c.Name] = want
		if got := e.Identity(); got != want {
			t.Errorf("%s: go %s, want %s", c.Name, got, want)
		}
		var there string
		if b.run(t, &there, "identityOf", c.Event); there != want {
			t.Errorf("%s: ts %s, want %s", c.Name, there, want)
		}
		var again Event // written and read
		data, _ := json.Marshal(e)
		if err := json.Unmarshal(data, &again); err != nil || again.Identity() != want {
			t.Errorf("%s: another after writing: %s", c.Name, data)
		}
	}
}

// TestDamaged wants what is no event refused, in Go as a whole file, in the
// browser one by one.
func TestDamaged(t *testing.T) {
	b := newBrowser(t)
	for _, c := range readRecordCases(t).Damaged {
		_, err := ReadRecord([]byte(`{"suluh":1,"events":[` + string(c.Event) + `]}`))
		if !errors.Is(err, ErrRecord) {
			t.Errorf("%s: %v", c.Name, err)
		}
		var there []Event
		if b.run(t, &there, "readEvents", []any{c.Event}); len(there) != 0 {
			t.Errorf("%s: the browser took it", c.Name)
		}
	}
	for _, file := range []string{``, `null`, `[]`, `{"events":[]}`, `{"suluh":"1"}`, `{"suluh":1,"events":{}}`} {
		if _, err := ReadRecord([]byte(file)); !errors.Is(err, ErrRecord) {
			t.Errorf("%s: %v", file, err)
		}
	}
}

// TestRecordFiles holds the examples to the schema, and wants them unchanged
// after reading and writing, unknown members and newer versions too.
func TestRecordFiles(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("testdata/record/schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"example.json", "newer.json"} {
		data, err := os.ReadFile("testdata/record/" + name)
		if err != nil {
			t.Fatal(err)
		}
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(v); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		r, err := ReadRecord(data)
		if err != nil {
			t.Fatal(err)
		}
		out, _ := json.Marshal(r.Events)
		var was struct{ Events any }
		var is any
		_ = json.Unmarshal(data, &was)
		_ = json.Unmarshal(out, &is)
		if !reflect.DeepEqual(was.Events, is) {
			t.Errorf("%s: written as\n%s", name, out)
		}
		var there any
		newBrowser(t).run(t, &there, "readEvents", was.Events)
		if !reflect.DeepEqual(was.Events, there) {
			t.Errorf("%s: read by the browser as\n%v", name, there)
		}
	}
	for _, bad := range []string{`{"suluh":1}`, `{"suluh":1,"events":[{"v":1,"at":"2026-11-02T01:00:00Z"}]}`, `{"suluh":1,"events":[{"v":1,"kind":"answer","at":"2026-11-02T01:00:00Z","score":2}]}`} {
		v, _ := jsonschema.UnmarshalJSON(strings.NewReader(bad))
		if schema.Validate(v) == nil {
			t.Errorf("the schema takes %s", bad)
		}
	}
}

// event is one of November 2026.
func event(when, kind string, score float64) Event {
	at, err := time.Parse("2006-01-02T15:04", "2026-11-"+when)
	if err != nil {
		panic(err)
	}
	e := Event{V: Version, Course: "peksos", Page: "p", Q: "s", At: at, Kind: EventKind(kind), Score: Score(score)}
	if kind == "newer" {
		_ = json.Unmarshal(fmt.Appendf(nil, `{"v":2,"q":"s","at":%q,"kind":"answer","score":%v}`, at.Format(timeFormat), score), &e)
	}
	return e
}

// TestStanding computes standings in Go and in the browser, from the events and
// from what Compact leaves of them.
func TestStanding(t *testing.T) {
	b := newBrowser(t)
	for _, c := range readRecordCases(t).Standing {
		t.Run(c.Name, func(t *testing.T) {
			var events []Event
			for _, e := range c.Events {
				events = append(events, event(e[0].(string), e[1].(string), e[2].(float64)))
			}
			pick := func(i int) *Event {
				if i < 0 {
					return nil
				}
				return &events[i]
			}
			want := standingLine(Standing{pick(c.First), pick(c.Best), pick(c.Last), c.Tries, c.Mastered})
			if got := standingLine(Stand(events, jakarta)); got != want {
				t.Errorf("go %s\nwant %s", got, want)
			}
			if got := standingLine(Stand(Compact(events), jakarta)); got != want {
				t.Errorf("compacted: %s\nwant %s", got, want)
			}
			var there Standing
			if b.run(t, &there, "standingInJakarta", events); standingLine(there) != want {
				t.Errorf("ts %s\nwant %s", standingLine(there), want)
			}
		})
	}
}

func standingLine(s Standing) string {
	name := func(e *Event) string {
		if e == nil {
			return "none"
		}
		return e.At.Format("02T15:04 ") + e.Identity()
	}
	return fmt.Sprintf("first %s, best %s, last %s, %d tries, mastered %v", name(s.First), name(s.Best), name(s.Last), s.Tries, s.Mastered)
}

// someEvents is a log of chance.
func someEvents(r *rand.Rand, n int) []Event {
	var all []Event
	kinds := []string{"answer", "answer", "answer", "answer", "answer", "answer", "hint", "confidence", "applause", "newer"}
	for range n {
		kind := kinds[r.IntN(len(kinds))]
		if r.IntN(100) == 0 {
			kind = "reset"
		}
		e := event(fmt.Sprintf("%02dT%02d:%02d", 1+r.IntN(28), r.IntN(24), r.IntN(60)), kind, float64(r.IntN(3))/2)
		if e.V == Version {
			e.Page = []string{"p", "kuis"}[r.IntN(2)]
		}
		all = append(all, e)
	}
	return all
}

// TestMergeAndCompact holds what is promised of them, for logs of chance, and
// the browser to the same results.
func TestMergeAndCompact(t *testing.T) {
	b := newBrowser(t)
	r := rand.New(rand.NewPCG(1, 2))
	text := func(events []Event) string {
		data, err := json.Marshal(events)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	for range 5 {
		x, y := someEvents(r, r.IntN(150)), someEvents(r, r.IntN(150))
		all := Merge(x, y)
		if text(Merge(y, x, x)) != text(all) || text(Merge(all, all)) != text(all) {
			t.Fatal("merging is no union")
		}
		if !slices.IsSortedFunc(all, func(a, b Event) int { return a.At.Compare(b.At) }) {
			t.Fatal("not sorted by time")
		}
		few := Compact(all)
		if len(few) > len(all) || text(Compact(few)) != text(few) {
			t.Fatal("compacting twice is not once")
		}
		was, is := Stand(all, jakarta), Stand(few, jakarta)
		if was.Tries, is.Tries = 0, 0; standingLine(was) != standingLine(is) {
			t.Fatalf("compacted\n%s\nto\n%s", standingLine(was), standingLine(is))
		}
		foreign := func(e Event) bool { return e.V <= Version && e.Kind != "applause" }
		if text(slices.DeleteFunc(slices.Clone(all), foreign)) != text(slices.DeleteFunc(slices.Clone(few), foreign)) {
			t.Fatal("lost an event of a newer version or an unknown kind")
		}
		var merged, compacted, packed []Event
		b.run(t, &merged, "merge", append([]Event{}, x...), append([]Event{}, y...))
		b.run(t, &compacted, "compact", all)
		b.run(t, &packed, "packed", all)
		if text(merged) != text(all) || text(compacted) != text(few) {
			t.Fatal("the browser merges or compacts otherwise")
		}
		if text(packed) != text(all) {
			t.Fatalf("stored and read\n%s\n%s", text(all), text(packed))
		}
	}
}

// TestShrink makes room by dropping the oldest events that no standing needs.
func TestShrink(t *testing.T) {
	b := newBrowser(t)
	r := rand.New(rand.NewPCG(3, 4))
	logs := map[string][]Event{}
	for i := range 30 {
		logs[fmt.Sprintf("suluh/peksos/soal-%d", i)] = Compact(someEvents(r, 120))
	}
	size := func(logs map[string][]Event) (n int) {
		for key, events := range logs {
			var text string
			b.run(t, &text, "pack", events)
			n += len(key) + len(text)
		}
		return n
	}
	whole := size(logs)
	for _, limit := range []int{whole, whole * 3 / 4, whole / 2, 0} {
		var left map[string][]Event
		b.run(t, &left, "shrink", logs, limit)
		if n := size(left); n > limit && limit > whole/3*2 || limit == whole && n != whole {
			t.Errorf("limit %d: %d left", limit, n)
		}
		for key := range logs {
			was, is := Stand(logs[key], jakarta), Stand(left[key], jakarta)
			if was.Tries, is.Tries = 0, 0; standingLine(was) != standingLine(is) {
				t.Errorf("limit %d: %s stood\n%s\nand stands\n%s", limit, key, standingLine(was), standingLine(is))
			}
		}
	}
}

// TestSum holds hash.ts to SHA-256.
func TestSum(t *testing.T) {
	b := newBrowser(t)
	for _, text := range []string{"", "abc", strings.Repeat("a", 55), strings.Repeat("é", 28), strings.Repeat("😀", 100), "\u0000\u07ff\u0800\uffff"} {
		var there string
		if b.run(t, &there, "shortSum", text); there != shortSum(text) {
			t.Errorf("%q: ts %s, go %s", text, there, shortSum(text))
		}
	}
}
