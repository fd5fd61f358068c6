package main

import (
	"maps"

	"github.com/open-policy-agent/opa/v1/ast"
)

func check(req *request) (any, []problem) {
	modules, problems := parse(req)
	if len(problems) > 0 {
		return nil, problems
	}
	policies := maps.Clone(modules)
	for _, file := range req.Modules {
		if file.Test {
			delete(policies, file.Path)
		}
	}
	_, problems = checkTypes(req, policies, policyCapabilities(req.HostBuiltins))
	if len(problems) == 0 && len(policies) < len(modules) {
		_, problems = checkTypes(req, modules, sandboxCapabilities())
	}
	return struct{}{}, problems
}

// Compiles strictly, with types from the schemas; the compiler works on a copy of the modules.
func checkTypes(
	req *request, modules map[string]*ast.Module, capabilities *ast.Capabilities,
) (*ast.Compiler, []problem) {
	compiler := ast.NewCompiler().
		SetErrorLimit(maxProblems).
		WithStrict(true).
		WithCapabilities(capabilities).
		WithUseTypeCheckAnnotations(true).
		WithSchemas(schemaSet(req))
	compiler.Compile(modules)
	if compiler.Failed() {
		return nil, nameBuiltins(problemsOf(compiler.Errors))
	}
	return compiler, nil
}

func schemaSet(req *request) *ast.SchemaSet {
	set := ast.NewSchemaSet()
	for name, schema := range req.Schemas {
		set.Put(schemaRef(name), schema)
		if name == req.Input {
			set.Put(ast.SchemaRootRef, schema)
		}
	}
	return set
}

func schemaRef(name string) ast.Ref {
	return ast.SchemaRootRef.Append(ast.StringTerm(name))
}
