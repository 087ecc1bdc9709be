package quiz

import "encoding/json"

// Data is a question as the learner's page has it, in JSON: what the runtime
// needs to mark and to keep answers. Sentences and reasons stand in the page.
type Data struct {
	ID        string          `json:"id"`
	Rev       string          `json:"rev"`       // its revision
	Kind      string          `json:"kind"`      // question, order, sort, grid, essay
	Points    float64         `json:"points"`    // > 0
	Ask       json.RawMessage `json:"ask"`       // the interaction and its name: {"interaction":"select", …}
	Confident bool            `json:"confident"` // ask how sure the learner is before feedback
	Opening   bool            `json:"opening"`   // asked before reading, not marked
	Aliases   []string        `json:"aliases"`   // former ids: answers may lie under them
	Outcomes  []string        `json:"outcomes"`  // codes of learning outcomes
}

// PageData is a question's form for the page.
func PageData(q *Question) Data {
	return Data{
		ID: q.ID, Rev: q.Revision, Kind: q.Kind, Points: q.Points, Ask: AskJSON(q.Ask),
		Confident: q.Confident, Opening: q.Opening,
		Aliases: append([]string{}, q.Aliases...), Outcomes: append([]string{}, q.Outcomes...),
	}
}

// AskJSON is an interaction in JSON, with its name as "interaction". Its lists
// are never null. It is the same for the same interaction, byte by byte.
func AskJSON(ask Interaction) json.RawMessage {
	data, err := json.Marshal(ask)
	if err != nil {
		panic(err) // strings, booleans and finite numbers alone
	}
	out := make([]byte, 0, len(data)+32)
	out = append(append(append(out, `{"interaction":"`...), ask.Name()...), `",`...)
	return filled(out, data[1:])
}

// filled adds JSON to out with an empty list in the place of null; nothing else
// of an interaction can be null.
func filled(out, data []byte) []byte {
	inside := false // a string
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case inside && c == '\\':
			out = append(out, c, data[i+1])
			i++
			continue
		case c == '"':
			inside = !inside
		case !inside && c == 'n': // no other word of JSON begins with it
			out = append(out, "[]"...)
			i += len("null") - 1
			continue
		}
		out = append(out, data[i])
	}
	return out
}
