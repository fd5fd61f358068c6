package main

import (
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Whether one condition can hold after those before it, and why not.
func (s *scope) holds(expr *ast.Expr) (string, bool) {
	if len(expr.With) > 0 {
		s.bindAll(expr)
		return "", true
	}
	if expr.Negated {
		s.denied(expr)
		return "", true
	}
	switch terms := expr.Terms.(type) {
	case *ast.Term:
		found := s.eval(terms)
		if found.isNone() {
			return s.undefined(terms), false
		}
		if found.isFinite() && len(found.scalars) == 1 && found.has(ast.Boolean(false)) {
			return "it is false", false
		}
		s.refine(terms, found.only(func(one ast.Value) bool { return one.Compare(ast.Boolean(false)) != 0 }))
		return "", true
	case []*ast.Term:
		return s.called(expr, terms)
	}
	s.bindAll(expr)
	return "", true
}

func (s *scope) undefined(term *ast.Term) string {
	if leadsToInput(term) {
		return fmt.Sprintf("an input of kind %s has no such field", s.kind)
	}
	return "no rule gives it a value for such an input"
}

// `not` of what can never hold is a condition that does nothing.
func (s *scope) denied(expr *ast.Expr) {
	inner := expr.Copy()
	inner.Negated = false
	if why, ok := s.within().holds(inner); !ok {
		s.idle[expr] = why
	}
}

func (s *scope) called(expr *ast.Expr, terms []*ast.Term) (string, bool) {
	name, arguments := terms[0].String(), terms[1:]
	switch name {
	case "eq":
		return s.equal(arguments[0], arguments[1])
	case "neq":
		return s.differs(expr, arguments[0], arguments[1])
	case "lt", "lte", "gt", "gte":
		if len(arguments) == 2 {
			return s.compares(expr, name, arguments[0], arguments[1])
		}
	case "internal.member_2":
		if len(arguments) == 2 {
			return s.isMember(expr, arguments[0], arguments[1])
		}
	case "startswith", "endswith", "contains":
		if len(arguments) == 2 {
			return s.hasText(name, arguments[0], arguments[1])
		}
	}
	for _, argument := range arguments[:min(len(arguments), arity(terms[0]))] {
		if s.isReadable(argument) && s.eval(argument).isNone() {
			return s.undefined(argument), false
		}
	}
	found := anything
	if reference, ok := terms[0].Value.(ast.Ref); ok && reference.HasPrefix(ast.DefaultRootRef) {
		if _, known := s.rules[name]; known {
			found = s.valueOf(name)
			if found.isNone() {
				return "no definition of the function can hold", false
			}
		}
	}
	s.bindAll(expr)
	if name == "count" && len(arguments) == 2 {
		if output, ok := arguments[1].Value.(ast.Var); ok {
			s.vars[output] = values{nodes: []map[string]any{{"type": "integer"}}}
			s.alias[output] = "count(" + s.nameOf(arguments[0]) + ")"
			zero := 0.0
			s.bounds[s.alias[output]] = bound{low: &zero}.and(s.bounds[s.alias[output]])
		}
	}
	return "", true
}

// The number of arguments without the one that takes the result.
func arity(operator *ast.Term) int {
	if builtin, ok := ast.BuiltinMap[operator.String()]; ok {
		return builtin.Decl.Arity()
	}
	return 0
}

// Whether all variables in it are known by now.
func (s *scope) isReadable(term *ast.Term) bool {
	readable := true
	switch term.Value.(type) {
	case *ast.SetComprehension, *ast.ArrayComprehension, *ast.ObjectComprehension:
		return true // they bring their own
	}
	ast.WalkVars(term, func(name ast.Var) bool {
		if _, known := s.vars[name]; !known && !ast.RootDocumentNames.Contains(ast.NewTerm(name)) {
			readable = false
		}
		return false
	})
	return readable
}

func (s *scope) equal(a, b *ast.Term) (string, bool) {
	if name, ok := a.Value.(ast.Var); ok && !s.isReadable(a) {
		return s.bind(name, b)
	}
	if name, ok := b.Value.(ast.Var); ok && !s.isReadable(b) {
		return s.bind(name, a)
	}
	left, right := s.eval(a), s.eval(b)
	s.bindAll(a)
	s.bindAll(b)
	if left.isNone() {
		return s.undefined(a), false
	}
	if right.isNone() {
		return s.undefined(b), false
	}
	both := left.and(right)
	if both.isNone() {
		return different(left, right), false
	}
	if number, ok := numberIn(both); ok {
		for _, term := range []*ast.Term{a, b} {
			known := s.bounds[s.nameOf(term)]
			if known.and(bound{low: &number, high: &number}).isNone() {
				return fmt.Sprintf("it is %s", known), false
			}
		}
	}
	s.refine(a, both)
	s.refine(b, both)
	return "", true
}

func different(left, right values) string {
	if left.isFinite() && right.isFinite() {
		if len(left.scalars) < len(right.scalars) || len(left.scalars) == 1 {
			left, right = right, left
		}
		return fmt.Sprintf("it may be %s, and not %s", left, right)
	}
	return "the two are never the same"
}

func (s *scope) bind(name ast.Var, to *ast.Term) (string, bool) {
	found := s.eval(to)
	if found.isNone() {
		return s.undefined(to), false
	}
	s.bindAll(to)
	s.vars[name] = found
	switch to.Value.(type) {
	case ast.Ref, ast.Var:
		s.alias[name] = s.nameOf(to)
	}
	return "", true
}

// Keeps what a condition says of a variable or reference.
func (s *scope) refine(term *ast.Term, to values) {
	switch term.Value.(type) {
	case ast.Ref, ast.Var:
		s.facts[s.nameOf(term)] = to
	}
}
