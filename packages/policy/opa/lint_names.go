package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

var snakeCase = regexp.MustCompile(`^_?[a-z][a-z0-9_]*$`)

func (l *linter) lintNames(file *lintedFile) {
	for _, rule := range file.parsed.Rules {
		name := ruleName(rule)
		place := rule.Head.Location
		if !snakeCase.MatchString(name) {
			l.tell("rule-name", place, fmt.Sprintf("the rule %s is not in snake_case", name))
		}
		if builtin, known := ast.BuiltinMap[name]; known && !builtin.IsDeprecated() {
			l.tell("rule-name", place, fmt.Sprintf("the rule %s hides the builtin of that name", name))
		}
		if !file.test && isTestName(name) {
			l.tell("idle-test", place, fmt.Sprintf("%s stands in a file whose tests do not run", name))
		}
		if l.isUnread(file, name) {
			if file.test {
				l.tell("idle-test", place, fmt.Sprintf("%s is no test and no test names it", name))
			} else {
				l.tell("unused-rule", place, fmt.Sprintf("nothing names the rule %s", name))
			}
		}
	}
}

func ruleName(rule *ast.Rule) string {
	return text(rule.Head.Ref()[0].Value)
}

func isTestName(name string) bool {
	return strings.HasPrefix(name, "test_") || strings.HasPrefix(name, "todo_test_")
}

// What the engine asks for, tests, and what is shared are read from without.
func (l *linter) isUnread(file *lintedFile, name string) bool {
	if file.test && isTestName(name) || !file.test && (name == "violations" || name == "unknowns") {
		return false
	}
	if file.policy == nil && !file.test {
		return false // shared Rego has readers in libraries that are not here
	}
	path := file.parsed.Package.Path
	if file.test && len(path) > 0 && !strings.HasSuffix(text(path[len(path)-1].Value), "_test") {
		return false // inputs for everybody's tests
	}
	for length := 1; length <= len(path); length++ {
		if l.whole[path[:length].String()] {
			return false
		}
	}
	return !l.named[path.Append(ast.StringTerm(name)).String()]
}

// References to what no file of the library defines: they are undefined, and a condition on them never holds.
func (l *linter) lintReferences(file *lintedFile) {
	compiled := l.compiler.Modules[file.path]
	for _, rule := range compiled.Rules {
		ast.WalkTerms(rule, func(term *ast.Term) bool {
			reference, ok := term.Value.(ast.Ref)
			if !ok || !reference.HasPrefix(ast.DefaultRootRef) || reference.Equal(rule.Head.Ref()) {
				return false
			}
			if owner, name := l.missing(reference); owner != "" {
				l.tell("unknown-rule", locationIn(term, rule), fmt.Sprintf("%s has no rule %s", strings.TrimPrefix(owner, "data."), name))
			}
			return false
		})
	}
}

// The package that a reference lies in and the name that it lacks; neither where it has it, or where it may be data.
func (l *linter) missing(reference ast.Ref) (string, string) {
	for length := len(reference) - 1; length > 1; length-- {
		owner := reference[:length].String()
		names, known := l.defined[owner]
		if !known {
			continue
		}
		name, ok := reference[length].Value.(ast.String)
		if !ok {
			return "", ""
		}
		if names[string(name)] {
			return "", ""
		}
		longer := reference[:length+1].String()
		for other := range l.defined {
			if other == longer || strings.HasPrefix(other, longer+".") || strings.HasPrefix(other, longer+"[") {
				return "", ""
			}
		}
		return owner, string(name)
	}
	return "", ""
}

func locationIn(term *ast.Term, rule *ast.Rule) *ast.Location {
	if term.Location != nil && term.Location.File != "" {
		return term.Location
	}
	return rule.Location
}

// Whether a text stands anywhere in the file: as a key, a value or part of a reference.
func (f *lintedFile) names(word string) bool {
	if f.words == nil {
		f.words = map[string]bool{}
		for _, rule := range f.parsed.Rules {
			ast.WalkTerms(rule, func(term *ast.Term) bool {
				if literal, ok := term.Value.(ast.String); ok {
					f.words[string(literal)] = true
				}
				return false
			})
		}
	}
	return f.words[word]
}

// Whether it names a package or something in it.
func (f *lintedFile) leansOn(path ast.Ref) bool {
	if f.references == nil {
		f.references = referencesOf(f.parsed)
	}
	return slices.ContainsFunc(f.references, func(one ast.Ref) bool { return one.HasPrefix(path) })
}
