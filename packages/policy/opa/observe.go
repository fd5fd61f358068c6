package main

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/topdown"
)

type mutantOutcome int

const (
	mutantMissed mutantOutcome = iota
	mutantCaught
	mutantTimedOut
)

type place struct {
	file string
	row  int
}

// A test, and what it gave and took when nothing was changed.
type observedTest struct {
	testName
	query    ast.Body
	passes   bool
	value    ast.Value
	duration time.Duration
}

// Runs tests over compiled rules that change under it.
type mutationRunner struct {
	compiler *ast.Compiler
	store    storage.Store
	txn      storage.Transaction
	budget   time.Duration

	tests []*observedTest

	// The tests that reach a row, and that enter a rule, the fastest first.
	byRow  map[place][]*observedTest
	byRule map[*ast.Rule][]*observedTest

	// The tests that noticed a change of a rule, the last one first.
	noticing map[*ast.Rule][]*observedTest
}

func newMutationRunner(compiler *ast.Compiler, store storage.Store, budget time.Duration) (*mutationRunner, error) {
	txn, err := store.NewTransaction(context.Background())
	return &mutationRunner{
		compiler: compiler,
		store:    store,
		txn:      txn,
		budget:   budget,
		byRow:    map[place][]*observedTest{},
		byRule:   map[*ast.Rule][]*observedTest{},
		noticing: map[*ast.Rule][]*observedTest{},
	}, err
}

// Runs every test once over the rules as they are and remembers what of the targets it reached.
func (r *mutationRunner) observe(files []module, targets []string) {
	wanted := map[string]bool{}
	for _, target := range targets {
		wanted[target] = true
	}
	reached := map[*observedTest]*reach{}
	for _, file := range files {
		parsed, ok := r.compiler.Modules[file.Path]
		if !ok || !file.Test {
			continue
		}
		seen := map[string]bool{}
		for _, rule := range parsed.Rules {
			reference := rule.Head.Ref()
			name, ok := nameOfTest(reference)
			if !ok || seen[name] {
				continue
			}
			seen[name] = true
			test := &observedTest{testName: testName{
				Package: parsed.Package.Path.String(), Name: name, File: file.Path, Row: rule.Location.Row,
			}}
			path := parsed.Package.Path.Extend(reference.GroundPrefix())
			test.query = ast.NewBody(ast.NewExpr(ast.NewTerm(path)).SetLocation(rule.Location))
			found := &reach{targets: wanted, rules: map[*ast.Rule]bool{}, exprs: map[*ast.Expr]bool{}}
			start := time.Now()
			value, err := r.run(test, start.Add(r.budget), found)
			test.value, test.passes = value, err == nil && isPass(value)
			test.duration = time.Since(start)
			r.tests = append(r.tests, test)
			reached[test] = found
		}
	}
	slices.SortStableFunc(r.tests, func(a, b *observedTest) int { return int(a.duration - b.duration) })
	for _, test := range r.tests {
		if !test.passes {
			continue
		}
		for at := range reached[test].rows() {
			r.byRow[at] = append(r.byRow[at], test)
		}
		for rule := range reached[test].rules {
			r.byRule[rule] = append(r.byRule[rule], test)
		}
	}
}

func nameOfTest(reference ast.Ref) (string, bool) {
	for _, part := range reference {
		name := text(part.Value)
		if strings.HasPrefix(name, "test_") {
			return name, true
		}
	}
	return "", false
}

// A test is true, or an object of cases that all are.
func isPass(value ast.Value) bool {
	switch value := value.(type) {
	case ast.Boolean:
		return bool(value)
	case ast.Object:
		passes := value.Len() > 0
		value.Foreach(func(_, one *ast.Term) { passes = passes && isPass(one.Value) })
		return passes
	}
	return false
}

func (r *mutationRunner) failing() []testName {
	found := []testName{}
	for _, test := range r.tests {
		if !test.passes {
			found = append(found, test.testName)
		}
	}
	return found
}

// Runs the tests that reach the place of the mutant until one of them gives another answer than it did. What noticed another change of
// the rule is likely to notice this one.
func (r *mutationRunner) judge(one *mutant) (tests int, outcome mutantOutcome) {
	reaching := r.reaching(one)
	defer one.install()()
	end := time.Now().Add(r.budget)
	for _, test := range first(r.noticing[one.original], reaching) {
		value, err := r.run(test, end, nil)
		if topdown.IsCancel(err) {
			return len(reaching), mutantTimedOut
		}
		if err != nil || value == nil || value.Compare(test.value) != 0 {
			r.noticing[one.original] = first([]*observedTest{test}, append(r.noticing[one.original], test))
			return len(reaching), mutantCaught
		}
	}
	return len(reaching), mutantMissed
}

// All of the tests, and before the others those that are preferred.
func first(preferred, tests []*observedTest) []*observedTest {
	isOne := make(map[*observedTest]bool, len(tests))
	for _, test := range tests {
		isOne[test] = true
	}
	ordered := make([]*observedTest, 0, len(tests))
	for _, test := range slices.Concat(preferred, tests) {
		if isOne[test] {
			ordered = append(ordered, test)
			isOne[test] = false
		}
	}
	return ordered
}

// An expression that no test evaluates changes nothing. What stands in a head is reached with its rule.
func (r *mutationRunner) reaching(one *mutant) []*observedTest {
	rule := one.original
	if one.within == nil || one.within.Location == nil || !hasRow(rule, one.within.Location.Row) {
		return r.byRule[rule]
	}
	return r.byRow[place{one.file, one.within.Location.Row}]
}

func hasRow(rule *ast.Rule, row int) bool {
	for ; rule != nil; rule = rule.Else {
		for _, expr := range rule.Body {
			if expr.Location != nil && expr.Location.Row == row {
				return true
			}
		}
	}
	return false
}

func (r *mutationRunner) run(test *observedTest, end time.Time, tracer topdown.QueryTracer) (ast.Value, error) {
	calls := 0
	query := topdown.NewQuery(ast.NewBody(ast.Equality.Expr(test.query[0].Terms.(*ast.Term), ast.VarTerm("value")))).
		WithCompiler(r.compiler).
		WithStore(r.store).
		WithTransaction(r.txn).
		WithCancel(pacedDeadline{end, &calls}).
		// the index knows the rules as they were
		WithIndexing(false)
	if tracer != nil {
		query = query.WithQueryTracer(tracer).WithEarlyExit(false)
	}
	found, err := query.Run(context.Background())
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return found[0]["value"].Value, nil
}

// What a test evaluates of the targets.
type reach struct {
	targets map[string]bool
	rules   map[*ast.Rule]bool
	exprs   map[*ast.Expr]bool
}

func (c *reach) Enabled() bool { return true }

func (c *reach) Config() topdown.TraceConfig { return topdown.TraceConfig{} }

func (c *reach) TraceEvent(event topdown.Event) {
	switch node := event.Node.(type) {
	case *ast.Rule:
		if event.Op == topdown.EnterOp && node.Location != nil && c.targets[node.Location.File] {
			c.rules[node] = true
		}
	case *ast.Expr:
		if event.Op == topdown.EvalOp && node.Location != nil && c.targets[node.Location.File] {
			c.exprs[node] = true
		}
	}
}

func (c *reach) rows() map[place]bool {
	found := make(map[place]bool, len(c.exprs))
	for expr := range c.exprs {
		found[place{expr.Location.File, expr.Location.Row}] = true
	}
	return found
}
