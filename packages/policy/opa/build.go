package main

import (
	"context"
	"maps"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/bundle"
	opacompile "github.com/open-policy-agent/opa/v1/compile"
)

type buildResult struct {
	// Base64, as encoding/json writes bytes.
	Wasm []byte `json:"wasm"`

	// The builtins that the host of policy.wasm must supply.
	Builtins []string `json:"builtins"`
}

func build(req *request) (any, []problem) {
	modules, problems := parse(req)
	if len(problems) > 0 {
		return nil, problems
	}
	checked, problems := checkTypes(req, modules, ast.StageCheckRecursion)
	if len(problems) > 0 {
		return nil, problems
	}
	input := bundle.Bundle{Data: map[string]any{}}
	input.Manifest.Init()
	input.SetRegoVersion(ast.RegoV1)
	for _, path := range slices.Sorted(maps.Keys(modules)) {
		input.Modules = append(input.Modules, bundle.ModuleFile{URL: path, Path: path, Parsed: modules[path]})
	}
	compiler := opacompile.New().
		WithTarget(opacompile.TargetWasm).
		WithRegoVersion(ast.RegoV1).
		WithCapabilities(policyCapabilities(req.HostBuiltins)).
		WithEntrypoints(req.Entrypoints...).
		WithBundle(&input)
	if err := compiler.Build(context.Background()); err != nil {
		return nil, nameBuiltins(problemsOf(err))
	}
	return buildResult{
		Wasm:     compiler.Bundle().WasmModules[0].Raw,
		Builtins: requiredFromHost(checked),
	}, nil
}

func requiredFromHost(checked *ast.Compiler) []string {
	required := []string{}
	for _, builtin := range checked.Required.Builtins {
		if !slices.Contains(nativeBuiltins, builtin.Name) && !slices.Contains(erasedBuiltins, builtin.Name) {
			required = append(required, builtin.Name)
		}
	}
	return required
}
