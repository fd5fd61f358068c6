package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	astjson "github.com/open-policy-agent/opa/v1/ast/json"
	opaformat "github.com/open-policy-agent/opa/v1/format"
)

// One policy that is to stand alone elsewhere.
type export struct {
	// Its package without "data.".
	Package string `json:"package"`

	// Rules that it needs beside its own, by their paths: data.hasp.lib.places.at.
	Roots []string `json:"roots"`

	// Whether its syntax is asked for in place of its text.
	Trees bool `json:"trees"`
}

type exported struct {
	// The rules that it hangs on and no others, in packages below lib.
	Files []formatted `json:"files"`

	// The same rules in their own packages, as OPA writes its syntax trees.
	Trees []*ast.Module `json:"trees,omitempty"`

	// The policies whose parameters it reads.
	Parameters []string `json:"parameters"`

	// Whether a violation of it may count for less than the policy does.
	AtMost   bool      `json:"atMost"`
	Problems []problem `json:"problems"`
}

var (
	ours       = ast.MustParseRef("data.hasp")
	parameters = ast.MustParseRef("data.hasp.parameters")
)

// Cuts out of a library what each policy hangs on, and says what it reads that the schema of the input has not.
func exportPolicies(req *request) (any, []problem) {
	modules, problems := parse(req)
	if len(problems) > 0 {
		return nil, problems
	}
	compiler := ast.NewCompiler().SetErrorLimit(0).
		WithCapabilities(policyCapabilities(req.HostBuiltins)).
		WithUseTypeCheckAnnotations(true).
		WithSchemas(schemaSet(req))
	compiler.Compile(modules)
	for _, err := range compiler.Errors {
		if err.Code != ast.TypeErr {
			problems := problemsOf(compiler.Errors)
			return nil, nameBuiltins(problems[:min(len(problems), maxProblems)])
		}
	}
	unread := map[place][]problem{}
	for _, err := range compiler.Errors {
		where := ruleAround(modules[err.Location.File], err.Location)
		unread[where] = append(unread[where], problemOf(err))
	}
	results := make([]exported, 0, len(req.Exports))
	for _, one := range req.Exports {
		results = append(results, exportPolicy(modules, compiler, unread, req.Absent, one))
	}
	return struct {
		Policies []exported `json:"policies"`
	}{results}, nil
}

func exportPolicy(modules map[string]*ast.Module, compiler *ast.Compiler, unread map[place][]problem, absent []string, one export) exported {
	result := exported{Files: []formatted{}, Parameters: []string{}, Problems: []problem{}}
	own := rulesAt(compiler, "data."+one.Package+".violations", "data."+one.Package+".unknowns")
	for _, parsed := range prune(modules, compiler, own) {
		for _, rule := range parsed.Rules {
			result.Problems = append(result.Problems, unread[whereOf(rule)]...)
			result.Problems = append(result.Problems, unseenReads(rule, absent)...)
		}
		readParameters(parsed, &result)
		ast.WalkTerms(parsed, func(term *ast.Term) bool {
			if object, ok := term.Value.(ast.Object); ok && object.Get(ast.StringTerm("atMost")) != nil {
				result.AtMost = true
			}
			return false
		})
	}
	slices.Sort(result.Parameters)
	if len(result.Problems) > 0 {
		result.Problems = result.Problems[:min(len(result.Problems), maxProblems)]
		return result
	}
	if one.Trees {
		showPlaces()
		result.Trees = prune(modules, compiler, own)
		return result
	}
	for _, parsed := range prune(modules, compiler, append(own, rulesAt(compiler, one.Roots...)...)) {
		dropImports(parsed)
		name := parsed.Package.Location.File
		if problems := moveToLib(parsed); len(problems) > 0 {
			result.Problems = append(result.Problems, problems...)
			continue
		}
		text, err := opaformat.AstWithOpts(parsed, opaformat.Opts{RegoVersion: ast.RegoV1})
		if err != nil {
			result.Problems = append(result.Problems, problem{Code: "format_error", Message: err.Error(), File: name})
			continue
		}
		result.Files = append(result.Files, formatted{Path: name, Text: string(text)})
	}
	return result
}

// Trees name the file, row and column of what a reader may refuse.
func showPlaces() {
	options := astjson.Defaults()
	options.MarshalOptions.IncludeLocation = astjson.NodeToggle{Term: true, Rule: true, Expr: true}
	astjson.SetOptions(options)
}

// Rules by their paths; of a path that nothing defines, none.
func rulesAt(compiler *ast.Compiler, paths ...string) []*ast.Rule {
	var found []*ast.Rule
	for _, path := range paths {
		found = append(found, compiler.GetRulesExact(ast.MustParseRef(path))...)
	}
	return found
}

// Copies of the modules with the rules that these hang on, in the order of their files. What else is said there, comments too, is left.
func prune(modules map[string]*ast.Module, compiler *ast.Compiler, from []*ast.Rule) []*ast.Module {
	reached := map[place]bool{}
	queue := slices.Clone(from)
	for len(queue) > 0 {
		rule := queue[0]
		queue = queue[1:]
		ast.WalkRules(rule, func(one *ast.Rule) bool {
			for node := range compiler.Graph.Dependencies(one) {
				dependency := node.(*ast.Rule)
				if !reached[whereOf(dependency)] {
					reached[whereOf(dependency)] = true
					queue = append(queue, dependency)
				}
			}
			return false
		})
		reached[whereOf(rule)] = true
	}
	var kept []*ast.Module
	for _, path := range sortedKeys(modules) {
		parsed := modules[path]
		rules := slices.DeleteFunc(slices.Clone(parsed.Rules), func(rule *ast.Rule) bool { return !reached[whereOf(rule)] })
		if len(rules) == 0 {
			continue
		}
		part := &ast.Module{Package: parsed.Package, Imports: parsed.Imports, Rules: rules}
		part = part.Copy()
		part.SetRegoVersion(ast.RegoV1)
		kept = append(kept, part)
	}
	return kept
}

