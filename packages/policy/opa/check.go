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
	_, problems = checkTypes(req, policies)
	if len(problems) == 0 && len(policies) < len(modules) {
		// OPA takes every property of a schema for present, so a test that compares part of an input with a literal
		// would not pass: what tests see has no schema.
		problems = compile(modules, strictCompiler(sandboxCapabilities()))
	}
	return struct{}{}, problems
}

// Compiles strictly, with types from the schemas; nothing is evaluated by it. What else is skipped another compiler does.
func checkTypes(req *request, modules map[string]*ast.Module, skipped ...ast.StageID) (*ast.Compiler, []problem) {
	compiler := strictCompiler(policyCapabilities(req.HostBuiltins)).
		WithSkipStages(ast.StageBuildRuleIndices, ast.StageBuildComprehensionIndices).
		WithSkipStages(skipped...).
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
