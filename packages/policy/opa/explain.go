package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
)

const (
	// What one rule is told of at most, and the bytes of a value that is shown whole.
	maxFound      = 1000
	maxValueBytes = 400
)

// A value of the input or of a variable; one that is too long is told by what it is.
type shownValue struct {
	// A variable with what follows it, or a JSON Pointer into the input.
	Name    string `json:"name"`
	Value   string `json:"value,omitempty"`
	Omitted string `json:"omitted,omitempty"`
}

type condition struct {
	Row    int          `json:"row"`
	Text   string       `json:"text"`
	Values []shownValue `json:"values"`
	Reads  []shownValue `json:"reads"`
}

type foundBy struct {
	// What the rule contributed, as JSON text.
	Value      string      `json:"value"`
	Row        int         `json:"row"`
	Conditions []condition `json:"conditions"`
}

type failedRule struct {
	Rule      string    `json:"rule"`
	Row       int       `json:"row"`
	Condition condition `json:"condition"`
	index     int
}

type explainedRule struct {
	Path   string        `json:"path"`
	Found  []foundBy     `json:"found"`
	Failed []*failedRule `json:"failed"`
}

// Evaluates rules with OPA's own evaluator and tells by its trace which of their definitions held, and which condition of
// each did not; then evaluates queries over the same modules.
func explain(req *request) (any, []problem) {
	compiler, store, problems := sandbox(req)
	if len(problems) > 0 {
		return nil, problems
	}
	if req.InputText == nil {
		return nil, []problem{{Code: "bad_request", Message: "explain needs an input"}}
	}
	input, problems := inputOf(*req.InputText)
	if len(problems) > 0 {
		return nil, problems
	}
	run := func(query string, options ...rego.EvalOption) (rego.ResultSet, error) {
		prepared, err := rego.New(rego.Query(query), rego.Compiler(compiler), rego.Store(store),
			rego.SetRegoVersion(ast.RegoV1)).PrepareForEval(context.Background())
		if err != nil {
			return nil, err
		}
		options = append(options, rego.EvalParsedInput(input),
			rego.EvalExternalCancel(deadline{at: time.Now().Add(timeout(req))}))
		return prepared.Eval(context.Background(), options...)
	}
	places := placesIn(input)
	rules := make([]explainedRule, 0, len(req.Rules))
	for _, path := range req.Rules {
		tracer := newRuleTracer(path, input, places)
		// the index and the early exit would leave out rules that did not hold
		_, err := run(path, rego.EvalQueryTracer(tracer), rego.EvalRuleIndexing(false), rego.EvalEarlyExit(false))
		if err != nil {
			return nil, problemsOf(err)
		}
		rules = append(rules, tracer.told())
	}
	answers := make([]*string, 0, len(req.Queries))
	for _, query := range req.Queries {
		found, err := run(query)
		if err != nil {
			return nil, problemsOf(err)
		}
		answers = append(answers, nil)
		if len(found) == 0 {
			continue
		}
		text, err := json.Marshal(found[0].Expressions[0].Value)
		if err != nil {
			return nil, []problem{{Code: "failed", Message: fmt.Sprintf("the result is no JSON: %v", err)}}
		}
		answer := string(text)
		answers[len(answers)-1] = &answer
	}
	return struct {
		Rules   []explainedRule `json:"rules"`
		Answers []*string       `json:"answers"`
	}{rules, answers}, nil
}

// Where each object and array of the input is: a variable that is bound to one is bound to the very same.
func placesIn(input ast.Value) map[ast.Value]string {
	places := map[ast.Value]string{}
	var walk func(value ast.Value, path string)
	walk = func(value ast.Value, path string) {
		switch value := value.(type) {
		case ast.Object:
			places[value] = path
			value.Foreach(func(key, member *ast.Term) { walk(member.Value, path+pointerPart(key.Value)) })
		case *ast.Array:
			places[value] = path
			for i := range value.Len() {
				walk(value.Elem(i).Value, fmt.Sprintf("%s/%d", path, i))
			}
		}
	}
	walk(input, "")
	return places
}

func pointerPart(key ast.Value) string {
	text, ok := key.(ast.String)
	if !ok {
		return "/" + key.String()
	}
	return "/" + strings.ReplaceAll(strings.ReplaceAll(string(text), "~", "~0"), "/", "~1")
}
