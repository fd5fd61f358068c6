package main

import (
	"github.com/open-policy-agent/opa/v1/ast"
)

type inspected struct {
	Path string `json:"path"`

	// The package without "data.", its parts joined by dots.
	Package     string       `json:"package"`
	Row         int          `json:"row"`
	Rules       []string     `json:"rules"`
	Annotations []annotation `json:"annotations"`
}

type annotation struct {
	Scope       string         `json:"scope"`
	Title       string         `json:"title,omitempty"`
	Description string         `json:"description,omitempty"`
	Custom      map[string]any `json:"custom,omitempty"`
	Row         int            `json:"row"`
}

func inspect(req *request) (any, []problem) {
	modules, problems := parse(req)
	found := make([]inspected, 0, len(modules))
	for _, file := range req.Modules {
		parsed, ok := modules[file.Path]
		if !ok {
			continue
		}
		found = append(found, inspected{
			Path:        file.Path,
			Package:     parsed.Package.Path.String()[len("data."):],
			Row:         parsed.Package.Location.Row,
			Rules:       ruleNames(parsed),
			Annotations: annotationsOf(parsed),
		})
	}
	return struct {
		Modules []inspected `json:"modules"`
	}{found}, problems
}

func ruleNames(parsed *ast.Module) []string {
	values := make([]ast.Value, 0, len(parsed.Rules))
	for _, rule := range parsed.Rules {
		values = append(values, rule.Head.Ref()[0].Value)
	}
	return names(values)
}

func annotationsOf(parsed *ast.Module) []annotation {
	found := make([]annotation, 0, len(parsed.Annotations))
	for _, one := range parsed.Annotations {
		found = append(found, annotation{
			Scope:       one.Scope,
			Title:       one.Title,
			Description: one.Description,
			Custom:      one.Custom,
			Row:         one.Location.Row,
		})
	}
	return found
}
