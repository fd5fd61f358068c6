package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Conditions that cannot hold, or that do nothing, whatever the input is; and what a policy says that it judges and never can.
func (l *linter) lintConditions(file *lintedFile) {
	if file.test || len(l.schemas) == 0 {
		return
	}
	worlds := l.worldsOf(file)
	module := l.compiler.Modules[file.path]
	for _, w := range worlds {
		for _, rule := range module.Rules {
			w.valueOf(rulePath(module, rule))
		}
	}
	for _, rule := range module.Rules {
		for one := rule; one != nil; one = one.Else {
			ast.WalkExprs(one, func(expr *ast.Expr) bool {
				l.judge(worlds, expr)
				return false
			})
			if one.Else != nil && isHopeless(worlds, one.Else) {
				break
			}
		}
	}
	if file.policy != nil {
		l.lintSubjects(file, module)
	}
}

func isHopeless(worlds []*world, rule *ast.Rule) bool {
	return !slices.ContainsFunc(worlds, func(w *world) bool { return !w.impossible[rule] })
}

// A policy sees the inputs that it says it judges; shared Rego those of every kind.
func (l *linter) worldsOf(file *lintedFile) []*world {
	var found []*world
	if l.seesOtherInputs(file) {
		found = append(found, l.worldOf("", nil, nil, nil))
	}
	if file.policy == nil {
		for _, kind := range sortedKeys(l.schemas) {
			found = append(found, l.worldOf(kind, nil, nil, nil))
		}
		return found
	}
	policy := file.policy
	for _, kind := range policy.subjects {
		if l.schemas[kind] != nil {
			found = append(found, l.worldOf(kind, policy.phases, policy.events, l.resourcesOf(policy)))
		}
	}
	return found
}

func (l *linter) resourcesOf(policy *lintedPolicy) []string {
	if slices.Contains(policy.resources, "*") {
		return nil
	}
	return policy.resources
}

// A condition is told of where no world says otherwise.
func (l *linter) judge(worlds []*world, expr *ast.Expr) {
	reached, failed, idle := 0, 0, 0
	why := ""
	outside := map[string]string{}
	for _, w := range worlds {
		if !w.reached[expr] {
			continue
		}
		reached++
		if reason, ok := w.failed[expr]; ok {
			failed++
			why = reason
		}
		if reason, ok := w.idle[expr]; ok {
			idle++
			why = cmp.Or(why, reason)
		}
	}
	if reached == 0 || expr.Location == nil {
		return
	}
	shown := oneLine(expr.Location)
	switch {
	case failed == reached:
		l.tell("never-holds", expr.Location, fmt.Sprintf("%s never holds: %s", shown, why))
	case idle == reached:
		l.tell("always-holds", expr.Location, fmt.Sprintf("%s does nothing: %s", shown, why))
	default:
		for _, w := range worlds {
			maps.Copy(outside, w.outside[expr])
		}
		for _, value := range slices.Sorted(maps.Keys(outside)) {
			if !slices.ContainsFunc(worlds, func(w *world) bool { return w.asked[expr][value] && w.outside[expr][value] == "" }) {
				l.tell("never-member", expr.Location, fmt.Sprintf("%s is none of what it may be: %s", value, outside[value]))
			}
		}
	}
}

// What METADATA names and no rule can find anything in.
func (l *linter) lintSubjects(file *lintedFile, module *ast.Module) {
	policy := file.policy
	canFind := func(kinds, phases, events []string) bool {
		for _, kind := range kinds {
			if l.schemas[kind] == nil {
				return true
			}
			w := l.worldOf(kind, phases, events, l.resourcesOf(policy))
			for _, rule := range module.Rules {
				if name := ruleName(rule); name == "violations" || name == "unknowns" {
					w.valueOf(rulePath(module, rule))
					if !w.impossible[rule] {
						return true
					}
				}
			}
		}
		return false
	}
	if !canFind(policy.subjects, policy.phases, policy.events) {
		return // its conditions are told of
	}
	one := func(name string) []string { return []string{name} }
	for _, axis := range []struct {
		member string
		names  []string
		can    func(name string) bool
	}{
		{"subjects", policy.subjects, func(name string) bool { return canFind(one(name), policy.phases, policy.events) }},
		{"phases", policy.phases, func(name string) bool { return canFind(policy.subjects, one(name), policy.events) }},
		{"events", policy.events, func(name string) bool { return canFind(policy.subjects, policy.phases, one(name)) }},
	} {
		for _, name := range axis.names {
			if len(axis.names) > 1 && !axis.can(name) {
				l.tellOf(file, "idle-subject", axis.member, fmt.Sprintf("%s names %s, and no rule can find anything there", axis.member, name))
			}
		}
	}
}
