package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Where OPA answers otherwise from run to run.
var changingBuiltins = []string{"time.now_ns", "rand.intn", "uuid.rfc4122", "opa.runtime", "http.send", "net.lookup_ip_addr"}

func (l *linter) lintTestFile(file *lintedFile) {
	if !file.test {
		return
	}
	path := file.parsed.Package.Path
	name := text(path[len(path)-1].Value)
	if strings.HasSuffix(name, "_test") {
		stem := strings.TrimSuffix(file.path, "_test.rego")
		expected := strings.ReplaceAll(stem[strings.LastIndex(stem, "/")+1:], "-", "_") + "_test"
		// several files may test one package: engine_test.rego, engine-updates_test.rego
		if name != expected && !strings.HasPrefix(expected, strings.TrimSuffix(name, "test")) {
			l.tell("test-package", file.parsed.Package.Location, fmt.Sprintf("the package ends with %s, and the file's name asks for %s", name, expected))
		}
	}
	first := map[string]*ast.Rule{}
	for _, rule := range file.parsed.Rules {
		name := ruleName(rule)
		if !isTestName(name) || len(rule.Head.Ref()) > 1 {
			continue
		}
		if other, twice := first[name]; twice {
			l.tell("duplicate-test", rule.Location, fmt.Sprintf("%s stands in line %d too: no report tells the two apart", name, other.Location.Row))
			continue
		}
		first[name] = rule
	}
	eachCall(file.parsed, func(_ *ast.Rule, name string, call []*ast.Term) {
		if slices.Contains(changingBuiltins, name) {
			l.tell("test-changes", call[0].Location, fmt.Sprintf("%s answers otherwise from run to run", name))
		}
	})
}

// A test that expects something and one that expects nothing: one alone passes a policy that always, or never, finds.
func (l *linter) lintCases(file *lintedFile) {
	if file.policy == nil {
		return
	}
	tests := l.testsOf(file)
	finds, spares := false, false
	count := 0
	for _, test := range tests {
		for _, rule := range test.parsed.Rules {
			if strings.HasPrefix(ruleName(rule), "test_") {
				count++
				some, none := expectations(rule)
				finds, spares = finds || some, spares || none
			}
		}
	}
	switch {
	case count == 0:
		l.tellOf(file, "missing-case", "id", "no test asks this policy")
	case !finds:
		l.tellOf(file, "missing-case", "id", "no test expects it to find something")
	case !spares && !isUnconditional(file):
		l.tellOf(file, "missing-case", "id", "no test expects it to find nothing")
	}
}

// Whether a test expects something, or nothing, of a comparison; one that compares with what a table says may do both.
func expectations(rule *ast.Rule) (some, none bool) {
	ast.WalkExprs(rule, func(expr *ast.Expr) bool {
		if expr.Negated {
			none = true
			return false
		}
		terms, ok := expr.Terms.([]*ast.Term)
		if !ok || len(terms) != 3 {
			some = some || expr.IsSome() || !ok && !expr.IsEvery()
			return false
		}
		if !slices.Contains([]string{"equal", "eq", "assign", "gt", "gte", "lt", "neq", "internal.member_2"}, terms[0].String()) {
			some = true
			return false
		}
		if terms[0].String() == "assign" {
			return false
		}
		isEqual := terms[0].String() == "equal" || terms[0].String() == "eq"
		switch {
		case slices.ContainsFunc(terms[1:], isNothing):
			none, some = none || isEqual, some || !isEqual
		case slices.ContainsFunc(terms[1:], func(side *ast.Term) bool { return isFixed(side) || isLiteral(side) }):
			some = true
		default:
			some, none = true, true // what a table says
		}
		return false
	})
	return some, none
}

func isNothing(term *ast.Term) bool {
	switch value := term.Value.(type) {
	case ast.Set:
		return value.Len() == 0
	case ast.Object:
		return value.Len() == 0
	case *ast.Array:
		return value.Len() == 0
	case ast.Number:
		return value.Equal(ast.Number("0"))
	case ast.Call:
		return len(value) == 1 && value[0].String() == "set"
	}
	return false
}

func isLiteral(term *ast.Term) bool {
	switch term.Value.(type) {
	case ast.Set, ast.Object, *ast.Array:
		return true
	}
	return false
}

// Dispatch alone decides what it is asked about, and then it finds: no input of its own leaves it silent.
func isUnconditional(file *lintedFile) bool {
	return file.policy.dispatched && slices.ContainsFunc(file.parsed.Rules, func(rule *ast.Rule) bool {
		return ruleName(rule) == "violations" && !slices.ContainsFunc(rule.Body, func(expr *ast.Expr) bool {
			term, ok := expr.Terms.(*ast.Term)
			return !isTrue(expr) && (!ok || expr.Negated || !leadsToInput(term))
		})
	})
}
