package main

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/bundle"
	opacompile "github.com/open-policy-agent/opa/v1/compile"
)

// A module holds the name of every builtin that it asks its host for, as C writes a string.
func TestNativeBuiltinsAreThoseThatTheModuleDoesNotAskFor(t *testing.T) {
	for _, builtin := range ast.CapabilitiesForThisVersion().Builtins {
		if builtin.Infix != "" || slices.Contains(erasedBuiltins, builtin.Name) || builtin.Relation ||
			strings.HasPrefix(builtin.Name, "internal.") || builtin.IsDeprecated() {
			continue
		}
		arguments := slices.Repeat([]string{"input.x"}, builtin.Decl.Arity())
		text := fmt.Sprintf("package p\n\nr := %s(%s)\n", builtin.Name, strings.Join(arguments, ", "))
		wasm := compileOne(t, builtin.Name, text)
		asked := bytes.Contains(wasm, []byte("\x00"+builtin.Name+"\x00"))
		if native := slices.Contains(nativeBuiltins, builtin.Name); native == asked {
			t.Errorf("%s: listed as native: %v, asked of the host: %v", builtin.Name, native, asked)
		}
	}
}

func compileOne(t *testing.T, name, text string) []byte {
	t.Helper()
	parsed, err := ast.ParseModuleWithOpts("p.rego", text, ast.ParserOptions{RegoVersion: ast.RegoV1})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	input := bundle.Bundle{Data: map[string]any{}, Modules: []bundle.ModuleFile{{URL: "p.rego", Path: "p.rego", Parsed: parsed}}}
	input.Manifest.Init()
	compiler := opacompile.New().WithTarget(opacompile.TargetWasm).WithEntrypoints("p/r").WithBundle(&input)
	if err := compiler.Build(context.Background()); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return compiler.Bundle().WasmModules[0].Raw
}
