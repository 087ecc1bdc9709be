package quiz

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
)

// What the pages say of progress is computed from the record, and the record as
// a file is its promise: both are held to their word here.
var progress = sync.OnceValues(func() (string, error) { return bundle(progressEntry) })

const progressEntry = `
import * as record from "./record";
globalThis.self = globalThis;
self.suluh = { ...record };
const state = require("./progress/state");
const file = require("./progress/file");

// openStore keeps events as the page's storage does, in memory.
const openStore = (logs, compact) => {
  const kept = {};
  for (const id of Object.keys(logs)) kept[id] = compact ? record.compact(logs[id]) : record.merge(logs[id]);
  return {
    ids: () => Object.keys(kept),
    events: (id) => kept[id] ?? [],
    add(e) {
      const id = e.q || e.page || "";
      kept[id] = record.merge(kept[id] ?? [], [e]);
      if (compact) kept[id] = record.compact(kept[id]);
    },
  };
};

// seen is all that is said of a course.
export const seen = (course, logs, compact) => {
  const { ids, events } = openStore(logs, compact), all = ids().sort();
  return {
    sights: [...state.sights(course, all, events).values()].map(({ lesson, ...s }) => ({ id: lesson.id, ...s })),
    resume: state.resume(course, all, events),
    outcomes: state.outcomes(course, events),
    total: state.total(all, events),
    levels: compact ? [] : state.calibration(all, events), // the record keeps the latest answers alone
  };
};
export const text = (logs, compact) => file.text(openStore(logs, compact));
export const loadTwice = (text, logs, compact) => {
  const store = openStore(logs, compact);
  const r = file.read(text, "peksos");
  return { first: file.load(r.events, store), then: file.load(r.events, store), text: file.text(store), damaged: r.damaged, foreign: r.foreign };
};
export const read = file.read;
`

func newProgress(t testing.TB) *browser {
	t.Helper()
	code, err := progress()
	if err != nil {
		t.Fatal(err)
	}
	return browserOf(t, code)
}

// twoModules is a course of two modules as its structure tells it: a lesson, a
// quiz that draws from it, a page that is read, and a case.
const twoModules = `{"course":"peksos","lang":"id",
"outcomes":[{"code":"A","text":"a","module":"satu"},{"code":"B","text":"b","module":"dua"}],
"modules":[
{"id":"satu","title":"Satu","number":"1","address":"a/index.html","lessons":[
 {"id":"p","title":"P","number":"1.1","address":"a/p.html","questions":[{"id":"buka","rev":"x","opening":true},{"id":"q0","rev":"x","outcomes":["A"]},{"id":"q1","rev":"x","outcomes":["A","B"],"aliases":["lama"]},{"id":"esai","rev":"x","essay":true}]},
 {"id":"kuis","title":"Kuis","address":"a/kuis.html","quiz":true,"draw":2,"pass":70,"questions":[{"id":"q2","rev":"x","outcomes":["A"]}]}]},
{"id":"dua","title":"Dua","number":"2","address":"b/index.html","lessons":[
 {"id":"baca","title":"Baca","number":"2.1","address":"b/baca.html"},
 {"id":"kasus","title":"Kasus","number":"2.2","address":"b/kasus.html","cases":["kasus-ani"]}]}]}`

// someLogs are logs of chance for the questions and pages of twoModules, and for
// a question that the course no longer has.
func someLogs(r *rand.Rand) map[string][]Event {
	logs, few := map[string][]Event{}, r.IntN(3) == 0
	for _, id := range []string{"buka", "q0", "q1", "lama", "q2", "esai", "hilang"} {
		if few || r.IntN(4) == 0 {
			continue
		}
		events := someEvents(r, 1+r.IntN(20))
		for i := range events {
			if events[i].V == Version {
				events[i].Q = id
			}
		}
		logs[id] = events
	}
	page := func(id, kind string, score float64) {
		if few && kind != "read" {
			return
		}
		for range r.IntN(4) {
			e := event(fmt.Sprintf("%02dT%02d:%02d", 1+r.IntN(28), r.IntN(24), r.IntN(60)), kind, score)
			e.Page, e.Q = id, ""
			if kind == "path" {
				e.Page, e.Q = "kasus", id
			}
			logs[id] = append(logs[id], e)
		}
	}
	page("kuis", "start", 0)
	page("kuis", "finish", float64(r.IntN(11))/10)
	page("kuis", "reset", 0)
	page("baca", "read", 0)
	page("kasus-ani", "path", 0.5)
	return logs
}

