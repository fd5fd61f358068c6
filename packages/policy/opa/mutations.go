package main

import (
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// One small change of a rule: where, from what to what, and the node as it is then.
type mutation[T any] struct {
	location *ast.Location
	operator string
	from, to string
	node     T

	// The expression of the rule's own body that it lies in; nil in a head.
	within *ast.Expr
}

func lift[From, To any](from []mutation[From], wrap func(From) To) []mutation[To] {
	lifted := make([]mutation[To], 0, len(from))
	for _, one := range from {
		lifted = append(lifted, mutation[To]{one.location, one.operator, one.from, one.to, wrap(one.node), one.within})
	}
	return lifted
}

// What each comparison may become: its boundary moved, and its opposite.
var comparisons = map[string][]*ast.Builtin{
	ast.Equal.Name:         {ast.NotEqual},
	ast.NotEqual.Name:      {ast.Equal},
	ast.LessThan.Name:      {ast.LessThanEq, ast.GreaterThanEq},
	ast.LessThanEq.Name:    {ast.LessThan, ast.GreaterThan},
	ast.GreaterThan.Name:   {ast.GreaterThanEq, ast.LessThanEq},
	ast.GreaterThanEq.Name: {ast.GreaterThan, ast.LessThan},
}

var sums = map[string][]*ast.Builtin{
	ast.Plus.Name:  {ast.Minus},
	ast.Minus.Name: {ast.Plus},
}

// Every rule that differs from this one in one place, else branches included.
func mutateRule(rule *ast.Rule) []mutation[*ast.Rule] {
	with := func(change func(*ast.Rule)) *ast.Rule {
		changed := *rule
		change(&changed)
		return &changed
	}
	found := lift(mutateHead(rule.Head), func(head *ast.Head) *ast.Rule {
		return with(func(changed *ast.Rule) { changed.Head = head })
	})
	for i, expr := range rule.Body {
		for _, one := range mutateBodyAt(rule.Body, i) {
			one.within = expr
			found = append(found, lift([]mutation[ast.Body]{one}, func(body ast.Body) *ast.Rule {
				return with(func(changed *ast.Rule) { changed.Body = body })
			})...)
		}
	}
	if rule.Else != nil {
		found = append(found, lift(mutateRule(rule.Else), func(branch *ast.Rule) *ast.Rule {
			return with(func(changed *ast.Rule) { changed.Else = branch })
		})...)
	}
	return found
}

func mutateHead(head *ast.Head) []mutation[*ast.Head] {
	var found []mutation[*ast.Head]
	if head.Key != nil {
		found = append(found, lift(mutateFinding(head.Key), func(term *ast.Term) *ast.Head {
			changed := *head
			changed.Key = term
			return &changed
		})...)
	}
	if head.Value != nil && !isGenerated(head) {
		found = append(found, lift(mutateFinding(head.Value), func(term *ast.Term) *ast.Head {
			changed := *head
			changed.Value = term
			return &changed
		})...)
	}
	return found
}

// `allowed if ...` has a value that nobody wrote.
func isGenerated(head *ast.Head) bool {
	return head.Value.Location == nil || !head.Assign && head.Value.Equal(ast.BooleanTerm(true))
}

// A violation's message is for people, and tests need not repeat it.
func mutateFinding(term *ast.Term) []mutation[*ast.Term] {
	object, ok := term.Value.(ast.Object)
	if !ok {
		return mutateTerm(term)
	}
	return mutateObject(term, object, func(key *ast.Term) bool { return key.Equal(ast.StringTerm("message")) })
}

func mutateBody(body ast.Body) []mutation[ast.Body] {
	var found []mutation[ast.Body]
	for i := range body {
		found = append(found, mutateBodyAt(body, i)...)
	}
	return found
}

func mutateBodyAt(body ast.Body, at int) []mutation[ast.Body] {
	expr := body[at]
	if isTrue(expr) {
		return nil // nobody wrote it
	}
	found := lift(mutateExpr(expr), func(changed *ast.Expr) ast.Body {
		exprs := slices.Clone(body)
		exprs[at] = changed
		return exprs
	})
	if isQuantifier(expr) {
		return found
	}
	dropped := mutation[ast.Body]{location: expr.Location, operator: "condition dropped", from: textOf(expr.Location, expr)}
	if len(body) == 1 {
		dropped.node = ast.Body{&ast.Expr{Terms: ast.BooleanTerm(true), Location: expr.Location}}
	} else {
		dropped.node = slices.Delete(slices.Clone(body), at, at+1)
	}
	return append(found, dropped)
}

// `some` and `every` say what is looked at, not what is asked of it.
func isQuantifier(expr *ast.Expr) bool {
	return expr.IsSome() || expr.IsEvery()
}

func isTrue(expr *ast.Expr) bool {
	term, ok := expr.Terms.(*ast.Term)
	return ok && !expr.Negated && term.Equal(ast.BooleanTerm(true))
}

func mutateExpr(expr *ast.Expr) []mutation[*ast.Expr] {
	with := func(terms any) *ast.Expr {
		changed := *expr
		changed.Terms = terms
		return &changed
	}
	found := mutateNegation(expr)
	switch terms := expr.Terms.(type) {
	case *ast.Term:
		found = append(found, lift(mutateTerm(terms), func(term *ast.Term) *ast.Expr { return with(term) })...)
	case []*ast.Term:
		found = append(found, lift(mutateCall(expr.Location, terms), func(call []*ast.Term) *ast.Expr { return with(call) })...)
	case *ast.SomeDecl:
		found = append(found, lift(mutateDomain(terms), func(decl *ast.SomeDecl) *ast.Expr { return with(decl) })...)
	case *ast.Every:
		found = append(found, lift(mutateTerm(terms.Domain), func(domain *ast.Term) *ast.Expr {
			changed := *terms
			changed.Domain = domain
			return with(&changed)
		})...)
		found = append(found, lift(mutateBody(terms.Body), func(body ast.Body) *ast.Expr {
			changed := *terms
			changed.Body = body
			return with(&changed)
		})...)
	case *ast.Not:
		found = append(found, lift(mutateBody(terms.Body), func(body ast.Body) *ast.Expr {
			changed := *terms
			changed.Body = body
			return with(&changed)
		})...)
	}
	return found
}

// A comparison has its opposite already, and an assignment cannot be denied.
func mutateNegation(expr *ast.Expr) []mutation[*ast.Expr] {
	changed := *expr
	changed.Negated = !expr.Negated
	from := textOf(expr.Location, expr)
	one := mutation[*ast.Expr]{location: expr.Location, from: from, to: "not " + from, node: &changed}
	switch {
	case expr.Negated:
		one.operator, one.to = "not dropped", strings.TrimSpace(strings.TrimPrefix(from, "not"))
	case isQuantifier(expr) || expr.IsAssignment() || expr.IsEquality():
		return nil
	case expr.IsCall() && comparisons[expr.Operator().String()] != nil:
		return nil
	default:
		if _, block := expr.Terms.(*ast.Not); block {
			return nil
		}
		one.operator = "not added"
	}
	return []mutation[*ast.Expr]{one}
}

// The collection of `some x in xs`.
func mutateDomain(decl *ast.SomeDecl) []mutation[*ast.SomeDecl] {
	if len(decl.Symbols) != 1 {
		return nil
	}
	call, ok := decl.Symbols[0].Value.(ast.Call)
	if !ok {
		return nil
	}
	last := len(call) - 1
	return lift(mutateTerm(call[last]), func(domain *ast.Term) *ast.SomeDecl {
		terms := slices.Clone(call)
		terms[last] = domain
		return &ast.SomeDecl{Symbols: []*ast.Term{{Value: terms, Location: decl.Symbols[0].Location}}, Location: decl.Location}
	})
}
