package main

import (
	"encoding/json"
	"fmt"
	"math/big"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

func mutateTerm(term *ast.Term) []mutation[*ast.Term] {
	with := func(value ast.Value) *ast.Term { return &ast.Term{Value: value, Location: term.Location} }
	constant := func(operator string, value ast.Value) []mutation[*ast.Term] {
		return []mutation[*ast.Term]{{term.Location, operator, textOf(term.Location, term), value.String(), with(value), nil}}
	}
	switch value := term.Value.(type) {
	case ast.Boolean:
		return constant("boolean flipped", !value)
	case ast.Number:
		return constant("number raised", successor(value))
	case ast.String:
		return constant("string changed", value+"~")
	case *ast.Array:
		return mutateElements(term, sliceOf(value), func(terms []*ast.Term) ast.Value { return ast.NewArray(terms...) })
	case ast.Set:
		return mutateElements(term, value.Slice(), func(terms []*ast.Term) ast.Value { return ast.NewSet(terms...) })
	case ast.Object:
		return mutateObject(term, value, func(*ast.Term) bool { return false })
	case ast.Ref:
		return mutateRef(term, value)
	case ast.Call:
		return lift(mutateCall(term.Location, value), func(call []*ast.Term) *ast.Term { return with(ast.Call(call)) })
	case *ast.ArrayComprehension:
		return mutateComprehension(value.Body, []*ast.Term{value.Term}, func(terms []*ast.Term, body ast.Body) *ast.Term {
			return with(&ast.ArrayComprehension{Term: terms[0], Body: body})
		})
	case *ast.SetComprehension:
		return mutateComprehension(value.Body, []*ast.Term{value.Term}, func(terms []*ast.Term, body ast.Body) *ast.Term {
			return with(&ast.SetComprehension{Term: terms[0], Body: body})
		})
	case *ast.ObjectComprehension:
		return mutateComprehension(value.Body, []*ast.Term{value.Key, value.Value}, func(terms []*ast.Term, body ast.Body) *ast.Term {
			return with(&ast.ObjectComprehension{Key: terms[0], Value: terms[1], Body: body})
		})
	}
	return nil // variables, null, and template strings, which are messages
}

func successor(number ast.Number) ast.Number {
	value, ok := new(big.Float).SetString(number.String())
	if !ok {
		return number
	}
	return ast.Number(json.Number(value.Add(value, big.NewFloat(1)).Text('f', -1)))
}

// An element that is a constant is left out and not changed as well: that would be the same and a new element nobody asks for.
func mutateElements(term *ast.Term, elements []*ast.Term, collect func([]*ast.Term) ast.Value) []mutation[*ast.Term] {
	with := func(terms []*ast.Term) *ast.Term { return &ast.Term{Value: collect(terms), Location: term.Location} }
	found := []mutation[*ast.Term]{}
	for i, element := range elements {
		found = append(found, mutation[*ast.Term]{
			location: element.Location,
			operator: "element removed",
			from:     textOf(element.Location, element),
			node:     with(slices.Delete(slices.Clone(elements), i, i+1)),
		})
		if !ast.IsScalar(element.Value) {
			found = append(found, liftAt(elements, i, with)...)
		}
	}
	return found
}

// Of an object the values, not the names.
func mutateObject(term *ast.Term, object ast.Object, spared func(key *ast.Term) bool) []mutation[*ast.Term] {
	var found []mutation[*ast.Term]
	for _, key := range object.Keys() {
		if spared(key) {
			continue
		}
		found = append(found, lift(mutateTerm(object.Get(key)), func(changed *ast.Term) *ast.Term {
			members := ast.NewObject()
			object.Foreach(func(name, value *ast.Term) { members.Insert(name, value) })
			members.Insert(key, changed)
			return &ast.Term{Value: members, Location: term.Location}
		})...)
	}
	return found
}

// What stands in brackets, if it is no plain name.
func mutateRef(term *ast.Term, ref ast.Ref) []mutation[*ast.Term] {
	var found []mutation[*ast.Term]
	for i, part := range ref {
		if !ast.IsScalar(part.Value) {
			found = append(found, liftAt(ref, i, func(terms []*ast.Term) *ast.Term {
				return &ast.Term{Value: ast.Ref(terms), Location: term.Location}
			})...)
		}
	}
	return found
}

// A call, its operator first.
func mutateCall(location *ast.Location, call []*ast.Term) []mutation[[]*ast.Term] {
	var found []mutation[[]*ast.Term]
	operator := call[0].String()
	for _, other := range slices.Concat(comparisons[operator], sums[operator]) {
		terms := slices.Clone(call)
		terms[0] = &ast.Term{Value: other.Ref(), Location: call[0].Location}
		name := "comparison changed"
		if sums[operator] != nil {
			name = "sum changed"
		}
		found = append(found, mutation[[]*ast.Term]{
			location, name, infix(call, ast.BuiltinMap[operator]), infix(call, other), terms, nil,
		})
	}
	for i := range call[1:] {
		found = append(found, liftAt(call, i+1, func(terms []*ast.Term) []*ast.Term { return terms })...)
	}
	return found
}

func mutateComprehension(body ast.Body, terms []*ast.Term, wrap func([]*ast.Term, ast.Body) *ast.Term) []mutation[*ast.Term] {
	var found []mutation[*ast.Term]
	for i := range terms {
		found = append(found, liftAt(terms, i, func(changed []*ast.Term) *ast.Term { return wrap(changed, body) })...)
	}
	return append(found, lift(mutateBody(body), func(changed ast.Body) *ast.Term { return wrap(terms, changed) })...)
}

func liftAt[To any](terms []*ast.Term, at int, wrap func([]*ast.Term) To) []mutation[To] {
	return lift(mutateTerm(terms[at]), func(changed *ast.Term) To {
		all := slices.Clone(terms)
		all[at] = changed
		return wrap(all)
	})
}

func sliceOf(array *ast.Array) []*ast.Term {
	terms := make([]*ast.Term, 0, array.Len())
	array.Foreach(func(term *ast.Term) { terms = append(terms, term) })
	return terms
}

func infix(call []*ast.Term, operator *ast.Builtin) string {
	if len(call) != 3 {
		return ast.Call(call).String()
	}
	left, right := call[1], call[2]
	return fmt.Sprintf("%s %s %s", textOf(left.Location, left), operator.Infix, textOf(right.Location, right))
}

// As it was written, else as the compiler writes it.
func textOf(location *ast.Location, node fmt.Stringer) string {
	if location != nil && len(location.Text) > 0 {
		return string(location.Text)
	}
	return node.String()
}