// TestProgress: however the same record came about, in whatever order, twice, in
// two storages, compacted or not, the same is said of it, and the same exported.
func TestProgress(t *testing.T) {
	b := newProgress(t)
	r := rand.New(rand.NewPCG(7, 8))
	seen := func(logs map[string][]Event, compact bool) (all map[string]any) {
		b.run(t, &all, "seen", json.RawMessage(twoModules), logs, compact)
		return all
	}
	text := func(logs map[string][]Event, compact bool) (made string) {
		b.run(t, &made, "text", logs, compact)
		return made
	}
	states := map[string]bool{}
	for range 12 {
		logs := someLogs(r)
		mixed, page, hub := map[string][]Event{}, map[string][]Event{}, map[string][]Event{}
		for id, events := range logs {
			page[id], hub[id] = []Event{}, []Event{}
			mixed[id] = slices.Concat(events, events)
			r.Shuffle(len(mixed[id]), func(i, j int) { mixed[id][i], mixed[id][j] = mixed[id][j], mixed[id][i] })
			for _, e := range events {
				where := r.IntN(3)
				if where != 0 {
					page[id] = append(page[id], e)
				}
				if where != 1 {
					hub[id] = append(hub[id], e)
				}
			}
		}
		union := map[string][]Event{}
		for id := range logs {
			union[id] = Merge(page[id], hub[id])
		}
		want, file := seen(logs, false), text(logs, false)
		for name, other := range map[string]map[string][]Event{"mixed and doubled": mixed, "split and merged": union} {
			if got := seen(other, false); !reflect.DeepEqual(got, want) {
				t.Fatalf("%s:\ngot  %v\nwant %v", name, got, want)
			}
			if text(other, false) != file || text(other, true) != text(logs, true) {
				t.Fatalf("%s: another file", name)
			}
		}
		compacted := seen(logs, true)
		for _, part := range []string{"sights", "resume", "outcomes"} {
			if !reflect.DeepEqual(compacted[part], want[part]) {
				t.Fatalf("compacted, %s:\ngot  %v\nwant %v", part, compacted[part], want[part])
			}
		}
		for _, s := range want["sights"].([]any) {
			m := s.(map[string]any)
			states[fmt.Sprint(m["id"], " ", m["state"])] = true
		}
		record, err := ReadRecord([]byte(file))
		if err != nil || len(record.Events) == 0 && len(logs) > 0 && strings.Contains(file, `"v"`) {
			t.Fatalf("the file is no record: %v", err)
		}
		// The other storage takes the file, once and again.
		for _, compact := range []bool{false, true} {
			var got struct {
				First, Then struct{ Fresh, Known, Old int }
				Text        string
				Damaged     int
				Foreign     string
			}
			b.run(t, &got, "loadTwice", file, page, compact)
			if got.Then.Fresh != 0 || got.Damaged != 0 || got.Foreign != "" {
				t.Fatalf("loading twice: %+v", got)
			}
			if got.First.Fresh+got.First.Known+got.First.Old != got.Then.Known+got.Then.Old {
				t.Fatalf("answers are lost: %+v", got)
			}
			if want := text(logs, compact); !compact && got.Text != want || compact && len(page) == len(logs) && got.Text != want {
				t.Fatalf("loaded, compacted %v:\n%s\nwant\n%s", compact, got.Text, want)
			}
		}
	}
	for _, s := range []string{"p done", "p doing", "p ", "kuis done", "kuis doing", "kuis ", "baca done", "baca ", "kasus done", "kasus "} {
		if !states[s] {
			t.Errorf("chance never made %q", s)
		}
	}
}

// TestReadFile: of a file that is broken what is whole is taken, and what is no
// file of this course is not.
func TestReadFile(t *testing.T) {
	b := newProgress(t)
	const good = `{"v":1,"course":"peksos","q":"s","page":"p","at":"2026-11-02T01:00:00.000Z","kind":"answer"}`
	for _, c := range []struct {
		name, file, foreign string
		events, damaged     int // events -1: no record
	}{
		{"a record", `{"suluh":1,"events":[` + good + `]}`, "", 1, 0},
		{"one event is none", `{"suluh":1,"events":[` + good + `,{"v":1},7]}`, "", 1, 2},
		{"cut off", "{\"suluh\":1,\"events\":[\n" + good + ",\n{\"v\":1,\"course", "", 1, 1},
		{"of a newer form", `{"suluh":9,"events":[{"v":9,"course":"peksos"},{"v":9,"when":1}]}`, "", 2, 0},
		{"of another course", `{"suluh":1,"events":[` + strings.Replace(good, "peksos", "lain", 1) + `]}`, "lain", 0, 0},
		{"of both", `{"suluh":1,"events":[` + good + "," + strings.Replace(good, "peksos", "lain", 1) + `]}`, "lain", 1, 0},
		{"empty", ``, "", -1, 0},
		{"something else", `{"name":"x"}`, "", -1, 0},
		{"text", `suluh`, "", -1, 0},
		{"null", `null`, "", -1, 0},
	} {
		var got *struct {
			Events  []json.RawMessage
			Foreign string
			Damaged int
		}
		b.run(t, &got, "read", c.file, "peksos")
		switch {
		case (got == nil) != (c.events < 0):
			t.Errorf("%s: %+v", c.name, got)
		case got != nil && (len(got.Events) != c.events || got.Damaged != c.damaged || got.Foreign != c.foreign):
			t.Errorf("%s: %d events, %d damaged, foreign %q", c.name, len(got.Events), got.Damaged, got.Foreign)
		}
	}
}
