package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Where in the input lies what a policy may need; the others are members of what many rules take as a whole.
var needPaths = map[string]string{"object": "object", "formerObject": "formerObject", "packages": "image.packages", "raw": "event.raw"}

// What a host fetches and sends although neither the policy nor any rule that it leans on reads it.
func (l *linter) lintNeeds(file *lintedFile) {
	if file.policy == nil || len(file.policy.needs) == 0 {
		return
	}
	read, texts := l.inputsOf(file)
	for _, need := range file.policy.needs {
		path, known := needPaths[need]
		if strings.HasPrefix(need, "related.") {
			path, known = need, true
		}
		if !known {
			continue
		}
		wanted := ast.InputRootRef
		for _, part := range strings.Split(path, ".") {
			wanted = wanted.Append(ast.StringTerm(part))
		}
		reads := slices.ContainsFunc(texts, func(text string) bool {
			return strings.HasPrefix(text+"/", "/"+strings.ReplaceAll(path, ".", "/")+"/")
		})
		for _, reference := range read {
			reads = reads || reference.HasPrefix(wanted) || wanted.HasPrefix(reference)
		}
		if !reads {
			l.tellOf(file, "unused-need", "needs", fmt.Sprintf("nothing reads %s, which hosts fetch for it", need))
		}
	}
}

// All that a policy's rules read of the input, by way of the rules that they name too: each as far as it is told. And the texts of these
// rules: what a violation's path leads to is read by whoever locates it.
func (l *linter) inputsOf(file *lintedFile) ([]ast.Ref, []string) {
	index := l.ruleIndex()
	module := l.compiler.Modules[file.path]
	next := append([]*ast.Rule{}, module.Rules...)
	seen := map[*ast.Rule]bool{}
	told := map[string]bool{}
	found, texts := []ast.Ref{}, []string{}
	for len(next) > 0 {
		rule := next[len(next)-1]
		next = next[:len(next)-1]
		if seen[rule] {
			continue
		}
		seen[rule] = true
		ast.WalkRefs(rule, func(reference ast.Ref) bool {
			ground := reference.GroundPrefix()
			if reference.HasPrefix(ast.InputRootRef) && !told[ground.String()] {
				told[ground.String()] = true
				found = append(found, ground)
			}
			if reference.HasPrefix(ast.DefaultRootRef) {
				for length := 2; length <= len(ground); length++ {
					next = append(next, index[ground[:length].String()]...)
				}
			}
			return false
		})
		ast.WalkTerms(rule, func(term *ast.Term) bool {
			if literal, ok := term.Value.(ast.String); ok && strings.HasPrefix(string(literal), "/") {
				texts = append(texts, string(literal))
			}
			return false
		})
		// the whole input as a term: object.get(input, ...)
		ast.WalkVars(rule, func(name ast.Var) bool {
			if name == ast.InputRootDocument.Value.(ast.Var) && !told["input"] && takesInput(rule) {
				told["input"] = true
				found = append(found, ast.InputRootRef)
			}
			return false
		})
	}
	return found, texts
}

// Whether it names the input otherwise than at the head of a reference.
func takesInput(rule *ast.Rule) bool {
	found := false
	ast.WalkTerms(rule, func(term *ast.Term) bool {
		if _, isRef := term.Value.(ast.Ref); isRef {
			return true
		}
		found = found || term.Equal(ast.InputRootDocument)
		return found
	})
	return found
}
