package serve

import (
	"fmt"
	"slices"
	"testing"
	"time"
)

// TestMissed gives a stream what has changed since its page was made.
func TestMissed(t *testing.T) {
	e := newEvents(time.Unix(1, 0))
	first := e.mark()
	e.tell([]string{"b", "c"})
	second := e.mark()
	e.tell([]string{"a", "b"})
	for _, c := range []struct {
		mark string
		want []string
	}{
		{"", nil}, {first, []string{"a", "b", "c"}}, {second, []string{"a", "b"}}, {e.mark(), nil},
		{newEvents(time.Unix(2, 0)).mark(), []string{"*"}}, {e.epoch + "-3", []string{"*"}}, {e.epoch + "--1", []string{"*"}}, {e.epoch + "-x", []string{"*"}}, {"\x00", []string{"*"}},
	} {
		stream, ok := e.join(c.mark)
		if !ok {
			t.Fatal("no room")
		}
		var got []string
		select {
		case news := <-stream:
			got = news.changed
			if news.mark != e.mark() {
				t.Errorf("%q: up to %s", c.mark, news.mark)
			}
		default:
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: missed %v, want %v", c.mark, got, c.want)
		}
		e.leave(stream)
	}
	for i := range maxNews + 1 {
		e.tell([]string{fmt.Sprint(i)})
	}
	if got := e.missed(second); !slices.Equal(got, []string{"*"}) {
		t.Errorf("too long ago: %v", got)
	}
}

// TestSlowStream takes nothing for a while, and gets all at once.
func TestSlowStream(t *testing.T) {
	e := newEvents(time.Unix(1, 0))
	stream, _ := e.join("")
	e.tell([]string{"b"})
	e.tell([]string{"a"})
	e.tell([]string{"b", "c"})
	if got := <-stream; !slices.Equal(got.changed, []string{"a", "b", "c"}) || got.mark != e.mark() {
		t.Errorf("%+v", got)
	}
	e.leave(stream)
	e.tell([]string{"d"}) // and nobody waits for it
}
