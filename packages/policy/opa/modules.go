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
		if len(reference) == 1 || imports(parsed, reference) {
			annotations.Schemas = append(annotations.Schemas, schema)
			continue
		}
		for i, rule := range parsed.Rules {
			if readsData(rule, reference) {
				parsed.Rules[i] = annotateRule(parsed, rule, schema)
			}
		}
	}
	return nil
}

// Whether a module may call by another name what lies under a reference.
func imports(parsed *ast.Module, reference ast.Ref) bool {
	for _, one := range parsed.Imports {
		path, isRef := one.Path.Value.(ast.Ref)
		if isRef && (path.HasPrefix(reference) || reference.HasPrefix(path)) {
			return true
		}
	}
	return false
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

// A rule with the schema of one METADATA block more. Only the parser makes blocks that belong to a rule, so it makes an empty one, whose
// rule becomes this one.
func annotateRule(parsed *ast.Module, rule *ast.Rule, schema *ast.SchemaAnnotation) *ast.Rule {
	options := ast.ParserOptions{RegoVersion: ast.RegoV1, ProcessAnnotation: true}
	empty := ast.MustParseModuleWithOpts("package x\n\n# METADATA\n# scope: rule\nr := 1\n", options)
	annotations, annotated := empty.Annotations[0], empty.Rules[0]
	*annotated = *rule
	annotations.Schemas = []*ast.SchemaAnnotation{schema}
	annotations.Location = rule.Location
	parsed.Annotations = append(parsed.Annotations, annotations)
	return annotated
}

func packageAnnotations(parsed *ast.Module) *ast.Annotations {
	for _, annotations := range parsed.Annotations {
		if annotations.Scope == "package" {
			return annotations
		}
	}
	return nil
}
