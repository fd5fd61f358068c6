package main

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Something that is allowed and unwise, or that no compiler minds.
type finding struct {
	Rule    string `json:"rule"`
	File    string `json:"file"`
	Row     int    `json:"row"`
	Col     int    `json:"col"`
	Message string `json:"message"`

	// The first row of the METADATA block that the place lies in: no comment of Hasp's can stand within.
	Block int `json:"block,omitempty"`
}

// A comment that speaks to the linter.
type lintComment struct {
	File string `json:"file"`
	Row  int    `json:"row"`
	Col  int    `json:"col"`
	Text string `json:"text"`

	// Whether nothing else stands on its line.
	Alone bool `json:"alone"`
}

type lintResult struct {
	Findings []finding     `json:"findings"`
	Comments []lintComment `json:"comments"`
}

// What looks at one file, and what looks at all of them.
var lintRules = []func(*linter, *lintedFile){
	(*linter).lintTitles, (*linter).lintParameters, (*linter).lintNeeds, (*linter).lintNames, (*linter).lintViolations, (*linter).lintFormats,
	(*linter).lintPatterns, (*linter).lintLoops, (*linter).lintReplace, (*linter).lintBranches, (*linter).lintReferences,
	(*linter).lintConditions, (*linter).lintTestFile, (*linter).lintCases,
}

type linter struct {
	files    []*lintedFile
	byPath   map[string]*lintedFile
	compiler *ast.Compiler

	// The names that each package defines.
	defined map[string]map[string]bool

	// JSON Schemas of the input by kind.
	schemas map[string]any

	named    map[string]bool
	whole    map[string]bool
	findings []finding
	seen     map[finding]bool
	worlds   map[string]*world
	index    map[string][]*ast.Rule

	// The files whose rules are asked with inputs that rules make up.
	made map[string]bool
}

// A file that is looked at, or that lends what others lean on.
type lintedFile struct {
	path   string
	test   bool
	target bool
	lines  []string
	parsed *ast.Module
	policy *lintedPolicy

	// What it holds, worked out once: its texts, and what it names in data.
	words      map[string]bool
	references []ast.Ref
}

func lint(req *request) (any, []problem) {
	l := &linter{
		byPath: map[string]*lintedFile{}, defined: map[string]map[string]bool{}, schemas: req.Schemas,
		seen: map[finding]bool{}, worlds: map[string]*world{}, findings: []finding{},
	}
	result := lintResult{Comments: []lintComment{}}
	for _, file := range req.Modules {
		one := &lintedFile{path: file.Path, test: file.Test, target: slices.Contains(req.Targets, file.Path)}
		one.lines = strings.Split(file.Text, "\n")
		l.byPath[file.Path] = one
		parsed, problems := parseShallow(file)
		if len(problems) > 0 {
			l.tellProblems("syntax", problems)
			continue
		}
		one.parsed = parsed
		one.policy = policyOf(one)
		l.files = append(l.files, one)
		if one.target {
			result.Comments = append(result.Comments, commentsOf(one)...)
		}
	}
	if problems := l.compile(); len(problems) > 0 {
		return nil, problems
	}
	for _, file := range l.files {
		name := file.parsed.Package.Path.String()
		if l.defined[name] == nil {
			l.defined[name] = map[string]bool{}
		}
		for _, rule := range file.parsed.Rules {
			l.defined[name][ruleName(rule)] = true
		}
	}
	l.nameAll()
	for _, file := range l.files {
		if file.target {
			for _, rule := range lintRules {
				rule(l, file)
			}
		}
	}
	slices.SortStableFunc(l.findings, func(a, b finding) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col), cmp.Compare(a.Rule, b.Rule))
	})
	result.Findings = l.findings
	return result, nil
}

// A file that only lends rules is told of too: what leans on it was not looked at in full.
func (l *linter) tellProblems(rule string, problems []problem) {
	for i, one := range problems[:min(len(problems), maxProblems)] {
		if i > 0 && one.File == problems[i-1].File && one.Row == problems[i-1].Row && one.Col == problems[i-1].Col {
			continue // what the parser says besides of the same token
		}
		l.add(finding{Rule: rule, File: one.File, Row: max(one.Row, 1), Col: max(one.Col, 1), Message: one.Message})
	}
}

func (l *linter) tell(rule string, location *ast.Location, message string) {
	if location != nil {
		l.add(finding{Rule: rule, File: location.File, Row: location.Row, Col: location.Col, Message: message})
	}
}

func (l *linter) add(one finding) {
	if !l.seen[one] {
		l.seen[one] = true
		l.findings = append(l.findings, one)
	}
}

func commentsOf(file *lintedFile) []lintComment {
	var found []lintComment
	for _, comment := range file.parsed.Comments {
		text := strings.TrimSpace(string(comment.Text))
		if !strings.HasPrefix(text, "hasp lint") {
			continue
		}
		row, col := comment.Location.Row, comment.Location.Col
		before := file.lines[row-1][:min(col-1, len(file.lines[row-1]))]
		found = append(found, lintComment{File: file.path, Row: row, Col: col, Text: text, Alone: strings.TrimSpace(before) == ""})
	}
	return found
}

// Every path below data that some module names, and those that one names as a whole.
func (l *linter) nameAll() {
	l.named, l.whole = map[string]bool{}, map[string]bool{}
	for _, module := range l.compiler.Modules {
		for _, rule := range module.Rules {
			ast.WalkRefs(rule, func(reference ast.Ref) bool {
				if reference.HasPrefix(ast.DefaultRootRef) {
					ground := reference.GroundPrefix()
					for length := 2; length <= len(ground); length++ {
						l.named[ground[:length].String()] = true
					}
					l.whole[ground.String()] = true
				}
				return false
			})
		}
	}
}

func sortedKeys[V any](members map[string]V) []string {
	return slices.Sorted(maps.Keys(members))
}
