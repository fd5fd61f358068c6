package main

import (
	"fmt"
	"regexp/syntax"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Where each builtin takes its regular expression.
var patternAt = map[string]int{
	"regex.match": 1, "regex.find_n": 1, "regex.find_all_string_submatch_n": 1, "regex.split": 1, "regex.replace": 2, "glob.match": 1,
}

func (l *linter) lintPatterns(file *lintedFile) {
	if file.test {
		return
	}
	eachCall(file.parsed, func(_ *ast.Rule, name string, call []*ast.Term) {
		at, ok := patternAt[name]
		if !ok || len(call) <= at {
			return
		}
		literal, fixed := call[at].Value.(ast.String)
		switch {
		case !fixed && leadsToInput(call[at]):
			l.tell("pattern-of-input", call[0].Location, "whoever makes the input chooses the pattern")
		case !fixed || name == "glob.match":
			return
		case name == "regex.match":
			if with := cheaper(string(literal)); with != "" {
				l.tell("needless-pattern", call[0].Location, fmt.Sprintf("%s says the same as %s", with, call[at]))
				return
			}
			fallthrough
		default:
			if _, err := syntax.Parse(string(literal), syntax.Perl); err != nil {
				l.tell("wrong-pattern", call[at].Location, fmt.Sprintf("%s never matches: %s", call[at], err))
			}
		}
	})
	for _, rule := range file.parsed.Rules {
		for one := rule; one != nil; one = one.Else {
			l.lintOrder(one.Body)
		}
		ast.WalkNodes(rule, func(node ast.Node) bool {
			if term, ok := node.(*ast.Term); ok {
				switch value := term.Value.(type) {
				case *ast.SetComprehension:
					l.lintOrder(value.Body)
				case *ast.ArrayComprehension:
					l.lintOrder(value.Body)
				case *ast.ObjectComprehension:
					l.lintOrder(value.Body)
				}
			}
			return false
		})
	}
}

func leadsToInput(term *ast.Term) bool {
	reference, ok := term.Value.(ast.Ref)
	return ok && reference.HasPrefix(ast.InputRootRef)
}

// What says the same as a regular expression without anything but a text and its ends.
func cheaper(pattern string) string {
	parsed, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return ""
	}
	parts := []*syntax.Regexp{parsed}
	if parsed.Op == syntax.OpConcat {
		parts = parsed.Sub
	}
	begins := len(parts) > 0 && parts[0].Op == syntax.OpBeginText
	if begins {
		parts = parts[1:]
	}
	ends := len(parts) > 0 && parts[len(parts)-1].Op == syntax.OpEndText
	if ends {
		parts = parts[:len(parts)-1]
	}
	if len(parts) != 1 || parts[0].Op != syntax.OpLiteral || parts[0].Flags&syntax.FoldCase != 0 {
		return ""
	}
	switch {
	case begins && ends:
		return "=="
	case begins:
		return "startswith"
	case ends:
		return "endswith"
	}
	return "contains"
}

// Of one body, that are looked at after a pattern.
const mostConditions = 100

// A pattern is compiled at each evaluation; what is cheap and asks nothing of it goes first.
func (l *linter) lintOrder(body ast.Body) {
	for i, expr := range body {
		name := dearCall(expr)
		if name == "" {
			continue
		}
		bound := assigned(expr)
		for _, later := range body[i+1 : min(len(body), i+1+mostConditions)] {
			if isCheap(later) && !mentions(later, bound) {
				l.tell("pattern-first", expr.Location, fmt.Sprintf("%s comes before %q, which is cheaper", name, oneLine(later.Location)))
				return
			}
			if len(assigned(later)) > 0 || later.IsSome() {
				bound = append(bound, assigned(later)...)
				if later.IsSome() {
					break // what follows goes through something else
				}
			}
		}
	}
}

func dearCall(expr *ast.Expr) string {
	found := ""
	if expr.IsSome() || expr.IsEvery() {
		return ""
	}
	ast.WalkNodes(expr, func(node ast.Node) bool {
		var terms []*ast.Term
		switch node := node.(type) {
		case *ast.Expr:
			if node.IsCall() {
				terms = node.Terms.([]*ast.Term)
			}
		case *ast.Term:
			if call, ok := node.Value.(ast.Call); ok {
				terms = call
			}
		}
		if len(terms) > 0 {
			if _, dear := patternAt[terms[0].String()]; dear {
				found = terms[0].String()
			}
		}
		return found != ""
	})
	return found
}

// A comparison of a plain reference with a constant, or a question whether it is there.
func isCheap(expr *ast.Expr) bool {
	isPlain := func(term *ast.Term) bool {
		switch value := term.Value.(type) {
		case ast.Var:
			return true
		case ast.Ref:
			return value.IsGround() && !value.HasPrefix(ast.DefaultRootRef)
		}
		return isFixed(term)
	}
	switch terms := expr.Terms.(type) {
	case *ast.Term:
		_, ok := terms.Value.(ast.Ref)
		return ok && isPlain(terms) && leadsToInput(terms)
	case []*ast.Term:
		cheap := []string{"equal", "neq", "lt", "lte", "gt", "gte", "startswith", "endswith"}
		return len(terms) == 3 && slices.Contains(cheap, terms[0].String()) && isPlain(terms[1]) && isPlain(terms[2]) &&
			(isFixed(terms[1]) || isFixed(terms[2]))
	}
	return false
}

func assigned(expr *ast.Expr) []ast.Var {
	if expr.IsAssignment() {
		if name, ok := expr.Operand(0).Value.(ast.Var); ok {
			return []ast.Var{name}
		}
	}
	return nil
}

func mentions(expr *ast.Expr, names []ast.Var) bool {
	found := false
	ast.WalkVars(expr, func(name ast.Var) bool {
		found = found || slices.Contains(names, name)
		return found
	})
	return found
}

func oneLine(location *ast.Location) string {
	line := strings.Join(strings.Fields(string(location.Text)), " ")
	if runes := []rune(line); len(runes) > 80 {
		return string(runes[:79]) + "…"
	}
	return line
}
