package quiz

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Version is the form of events that this program writes, and the newest that
// it understands.
const Version = 1

// An Event is one thing that a learner did. The record of a learner is a log
// of events: it only grows, and whatever is said about it is computed.
//
// An event's identity is a hash of itself ([Event.Identity]). So two records,
// of two tabs, two devices or an imported file, are merged as sets: twice is
// once, and order never matters. Members that this version does not know are
// kept, and an event of a newer version is kept untouched and not counted.
//
// In the browser's storage the events of a question lie under
// suluh/COURSE/QUESTION, those of a page under suluh/COURSE/PAGE; what the key
// says is left out of the events there (record.ts, pack and unpack). Files,
// SCORM and results carry them in full, as a [Record]. The schema and examples
// are in testdata/record.
type Event struct {
	V      int       `json:"v"`                // form of the event
	Course string    `json:"course,omitempty"` // the ids as the author wrote them
	Page   string    `json:"page,omitempty"`   // where it was done: practice never counts as a quiz attempt
	Q      string    `json:"q,omitempty"`      // "" for an event of the page itself
	Rev    string    `json:"rev,omitempty"`    // the question's revision
	At     time.Time `json:"at"`               // UTC, to the millisecond; the device's clock: a claim
	Try    int       `json:"try,omitempty"`    // from 1: which attempt at the question, or at the quiz
	Kind   EventKind `json:"kind"`             // what was done
	Resp   Response  `json:"resp,omitempty"`   // what it means depends on the kind
	Score  Score     `json:"score,omitempty"`  // of an answer, a case, a quiz: 0 to 1

	raw map[string]json.RawMessage // all members as they were read
}

// EventKind is what was done. A kind that is not listed is kept, and not counted.
type EventKind string

const (
	DidAnswer  EventKind = "answer"     // Resp is the response
	DidJudge   EventKind = "confidence" // before the feedback; Resp is "unsure", "fairly" or "very"
	DidHint    EventKind = "hint"       // a hint was opened; Resp is its number, from 1
	DidRead    EventKind = "read"       // Resp is the id of the section, or nothing for the whole page
	DidStart   EventKind = "start"      // a quiz was begun; Resp are the ids of its questions, as drawn
	DidFinish  EventKind = "finish"     // a quiz was handed in
	DidPath    EventKind = "path"       // a case was played; Q is its id, Resp are the scenes visited
	DidReset   EventKind = "reset"      // what was done before no longer counts
	timeFormat           = "2006-01-02T15:04:05.000Z"
)

// A Record is a file of events: what a learner exports, hands in, or imports.
type Record struct {
	Suluh   int     `json:"suluh"`             // form of the file: Version
	Learner string  `json:"learner,omitempty"` // the name as typed, when handed in
	Events  []Event `json:"events"`
}

// ErrRecord is what ReadRecord's errors wrap: the file is no record, or damaged.
var ErrRecord = errors.New("not a record of Suluh")

// ReadRecord reads a file of events. A file with one damaged event is refused
// as a whole, so that nothing is lost unnoticed.
func ReadRecord(data []byte) (Record, error) {
	var r Record
	if err := json.Unmarshal(data, &r); err != nil {
		return Record{}, fmt.Errorf("%w: %w", ErrRecord, err)
	}
	if r.Suluh < 1 {
		return Record{}, fmt.Errorf("%w: no version", ErrRecord)
	}
	return r, nil
}

// UnmarshalJSON reads an event. One of a newer version is read as far as it is
// understood.
func (e *Event) UnmarshalJSON(data []byte) error {
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil {
		return err
	}
	*e = Event{}
	if err := json.Unmarshal(raw["v"], &e.V); err != nil || e.V < 1 {
		return fmt.Errorf("event without a version")
	}
	for name, to := range e.members() {
		if data, ok := raw[name]; ok {
			if err := json.Unmarshal(data, to); err != nil && e.V <= Version {
				return fmt.Errorf("event: %s: %w", name, err)
			}
		}
	}
	if e.V <= Version && (e.Kind == "" || e.At.IsZero()) {
		return fmt.Errorf("event without kind or time")
	}
	e.At = e.At.UTC().Truncate(time.Millisecond)
	e.raw = raw
	return nil
}

// members are the event's own members by their names in JSON.
func (e *Event) members() map[string]any {
	return map[string]any{
		"v": &e.V, "course": &e.Course, "page": &e.Page, "q": &e.Q, "rev": &e.Rev,
		"at": &e.At, "try": &e.Try, "kind": &e.Kind, "resp": &e.Resp, "score": &e.Score,
	}
}

// MarshalJSON writes an event with the members that it was read with. One of a
// newer version is written as it came.
func (e Event) MarshalJSON() ([]byte, error) {
	if e.V > Version {
		return json.Marshal(e.raw)
	}
	all := map[string]any{}
	for name, data := range e.raw {
		all[name] = data
	}
	for name, value := range e.members() {
		all[name] = value
	}
	all["at"] = e.At.UTC().Format(timeFormat)
	for name, value := range all {
		if empty(value) && !(name == "score" && e.Kind == DidAnswer) {
			delete(all, name)
		}
	}
	return json.Marshal(all)
}