func whereOf(rule *ast.Rule) place {
	return place{rule.Location.File, rule.Location.Row*10_000 + rule.Location.Col}
}

// The rule that a place lies in.
func ruleAround(parsed *ast.Module, location *ast.Location) place {
	around := place{}
	for _, rule := range parsed.Rules {
		if rule.Location.Row < location.Row || rule.Location.Row == location.Row && rule.Location.Col <= location.Col {
			around = whereOf(rule)
		}
	}
	return around
}

// Leaves out imports that no rule names any more.
func dropImports(parsed *ast.Module) {
	used := map[ast.Var]bool{}
	for _, rule := range parsed.Rules {
		ast.WalkVars(rule, func(name ast.Var) bool {
			used[name] = true
			return false
		})
	}
	parsed.Imports = slices.DeleteFunc(parsed.Imports, func(imported *ast.Import) bool { return !used[imported.Name()] })
}

// The policies whose parameters a module reads, each by its name.
func readParameters(parsed *ast.Module, result *exported) {
	ast.WalkRefs(parsed, func(ref ast.Ref) bool {
		if !ref.HasPrefix(parameters) {
			return false
		}
		if len(ref) > len(parameters) {
			if id, ok := ref[len(parameters)].Value.(ast.String); ok {
				if !slices.Contains(result.Parameters, string(id)) {
					result.Parameters = append(result.Parameters, string(id))
				}
				return false
			}
		}
		result.Problems = append(result.Problems, located(problem{Code: "data_unavailable",
			Message: fmt.Sprintf("%s: whose parameters are meant is not said", ref)}, ref[0].Location))
		return false
	})
}

// Gives a module and all that it names a place below lib, where the libs of a template have to be. Other data is not there. Gatekeeper
// moves the libs once more and does not see every reference within a rule, so each goes by an import.
func moveToLib(parsed *ast.Module) []problem {
	var problems []problem
	names := namesIn(parsed)
	parsed.Package.Path = belowLib(parsed.Package.Path)
	for _, imported := range parsed.Imports {
		if ref, ok := imported.Path.Value.(ast.Ref); ok && ref.HasPrefix(ours) {
			imported.Path.Value = belowLib(ref)
		}
	}
	aliases := map[string]ast.Var{}
	for _, rule := range parsed.Rules {
		ast.WalkTerms(rule, func(term *ast.Term) bool {
			ref, ok := term.Value.(ast.Ref)
			if !ok || !ref.HasPrefix(ast.DefaultRootRef) {
				return false
			}
			if !ref.HasPrefix(ours) || len(ref) < 3 {
				problems = append(problems, located(problem{Code: "data_unavailable",
					Message: fmt.Sprintf("%s is not there: a decision hangs on its input alone", shown(ref))}, term.Location))
				return true
			}
			length := lengthOfName(ref)
			path := belowLib(ref[:length])
			alias, known := aliases[path.String()]
			if !known {
				alias = freeName(names, ref[length-1])
				aliases[path.String()] = alias
				parsed.Imports = append(parsed.Imports, &ast.Import{Path: ast.NewTerm(path), Alias: alias, Location: parsed.Package.Location})
			}
			head := &ast.Term{Value: alias, Location: term.Location}
			if length == len(ref) {
				term.Value = alias
			} else {
				term.Value = ast.Ref{head}.Concat(ref[length:])
			}
			return false
		})
	}
	return problems
}

// How much of a reference names a rule: data.hasp.parameters, else a package of three words and its rule.
func lengthOfName(ref ast.Ref) int {
	if ref.HasPrefix(parameters) {
		return len(parameters)
	}
	length := 2
	for length < len(ref) && length < 5 && ref[length].IsGround() {
		length++
	}
	return length
}

func namesIn(parsed *ast.Module) map[ast.Var]bool {
	names := map[ast.Var]bool{}
	ast.WalkVars(parsed, func(name ast.Var) bool {
		names[name] = true
		return false
	})
	for _, rule := range parsed.Rules {
		if name, ok := rule.Head.Ref()[0].Value.(ast.Var); ok {
			names[name] = true
		}
	}
	for _, imported := range parsed.Imports {
		names[imported.Name()] = true
	}
	return names
}

// A name for an import that nothing in the module has yet.
func freeName(names map[ast.Var]bool, near *ast.Term) ast.Var {
	name := ast.Var("imported_" + plain(text(near.Value)))
	for names[name] {
		name += "_"
	}
	names[name] = true
	return name
}

func belowLib(ref ast.Ref) ast.Ref {
	if isBelowLib(ref) {
		return ref
	}
	return ast.Ref{ref[0], ast.StringTerm("lib")}.Concat(ref[1:])
}

func isBelowLib(ref ast.Ref) bool {
	return len(ref) > 1 && strings.Trim(ref[1].String(), `"`) == "lib"
}
