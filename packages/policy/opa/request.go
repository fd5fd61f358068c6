package main

import "encoding/json"

type request struct {
	Command string   `json:"command"`
	Modules []module `json:"modules"`

	// Builtins beyond those that policy.wasm brings along; the evaluator supplies them.
	HostBuiltins []string `json:"hostBuiltins"`

	// build: rule paths such as hasp/decide/workload.
	Entrypoints []string `json:"entrypoints"`

	// build, check: JSON Schemas by name, and the name of the one that holds for every input.
	Schemas map[string]any `json:"schemas"`
	Input   string         `json:"inputSchema"`

	// test: the files whose coverage is asked for, a regular expression over names, and the limit of one test.
	Coverage  []string `json:"coverage"`
	Filter    string   `json:"filter"`
	TimeoutMs int      `json:"timeoutMs"`

	// mutate: the files whose rules are changed, and the files that only ask others one after the other.
	Targets []string `json:"targets"`
	Lists   []string `json:"lists"`

	// test, mutate, eval, explain.
	Data json.RawMessage `json:"data"`

	// explain: paths of the rules to trace, such as data.hasp.policies.x.y.violations, and queries over the same modules.
	Rules   []string `json:"rules"`
	Queries []string `json:"queries"`

	// export: the policies, and paths of members that their input has not there: input.context.time.
	Exports []export `json:"exports"`
	Absent  []string `json:"absent"`

	// upgrade.
	Templates []template `json:"templates"`

	// eval, explain: the query and the input as JSON text, so that numbers keep their digits.
	Query     string  `json:"query"`
	InputText *string `json:"inputText"`
}

type module struct {
	Path string `json:"path"`
	Text string `json:"text"`

	// Tests may use builtins that policies may not.
	Test bool `json:"test"`

	// References and the names of the schemas that hold for them in this module: input, data.hasp.settings.parameters.
	Schemas map[string]string `json:"schemas"`
}
