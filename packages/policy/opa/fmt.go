package main

import (
	"github.com/open-policy-agent/opa/v1/ast"
	opaformat "github.com/open-policy-agent/opa/v1/format"
)

type formatted struct {
	Path string `json:"path"`
	Text string `json:"text"`
}

func format(req *request) (any, []problem) {
	files := make([]formatted, 0, len(req.Modules))
	var problems []problem
	for _, file := range req.Modules {
		text, err := opaformat.SourceWithOpts(file.Path, []byte(file.Text), opaformat.Opts{RegoVersion: ast.RegoV1})
		if err != nil {
			problems = append(problems, problemsOf(err)...)
			continue
		}
		files = append(files, formatted{Path: file.Path, Text: string(text)})
	}
	return struct {
		Files []formatted `json:"files"`
	}{files}, problems
}
