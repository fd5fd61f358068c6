package main

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/topdown"
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
	modules, problems := parse(req)
	if len(problems) > 0 {
		return nil, problems
	}
	store, err := storeOf(req)
	if err != nil {
		return nil, problemsOf(err)
	}
	compiler := ast.NewCompiler().SetErrorLimit(maxProblems).WithCapabilities(sandboxCapabilities())
	if problems := compile(modules, compiler); len(problems) > 0 {
		return nil, problems
	}
	if req.InputText == nil {
		return nil, []problem{{Code: "bad_request", Message: "explain needs an input"}}
	}
	input, err := ast.ValueFromReader(strings.NewReader(*req.InputText))
	if err != nil {
		return nil, []problem{{Code: "bad_input", Message: err.Error()}}
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

// Hears of the rules of one package: of those that the path names what they contributed, of all which condition did not hold.
type ruleTracer struct {
	path     string
	pkg      string
	name     string
	input    ast.Value
	places   map[ast.Value]string
	entered  map[uint64]*ast.Rule
	found    []foundBy
	failed   map[*ast.Rule]*failedRule
	order    []*ast.Rule
	held     map[*ast.Rule]bool
	distinct map[string]bool
}

func newRuleTracer(path string, input ast.Value, places map[ast.Value]string) *ruleTracer {
	dot := strings.LastIndex(path, ".")
	return &ruleTracer{
		path: path, pkg: path[:dot], name: path[dot+1:], input: input, places: places,
		entered: map[uint64]*ast.Rule{}, failed: map[*ast.Rule]*failedRule{},
		held: map[*ast.Rule]bool{}, distinct: map[string]bool{}, found: []foundBy{},
	}
}

func (t *ruleTracer) Enabled() bool { return true }

func (t *ruleTracer) Config() topdown.TraceConfig { return topdown.TraceConfig{PlugLocalVars: true} }

func (t *ruleTracer) TraceEvent(event topdown.Event) {
	switch node := event.Node.(type) {
	case *ast.Rule:
		if node.Module == nil || node.Module.Package.Path.String() != t.pkg {
			return
		}
		if event.Op == topdown.EnterOp {
			t.entered[event.QueryID] = node
		} else if event.Op == topdown.ExitOp {
			t.exit(node, &event)
		}
	case *ast.Expr:
		if rule, known := t.entered[event.QueryID]; known && event.Op == topdown.FailOp {
			t.fail(rule, node, &event)
		}
	}
}

func (t *ruleTracer) exit(rule *ast.Rule, event *topdown.Event) {
	t.held[rule] = true
	if rule.Head.Name.String() != t.name || rule.Head.Key == nil || len(t.found) >= maxFound {
		return
	}
	value, ok := jsonOf(plug(rule.Head.Key, event.Locals))
	if !ok || t.distinct[value] {
		return
	}
	t.distinct[value] = true
	found := foundBy{Value: value, Row: rule.Location.Row, Conditions: []condition{}}
	start := bodyStart(rule)
	for _, expr := range rule.Body {
		// what the compiler moved out of the head is no condition
		if expr.Location == nil || expr.Location.Offset < start {
			continue
		}
		found.Conditions = merge(found.Conditions, t.conditionOf(expr, event))
	}
	t.found = append(t.found, found)
}

func bodyStart(rule *ast.Rule) int {
	start := -1
	for _, expr := range rule.Body {
		if !expr.Generated && expr.Location != nil && (start < 0 || expr.Location.Offset < start) {
			start = expr.Location.Offset
		}
	}
	return start
}

// What the compiler took apart is one condition of the author's, with all that its parts saw.
func merge(conditions []condition, one condition) []condition {
	for i, other := range conditions {
		if other.Row != one.Row {
			continue
		}
		if strings.Contains(one.Text, other.Text) {
			conditions[i].Text = one.Text
		} else if !strings.Contains(other.Text, one.Text) {
			continue
		}
		conditions[i].Values = unite(other.Values, one.Values)
		conditions[i].Reads = unite(other.Reads, one.Reads)
		return conditions
	}
	return append(conditions, one)
}

func unite(values, more []shownValue) []shownValue {
	for _, one := range more {
		if !slices.ContainsFunc(values, func(known shownValue) bool { return known.Name == one.Name }) {
			values = append(values, one)
		}
	}
	return values
}

// The condition that was reached last tells most: those before it held.
func (t *ruleTracer) fail(rule *ast.Rule, expr *ast.Expr, event *topdown.Event) {
	known, before := t.failed[rule]
	if before && known.index >= expr.Index {
		return
	}
	if !before {
		t.order = append(t.order, rule)
	}
	t.failed[rule] = &failedRule{
		Rule: rule.Head.Name.String(), Row: rule.Location.Row, Condition: t.conditionOf(expr, event), index: expr.Index,
	}
}

func (t *ruleTracer) told() explainedRule {
	failed := []*failedRule{}
	for _, rule := range t.order {
		if !t.held[rule] {
			failed = append(failed, t.failed[rule])
		}
	}
	return explainedRule{Path: t.path, Found: t.found, Failed: failed}
}

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
