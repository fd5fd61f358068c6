package main

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

type mutant struct {
	mutation[*ast.Rule]
	file string

	// Of the rule that it changes, among those of its module as they were parsed.
	rule int

	// The compiled rules: as written, and changed.
	original, changed *ast.Rule
}

func mutantsOf(file string, module *ast.Module) []*mutant {
	var found []*mutant
	for i, rule := range module.Rules {
		for _, one := range mutateRule(rule) {
			found = append(found, &mutant{mutation: one, file: file, rule: i})
		}
	}
	return found
}

// Compiles the modules with all mutants, without those that the compiler refuses. Which they are is asked of as few modules as there can
// be, since a refusal hides others from the compiler and so costs a compilation more.
func compileMutants(modules map[string]*ast.Module, own map[string]bool, mutants []*mutant) (*ast.Compiler, []*mutant, []problem) {
	alone := make(map[string]*ast.Module, len(own))
	for path := range own {
		alone[path] = modules[path]
	}
	_, mutants, problems := compileValid(alone, mutants)
	if len(problems) > 0 {
		return nil, nil, problems
	}
	return compileValid(modules, mutants)
}

func compileValid(modules map[string]*ast.Module, mutants []*mutant) (*ast.Compiler, []*mutant, []problem) {
	for {
		extended := maps.Clone(modules)
		for i, one := range mutants {
			extended[pathOfMutant(i)] = moduleOf(modules[one.file], one, i)
		}
		compiler := ast.NewCompiler().SetErrorLimit(0).WithCapabilities(sandboxCapabilities())
		compiler.Compile(extended)
		if !compiler.Failed() {
			for i, one := range mutants {
				one.original = compiler.Modules[one.file].Rules[one.rule]
				one.changed = compiler.Modules[pathOfMutant(i)].Rules[0]
			}
			return compiler, mutants, nil
		}
		refused := map[int]bool{}
		var others ast.Errors
		for _, problem := range compiler.Errors {
			if at, ok := mutantAt(problem.Location); ok {
				refused[at] = true
			} else {
				others = append(others, problem)
			}
		}
		if len(refused) == 0 {
			return nil, nil, nameBuiltins(problemsOf(others))
		}
		kept := []*mutant{}
		for i, one := range mutants {
			if !refused[i] {
				kept = append(kept, one)
			}
		}
		mutants = kept
	}
}

const mutantFile = "mutant:"

func pathOfMutant(at int) string {
	return mutantFile + strconv.Itoa(at)
}

// A module of the same package with the changed rule alone. The compiler writes places into the terms of a module's package and imports
// wherever a rule names them, so in a module with others an error would lie at the place of the last one.
func moduleOf(module *ast.Module, one *mutant, at int) *ast.Module {
	changed := &ast.Module{Package: module.Package.Copy(), Rules: []*ast.Rule{named(one.node, at)}}
	changed.SetRegoVersion(module.RegoVersion())
	for _, used := range module.Imports {
		changed.Imports = append(changed.Imports, used.Copy())
	}
	changed.Rules[0].Module = changed
	return changed
}

// A copy of the rule under a name of its own, all of it at a place that tells which mutant it is.
func named(rule *ast.Rule, at int) *ast.Rule {
	copied := rule.Copy()
	location := &ast.Location{File: pathOfMutant(at), Row: 1, Col: 1}
	ast.NewGenericVisitor(func(node any) bool {
		switch node := node.(type) {
		case *ast.Rule:
			name := ast.Var(fmt.Sprintf("%s__mutant_%d", node.Head.Ref()[0].Value, at))
			node.Annotations = nil
			node.Location = location
			node.Head.Location = location
			node.Head.Name = name
			reference := slices.Clone(node.Head.Ref())
			reference[0] = &ast.Term{Value: name}
			for i, part := range reference {
				reference[i] = &ast.Term{Value: part.Value, Location: location}
			}
			node.Head.Reference = reference
		case ast.Body:
			for i, expr := range node {
				expr.Index = i
			}
		case *ast.Expr:
			node.Location = location
		case *ast.Term:
			node.Location = location
		case *ast.TemplateString:
			// as the compiler makes them itself, but with a place for its errors
			for _, part := range node.Parts {
				if expr, ok := part.(*ast.Expr); ok && expr.IsCall() {
					expr.Terms = ast.CallTerm(expr.Terms.([]*ast.Term)...).SetLocation(location)
				}
			}
		case *ast.SomeDecl:
			node.Location = location
		case *ast.Every:
			node.Location = location
		case *ast.With:
			node.Location = location
		}
		return false
	}).Walk(copied)
	return copied
}

func mutantAt(location *ast.Location) (int, bool) {
	if location == nil {
		return 0, false
	}
	text, ok := strings.CutPrefix(location.File, mutantFile)
	at, err := strconv.Atoi(text)
	return at, ok && err == nil
}

// Lets the changed rule stand in the place of the original one; what it gives back restores it.
func (m *mutant) install() func() {
	restores := []func(){}
	for original, changed := m.original, m.changed; original != nil; original, changed = original.Else, changed.Else {
		head, body := original.Head, original.Body
		replaced := *changed.Head
		replaced.Name = head.Name
		replaced.Reference = slices.Clone(changed.Head.Reference)
		replaced.Reference[0] = head.Reference[0]
		original.Head, original.Body = &replaced, changed.Body
		restores = append(restores, func() { original.Head, original.Body = head, body })
	}
	return func() {
		for _, restore := range restores {
			restore()
		}
	}
}
