package main

import (
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
)

func (l *linter) lintLoops(file *lintedFile) {
	if file.test {
		return
	}
	eachCall(file.parsed, func(_ *ast.Rule, name string, call []*ast.Term) {
		if name == "walk" && len(call) > 1 && (call[1].Equal(ast.InputRootDocument) || leadsToInput(call[1])) {
			l.tell("walk-of-input", call[0].Location, fmt.Sprintf("walk visits everything below %s, however much that is", call[1]))
		}
	})
	for _, rule := range file.parsed.Rules {
		for one := rule; one != nil; one = one.Else {
			l.lintNesting(one.Body)
		}
	}
}

// The same list of the input gone through twice in one body: each of its members with each.
func (l *linter) lintNesting(body ast.Body) {
	seen := map[string]bool{}
	for _, expr := range body {
		declared, ok := expr.Terms.(*ast.SomeDecl)
		if !ok {
			continue
		}
		call, ok := declared.Symbols[0].Value.(ast.Call)
		if !ok {
			continue
		}
		list := call[len(call)-1]
		if !leadsToInput(list) {
			continue
		}
		if name := list.String(); seen[name] {
			l.tell("nested-loop", expr.Location, fmt.Sprintf("each member of %s meets each other one", name))
		} else {
			seen[name] = true
		}
	}
}

// Branches that are not reached since what stands before them always holds.
func (l *linter) lintBranches(file *lintedFile) {
	defined := map[string]*ast.Rule{}
	for _, rule := range file.parsed.Rules {
		for one := rule; one.Else != nil; one = one.Else {
			if alwaysHolds(one) {
				l.tell("unreachable-branch", one.Else.Location, "the branch before this one always holds")
				break
			}
		}
		if !rule.Default && len(rule.Head.Args) == 0 && rule.Head.Key == nil && len(rule.Head.Ref()) == 1 && alwaysHolds(rule) {
			defined[ruleName(rule)] = rule
		}
	}
	for _, rule := range file.parsed.Rules {
		if other, ok := defined[ruleName(rule)]; rule.Default && ok {
			l.tell("unreachable-branch", rule.Location, fmt.Sprintf("the default never counts: line %d always holds", other.Location.Row))
		}
	}
}

// Without conditions, and with a value that is written there.
func alwaysHolds(rule *ast.Rule) bool {
	for _, argument := range rule.Head.Args {
		if _, isName := argument.Value.(ast.Var); !isName {
			return false
		}
	}
	for _, expr := range rule.Body {
		if !isTrue(expr) {
			return false
		}
	}
	return rule.Head.Value == nil || isFixed(rule.Head.Value)
}
