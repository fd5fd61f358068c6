package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/util"
)

const defaultTimeout = 10 * time.Second

// One way in which the query holds; values are JSON texts, so that numbers keep their digits.
type evaluated struct {
	Values   []string          `json:"values"`
	Bindings map[string]string `json:"bindings"`
}

// Evaluates a query with OPA's own evaluator over modules, data and input.
func eval(req *request) (any, []problem) {
	compiler, store, problems := sandbox(req)
	if len(problems) > 0 {
		return nil, problems
	}
	options := []func(*rego.Rego){
		rego.Query(req.Query),
		rego.Compiler(compiler),
		rego.Store(store),
		rego.SetRegoVersion(ast.RegoV1),
	}
	if req.InputText != nil {
		input, problems := inputOf(*req.InputText)
		if len(problems) > 0 {
			return nil, problems
		}
		options = append(options, rego.ParsedInput(input))
	}
	prepared, err := rego.New(options...).PrepareForEval(context.Background())
	if err != nil {
		return nil, problemsOf(err)
	}
	found, err := prepared.Eval(context.Background(), rego.EvalExternalCancel(deadline{at: time.Now().Add(timeout(req))}))
	if err != nil {
		return nil, problemsOf(err)
	}
	return resultsOf(found)
}

// What OPA's own evaluator runs over: the modules, compiled, and the data.
func sandbox(req *request) (*ast.Compiler, storage.Store, []problem) {
	modules, store, problems := load(req)
	if len(problems) > 0 {
		return nil, nil, problems
	}
	compiler := ast.NewCompiler().SetErrorLimit(maxProblems).WithCapabilities(sandboxCapabilities())
	return compiler, store, compile(modules, compiler)
}

func load(req *request) (map[string]*ast.Module, storage.Store, []problem) {
	modules, problems := parse(req)
	if len(problems) > 0 {
		return nil, nil, problems
	}
	store, err := storeOf(req)
	if err != nil {
		return nil, nil, problemsOf(err)
	}
	return modules, store, nil
}

func inputOf(text string) (ast.Value, []problem) {
	input, err := ast.ValueFromReader(strings.NewReader(text))
	if err != nil {
		return nil, []problem{{Code: "bad_input", Message: err.Error()}}
	}
	return input, nil
}

func resultsOf(found rego.ResultSet) (any, []problem) {
	results := make([]evaluated, 0, len(found))
	for _, one := range found {
		result := evaluated{Bindings: map[string]string{}}
		var errs []error
		for _, expression := range one.Expressions {
			text, err := json.Marshal(expression.Value)
			result.Values, errs = append(result.Values, string(text)), append(errs, err)
		}
		for name, value := range one.Bindings {
			text, err := json.Marshal(value)
			result.Bindings[name], errs = string(text), append(errs, err)
		}
		if err := errors.Join(errs...); err != nil {
			return nil, []problem{{Code: "failed", Message: fmt.Sprintf("the result is no JSON: %v", err)}}
		}
		results = append(results, result)
	}
	return struct {
		Results []evaluated `json:"results"`
	}{results}, nil
}

func storeOf(req *request) (storage.Store, error) {
	if len(req.Data) == 0 {
		return inmem.New(), nil
	}
	var data map[string]any
	if err := util.UnmarshalJSON(req.Data, &data); err != nil {
		return nil, fmt.Errorf("data: %w", err)
	}
	return inmem.NewFromObject(data), nil
}

func timeout(req *request) time.Duration {
	if req.TimeoutMs <= 0 {
		return defaultTimeout
	}
	return time.Duration(req.TimeoutMs) * time.Millisecond
}
