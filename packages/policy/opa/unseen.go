package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// What the type checker does not see of the members that are not there: functions that take a member by its name, and whole objects that
// hold such a member among others. `absent` has their paths: input.context.time.
func unseenReads(rule *ast.Rule, absent []string) []problem {
	var found []problem
	refuse := func(what string, location *ast.Location) {
		found = append(found, located(problem{Code: "data_unavailable", Message: what + " is not told there"}, location))
	}
	read := map[*ast.Term]bool{}
	ast.WalkNodes(rule, func(node ast.Node) bool {
		call := callOf(node)
		if len(call) > 2 && call[0].String() == "object.get" {
			if ref, ok := call[1].Value.(ast.Ref); ok {
				if path, known := pathOf(ref, call[2]); known {
					read[call[1]] = true
					if slices.ContainsFunc(absent, func(one string) bool { return path == one || strings.HasPrefix(path, one+".") || isOfImage(path, one) }) {
						refuse(path, call[1].Location)
					}
				}
			}
		}
		return false
	})
	ast.WalkTerms(rule, func(term *ast.Term) bool {
		ref, ok := term.Value.(ast.Ref)
		if !ok || read[term] || !ref.HasPrefix(ast.InputRootRef) || !ref.IsGround() {
			return false
		}
		path := dotted(ref)
		if slices.ContainsFunc(absent, func(one string) bool { return strings.HasPrefix(one, path+".") }) {
			refuse(fmt.Sprintf("a member of %s", path), term.Location)
		}
		return false
	})
	return found
}

// Facts of images stand beside what a reference says: image.user.
func isOfImage(path string, absent string) bool {
	return strings.HasPrefix(absent, "image.") && (strings.HasSuffix(path, "."+absent) || path == absent)
}

func callOf(node ast.Node) []*ast.Term {
	switch node := node.(type) {
	case *ast.Expr:
		if terms, ok := node.Terms.([]*ast.Term); ok {
			return terms
		}
	case *ast.Term:
		if call, ok := node.Value.(ast.Call); ok {
			return call
		}
	}
	return nil
}

// The path of a reference and a key, which is a text or a list of them.
func pathOf(ref ast.Ref, key *ast.Term) (string, bool) {
	switch value := key.Value.(type) {
	case ast.String:
		return dotted(ref) + "." + string(value), true
	case *ast.Array:
		path := dotted(ref)
		known := true
		value.Foreach(func(part *ast.Term) {
			literal, ok := part.Value.(ast.String)
			known = known && ok
			path += "." + string(literal)
		})
		return path, known
	}
	return "", false
}

func dotted(ref ast.Ref) string {
	parts := make([]string, 0, len(ref))
	for _, term := range ref {
		parts = append(parts, text(term.Value))
	}
	return strings.Join(parts, ".")
}
