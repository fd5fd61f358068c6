package main

import (
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Deeper than anybody writes, and shallow enough for what walks over it.
const maxDepth = 500

func parseShallow(file module) (*ast.Module, []problem) {
	parser := ast.NewParser().WithFilename(file.Path).WithReader(strings.NewReader(file.Text)).WithMaxRecursionDepth(maxDepth)
	if _, _, errs := parser.Parse(); len(errs) > 0 && strings.Contains(errs[0].Message, ast.ErrMaxParsingRecursionDepthExceeded.Error()) {
		return nil, problemsOf(errs[:1])
	}
	parsed, err := ast.ParseModuleWithOpts(file.Path, file.Text, ast.ParserOptions{RegoVersion: ast.RegoV1, ProcessAnnotation: true})
	if err != nil {
		return nil, problemsOf(err)
	}
	if deep := tooDeep(parsed); deep != nil {
		message := fmt.Sprintf("comprehensions are nested more than %d deep", maxComprehensions)
		return nil, []problem{located(problem{Code: ast.ParseErr, Message: message}, deep)}
	}
	return parsed, nil
}

// OPA's compiler takes four times as long for each comprehension within a comprehension: at sixteen a quarter of a minute.
const maxComprehensions = 10

// The first comprehension that lies too deep in others.
func tooDeep(parsed *ast.Module) *ast.Location {
	var found *ast.Location
	depth := 0
	visitor := ast.NewBeforeAfterVisitor(func(node any) bool {
		if isComprehension(node) {
			depth++
			if depth > maxComprehensions && found == nil {
				found = node.(*ast.Term).Location
			}
		}
		return found != nil
	}, func(node any) {
		if isComprehension(node) {
			depth--
		}
	})
	visitor.Walk(parsed)
	return found
}

func isComprehension(node any) bool {
	term, ok := node.(*ast.Term)
	if !ok {
		return false
	}
	switch term.Value.(type) {
	case *ast.ArrayComprehension, *ast.SetComprehension, *ast.ObjectComprehension:
		return true
	}
	return false
}
