package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	opaformat "github.com/open-policy-agent/opa/v1/format"
)

// One ConstraintTemplate: its own Rego first, then its libs.
type template struct {
	// The last part of the package that it gets: hasp.lib.NAME; its libs get hasp.lib.NAME_lib_X.
	Name    string   `json:"name"`
	Modules []module `json:"modules"`

	// The Rego version of its modules, v0 unless said.
	Version string `json:"version"`
}

type upgraded struct {
	Files    []formatted `json:"files"`
	Problems []problem   `json:"problems"`

	// The members of input.review that it names, each where it does first; "*" where it takes the whole of it.
	Reads []read `json:"reads"`
}

type read struct {
	Name string `json:"name"`
	File string `json:"file"`
	Row  int    `json:"row"`
}

// What a template reads has no schema: it is Gatekeeper's review and not an input of ours.
const untypedInput = "# METADATA\n# scope: package\n# schemas:\n#   - input: {type: object}\n"

// Turns templates into shared Rego of ours: Rego v1, strict, in packages of their own. What is wrong with one is said beside it and
// stops no other.
func upgrade(req *request) (any, []problem) {
	results := make([]upgraded, 0, len(req.Templates))
	for _, one := range req.Templates {
		results = append(results, upgradeTemplate(one, req.HostBuiltins))
	}
	return struct {
		Templates []upgraded `json:"templates"`
	}{results}, nil
}

func upgradeTemplate(one template, hostBuiltins []string) upgraded {
	version := ast.RegoV0
	if one.Version == "v1" {
		version = ast.RegoV1
	}
	modules := make([]*ast.Module, 0, len(one.Modules))
	var problems []problem
	for _, file := range one.Modules {
		parsed, err := ast.ParseModuleWithOpts(file.Path, file.Text, ast.ParserOptions{RegoVersion: version})
		if err != nil {
			problems = append(problems, problemsOf(err)...)
			continue
		}
		modules = append(modules, parsed)
	}
	if len(problems) > 0 {
		return failed(problems)
	}
	names, problems := packagesOf(one.Name, modules)
	if len(problems) == 0 {
		problems = movePackages(modules, names)
	}
	if len(problems) > 0 {
		return failed(problems)
	}
	reads := readsOf(modules)
	for _, parsed := range modules {
		replaceBuiltins(parsed)
	}
	if problems := makeStrict(modules, hostBuiltins); len(problems) > 0 {
		return failed(problems)
	}
	files, problems := writeModules(modules, hostBuiltins)
	if len(problems) > 0 {
		return failed(problems)
	}
	return upgraded{Files: files, Problems: []problem{}, Reads: reads}
}

func failed(problems []problem) upgraded {
	return upgraded{Files: []formatted{}, Problems: problems[:min(len(problems), maxProblems)], Reads: []read{}}
}

// The new packages by the old ones; the template's own is the first.
func packagesOf(name string, modules []*ast.Module) (map[string]ast.Ref, []problem) {
	names := map[string]ast.Ref{}
	taken := map[string]bool{}
	var problems []problem
	for i, parsed := range modules {
		old := parsed.Package.Path
		parts := words(old)
		last := name
		if i > 0 {
			if len(parts) < 2 || parts[0] != "lib" {
				problems = append(problems, located(problem{Code: "package_outside",
					Message: fmt.Sprintf("package %s: libs of a template have packages below lib", strings.Join(parts, "."))}, parsed.Package.Location))
				continue
			}
			last = name + "_lib_" + plain(strings.Join(parts[1:], "_"))
		}
		if names[old.String()] != nil || taken[last] {
			problems = append(problems, located(problem{Code: "package_twice",
				Message: fmt.Sprintf("package %s is there twice", strings.Join(parts, "."))}, parsed.Package.Location))
			continue
		}
		taken[last] = true
		names[old.String()] = ast.MustParseRef("data.hasp.lib." + last)
	}
	if len(problems) == 0 && !definesViolation(modules[0]) {
		problems = append(problems, located(problem{Code: "violation_missing",
			Message: "it defines no rule violation[{\"msg\": msg}]"}, modules[0].Package.Location))
	}
	return names, problems
}

func definesViolation(parsed *ast.Module) bool {
	return slices.ContainsFunc(parsed.Rules, func(rule *ast.Rule) bool {
		return rule.Head.Ref().Equal(ast.Ref{ast.VarTerm("violation")}) && rule.Head.RuleKind() == ast.MultiValue
	})
}

// The parts of a reference to data, without it.
func words(ref ast.Ref) []string {
	parts := make([]string, 0, len(ref))
	for _, term := range ref[1:] {
		parts = append(parts, text(term.Value))
	}
	return parts
}

