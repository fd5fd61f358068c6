package main

import (
	"cmp"
	"runtime/debug"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// The copies of rules need more room than one compilation has. They stay to the end, and walking over them
// again and again would take a third of the time: garbage is collected seldom, until there is that much.
const (
	mutationMemory     = 2 << 30
	mutationCollection = 400
)

type mutantsResult struct {
	Files   []mutatedFile  `json:"files"`
	Missed  []missedMutant `json:"missed"`
	Invalid int            `json:"invalid"`

	// Tests that fail without any change, so that they cannot tell.
	Failing []testName `json:"failing"`
}

type mutatedFile struct {
	File     string `json:"file"`
	Counted  int    `json:"counted"`
	Caught   int    `json:"caught"`
	TimedOut int    `json:"timedOut"`
}

type missedMutant struct {
	File     string `json:"file"`
	Row      int    `json:"row"`
	Col      int    `json:"col"`
	Operator string `json:"operator"`
	From     string `json:"from"`
	To       string `json:"to"`

	// How many tests reach the place.
	Tests int `json:"tests"`
}

type testName struct {
	Package string `json:"package"`
	Name    string `json:"name"`
	File    string `json:"file"`
	Row     int    `json:"row"`
}

// Changes one place of a rule at a time and tells which changes no test notices. All changed rules are compiled at once, each under a name
// of its own beside the rule that it changes, and take its place in the compiled module one after the other.
func mutate(req *request) (any, []problem) {
	debug.SetMemoryLimit(mutationMemory)
	debug.SetGCPercent(mutationCollection)
	modules, problems := parse(req)
	if len(problems) > 0 {
		return nil, problems
	}
	mutants := []*mutant{}
	for _, file := range req.Targets {
		if module, ok := modules[file]; ok {
			mutants = append(mutants, mutantsOf(file, module)...)
		}
	}
	count := len(mutants)
	links := newGraph(modules, req.Modules)
	own := links.closure(req.Targets, throughAll)
	compiler, mutants, problems := compileMutants(concerned(req, links), own, mutants)
	if len(problems) > 0 {
		return nil, problems
	}
	store, err := storeOf(req)
	if err != nil {
		return nil, problemsOf(err)
	}
	runner, err := newMutationRunner(compiler, store, timeout(req))
	if err != nil {
		return nil, problemsOf(err)
	}
	runner.observe(req.Modules, req.Targets)
	result := mutantsResult{Files: []mutatedFile{}, Missed: []missedMutant{}, Invalid: count - len(mutants), Failing: runner.failing()}
	for _, file := range req.Targets {
		result.Files = append(result.Files, mutatedFile{File: file})
	}
	for _, one := range mutants {
		at := slices.IndexFunc(result.Files, func(file mutatedFile) bool { return file.File == one.file })
		tests, outcome := runner.judge(one)
		result.Files[at].Counted++
		switch outcome {
		case mutantCaught:
			result.Files[at].Caught++
		case mutantTimedOut:
			result.Files[at].Caught++
			result.Files[at].TimedOut++
		case mutantMissed:
			result.Missed = append(result.Missed, missedOf(one, tests))
		}
	}
	slices.SortStableFunc(result.Missed, func(a, b missedMutant) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col))
	})
	return result, nil
}

// The modules of the tests that may reach a target, with all that these need. A module that asks every policy by a list of them is not
// followed: it would make every test one of every policy.
func concerned(req *request, links *graph) map[string]*ast.Module {
	tests := []string{}
	for _, file := range req.Modules {
		if !file.Test {
			continue
		}
		reached := links.closure([]string{file.Path}, func(used string) bool { return !slices.Contains(req.Lists, used) })
		if slices.ContainsFunc(req.Targets, func(target string) bool { return reached[target] }) {
			tests = append(tests, file.Path)
		}
	}
	found := map[string]*ast.Module{}
	for file := range links.closure(slices.Concat(tests, req.Targets), throughAll) {
		found[file] = links.modules[file]
	}
	return found
}

func throughAll(string) bool { return true }

func missedOf(one *mutant, tests int) missedMutant {
	missed := missedMutant{File: one.file, Operator: one.operator, From: one.from, To: one.to, Tests: tests}
	if one.location != nil {
		missed.Row, missed.Col = one.location.Row, one.location.Col
	}
	return missed
}
