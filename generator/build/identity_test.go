package build

import (
	"errors"
	"math"
	"testing"
	"time"
)

type plain struct {
	Name  string
	Parts []part
	Tags  map[string]int
	Next  *plain
	Any   any
	At    time.Time
	embedded
}

type embedded struct{ Depth int }

type part interface{ part() }

type words []string

func (words) part() {}

type count int

func (count) part() {}

// sketch has an identity of its own: its outline.
type sketch struct {
	Outline string
	body    func()
}

func (s *sketch) Sum() [32]byte { return [32]byte{0: byte(len(s.Outline))} }

// TestIdentity: values of different lines differ, those of one line do not.
func TestIdentity(t *testing.T) {
	noon := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	lines := [][]any{
		{nil},
		{0}, {1}, {int64(1)}, {true}, {false}, {1.0}, {math.Copysign(0, -1)}, {0.0},
		{""}, {"a"}, {"\xff"}, {"\xfe"}, {words(nil), words{}}, {words{""}}, {words{"", ""}},
		{words{"a", "b"}}, {words{"ab"}}, {[]string{"a", "b"}}, {[2]string{"a", "b"}},
		{[]byte("a")}, {[]byte(nil), []byte{}},
		{map[string]int{"a": 1, "b": 2, "c": 3}, map[string]int{"c": 3, "b": 2, "a": 1}},
		{map[string]int{"a": 2, "b": 1, "c": 3}}, {map[string]int{}, map[string]int(nil)},
		{plain{}, plain{}},
		{&plain{}}, {(*plain)(nil)},
		{plain{Name: "a"}},
		{plain{Next: &plain{}}, plain{Next: &plain{}}},
		{plain{Parts: []part{words{"1"}, count(1)}}}, {plain{Parts: []part{count(1), words{"1"}}}},
		{plain{Parts: []part{nil}}},
		{plain{Any: 1}}, {plain{Any: "1"}}, {plain{Any: count(1)}},
		{plain{At: noon}, plain{At: noon.Round(0)}}, {plain{At: noon.Add(1)}},
		{plain{embedded: embedded{1}}},
		{&sketch{Outline: "ab"}, &sketch{Outline: "cd", body: func() {}}}, {&sketch{Outline: "abc"}},
		{[]any{&sketch{Outline: "ab"}}, []any{&sketch{Outline: "cd", body: func() {}}}},
	}
	seen := map[Sum]int{}
	for i, line := range lines {
		for _, v := range line {
			sum, err := identity(v)
			if err != nil {
				t.Errorf("%#v: %v", v, err)
			}
			if other, ok := seen[sum]; ok && other != i {
				t.Errorf("%#v is taken for %#v", v, lines[other][0])
			} else if !ok && v != nil && len(seen) > i {
				t.Errorf("%#v is not taken for %#v", v, line[0])
			}
			seen[sum] = i
		}
	}
}

func TestNotPlain(t *testing.T) {
	circle := &plain{}
	circle.Next = circle
	cases := map[string]any{
		"not plain data:  is func()":                    func() {},
		"not plain data: .Any is chan int":              plain{Any: make(chan int)},
		"not plain data: [].Any[].body is not exported": []plain{{Any: []any{sketch{}}}},
		"not plain data: [] is func()":                  map[string]func(){"a": func() {}},
	}
	for want, v := range cases {
		_, err := identity(v)
		if err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	var e *NotPlainError
	if _, err := identity(circle); !errors.As(err, &e) {
		t.Errorf("a circle: %v", err)
	}
	_, err := Do(New(newMemory()), "key", func(s *Step) (func(), error) { return func() {}, nil })
	if !errors.As(err, &e) {
		t.Errorf("a step that returns a function: %v", err)
	}
}

// TestOwnSum: a value with a Sum cuts off early.
func TestOwnSum(t *testing.T) {
	m := newMemory("file", "ab")
	g := New(m)
	draw := func(s *Step) (*sketch, error) {
		text, err := s.ReadFile("file")
		return &sketch{Outline: string(text)}, err
	}
	size := func(s *Step) (int, error) {
		k, err := Need(s, "sketch", draw)
		if err != nil {
			return 0, err
		}
		return len(k.Outline), nil
	}
	for _, c := range []struct{ text, ran string }{
		{"ab", "size, sketch"}, {"cd", "sketch"}, {"abc", "size, sketch"},
	} {
		m.write("file", c.text)
		g.Rescan()
		if got, err := Do(g, "size", size); got != len(c.text) || err != nil {
			t.Errorf("%d, %v", got, err)
		}
		check(t, "ran", g.Ran(), c.ran)
	}
}
