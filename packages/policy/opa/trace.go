package main

import (
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

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
