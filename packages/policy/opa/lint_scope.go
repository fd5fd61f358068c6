package main

import (
	"fmt"
	"maps"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// What is known at one place of a body: of its variables, and of the references that its conditions were about.
type scope struct {
	*world
	vars   map[ast.Var]values
	facts  map[string]values
	alias  map[ast.Var]string
	bounds map[string]bound
}

type bound struct {
	low, high             *float64
	lowStrict, highStrict bool
}

func newScope(w *world) *scope {
	return &scope{world: w, vars: map[ast.Var]values{}, facts: map[string]values{}, alias: map[ast.Var]string{}, bounds: map[string]bound{}}
}

func (s *scope) within() *scope {
	return &scope{world: s.world, vars: maps.Clone(s.vars), facts: maps.Clone(s.facts), alias: maps.Clone(s.alias), bounds: maps.Clone(s.bounds)}
}

// Whether all conditions can hold at once; where not, the world keeps which one could not and why.
func (s *scope) body(body ast.Body) bool {
	for _, expr := range body {
		s.reached[expr] = true
		if why, ok := s.holds(expr); !ok {
			s.failed[expr] = why
			return false
		}
	}
	return true
}

func (s *scope) bindAll(node any) {
	ast.WalkVars(node, func(name ast.Var) bool {
		if _, known := s.vars[name]; !known {
			s.vars[name] = anything
		}
		return false
	})
}

func (s *scope) eval(term *ast.Term) values {
	switch value := term.Value.(type) {
	case ast.String, ast.Number, ast.Boolean, ast.Null:
		return scalar(value)
	case ast.Var:
		if known, ok := s.vars[value]; ok {
			if fact, ok := s.facts[s.nameOf(term)]; ok {
				return known.and(fact)
			}
			return known
		}
	case ast.Ref:
		return s.follow(value)
	case *ast.Array:
		members := values{}
		byKey := map[string]values{}
		for i := range value.Len() {
			one := s.eval(value.Elem(i))
			members = members.or(one)
			byKey[ast.Number(fmt.Sprint(i)).String()] = one
		}
		return values{lists: []*collection{{members: members, byKey: byKey}}}
	case ast.Set:
		members := values{}
		value.Foreach(func(one *ast.Term) { members = members.or(s.eval(one)) })
		return values{lists: []*collection{{set: true, members: members}}}
	case ast.Object:
		members := values{}
		byKey := map[string]values{}
		value.Foreach(func(key, one *ast.Term) {
			found := s.eval(one)
			members = members.or(found)
			if !ast.IsScalar(key.Value) {
				byKey = nil
			} else if byKey != nil {
				byKey[key.Value.String()] = found
			}
		})
		return values{lists: []*collection{{members: members, byKey: byKey}}}
	case *ast.SetComprehension:
		return s.comprehended(value.Body, value.Term, true)
	case *ast.ArrayComprehension:
		return s.comprehended(value.Body, value.Term, false)
	case *ast.ObjectComprehension:
		return s.comprehended(value.Body, value.Value, false)
	}
	return anything
}

func (s *scope) comprehended(body ast.Body, term *ast.Term, set bool) values {
	inner := s.within()
	members := values{}
	if inner.body(body) {
		members = inner.eval(term)
	}
	return values{lists: []*collection{{set: set, members: members}}}
}

// The same name for the same thing: a variable that stands for a reference is that reference.
func (s *scope) nameOf(term *ast.Term) string {
	switch value := term.Value.(type) {
	case ast.Var:
		if alias, ok := s.alias[value]; ok {
			return alias
		}
		return string(value)
	case ast.Ref:
		head := s.nameOf(value[0])
		text := make([]string, 0, len(value))
		for _, part := range value[1:] {
			if _, isVar := part.Value.(ast.Var); isVar {
				text = append(text, "["+s.nameOf(part)+"]")
			} else {
				text = append(text, "["+part.String()+"]")
			}
		}
		return head + strings.Join(text, "")
	}
	return term.String()
}

func (s *scope) follow(reference ast.Ref) values {
	name, _ := reference[0].Value.(ast.Var)
	found, at := anything, 1
	switch {
	case reference[0].Equal(ast.InputRootDocument):
		// without a kind it is an input that some rule makes up
		if schema, ok := s.linter.schemas[s.kind]; ok {
			found = allowedBy([]any{schema})
		}
	case reference[0].Equal(ast.DefaultRootDocument):
		found, at = s.lookUp(reference)
	default:
		if known, ok := s.vars[name]; ok {
			found = known
		}
	}
	for ; at < len(reference); at++ {
		found = s.step(found, reference[at])
		if limit, ok := s.limits[reference[:at+1].String()]; ok && reference[0].Equal(ast.InputRootDocument) {
			found = found.and(limit)
		}
	}
	if fact, ok := s.facts[s.nameOf(ast.NewTerm(reference))]; ok {
		found = found.and(fact)
	}
	return found
}

// One part of a reference. A variable that is not known yet goes through all there is.
func (s *scope) step(from values, part *ast.Term) values {
	switch key := part.Value.(type) {
	case ast.String, ast.Number, ast.Boolean, ast.Null:
		return from.at(key)
	case ast.Var:
		known, ok := s.vars[key]
		if !ok {
			found := from.at(nil)
			s.vars[key] = anything
			if isSetOnly(from) {
				s.vars[key] = found
			}
			return found
		}
		if !known.isFinite() || len(known.scalars) > 64 {
			return from.at(nil)
		}
		found := values{}
		for _, one := range known.scalars {
			found = found.or(from.at(one))
		}
		return found
	}
	s.bindAll(part)
	if from.any || from.isNone() {
		return from
	}
	return anything
}

func isSetOnly(v values) bool {
	if v.any || len(v.nodes) > 0 || len(v.lists) == 0 {
		return false
	}
	for _, one := range v.lists {
		if !one.set {
			return false
		}
	}
	return true
}

// What data holds: what rules make, and parameters as a policy says them. All other data may be anything.
func (s *scope) lookUp(reference ast.Ref) (values, int) {
	for length := 2; length <= len(reference); length++ {
		if !ast.IsScalar(reference[length-1].Value) {
			break
		}
		path := reference[:length].String()
		if rules, ok := s.rules[path]; ok {
			if len(rules[0].Head.Args) > 0 {
				return anything, len(reference)
			}
			return s.valueOf(path), length
		}
		if path == "data.hasp.parameters" && length < len(reference) {
			if id, ok := reference[length].Value.(ast.String); ok {
				if schema := s.linter.parametersOf(string(id)); schema != nil {
					return allowedBy([]any{schema}), length + 1
				}
			}
		}
	}
	s.bindAll(reference[1:])
	return anything, len(reference)
}