func plain(name string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '_' {
			return r
		}
		return '_'
	}, strings.ToLower(name))
}

// Gives the modules and all that refers to them their new packages. Other data is not there.
func movePackages(modules []*ast.Module, names map[string]ast.Ref) []problem {
	var problems []problem
	for _, parsed := range modules {
		for _, imported := range parsed.Imports {
			keepAlias(imported)
		}
		parsed.Package.Path = names[parsed.Package.Path.String()]
		ast.WalkTerms(parsed, func(term *ast.Term) bool {
			ref, ok := term.Value.(ast.Ref)
			if !ok || !ref.HasPrefix(ast.DefaultRootRef) {
				return false
			}
			moved, known := move(ref, names)
			if known {
				term.Value = moved
				return false
			}
			problems = append(problems, located(problem{Code: "data_unavailable",
				Message: fmt.Sprintf("%s is not there: a decision hangs on its input alone", shown(ref))}, term.Location))
			return false
		})
		for _, imported := range parsed.Imports {
			dropAlias(imported)
		}
	}
	return problems
}

func move(ref ast.Ref, names map[string]ast.Ref) (ast.Ref, bool) {
	for length := len(ref); length > 1; length-- {
		if to, ok := names[ref[:length].String()]; ok {
			return to.Concat(ref[length:]), true
		}
	}
	return nil, false
}

func shown(ref ast.Ref) string {
	return ref[:min(len(ref), 2)].String()
}

// An import is known by the last part of its path, which moves.
func keepAlias(imported *ast.Import) {
	ref, ok := imported.Path.Value.(ast.Ref)
	if ok && imported.Alias == "" && ref.HasPrefix(ast.DefaultRootRef) && len(ref) > 1 {
		imported.Alias = imported.Name()
	}
}

func dropAlias(imported *ast.Import) {
	ref, ok := imported.Path.Value.(ast.Ref)
	if ok && ref.HasPrefix(ast.DefaultRootRef) && text(ref[len(ref)-1].Value) == string(imported.Alias) {
		imported.Alias = ""
	}
}

func readsOf(modules []*ast.Module) []read {
	found := []read{}
	review := ast.MustParseRef("input.review")
	for _, parsed := range modules {
		ast.WalkTerms(parsed, func(term *ast.Term) bool {
			ref, ok := term.Value.(ast.Ref)
			if !ok || !ref.HasPrefix(ast.InputRootRef) {
				return false
			}
			name := "*"
			if len(ref) > 2 && ref.HasPrefix(review) {
				if word, ok := ref[2].Value.(ast.String); ok {
					name = string(word)
				}
			} else if len(ref) > 1 && !ref.HasPrefix(review) && ref[1].IsGround() {
				return false
			}
			if !slices.ContainsFunc(found, func(one read) bool { return one.Name == name }) {
				found = append(found, read{Name: name, File: term.Location.File, Row: term.Location.Row})
			}
			return false
		})
	}
	return found
}

// As Rego v1 and with the builtins of policy.wasm, seen once more from its text.
func writeModules(modules []*ast.Module, hostBuiltins []string) ([]formatted, []problem) {
	files := make([]formatted, 0, len(modules))
	parsed := map[string]*ast.Module{}
	for _, one := range modules {
		origin := one.Package.Location.File
		text, err := opaformat.AstWithOpts(one, opaformat.Opts{RegoVersion: ast.RegoV1, DropV0Imports: true})
		if err != nil {
			return nil, []problem{{Code: "format_error", Message: err.Error(), File: origin}}
		}
		name := fileOf(one.Package.Path)
		file := formatted{Path: name, Text: untypedInput + string(text)}
		again, err := ast.ParseModuleWithOpts(origin, file.Text, ast.ParserOptions{RegoVersion: ast.RegoV1, ProcessAnnotation: true})
		if err != nil {
			return nil, withoutRows(problemsOf(err))
		}
		files = append(files, file)
		parsed[name] = again
	}
	compiler := strictCompiler(policyCapabilities(hostBuiltins)).WithUseTypeCheckAnnotations(true)
	if problems := compile(parsed, compiler); len(problems) > 0 {
		return nil, withoutRows(problems)
	}
	return files, nil
}

func fileOf(path ast.Ref) string {
	return "lib/" + strings.ReplaceAll(text(path[len(path)-1].Value), "_", "-") + ".rego"
}

// The rows of a text that nobody wrote.
func withoutRows(problems []problem) []problem {
	for i := range problems {
		problems[i].Row, problems[i].Col = 0, 0
	}
	return problems
}
