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

// Says which schemas hold in a module, as if its METADATA block did.
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
		annotations.Schemas = append(annotations.Schemas, &ast.SchemaAnnotation{
			Path:   reference,
			Schema: schemaRef(schemas[path]),
		})
	}
	return nil
}

func packageAnnotations(parsed *ast.Module) *ast.Annotations {
	for _, annotations := range parsed.Annotations {
		if annotations.Scope == "package" {
			return annotations
		}
	}
	return nil
}
