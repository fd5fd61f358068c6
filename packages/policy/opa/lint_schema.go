package main

import (
	"strconv"

	"github.com/open-policy-agent/opa/v1/ast"
)

// What a JSON Schema says may lie below its nodes at a key, at any key where none is named. A node without members allows everything.
func below(nodes []any, key ast.Value) []any {
	found := []any{}
	for _, node := range alternatives(nodes) {
		if isOpen(node) {
			return []any{map[string]any{}}
		}
		found = append(found, members(node, key)...)
	}
	return found
}

func members(node map[string]any, key ast.Value) []any {
	properties, _ := node["properties"].(map[string]any)
	rest, hasRest := node["additionalProperties"].(map[string]any)
	found := []any{}
	if key == nil {
		for _, name := range sortedKeys(properties) {
			found = append(found, properties[name])
		}
	} else if name, ok := key.(ast.String); ok {
		if property, ok := properties[string(name)]; ok {
			return []any{property}
		}
	}
	if items, ok := node["items"]; ok && isIndex(key) {
		found = append(found, items)
	}
	if prefixed, ok := node["prefixItems"].([]any); ok && isIndex(key) {
		found = append(found, prefixed...)
	}
	if _, number := key.(ast.Number); hasRest && !number {
		found = append(found, rest)
	}
	return found
}

// Of arrays; the segment of a pointer is a text.
func isIndex(key ast.Value) bool {
	switch key := key.(type) {
	case nil, ast.Number:
		return true
	case ast.String:
		_, err := strconv.Atoi(string(key))
		return err == nil
	}
	return false
}

// The nodes without those that are only choices between others.
func alternatives(nodes []any) []map[string]any {
	found := []map[string]any{}
	for _, one := range nodes {
		node, ok := one.(map[string]any)
		if !ok {
			found = append(found, map[string]any{}) // true: anything
			continue
		}
		choices, _ := node["anyOf"].([]any)
		if choices == nil {
			choices, _ = node["oneOf"].([]any)
		}
		if choices != nil {
			found = append(found, alternatives(choices)...)
		} else {
			found = append(found, node)
		}
	}
	return found
}

func isOpen(node map[string]any) bool {
	kind, _ := node["type"].(string)
	if _, fixed := node["const"]; fixed || node["enum"] != nil {
		return false
	}
	if kind == "object" {
		return node["properties"] == nil && (node["additionalProperties"] == nil || isEmpty(node["additionalProperties"]))
	}
	return kind == "" || node["allOf"] != nil || node["$ref"] != nil || kind == "array" && node["items"] == nil && node["prefixItems"] == nil
}

func isEmpty(schema any) bool {
	node, ok := schema.(map[string]any)
	return !ok || len(node) == 0
}

// Whether all that is reached are maps under names that somebody chose.
func areMaps(nodes []any) bool {
	found := alternatives(nodes)
	for _, node := range found {
		if node["properties"] != nil || node["additionalProperties"] == nil || isEmpty(node["additionalProperties"]) {
			return false
		}
	}
	return len(found) > 0
}
