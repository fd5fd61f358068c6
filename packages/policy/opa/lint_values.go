package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// What a term may be, as far as it can be told without an input: anything, some constants, what schemas allow, or collections that
// rules make. None of these: it is undefined.
type values struct {
	any     bool
	scalars []ast.Value
	nodes   []map[string]any
	lists   []*collection
}

// An array, a set or an object: what its members may be, and of an object that is written out each by its key.
type collection struct {
	set     bool
	members values
	byKey   map[string]values
}

var anything = values{any: true}

// More constants than this are not told apart: tables are not what anybody mistypes.
const mostScalars = 256

func scalar(all ...ast.Value) values { return values{scalars: all} }

func (v values) isNone() bool {
	return !v.any && len(v.scalars) == 0 && len(v.nodes) == 0 && len(v.lists) == 0
}

// Whether it is one of some constants and nothing else.
func (v values) isFinite() bool {
	return !v.any && len(v.scalars) > 0 && len(v.nodes) == 0 && len(v.lists) == 0
}

func (v values) has(value ast.Value) bool {
	return slices.ContainsFunc(v.scalars, func(one ast.Value) bool { return one.Compare(value) == 0 })
}

func (v values) or(other values) values {
	if v.any || other.any || len(v.scalars)+len(other.scalars) > mostScalars {
		return anything
	}
	joined := values{scalars: slices.Clone(v.scalars), nodes: slices.Concat(v.nodes, other.nodes), lists: slices.Concat(v.lists, other.lists)}
	for _, one := range other.scalars {
		if !v.has(one) {
			joined.scalars = append(joined.scalars, one)
		}
	}
	return joined
}

func (v values) only(fits func(ast.Value) bool) values {
	kept := v
	kept.scalars = nil
	for _, one := range v.scalars {
		if fits(one) {
			kept.scalars = append(kept.scalars, one)
		}
	}
	return kept
}

// What both may be.
func (v values) and(other values) values {
	if v.any {
		return other
	}
	if other.any {
		return v
	}
	both := v.only(func(one ast.Value) bool { return other.has(one) || slices.ContainsFunc(other.nodes, admits(one)) })
	for _, one := range other.scalars {
		if !both.has(one) && slices.ContainsFunc(v.nodes, admits(one)) {
			both.scalars = append(both.scalars, one)
		}
	}
	both.nodes, both.lists = nil, nil
	for _, node := range v.nodes {
		if slices.ContainsFunc(other.nodes, func(one map[string]any) bool { return areAlike(node, one) }) || len(other.lists) > 0 {
			both.nodes = append(both.nodes, node)
		}
	}
	if len(other.lists) > 0 || len(other.nodes) > 0 {
		both.lists = v.lists
	}
	return both
}

// Whether a node of a schema allows the constant.
func admits(value ast.Value) func(node map[string]any) bool {
	return func(node map[string]any) bool {
		kind, _ := node["type"].(string)
		switch value := value.(type) {
		case ast.String:
			return kind == "string" || kind == ""
		case ast.Boolean:
			return kind == "boolean" || kind == ""
		case ast.Null:
			return kind == "null" || kind == ""
		case ast.Number:
			if kind != "number" && kind != "integer" && kind != "" {
				return false
			}
			low, high := limitsOf(node)
			number := numberOf(value)
			return (low == nil || number >= *low) && (high == nil || number <= *high)
		}
		return true
	}
}

func areAlike(a, b map[string]any) bool {
	first, _ := a["type"].(string)
	second, _ := b["type"].(string)
	isNumber := func(kind string) bool { return kind == "number" || kind == "integer" }
	return first == second || first == "" || second == "" || isNumber(first) && isNumber(second)
}

func limitsOf(node map[string]any) (low, high *float64) {
	read := func(name string) *float64 {
		// a schema from METADATA has Go's numbers
		if value, err := strconv.ParseFloat(fmt.Sprint(node[name]), 64); err == nil {
			return &value
		}
		return nil
	}
	return read("minimum"), read("maximum")
}

func numberOf(number ast.Number) float64 {
	value, _ := json.Number(number).Float64()
	return value
}

// What nodes of a schema allow: constants where these are all.
func allowedBy(nodes []any) values {
	found := values{}
	for _, node := range alternatives(nodes) {
		kind, _ := node["type"].(string)
		if fixed, ok := node["const"]; ok {
			found = found.or(constants([]any{fixed}))
		} else if choices, ok := node["enum"].([]any); ok {
			found = found.or(constants(choices))
		} else if kind == "boolean" {
			found = found.or(scalar(ast.Boolean(true), ast.Boolean(false)))
		} else if isOpen(node) && kind == "" {
			return anything
		} else {
			found.nodes = append(found.nodes, node)
		}
	}
	return found
}

func constants(all []any) values {
	found := values{}
	for _, one := range all {
		value, err := ast.InterfaceToValue(one)
		if err != nil || !ast.IsScalar(value) {
			return anything
		}
		found = found.or(scalar(value))
	}
	return found
}

// What lies at a key of it, at any where none is told.
func (v values) at(key ast.Value) values {
	if v.any {
		return anything
	}
	nodes := make([]any, 0, len(v.nodes))
	for _, node := range v.nodes {
		nodes = append(nodes, node)
	}
	found := values{}
	if len(nodes) > 0 {
		found = allowedBy(below(nodes, key))
	}
	for _, one := range v.lists {
		found = found.or(one.at(key))
	}
	return found
}

func (c *collection) at(key ast.Value) values {
	if c.set && key != nil {
		return c.members.and(scalar(key))
	}
	if key == nil || c.byKey == nil {
		return c.members
	}
	return c.byKey[key.String()]
}

// For people: the constants, at most some of them.
func (v values) String() string {
	const most = 8
	shown := []string{}
	for _, one := range v.scalars {
		shown = append(shown, one.String())
	}
	slices.Sort(shown)
	if len(shown) > most {
		return fmt.Sprintf("%s and %d more", strings.Join(shown[:most], ", "), len(shown)-most)
	}
	return strings.Join(shown, ", ")
}
