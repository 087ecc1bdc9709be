package quiz

import "encoding/json"

// Data is a question as the learner's page has it, in JSON: what the runtime
// needs to mark and to keep answers. Sentences and reasons stand in the page.
type Data struct {
	ID        string          `json:"id"`
	Rev       string          `json:"rev"`  // its revision
	Kind      string          `json:"kind"` // question, order, sort, grid, essay
	Points    float64         `json:"points"`
	Ask       json.RawMessage `json:"ask"`       // the interaction, its name first: {"interaction":"select", …}
	Confident bool            `json:"confident"` // ask how sure the learner is before feedback
	Opening   bool            `json:"opening"`   // asked before reading, not marked
	Aliases   []string        `json:"aliases"`   // former ids: answers may lie under them
	Outcomes  []string        `json:"outcomes"`  // codes of learning outcomes
}

// PageData is a question's form for the page.
func PageData(q *Question) Data {
	return Data{q.ID, q.Revision, q.Kind, q.Points, AskJSON(q.Ask), q.Confident, q.Opening,
		append([]string{}, q.Aliases...), append([]string{}, q.Outcomes...)}
}

// AskJSON is an interaction in JSON, its name first.
func AskJSON(ask Interaction) json.RawMessage {
	body, err := json.Marshal(ask)
	if err != nil {
		panic(err) // strings, booleans and finite numbers alone: cannot fail
	}
	head := `{"interaction":"` + ask.Name() + `"`
	if len(body) > len(`{}`) {
		head += ","
	}
	return json.RawMessage(head + string(body[1:]))
}
