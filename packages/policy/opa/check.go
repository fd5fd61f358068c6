package main

import (
	"maps"

	"github.com/open-policy-agent/opa/v1/ast"
)

type checkResult struct {
	// The builtins that the host of the compiled policies must supply.
	Builtins []string `json:"builtins"`
}

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
	checked, problems := checkTypes(req, policies)
	if len(problems) == 0 && len(policies) < len(modules) {
		// OPA takes every property of a schema for present, so a test that compares part of an input with a literal
		// would not pass: what tests see has no schema.
		problems = compile(modules, strictCompiler(sandboxCapabilities()))
	}
	return checkResult{Builtins: requiredFromHost(checked)}, problems
}

// Compiles strictly, with types from the schemas.
func checkTypes(req *request, modules map[string]*ast.Module) (*ast.Compiler, []problem) {
	compiler := strictCompiler(policyCapabilities(req.HostBuiltins)).
		WithUseTypeCheckAnnotations(true).
		WithSchemas(schemaSet(req))
	return compiler, compile(modules, compiler)
}

func strictCompiler(capabilities *ast.Capabilities) *ast.Compiler {
	return ast.NewCompiler().SetErrorLimit(maxProblems).WithStrict(true).WithCapabilities(capabilities)
}

// The compiler works on a copy of the modules.
func compile(modules map[string]*ast.Module, compiler *ast.Compiler) []problem {
	compiler.Compile(modules)
	if compiler.Failed() {
		return nameBuiltins(problemsOf(compiler.Errors))
	}
	return nil
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
