package build

import (
	"bytes"
	"encoding/gob"
	"strings"
	"testing"
)

// shape is what gob carries well and what it does not.
type shape struct {
	Names []string
	On    *bool
}

// roundTrip dumps a graph with one step, loads it and asks again.
func roundTrip[T any](t *testing.T, made T) (got T, ran []string) {
	t.Helper()
	step := func(*Step) (T, error) { return made, nil }
	g := New(newMemory())
	if _, err := Do(g, "key", step); err != nil {
		t.Fatal(err)
	}
	var disk bytes.Buffer
	if err := g.Dump(&disk); err != nil {
		t.Fatal(err)
	}
	again := New(newMemory())
	if err := again.Load(&disk); err != nil {
		t.Fatal(err)
	}
	got, err := Do(again, "key", step)
	if err != nil {
		t.Fatal(err)
	}
	return got, again.Ran()
}

func TestRoundTrip(t *testing.T) {
	gob.Register(words{})
	yes, no := true, false
	if got, ran := roundTrip(t, shape{[]string{"a"}, &yes}); !*got.On || got.Names[0] != "a" || len(ran) != 0 {
		t.Errorf("a plain struct: %v, ran %v", got, ran)
	}
	if got, ran := roundTrip(t, part(words{"a"})); got.(words)[0] != "a" || len(ran) != 0 {
		t.Errorf("an interface: %v, ran %v", got, ran)
	}
	if _, ran := roundTrip(t, struct{}{}); len(ran) != 0 {
		t.Errorf("nothing: ran %v", ran)
	}
	if got, ran := roundTrip(t, 0); got != 0 || len(ran) != 0 {
		t.Errorf("zero: %v, ran %v", got, ran)
	}
	// gob drops a pointer to false: noticed, and made again.
	if got, ran := roundTrip(t, shape{nil, &no}); got.On == nil || *got.On || strings.Join(ran, "") != "key" {
		t.Errorf("a pointer to false: %v, ran %v", got, ran)
	}
}

func TestLost(t *testing.T) {
	m := newMemory("file", "x")
	g := New(m)
	Do(g, "key", func(s *Step) (int, error) { return 1, nil })
	var disk bytes.Buffer
	if err := g.Dump(&disk); err != nil {
		t.Fatal(err)
	}
	again := New(m)
	if err := again.Load(&disk); err != nil {
		t.Fatal(err)
	}
	// The code has changed: the step makes something of another type now.
	got, err := Do(again, "key", func(s *Step) (string, error) { return "one", nil })
	if got != "one" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	if got := chain(again.Why("key")); got != "key lost " {
		t.Errorf("why: %s", got)
	}
}

func TestFailedStepsAreTriedAfterLoad(t *testing.T) {
	g := New(newMemory("TOP", "LEFT", "LEFT", "GONE"))
	Do(g, "TOP", join("TOP"))
	var disk bytes.Buffer
	if err := g.Dump(&disk); err != nil {
		t.Fatal(err)
	}
	again := New(newMemory("TOP", "LEFT", "LEFT", "GONE", "GONE", "g"))
	if err := again.Load(&disk); err != nil {
		t.Fatal(err)
	}
	ask(t, again, "TOP", "(((g)))")
	check(t, "ran", again.Ran(), "GONE, LEFT, TOP, words GONE")
}

func TestNotDumped(t *testing.T) {
	type unknown struct{ A int }
	g := New(newMemory())
	Do(g, "key", func(s *Step) (any, error) { return unknown{}, nil })
	if err := g.Dump(&bytes.Buffer{}); err == nil || !strings.Contains(err.Error(), "writing step key: gob: type not registered") {
		t.Error(err)
	}
}
