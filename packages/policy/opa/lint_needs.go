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
	told := map[string]bool{}
	found, texts := []ast.Ref{}, []string{}
	for rule := range l.reachedFrom(l.compiler.Modules[file.path].Rules) {
		ast.WalkRefs(rule, func(reference ast.Ref) bool {
			ground := reference.GroundPrefix()
			if reference.HasPrefix(ast.InputRootRef) && !told[ground.String()] {
				told[ground.String()] = true
				found = append(found, ground)
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

// The rules and all that they name, by way of others too.
func (l *linter) reachedFrom(rules []*ast.Rule) map[*ast.Rule]bool {
	reached := map[*ast.Rule]bool{}
	next := slices.Clone(rules)
	for len(next) > 0 {
		rule := next[len(next)-1]
		next = next[:len(next)-1]
		if !reached[rule] {
			reached[rule] = true
			next = append(next, l.rulesIn(rule)...)
		}
	}
	return reached
}

// The rules that a node names.
func (l *linter) rulesIn(node any) []*ast.Rule {
	var found []*ast.Rule
	index := l.ruleIndex()
	ast.WalkRefs(node, func(reference ast.Ref) bool {
		if reference.HasPrefix(ast.DefaultRootRef) {
			ground := reference.GroundPrefix()
			for length := 2; length <= len(ground); length++ {
				found = append(found, index[ground[:length].String()]...)
			}
		}
		return false
	})
	return found
}

// Whether some rule of the file is asked with an input that a rule makes up, as Gatekeeper's templates are.
func (l *linter) seesOtherInputs(file *lintedFile) bool {
	if l.made == nil {
		l.made = map[string]bool{}
		var asked []*ast.Rule
		for _, one := range l.files {
			if one.test {
				continue
			}
			ast.WalkExprs(l.compiler.Modules[one.path], func(expr *ast.Expr) bool {
				for _, with := range expr.With {
					if with.Target.Equal(ast.InputRootDocument) || leadsToInput(with.Target) {
						asked = append(asked, l.rulesIn(expr)...)
						break
					}
				}
				return false
			})
		}
		for rule := range l.reachedFrom(asked) {
			l.made[rule.Module.Package.Location.File] = true
		}
	}
	return l.made[file.path]
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
