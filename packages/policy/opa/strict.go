package main

import (
	"fmt"
	"regexp"

	"github.com/open-policy-agent/opa/v1/ast"
)

// What Rego v1 has no more, as what does the same.
var renamedBuiltins = map[string]string{
	"re_match":         "regex.match",
	"net.cidr_overlap": "net.cidr_contains",
	"set_diff":         "minus",
}

// Says in other builtins what Rego v1 has no more, and what OPA's WebAssembly never ends: replace of an empty text, in v1.22.2.
func replaceBuiltins(parsed *ast.Module) {
	own := map[string]bool{}
	for _, rule := range parsed.Rules {
		own[rule.Head.Ref()[0].String()] = true
	}
	for _, imported := range parsed.Imports {
		own[string(imported.Name())] = true
	}
	replace := func(call []*ast.Term) []*ast.Term {
		name := call[0].String()
		if own[name] {
			return call
		}
		if to, ok := renamedBuiltins[name]; ok {
			call[0].Value = ast.MustParseRef(to)
		}
		if name == "replace" && len(call) > 3 && mayBeEmpty(call[2]) {
			pattern := ast.ObjectTerm(ast.Item(call[2], call[3]))
			pattern.Location = call[0].Location
			call[0].Value = ast.MustParseRef("strings.replace_n")
			return append([]*ast.Term{call[0], pattern, call[1]}, call[4:]...)
		}
		if len(call) != 2 {
			return call
		}
		if name == "any" {
			return []*ast.Term{at(call[0], ast.Interned.Refs.Member), at(call[0], ast.Boolean(true)), call[1]}
		}
		if name == "all" {
			return allOf(call)
		}
		return call
	}
	ast.WalkNodes(parsed, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.Expr:
			if terms, ok := node.Terms.([]*ast.Term); ok {
				node.Terms = replace(terms)
			}
		case *ast.Term:
			if call, ok := node.Value.(ast.Call); ok {
				node.Value = ast.Call(replace(call))
			}
		}
		return false
	})
}

func mayBeEmpty(term *ast.Term) bool {
	literal, ok := term.Value.(ast.String)
	return !ok || literal == ""
}

// all(x) as count([1 | x[_] != true]) == 0.
func allOf(call []*ast.Term) []*ast.Term {
	each := ast.RefTerm(call[1], at(call[0], ast.Var(ast.WildcardPrefix+"each")))
	each.Location = call[0].Location
	differs := ast.NotEqual.Expr(each, at(call[0], ast.Boolean(true)))
	differs.Location = call[0].Location
	others := &ast.ArrayComprehension{Term: at(call[0], ast.Number("1")), Body: ast.NewBody(differs)}
	number := ast.Call{at(call[0], ast.Count.Ref()), at(call[0], others)}
	return []*ast.Term{at(call[0], ast.Equal.Ref()), at(call[0], number), at(call[0], ast.Number("0"))}
}

func at(near *ast.Term, value ast.Value) *ast.Term {
	return &ast.Term{Value: value, Location: near.Location}
}

var unused = regexp.MustCompile(`^(?:(assigned|declared) var|unused (argument)) (\S+?)(?: unused|\. \(hint)`)
var unusedImport = regexp.MustCompile(`^import .* unused$`)

// Compiles strictly and takes out what strictness minds and no result hangs on: names and imports that nothing uses.
func makeStrict(modules []*ast.Module, hostBuiltins []string) []problem {
	for {
		compiler := strictCompiler(policyCapabilities(hostBuiltins)).SetErrorLimit(0)
		byName := make(map[string]*ast.Module, len(modules))
		for _, parsed := range modules {
			byName[parsed.Package.Location.File] = parsed
		}
		compiler.Compile(byName)
		if !compiler.Failed() {
			return nil
		}
		mended := false
		for _, err := range compiler.Errors {
			if err.Location != nil && mend(byName[err.Location.File], err) {
				mended = true
			}
		}
		if !mended {
			return nameBuiltins(problemsOf(compiler.Errors))
		}
	}
}

// Whether it was something that nothing uses, and could be taken out.
func mend(parsed *ast.Module, err *ast.Error) bool {
	if parsed == nil {
		return false
	}
	if unusedImport.MatchString(err.Message) {
		before := len(parsed.Imports)
		kept := parsed.Imports[:0]
		for _, imported := range parsed.Imports {
			if !isAt(imported.Location, err.Location) {
				kept = append(kept, imported)
			}
		}
		parsed.Imports = kept
		return len(kept) < before
	}
	found := unused.FindStringSubmatch(err.Message)
	if found == nil {
		return false
	}
	name := ast.Var(found[3])
	mended := false
	if found[2] != "" {
		ast.WalkRules(parsed, func(rule *ast.Rule) bool {
			if isAt(rule.Head.Location, err.Location) {
				for _, argument := range rule.Head.Args {
					mended = blank(argument, name) || mended
				}
			}
			return false
		})
		return mended
	}
	ast.WalkBodies(parsed, func(body ast.Body) bool {
		for _, expr := range body {
			if isAt(expr.Location, err.Location) {
				mended = mendBody(body, name) || mended
				break
			}
		}
		return false
	})
	return mended
}

func isAt(a, b *ast.Location) bool {
	return a != nil && b != nil && a.Row == b.Row && a.Col == b.Col
}

// The expressions of one body, not of those within it.
func mendBody(body ast.Body, name ast.Var) bool {
	mended := false
	for _, expr := range body {
		switch terms := expr.Terms.(type) {
		case []*ast.Term:
			if !expr.IsAssignment() || len(terms) != 3 {
				continue
			}
			if value, ok := terms[1].Value.(ast.Var); ok && value == name {
				terms[0].Value = ast.Equality.Ref()
			}
			mended = blank(terms[1], name) || mended
		case *ast.SomeDecl:
			mended = mendSome(terms, name) || mended
		}
	}
	return mended
}

func mendSome(declared *ast.SomeDecl, name ast.Var) bool {
	if call, ok := declared.Symbols[0].Value.(ast.Call); ok {
		mended := false
		for _, term := range call[1 : len(call)-1] {
			mended = blank(term, name) || mended
		}
		return mended
	}
	for i, symbol := range declared.Symbols {
		if symbol.Value == name && len(declared.Symbols) > 1 {
			declared.Symbols = append(declared.Symbols[:i], declared.Symbols[i+1:]...)
			return true
		}
	}
	return false
}

// Makes a name of a pattern the one that stands for nothing.
func blank(pattern *ast.Term, name ast.Var) bool {
	mended := false
	ast.WalkTerms(pattern, func(term *ast.Term) bool {
		if term.Value == name {
			term.Value = ast.Var(fmt.Sprintf("%sunused_%d_%d", ast.WildcardPrefix, term.Location.Row, term.Location.Col))
			mended = true
		}
		return false
	})
	return mended
}
