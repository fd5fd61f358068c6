package main

import (
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

func (s *scope) differs(expr *ast.Expr, a, b *ast.Term) (string, bool) {
	left, right := s.eval(a), s.eval(b)
	if left.isNone() {
		return s.undefined(a), false
	}
	if right.isNone() {
		return s.undefined(b), false
	}
	if !ast.IsScalar(a.Value) && s.nameOf(a) == s.nameOf(b) {
		return "it is compared with itself", false
	}
	if left.and(right).isNone() {
		s.idle[expr] = different(left, right)
	}
	for _, side := range []struct {
		term         *ast.Term
		value, other values
	}{{a, left, right}, {b, right, left}} {
		if !side.other.isFinite() || len(side.other.scalars) != 1 {
			continue
		}
		kept := side.value.only(func(one ast.Value) bool { return !side.other.has(one) })
		if kept.isNone() {
			return fmt.Sprintf("it is always %s", side.value), false
		}
		if side.value.isFinite() {
			s.refine(side.term, kept)
		}
	}
	return "", true
}

func (s *scope) isMember(expr *ast.Expr, one, all *ast.Term) (string, bool) {
	left, right := s.eval(one), s.eval(all)
	if left.isNone() {
		return s.undefined(one), false
	}
	if right.isNone() {
		return s.undefined(all), false
	}
	members := right.at(nil)
	if members.isNone() && !right.any {
		return "nothing is a member of it", false
	}
	both := left.and(members)
	if both.isNone() {
		return different(left, members), false
	}
	if left.isFinite() && isLiteral(all) {
		s.asked[expr], s.outside[expr] = map[string]bool{}, map[string]string{}
		for _, value := range members.scalars {
			s.asked[expr][value.String()] = true
			if !left.has(value) {
				s.outside[expr][value.String()] = left.String()
			}
		}
	}
	s.refine(one, both)
	return "", true
}

func (s *scope) hasText(name string, a, b *ast.Term) (string, bool) {
	left, right := s.eval(a), s.eval(b)
	if left.isNone() {
		return s.undefined(a), false
	}
	if right.isNone() {
		return s.undefined(b), false
	}
	if !left.isFinite() || !right.isFinite() {
		return "", true
	}
	holds := map[string]func(string, string) bool{"startswith": strings.HasPrefix, "endswith": strings.HasSuffix, "contains": strings.Contains}[name]
	kept := left.only(func(one ast.Value) bool {
		text, ok := one.(ast.String)
		return ok && !right.only(func(part ast.Value) bool {
			wanted, ok := part.(ast.String)
			return ok && holds(string(text), string(wanted))
		}).isNone()
	})
	if kept.isNone() {
		return different(left, right), false
	}
	return "", true
}
