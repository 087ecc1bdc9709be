package quiz

import (
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"
)

// A caseFile is testdata/NAME.json: questions, and responses to them.
type caseFile struct {
	Asks  map[string]json.RawMessage
	Cases []struct {
		Name     string
		Ask      string // one of Asks
		Response Response
		Score    Score
		Marks    string // of the parts, parted by blanks; "" asks nothing of them
		Answer   string
		Slip     bool
		Unit     bool
		Unread   bool
		Open     bool
	}
}

func readJSON(t testing.TB, name string, v any) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	d := json.NewDecoder(strings.NewReader(string(data)))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// readAsk is an interaction from its JSON.
func readAsk(t testing.TB, data []byte) Interaction {
	t.Helper()
	var head struct{ Interaction string }
	if err := json.Unmarshal(data, &head); err != nil {
		t.Fatal(err)
	}
	for _, i := range Interactions {
		if i.Name() == head.Interaction {
			ask := reflect.New(reflect.TypeOf(i).Elem()).Interface().(Interaction)
			if err := json.Unmarshal(data, ask); err != nil {
				t.Fatal(err)
			}
			return ask
		}
	}
	t.Fatalf("no interaction %q", head.Interaction)
	return nil
}

// TestEveryInteraction asks of each interaction what it needs to be whole:
// cases that both markers pass, a marker in the runtime, a template.
func TestEveryInteraction(t *testing.T) {
	b := newBrowser(t)
	for _, i := range Interactions {
		t.Run(i.Name(), func(t *testing.T) {
			var f caseFile
			readJSON(t, "testdata/"+i.Name()+".json", &f)
			if len(f.Cases) < 5 {
				t.Errorf("only %d cases", len(f.Cases))
			}
			for name, data := range f.Asks { // a browser takes them as they stand
				var is, want any
				_ = json.Unmarshal(data, &is)
				_ = json.Unmarshal(AskJSON(readAsk(t, data)), &want)
				if !reflect.DeepEqual(is, want) {
					t.Errorf("%s: not as a page has it, which is\n%v", name, want)
				}
			}
			for _, c := range f.Cases {
				t.Run(c.Name, func(t *testing.T) {
					ask := readAsk(t, f.Asks[c.Ask])
					if ask.Name() != i.Name() {
						t.Fatalf("the question is one of %s", ask.Name())
					}
					want := Verdict{Score: c.Score, Answer: c.Answer, Slip: c.Slip, Unit: c.Unit, Unread: c.Unread, Open: c.Open}
					got := ask.Judge(c.Response)
					if ask.Grade(c.Response) != got.Score {
						t.Errorf("Grade is not the score of Judge")
					}
					var there Verdict
					b.run(t, &there, "judge", AskJSON(ask), append(Response{}, c.Response...))
					if !reflect.DeepEqual(got, there) {
						t.Errorf("go %+v\nts %+v", got, there)
					}
					if marks := marks(got); c.Marks != "" && marks != c.Marks {
						t.Errorf("marks %s, want %s", marks, c.Marks)
					}
					if got.Parts = nil; !reflect.DeepEqual(got, want) {
						t.Errorf("verdict %+v\nwant    %+v", got, want)
					}
				})
			}
			if _, err := os.Stat("../../templates/interactions"); err != nil {
				return // this room stands alone
			}
			if _, err := os.Stat("../../templates/interactions/" + i.Name() + ".html"); err != nil {
				t.Error(err)
			}
		})
	}
}

func marks(v Verdict) string {
	var all []string
	for _, p := range v.Parts {
		all = append(all, string(p.Mark))
	}
	return strings.Join(all, " ")
}
