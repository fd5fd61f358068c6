package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

type problem struct {
	Code    string   `json:"code"`
	Message string   `json:"message"`
	File    string   `json:"file,omitempty"`
	Row     int      `json:"row,omitempty"`
	Col     int      `json:"col,omitempty"`
	Details *details `json:"details,omitempty"`
}

// What a reference that leads nowhere was, and what would have led somewhere.
type details struct {
	Reference string   `json:"reference,omitempty"`
	Name      string   `json:"name,omitempty"`
	Names     []string `json:"names,omitempty"`
	Lines     []string `json:"lines,omitempty"`
}

func problemsOf(err error) []problem {
	var several ast.Errors
	if errors.As(err, &several) {
		problems := make([]problem, 0, len(several))
		for _, one := range several {
			problems = append(problems, problemOf(one))
		}
		return problems
	}
	var one *ast.Error
	if errors.As(err, &one) {
		return []problem{problemOf(one)}
	}
	var evaluation *topdown.Error
	if errors.As(err, &evaluation) {
		return []problem{located(problem{Code: evaluation.Code, Message: evaluation.Message}, evaluation.Location)}
	}
	return []problem{{Code: "failed", Message: err.Error()}}
}

func problemOf(err *ast.Error) problem {
	found := located(problem{Code: err.Code, Message: err.Message}, err.Location)
	switch detail := err.Details.(type) {
	case nil:
	case *ast.RefErrInvalidDetail:
		found.Details = &details{Reference: detail.Ref.String(), Names: names(detail.OneOf), Lines: detail.Lines()}
		if detail.Pos < len(detail.Ref) {
			found.Details.Name = text(detail.Ref[detail.Pos].Value)
		}
	default:
		if err.Code == ast.ParseErr {
			break // it repeats the line that the place names
		}
		found.Details = &details{Lines: detail.Lines()}
	}
	return found
}

func located(one problem, location *ast.Location) problem {
	if location != nil {
		one.File, one.Row, one.Col = location.File, location.Row, location.Col
	}
	return one
}

func names(values []ast.Value) []string {
	found := make([]string, 0, len(values))
	for _, value := range values {
		found = append(found, text(value))
	}
	slices.Sort(found)
	return slices.Compact(found)
}

func text(value ast.Value) string {
	if literal, ok := value.(ast.String); ok {
		return string(literal)
	}
	return fmt.Sprint(value)
}
