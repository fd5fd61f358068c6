package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Deeper than anybody writes, and shallow enough for what walks over it.
const maxDepth = 500

func parseShallow(file module) (*ast.Module, []problem) {
	parser := ast.NewParser().WithFilename(file.Path).WithReader(strings.NewReader(file.Text)).WithMaxRecursionDepth(maxDepth)
	if _, _, errs := parser.Parse(); len(errs) > 0 && strings.Contains(errs[0].Message, ast.ErrMaxParsingRecursionDepthExceeded.Error()) {
		return nil, problemsOf(errs[:1])
	}
	parsed, err := ast.ParseModuleWithOpts(file.Path, file.Text, ast.ParserOptions{RegoVersion: ast.RegoV1, ProcessAnnotation: true})
	if err != nil {
		return nil, problemsOf(err)
	}
	if deep := tooDeep(parsed); deep != nil {
		message := fmt.Sprintf("comprehensions are nested more than %d deep", maxComprehensions)
		return nil, []problem{located(problem{Code: ast.ParseErr, Message: message}, deep)}
	}
	return parsed, nil
}

// OPA's compiler takes four times as long for each comprehension within a comprehension: at sixteen a quarter of a minute.
const maxComprehensions = 10

// The first comprehension that lies too deep in others.
func tooDeep(parsed *ast.Module) *ast.Location {
	var found *ast.Location
	depth := 0
	visitor := ast.NewBeforeAfterVisitor(func(node any) bool {
		if isComprehension(node) {
			depth++
			if depth > maxComprehensions && found == nil {
				found = node.(*ast.Term).Location
			}
		}
		return found != nil
	}, func(node any) {
		if isComprehension(node) {
			depth--
		}
	})
	visitor.Walk(parsed)
	return found
}

func isComprehension(node any) bool {
	term, ok := node.(*ast.Term)
	if !ok {
		return false
	}
	switch term.Value.(type) {
	case *ast.ArrayComprehension, *ast.SetComprehension, *ast.ObjectComprehension:
		return true
	}
	return false
}

// Compiles what compiles. What does not is left out, and so is what leans on it.
func (l *linter) compile() []problem {
	for round := 0; ; round++ {
		compiler, problems := compileFiles(l.files)
		l.compiler = compiler
		if len(problems) == 0 {
			return nil
		}
		broken := map[string]bool{}
		told := []problem{}
		lost := map[string]bool{}
		for _, one := range problems {
			if one.File == "" {
				lost[one.Message] = true
				continue
			}
			if round > 0 {
				one.Message = "it leans on what does not compile: " + one.Message
			}
			broken[one.File] = true
			told = append(told, one)
		}
		if len(lost) > 0 {
			for _, one := range placeless(l.files, lost) {
				broken[one.File] = true
				told = append(told, one)
			}
		}
		if len(broken) == 0 {
			return problems
		}
		l.tellProblems("syntax", told)
		l.files = slices.DeleteFunc(l.files, func(file *lintedFile) bool { return broken[file.path] })
	}
}

func compileFiles(files []*lintedFile) (*ast.Compiler, []problem) {
	modules := make(map[string]*ast.Module, len(files))
	for _, file := range files {
		modules[file.path] = file.parsed
	}
	compiler := ast.NewCompiler().SetErrorLimit(0).WithCapabilities(sandboxCapabilities())
	compiler.Compile(modules)
	if !compiler.Failed() {
		return compiler, nil
	}
	return compiler, nameBuiltins(problemsOf(compiler.Errors))
}

var undeclared = regexp.MustCompile(`^var (\w+) is undeclared`)

// OPA gives no place for a name in a template string that nobody declared, so each file is tried alone for what all together have said.
func placeless(files []*lintedFile, lost map[string]bool) []problem {
	var found []problem
	for _, file := range files {
		_, problems := compileFiles([]*lintedFile{file})
		for _, one := range problems {
			if one.File != "" || !lost[one.Message] {
				continue
			}
			one.File, one.Row, one.Col = file.path, file.parsed.Package.Location.Row, 1
			if name := undeclared.FindStringSubmatch(one.Message); name != nil {
				one.Row, one.Col = file.find("{"+name[1], one.Row)
			}
			found = append(found, one)
		}
	}
	return found
}

// Where a text stands first, at the name behind its brace; in the row that is given where it stands nowhere.
func (f *lintedFile) find(text string, otherwise int) (row, col int) {
	for i, line := range f.lines {
		if at := strings.Index(line, text); at >= 0 {
			return i + 1, at + 2
		}
	}
	return otherwise, 1
}
