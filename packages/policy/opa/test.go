package main

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/cover"
	"github.com/open-policy-agent/opa/v1/tester"
	"github.com/open-policy-agent/opa/v1/util/channel"
)

type testResult struct {
	Package    string   `json:"package"`
	Name       string   `json:"name"`
	File       string   `json:"file"`
	Row        int      `json:"row"`
	Outcome    string   `json:"outcome"`
	DurationMs float64  `json:"durationMs"`
	Output     string   `json:"output,omitempty"`
	Error      *problem `json:"error,omitempty"`

	// Names of the cases that failed, for a test that runs several.
	Failed []string `json:"failed,omitempty"`
}

type fileCoverage struct {
	File       string  `json:"file"`
	Covered    int     `json:"covered"`
	NotCovered int     `json:"notCovered"`
	Percent    float64 `json:"percent"`

	// First and last rows of what no test reached.
	Missing [][2]int `json:"missing"`
}

type coverage struct {
	Files      []fileCoverage `json:"files"`
	Covered    int            `json:"covered"`
	NotCovered int            `json:"notCovered"`
	Percent    float64        `json:"percent"`
}

type testsResult struct {
	Tests    []testResult `json:"tests"`
	Coverage coverage     `json:"coverage"`
}

func test(req *request) (any, []problem) {
	modules, store, problems := load(req)
	if len(problems) > 0 {
		return nil, problems
	}
	compiler := ast.NewCompiler().
		SetErrorLimit(maxProblems).
		WithCapabilities(sandboxCapabilities()).
		WithEnablePrintStatements(true)
	tracer := &yieldingCover{Cover: cover.New()}
	ctx := context.Background()
	results, err := tester.NewRunner().
		SetCompiler(compiler).
		SetStore(store).
		SetModules(modules).
		SetCoverageQueryTracer(tracer).
		SetTimeout(timeout(req)).
		SetParallel(1).
		Filter(req.Filter).
		RunTests(ctx, nil)
	if err != nil {
		return nil, nameBuiltins(problemsOf(err))
	}
	tests := []testResult{}
	for _, result := range channel.Collect(results) {
		tests = append(tests, testResultOf(result))
	}
	slices.SortFunc(tests, func(a, b testResult) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Row, b.Row), cmp.Compare(a.Name, b.Name))
	})
	return testsResult{Tests: tests, Coverage: coverageOf(req.Coverage, modules, tracer)}, nil
}

func testResultOf(result *tester.Result) testResult {
	one := testResult{
		Package:    result.Package,
		Name:       result.Name,
		Outcome:    outcome(result),
		DurationMs: math.Round(result.Duration.Seconds()*1e6) / 1e3,
		Output:     string(result.Output),
	}
	if result.Location != nil {
		one.File, one.Row = result.Location.File, result.Location.Row
	}
	if result.Error != nil {
		one.Error = &problemsOf(result.Error)[0]
	}
	for name, sub := range result.SubResults.Iter {
		if sub.Fail && len(sub.SubResults) == 0 {
			one.Failed = append(one.Failed, name[len(name)-1])
		}
	}
	return one
}

func outcome(result *tester.Result) string {
	switch {
	case result.Error != nil:
		return "error"
	case result.Fail:
		return "fail"
	case result.Skip:
		return "skip"
	}
	return "pass"
}

func coverageOf(files []string, modules map[string]*ast.Module, tracer *yieldingCover) coverage {
	wanted := map[string]*ast.Module{}
	for _, file := range files {
		if module, ok := modules[file]; ok {
			wanted[file] = module
		}
	}
	report := tracer.Report(wanted)
	total := coverage{Files: []fileCoverage{}}
	for _, file := range files {
		found, ok := report.Files[file]
		if !ok {
			continue
		}
		one := fileCoverage{File: file, Covered: found.CoveredLines, NotCovered: found.NotCoveredLines, Missing: [][2]int{}}
		one.Percent = percent(one.Covered, one.NotCovered)
		for _, missing := range found.NotCovered {
			one.Missing = append(one.Missing, [2]int{missing.Start.Row, missing.End.Row})
		}
		total.Files = append(total.Files, one)
		total.Covered += one.Covered
		total.NotCovered += one.NotCovered
	}
	total.Percent = percent(total.Covered, total.NotCovered)
	return total
}

func percent(covered, notCovered int) float64 {
	if covered+notCovered == 0 {
		return 100
	}
	return 100 * float64(covered) / float64(covered+notCovered)
}
