package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Every call of a builtin or function as it was written, its operator first, with the rule that it stands in.
func eachCall(parsed *ast.Module, visit func(rule *ast.Rule, name string, call []*ast.Term)) {
	for _, rule := range parsed.Rules {
		ast.WalkNodes(rule, func(node ast.Node) bool {
			switch node := node.(type) {
			case *ast.Expr:
				if node.IsCall() {
					terms := node.Terms.([]*ast.Term)
					visit(rule, terms[0].String(), terms)
				}
			case *ast.Term:
				if call, ok := node.Value.(ast.Call); ok {
					visit(rule, call[0].String(), call)
				}
			}
			return false
		})
	}
}

var verb = regexp.MustCompile(`%(?:%|[-+# 0]*(\*|\d+)?(?:\.(?:\*|\d+)?)?(?:\[\d+\])?[a-zA-Z])`)

// The verbs of sprintf and what they are given.
func (l *linter) lintFormats(file *lintedFile) {
	eachCall(file.parsed, func(_ *ast.Rule, name string, call []*ast.Term) {
		if name != "sprintf" || len(call) < 3 {
			return
		}
		format, isText := call[1].Value.(ast.String)
		values, isList := call[2].Value.(*ast.Array)
		if !isText || !isList || strings.Contains(string(format), "[") {
			return
		}
		wanted := 0
		for _, found := range verb.FindAllString(string(format), -1) {
			if found != "%%" {
				wanted += 1 + strings.Count(found, "*")
			}
		}
		if wanted != values.Len() {
			l.tell("format-arguments", call[0].Location, fmt.Sprintf("the text has %d verbs and gets %d values", wanted, values.Len()))
		}
	})
}

// OPA's WebAssembly never ends a replace of an empty text, in v1.22.2.
func (l *linter) lintReplace(file *lintedFile) {
	if file.test {
		return
	}
	safe := map[*ast.Rule]map[string]bool{}
	eachCall(file.parsed, func(rule *ast.Rule, name string, call []*ast.Term) {
		if name != "replace" || len(call) < 4 || !mayBeEmpty(call[2]) {
			return
		}
		if safe[rule] == nil {
			safe[rule] = filledTexts(rule)
		}
		if !safe[rule][call[2].String()] {
			l.tell("replace-of-empty", call[0].Location, fmt.Sprintf("replace never ends in policy.wasm where %s is empty", call[2]))
		}
	})
}

// What the conditions of a rule say is not empty, and what is one of texts that are written there, none of them empty.
func filledTexts(rule *ast.Rule) map[string]bool {
	found := map[string]bool{}
	ast.WalkExprs(rule, func(expr *ast.Expr) bool {
		switch terms := expr.Terms.(type) {
		case []*ast.Term:
			if expr.Negated || len(terms) != 3 {
				return false
			}
			counted, isCall := terms[1].Value.(ast.Call)
			switch {
			case terms[0].String() == "neq" && terms[2].Equal(ast.StringTerm("")):
				found[terms[1].String()] = true
			case terms[0].String() == "neq" && terms[1].Equal(ast.StringTerm("")):
				found[terms[2].String()] = true
			case terms[0].String() == "gt" && terms[2].Equal(ast.NumberTerm("0")) && isCall && len(counted) == 2 && counted[0].String() == "count":
				found[counted[1].String()] = true
			}
		case *ast.SomeDecl:
			if call, ok := terms.Symbols[0].Value.(ast.Call); ok && areFilled(call[len(call)-1]) {
				found[call[len(call)-2].String()] = true
			}
		}
		return false
	})
	return found
}

func areFilled(list *ast.Term) bool {
	var all []*ast.Term
	switch value := list.Value.(type) {
	case *ast.Array:
		all = sliceOf(value)
	case ast.Set:
		all = value.Slice()
	}
	return len(all) > 0 && !slices.ContainsFunc(all, mayBeEmpty)
}
