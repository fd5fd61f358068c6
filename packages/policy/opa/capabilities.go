package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Builtins that OPA compiles into policy.wasm itself (internal/compiler/wasm of v1.22.2); capabilities_test.go
// holds the list against what the compiler does.
var nativeBuiltins = strings.Fields(`
	abs all and any array.concat array.flatten array.reverse array.slice assign base64.decode base64.encode
	base64.is_valid base64url.decode base64url.encode bits.and bits.lsh bits.negate bits.or bits.rsh bits.xor ceil
	concat contains count div endswith eq equal floor format_int glob.match graph.reachable gt gte indexof
	internal.member_2 internal.member_3 internal.template_string intersection is_array is_boolean is_null is_number
	is_object is_set is_string json.filter json.is_valid json.marshal json.remove json.unmarshal lower lt lte max min
	minus mul neq net.cidr_contains net.cidr_intersects net.cidr_overlap numbers.range object.filter object.get
	object.keys object.remove object.union object.union_n or plus product re_match regex.find_all_string_submatch_n
	regex.is_valid regex.match rem replace round sort split startswith strings.replace_n strings.reverse substring sum
	to_number trim trim_left trim_prefix trim_right trim_space trim_suffix type_name union upper walk`)

// What the language erases while compiling, so that nobody has to supply it.
var erasedBuiltins = []string{"print", "internal.print", "rego.metadata.chain", "rego.metadata.rule"}

// Never, not even in tests: they reach out of the sandbox.
var forbiddenBuiltins = []string{"http.send", "net.lookup_ip_addr", "opa.runtime"}

// The capabilities of policies: what policy.wasm brings along and what the evaluator adds.
func policyCapabilities(hostBuiltins []string) *ast.Capabilities {
	return capabilities(func(name string) bool {
		return slices.Contains(nativeBuiltins, name) || slices.Contains(erasedBuiltins, name) ||
			slices.Contains(hostBuiltins, name)
	})
}

// The capabilities of tests and of evaluation here, where OPA itself supplies every builtin.
func sandboxCapabilities() *ast.Capabilities {
	return capabilities(func(name string) bool { return !slices.Contains(forbiddenBuiltins, name) })
}

func capabilities(allowed func(name string) bool) *ast.Capabilities {
	all := ast.CapabilitiesForThisVersion()
	all.AllowNet = []string{}
	all.Builtins = slices.DeleteFunc(all.Builtins, func(builtin *ast.Builtin) bool {
		return !allowed(builtin.Name)
	})
	return all
}

// A builtin that policies may not use is unknown to the compiler; say which it was rather than "undefined".
func nameBuiltins(problems []problem) []problem {
	for i, one := range problems {
		name, undefined := strings.CutPrefix(one.Message, "undefined function ")
		if _, known := ast.BuiltinMap[name]; undefined && known {
			problems[i].Code = "builtin_unavailable"
			problems[i].Message = fmt.Sprintf("builtin %s is not available in policy.wasm", name)
		}
	}
	return problems
}
