package main

import (
	"fmt"
	"strconv"

	"github.com/open-policy-agent/opa/v1/ast"
)

func (b bound) and(other bound) bound {
	if other.low != nil && (b.low == nil || *other.low > *b.low || *other.low == *b.low && other.lowStrict) {
		b.low, b.lowStrict = other.low, other.lowStrict
	}
	if other.high != nil && (b.high == nil || *other.high < *b.high || *other.high == *b.high && other.highStrict) {
		b.high, b.highStrict = other.high, other.highStrict
	}
	return b
}

func (b bound) isNone() bool {
	return b.low != nil && b.high != nil && (*b.low > *b.high || *b.low == *b.high && (b.lowStrict || b.highStrict))
}

var mirrored = map[string]string{"lt": "gt", "lte": "gte", "gt": "lt", "gte": "lte"}

// A comparison with a number: what was known of the other side, and what is then.
func (s *scope) compares(expr *ast.Expr, operator string, a, b *ast.Term) (string, bool) {
	left, right := s.eval(a), s.eval(b)
	if left.isNone() {
		return s.undefined(a), false
	}
	if right.isNone() {
		return s.undefined(b), false
	}
	if _, ok := numberIn(left); ok {
		a, left, right, operator = b, right, left, mirrored[operator]
	}
	limit, ok := numberIn(right)
	if !ok {
		return "", true
	}
	if number, ok := numberIn(left); ok {
		if !compare(operator, number, limit) {
			return fmt.Sprintf("it is %s", left), false
		}
		s.idle[expr] = fmt.Sprintf("it is %s", left)
		return "", true
	}
	name := s.nameOf(a)
	known := s.bounds[name]
	if len(left.nodes) == 1 && !left.any && len(left.scalars) == 0 {
		low, high := limitsOf(left.nodes[0])
		known = known.and(bound{low: low, high: high})
	}
	asked := boundOf(operator, limit)
	narrowed := known.and(asked)
	if narrowed.isNone() {
		return fmt.Sprintf("it is %s", known), false
	}
	if opposite := known.and(boundOf(opposites[operator], limit)); opposite.isNone() && isNumeric(left) {
		s.idle[expr] = fmt.Sprintf("it is %s", known)
	}
	s.bounds[name] = narrowed
	return "", true
}

// Of other types Rego's order says something too.
func isNumeric(v values) bool {
	if v.any || len(v.scalars) > 0 || len(v.lists) > 0 {
		return false
	}
	for _, node := range v.nodes {
		if node["type"] != "integer" && node["type"] != "number" {
			return false
		}
	}
	return true
}

var opposites = map[string]string{"lt": "gte", "lte": "gt", "gt": "lte", "gte": "lt"}

func boundOf(operator string, limit float64) bound {
	switch operator {
	case "lt", "lte":
		return bound{high: &limit, highStrict: operator == "lt"}
	default:
		return bound{low: &limit, lowStrict: operator == "gt"}
	}
}

func compare(operator string, a, b float64) bool {
	switch operator {
	case "lt":
		return a < b
	case "lte":
		return a <= b
	case "gt":
		return a > b
	}
	return a >= b
}

func numberIn(v values) (float64, bool) {
	if !v.isFinite() || len(v.scalars) != 1 {
		return 0, false
	}
	number, ok := v.scalars[0].(ast.Number)
	return numberOf(number), ok
}

func (b bound) String() string {
	shown := func(number *float64) string { return strconv.FormatFloat(*number, 'f', -1, 64) }
	words := func(strict bool, strictly, otherwise string) string {
		if strict {
			return strictly
		}
		return otherwise
	}
	switch {
	case b.low != nil && b.high != nil:
		return words(b.lowStrict, "more than ", "at least ") + shown(b.low) + " and " + words(b.highStrict, "less than ", "at most ") + shown(b.high)
	case b.low != nil:
		return words(b.lowStrict, "more than ", "at least ") + shown(b.low)
	case b.high != nil:
		return words(b.highStrict, "less than ", "at most ") + shown(b.high)
	}
	return "any number"
}