// empty reports whether a member says nothing.
func empty(value any) bool {
	data, err := json.Marshal(value)
	return err == nil && slices.Contains([]string{`null`, `""`, `0`, `-0`, `[]`, `false`}, string(data))
}

// Identity is the name of an event: the first 16 hexadecimal digits of the
// SHA-256 of its canonical JSON. There the members are sorted, those that say
// nothing (null, "", 0, [], false) are left out, and the time is in UTC to the
// millisecond.
func (e Event) Identity() string { return shortSum(e.said()) }

// said is the canonical JSON of an event.
func (e Event) said() string {
	data, err := json.Marshal(e)
	var members map[string]any
	if err == nil {
		err = json.Unmarshal(data, &members)
	}
	if err != nil {
		return string(data) // only a newer version's number that no float64 holds
	}
	for name, value := range members {
		if empty(value) {
			delete(members, name)
		}
	}
	return canonical(members)
}

// Merge is the union of records, sorted by time. Each event is there once.
func Merge(records ...[]Event) []Event {
	type named struct {
		at, said string
		Event
	}
	var all []named
	for _, r := range records {
		for _, e := range r {
			all = append(all, named{e.At.UTC().Format(timeFormat), e.said(), e})
		}
	}
	slices.SortStableFunc(all, func(a, b named) int {
		return cmp.Or(strings.Compare(a.at, b.at), strings.Compare(a.said, b.said))
	})
	all = slices.CompactFunc(all, func(a, b named) bool { return a.said == b.said })
	events := []Event{}
	for _, n := range all {
		events = append(events, n.Event)
	}
	return events
}

// A Standing is what the record says of one question.
type Standing struct {
	First, Best, Last *Event // answers; nil as long as there is none
	Tries             int    // how often it was answered
	Mastered          bool   // right on two different days
}

// Stand computes the standing from the events of one question; a reset makes
// it forget what was before. Days are those of the learner's place.
func Stand(events []Event, place *time.Location) Standing {
	var s Standing
	var right []time.Time
	for _, e := range answers(Merge(events)) {
		if s.First == nil {
			s.First = &e
		}
		if s.Best == nil || e.Score > s.Best.Score {
			s.Best = &e
		}
		s.Last = &e
		s.Tries = max(s.Tries+1, e.Try)
		if e.Score >= 1 {
			right = append(right, e.At.In(place))
		}
	}
	if n := len(right); n > 1 {
		s.Mastered = right[0].Format(time.DateOnly) != right[n-1].Format(time.DateOnly)
	}
	return s
}

// answers are the answers after the last reset, of sorted events.
func answers(events []Event) []Event {
	var all []Event
	for _, e := range events {
		switch {
		case e.V > Version:
		case e.Kind == DidReset:
			all = nil
		case e.Kind == DidAnswer:
			all = append(all, e)
		}
	}
	return all
}

// Kept is how many of the latest events of each kind Compact keeps.
const Kept = 20

// Compact drops what no longer matters from the events of one question or
// page: it keeps the last reset and, of what came after it, the last 20 of each
// kind; of the answers on each page the first, the best and the last, and of
// all answers the first and the last right one. So the standing stays the same,
// and events of a newer version or an unknown kind stay untouched.
func Compact(events []Event) []Event {
	events = Merge(events)
	keep := make([]bool, len(events))
	byKind, byPage := map[EventKind][]int{}, map[string][]int{}
	var right, resets []int
	for i, e := range events {
		switch {
		case e.V > Version || !slices.Contains(eventKinds, e.Kind):
			keep[i] = true
		case e.Kind == DidReset:
			resets = []int{i}
			right = nil
			clear(byKind)
			clear(byPage)
		default:
			byKind[e.Kind] = append(byKind[e.Kind], i)
			if e.Kind == DidAnswer {
				byPage[e.Page] = append(byPage[e.Page], i)
				if e.Score >= 1 {
					right = append(right, i)
				}
			}
		}
	}
	stay := func(of []int) {
		for _, i := range of {
			keep[i] = true
		}
	}
	stay(resets)
	for _, of := range byKind {
		stay(of[max(0, len(of)-Kept):])
	}
	for _, of := range byPage {
		best := of[0]
		for _, i := range of {
			if events[i].Score > events[best].Score {
				best = i
			}
		}
		stay([]int{of[0], best, of[len(of)-1]})
	}
	if len(right) > 0 {
		stay([]int{right[0], right[len(right)-1]})
	}
	kept := []Event{}
	for i, e := range events {
		if keep[i] {
			kept = append(kept, e)
		}
	}
	return kept
}

var eventKinds = []EventKind{DidAnswer, DidJudge, DidHint, DidRead, DidStart, DidFinish, DidPath, DidReset}
