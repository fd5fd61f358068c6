package main

import (
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// What can be told of rules over inputs of one kind, in some phases and of some events. It errs to one side: what it says cannot be
// cannot be, and what it does not understand can.
type world struct {
	linter            *linter
	kind              string
	limits            map[string]values
	rules             map[string][]*ast.Rule
	known             map[string]values
	failed            map[*ast.Expr]string
	reached           map[*ast.Expr]bool
	idle              map[*ast.Expr]string
	outside           map[*ast.Expr]map[string]string
	asked             map[*ast.Expr]map[string]bool
	impossible, tried map[*ast.Rule]bool
}

func (l *linter) worldOf(kind string, phases, events, resources []string) *world {
	key := strings.Join([]string{kind, strings.Join(phases, ","), strings.Join(events, ","), strings.Join(resources, ",")}, "|")
	if known, ok := l.worlds[key]; ok {
		return known
	}
	w := &world{
		linter: l, kind: kind, limits: map[string]values{}, rules: l.ruleIndex(), known: map[string]values{},
		failed: map[*ast.Expr]string{}, reached: map[*ast.Expr]bool{}, idle: map[*ast.Expr]string{},
		outside: map[*ast.Expr]map[string]string{}, asked: map[*ast.Expr]map[string]bool{}, impossible: map[*ast.Rule]bool{}, tried: map[*ast.Rule]bool{},
	}
	for path, names := range map[string][]string{"input.phase": phases, "input.event.type": events, "input.resource.kind": resources} {
		if len(names) > 0 {
			limit := values{}
			for _, name := range names {
				limit = limit.or(scalar(ast.String(name)))
			}
			w.limits[path] = limit
		}
	}
	l.worlds[key] = w
	return w
}

// The compiled rules by the path of the name that they define.
func (l *linter) ruleIndex() map[string][]*ast.Rule {
	if l.index == nil {
		l.index = map[string][]*ast.Rule{}
		for _, file := range l.files {
			module := l.compiler.Modules[file.path]
			for _, rule := range module.Rules {
				path := rulePath(module, rule)
				l.index[path] = append(l.index[path], rule)
			}
		}
	}
	return l.index
}

func rulePath(module *ast.Module, rule *ast.Rule) string {
	return module.Package.Path.Append(ast.StringTerm(ruleName(rule))).String()
}

// What the rules of a path make.
func (w *world) valueOf(path string) values {
	if known, ok := w.known[path]; ok {
		return known
	}
	w.known[path] = anything // of itself, which Rego refuses
	found := values{}
	members := values{}
	isCollection, isSet := false, false
	for _, rule := range w.rules[path] {
		value := w.define(rule)
		switch {
		case rule.Head.RuleKind() == ast.MultiValue:
			isCollection = true
			if len(rule.Head.Ref()) == 1 {
				isSet = true
				members = members.or(value)
			} else if !value.isNone() {
				members = anything
			}
		case len(rule.Head.Ref()) > 1:
			isCollection = true
			if len(rule.Head.Ref()) > 2 && !value.isNone() {
				value = anything
			}
			members = members.or(value)
		default:
			found = found.or(value)
		}
	}
	if isCollection {
		found = found.or(values{lists: []*collection{{set: isSet, members: members}}})
	}
	w.known[path] = found
	return found
}

// What one definition makes, its branches included.
func (w *world) define(rule *ast.Rule) values {
	found := values{}
	for one := rule; one != nil; one = one.Else {
		s := newScope(w)
		for _, argument := range one.Head.Args {
			s.bindAll(argument)
		}
		w.tried[one] = true
		if !s.body(one.Body) {
			w.impossible[one] = true
			continue
		}
		term := one.Head.Value
		if one.Head.RuleKind() == ast.MultiValue {
			term = one.Head.Key
		}
		if term != nil {
			found = found.or(s.eval(term))
		}
	}
	return found
}
