package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

func (t *ruleTracer) conditionOf(expr *ast.Expr, event *topdown.Event) condition {
	shown := condition{Values: []shownValue{}, Reads: []shownValue{}}
	if expr.Location != nil {
		shown.Row = expr.Location.Row
		shown.Text = strings.Join(strings.Fields(string(expr.Location.Text)), " ")
	}
	seen := map[string]bool{}
	add := func(list *[]shownValue, name string, value ast.Value) {
		if name != "" && !seen[name] {
			seen[name] = true
			*list = append(*list, show(name, value))
		}
	}
	ast.WalkTerms(expr, func(term *ast.Term) bool {
		switch value := term.Value.(type) {
		case ast.Var:
			if bound := valueOf(event.Locals, value); bound != nil {
				add(&shown.Values, sourceName(event, value), bound)
			}
		case ast.Ref:
			t.read(value, event, func(name string, found ast.Value) { add(&shown.Values, name, found) },
				func(path string, found ast.Value) { add(&shown.Reads, path, found) })
			return true
		}
		return false
	})
	return shown
}

// Follows a reference into the input, or from a variable, as far as it goes.
func (t *ruleTracer) read(ref ast.Ref, event *topdown.Event, value, read func(string, ast.Value)) {
	head, ok := ref[0].Value.(ast.Var)
	if !ok {
		return
	}
	current, name := valueOf(event.Locals, head), sourceName(event, head)
	isInput := ref[0].Equal(ast.InputRootDocument)
	if isInput {
		current, name = t.input, ""
	}
	if current == nil {
		return
	}
	place, isPlaced := t.places[current]
	for _, part := range ref[1:] {
		key := plug(part, event.Locals)
		if !key.IsGround() {
			break
		}
		name, place = name+"."+keyText(key.Value), place+pointerPart(key.Value)
		next, err := current.Find(ast.Ref{key})
		if err != nil {
			// what is not there was looked for all the same
			current = nil
			break
		}
		current = next
	}
	if !isInput && len(ref) >= 1 {
		value(name, current)
	}
	if isPlaced && len(ref) > 1 {
		read(place, current)
	}
}

func keyText(key ast.Value) string {
	if text, ok := key.(ast.String); ok {
		return string(text)
	}
	return key.String()
}

// The name that the author gave; the compiler's own variables have none.
func sourceName(event *topdown.Event, name ast.Var) string {
	given := string(event.LocalMetadata[name].Name)
	if given == "" || strings.HasPrefix(given, "__local") || strings.HasPrefix(given, "$") {
		return ""
	}
	return given
}

func valueOf(locals *ast.ValueMap, name ast.Var) ast.Value {
	if locals == nil {
		return nil
	}
	return locals.Get(name)
}

func plug(term *ast.Term, locals *ast.ValueMap) *ast.Term {
	if locals == nil || term.IsGround() {
		return term
	}
	plugged, err := ast.TransformVars(term.Copy(), func(name ast.Var) (ast.Value, error) {
		if value := locals.Get(name); value != nil {
			return value, nil
		}
		return name, nil
	})
	if err != nil {
		return term
	}
	// a term of one value comes back as the value
	if value, ok := plugged.(ast.Value); ok {
		return &ast.Term{Value: value, Location: term.Location}
	}
	return plugged.(*ast.Term)
}

func show(name string, value ast.Value) shownValue {
	if value == nil {
		return shownValue{Name: name, Omitted: "not there"}
	}
	text, ok := jsonOf(&ast.Term{Value: value})
	if ok && len(text) <= maxValueBytes {
		return shownValue{Name: name, Value: text}
	}
	switch value := value.(type) {
	case ast.Object:
		return shownValue{Name: name, Omitted: fmt.Sprintf("an object of %d members", value.Len())}
	case *ast.Array:
		return shownValue{Name: name, Omitted: fmt.Sprintf("a list of %d", value.Len())}
	case ast.Set:
		return shownValue{Name: name, Omitted: fmt.Sprintf("a set of %d", value.Len())}
	}
	return shownValue{Name: name, Omitted: fmt.Sprintf("a value of %d bytes", len(text))}
}

func jsonOf(term *ast.Term) (string, bool) {
	if !term.IsGround() {
		return "", false
	}
	value, err := ast.JSON(term.Value)
	if err != nil {
		return "", false
	}
	text, err := json.Marshal(value)
	return string(text), err == nil
}
