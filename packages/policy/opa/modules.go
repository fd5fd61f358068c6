package main

import (
	"fmt"
	"maps"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

const maxProblems = 50

// Parses every module, so that one run names the faults of all of them.
func parse(req *request) (map[string]*ast.Module, []problem) {
	options := ast.ParserOptions{RegoVersion: ast.RegoV1, ProcessAnnotation: true}
	modules := make(map[string]*ast.Module, len(req.Modules))
	var problems []problem
	for _, file := range req.Modules {
		parsed, err := ast.ParseModuleWithOpts(file.Path, file.Text, options)
		if err == nil {
			err = annotate(parsed, file.Schemas)
		}
		if err != nil {
			problems = append(problems, problemsOf(err)...)
			continue
		}
		modules[file.Path] = parsed
	}
	return modules, problems[:min(len(problems), maxProblems)]
}

// Says which schemas hold in a module, as if its METADATA blocks did: that of the input for every rule, those of data for the rules that
// read it. For each rule with a schema of data, OPA puts together the type of all data, which would be most of the time of a check.
func annotate(parsed *ast.Module, schemas map[string]string) error {
	if len(schemas) == 0 {
		return nil
	}
	annotations := packageAnnotations(parsed)
	if annotations == nil {
		return fmt.Errorf("%s: schemas need a METADATA block of its package", parsed.Package.Location.File)
	}
	for _, path := range slices.Sorted(maps.Keys(schemas)) {
		reference, err := ast.ParseRef(path)
		if err != nil {
			return err
		}
		schema := &ast.SchemaAnnotation{Path: reference, Schema: schemaRef(schemas[path])}
		if len(reference) == 1 || mayReadOtherwise(parsed, reference) {
			annotations.Schemas = append(annotations.Schemas, schema)
			continue
		}
		for _, rule := range parsed.Rules {
			if readsData(rule, reference) {
				ofRule := ast.Annotations{Scope: "rule", Schemas: []*ast.SchemaAnnotation{schema}, Location: rule.Location}
				parsed.Annotations = append(parsed.Annotations, ofRule.Copy(rule))
			}
		}
	}
	return nil
}

// Whether a module may read what lies under a reference where no block of a rule reaches: by another name, or in an `else`.
func mayReadOtherwise(parsed *ast.Module, reference ast.Ref) bool {
	for _, one := range parsed.Imports {
		path, isRef := one.Path.Value.(ast.Ref)
		if isRef && (path.HasPrefix(reference) || reference.HasPrefix(path)) {
			return true
		}
	}
	return slices.ContainsFunc(parsed.Rules, func(rule *ast.Rule) bool {
		return rule.Else != nil && readsData(rule.Else, reference)
	})
}

func readsData(rule *ast.Rule, reference ast.Ref) bool {
	found := false
	ast.WalkRefs(rule, func(one ast.Ref) bool {
		// what ends before it, or goes on with a variable, may read it too
		known := one.ConstantPrefix()
		found = found || known.HasPrefix(reference) || reference.HasPrefix(known)
		return found
	})
	return found
}

func packageAnnotations(parsed *ast.Module) *ast.Annotations {
	for _, annotations := range parsed.Annotations {
		if annotations.Scope == "package" {
			return annotations
		}
	}
	return nil
}
