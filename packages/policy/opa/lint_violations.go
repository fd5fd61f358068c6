package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// What the engine reads of what a policy found, and of what it could not tell.
var findingMembers = map[string][]string{
	"violations": {"message", "path", "observed", "expected", "source", "identifiers", "package", "file", "fix", "atMost"},
	"unknowns":   {"message", "path", "code", "atMost"},
}

func (l *linter) lintViolations(file *lintedFile) {
	if file.policy == nil {
		return
	}
	for _, rule := range file.parsed.Rules {
		members, ok := findingMembers[ruleName(rule)]
		if !ok || rule.Head.Key == nil {
			continue
		}
		object, ok := rule.Head.Key.Value.(ast.Object)
		if !ok {
			continue // made elsewhere, where its reader looks
		}
		for _, name := range []string{"message", "path"} {
			if object.Get(ast.StringTerm(name)) == nil {
				l.tell(name+"-missing", rule.Head.Key.Location, fmt.Sprintf("no %s is said", name))
			}
		}
		for _, key := range object.Keys() {
			if name, ok := key.Value.(ast.String); ok && !slices.Contains(members, string(name)) {
				l.tell("finding-member", key.Location, fmt.Sprintf("nothing reads %s of %s", name, ruleName(rule)))
			}
		}
	}
	for _, rule := range file.parsed.Rules {
		ast.WalkTerms(rule, func(term *ast.Term) bool {
			object, ok := term.Value.(ast.Object)
			if !ok || object.Get(ast.StringTerm("message")) == nil {
				return false
			}
			if path := object.Get(ast.StringTerm("path")); path != nil {
				l.lintMessage(file, rule, object)
				l.lintPath(file, rule, meantBy(rule, path))
			}
			return false
		})
	}
}

var placeholder = regexp.MustCompile(`\{([a-z_]\w*)[.}\[]`)

func (l *linter) lintMessage(file *lintedFile, rule *ast.Rule, object ast.Object) {
	message := meantBy(rule, object.Get(ast.StringTerm("message")))
	if !isFixed(message) {
		return
	}
	if literal, ok := message.Value.(ast.String); ok && placeholder.MatchString(string(literal)) {
		known := map[string]bool{"input": true}
		defined := l.defined[file.parsed.Package.Path.String()]
		ast.WalkVars(rule, func(name ast.Var) bool {
			known[string(name)] = true
			return false
		})
		for _, found := range placeholder.FindAllStringSubmatch(string(literal), -1) {
			if known[found[1]] || defined[found[1]] {
				l.tell("message-placeholder", message.Location, fmt.Sprintf("%s} stays as it is: the text is no template", strings.TrimRight(found[0], ".}[")))
				return
			}
		}
	}
	if path := object.Get(ast.StringTerm("path")); path != nil && !isFixed(meantBy(rule, path)) {
		l.tell("message-without-value", message.Location, "the message says the same wherever it is found")
	} else if observed := object.Get(ast.StringTerm("observed")); observed != nil && l.isOneValue(file, observed) {
		l.tell("message-without-value", message.Location, fmt.Sprintf("the message says the same whatever %s is", observed))
	}
}

// Whether it is a text or number of the input, and no object, list or switch.
func (l *linter) isOneValue(file *lintedFile, term *ast.Term) bool {
	reference, ok := term.Value.(ast.Ref)
	if !ok || !leadsToInput(term) {
		return false
	}
	found := false
	for _, kind := range file.policy.subjects {
		nodes := []any{}
		if schema, ok := l.schemas[kind]; ok {
			nodes = append(nodes, schema)
		}
		for _, part := range reference[1:] {
			if _, isText := part.Value.(ast.String); isText {
				nodes = below(nodes, part.Value)
			} else {
				nodes = below(nodes, nil)
			}
		}
		for _, node := range alternatives(nodes) {
			kind, _ := node["type"].(string)
			if kind != "string" && kind != "number" && kind != "integer" {
				return false
			}
			found = true
		}
	}
	return found
}

// Whether it is the same whatever the input is: constants, and templates of nothing else.
func isFixed(term *ast.Term) bool {
	switch value := term.Value.(type) {
	case *ast.TemplateString:
		return !slices.ContainsFunc(value.Parts, func(part ast.Node) bool { return constantPart(part) == nil })
	case ast.String, ast.Number, ast.Boolean, ast.Null:
		return true
	}
	return term.IsGround() && ast.IsConstant(term.Value)
}

func constantPart(part ast.Node) *ast.Term {
	if term, ok := part.(*ast.Term); ok {
		if _, ok := term.Value.(ast.String); ok {
			return term
		}
	}
	return nil
}

// A path's text with a mark where something is put in, and what that is.
type pointer struct {
	text  string
	parts []*ast.Term
}

const hole = "\x00"

func pointerOf(term *ast.Term) (pointer, bool) {
	switch value := term.Value.(type) {
	case ast.String:
		return pointer{text: string(value)}, true
	case *ast.TemplateString:
		one := pointer{}
		for _, part := range value.Parts {
			if constant := constantPart(part); constant != nil {
				one.text += string(constant.Value.(ast.String))
				continue
			}
			one.text += hole
			one.parts = append(one.parts, partTerm(part))
		}
		return one, true
	case ast.Call:
		return pointerOfCall(value)
	}
	return pointer{}, false
}

var pathVerb = regexp.MustCompile(`%[a-z]`)

// The path that a sprintf or a concat of parts makes.
func pointerOfCall(call ast.Call) (pointer, bool) {
	if len(call) != 3 {
		return pointer{}, false
	}
	literal, isText := call[1].Value.(ast.String)
	items, isList := call[2].Value.(*ast.Array)
	if !isText || !isList {
		return pointer{}, false
	}
	one := pointer{}
	switch call[0].String() {
	case "sprintf":
		text := string(literal)
		if verbs := pathVerb.FindAllString(text, -1); len(verbs) != items.Len() || len(verbs) != strings.Count(text, "%") {
			return pointer{}, false
		}
		one.text = pathVerb.ReplaceAllString(text, hole)
		items.Foreach(func(item *ast.Term) { one.parts = append(one.parts, item) })
		return one, true
	case "concat":
		texts := make([]string, 0, items.Len())
		items.Foreach(func(item *ast.Term) {
			if constant, ok := item.Value.(ast.String); ok {
				texts = append(texts, string(constant))
				return
			}
			texts = append(texts, hole)
			one.parts = append(one.parts, item)
		})
		one.text = strings.Join(texts, string(literal))
		return one, true
	}
	return pointer{}, false
}

// What the body says that a variable is, where it says so once.
func meantBy(rule *ast.Rule, term *ast.Term) *ast.Term {
	name, ok := term.Value.(ast.Var)
	if !ok {
		return term
	}
	var values []*ast.Term
	for _, expr := range rule.Body {
		if expr.IsAssignment() && expr.Operand(0).Value.Compare(name) == 0 {
			values = append(values, expr.Operand(1))
		}
	}
	if len(values) != 1 {
		return term
	}
	return values[0]
}

func partTerm(part ast.Node) *ast.Term {
	switch part := part.(type) {
	case *ast.Term:
		return part
	case *ast.Expr:
		if term, ok := part.Terms.(*ast.Term); ok {
			return term
		}
	}
	return nil
}

func (l *linter) lintPath(file *lintedFile, rule *ast.Rule, term *ast.Term) {
	path, ok := pointerOf(term)
	if !ok || path.text == "" || strings.HasPrefix(path.text, hole) {
		return
	}
	if !strings.HasPrefix(path.text, "/") {
		l.tell("path-form", term.Location, "the path is no JSON Pointer: it does not begin with /")
		return
	}
	segments := strings.Split(path.text[1:], "/")
	keys := keysOf(rule)
	at := 0
	reached := map[string][]any{}
	for _, kind := range file.policy.subjects {
		if schema, ok := l.schemas[kind]; ok {
			reached[kind] = []any{schema}
		}
	}
	if len(reached) == 0 {
		return
	}
	for _, segment := range segments {
		holes := strings.Count(segment, hole)
		all := []any{}
		for kind, nodes := range reached {
			if segment == hole {
				if at < len(path.parts) && isKey(path.parts[at], keys) && areMaps(nodes) {
					l.tell("pointer-unescaped", term.Location, fmt.Sprintf("a / or ~ in %s makes it the path of something else", path.parts[at]))
				}
				reached[kind] = below(nodes, nil)
			} else if holes > 0 {
				reached[kind] = []any{map[string]any{}}
			} else {
				reached[kind] = below(nodes, ast.String(strings.NewReplacer("~1", "/", "~0", "~").Replace(segment)))
			}
			all = append(all, reached[kind]...)
		}
		at += holes
		if len(all) == 0 {
			shown := strings.ReplaceAll(segment, hole, "…")
			l.tell("path-unknown", term.Location, fmt.Sprintf("the contract has no %s in %s", shown, strings.ReplaceAll(path.text, hole, "…")))
			return
		}
	}
}

// The names that some declares as keys of what it goes through: nobody has escaped them.
func keysOf(rule *ast.Rule) map[ast.Var]bool {
	keys := map[ast.Var]bool{}
	ast.WalkExprs(rule, func(expr *ast.Expr) bool {
		declared, ok := expr.Terms.(*ast.SomeDecl)
		if !ok {
			return false
		}
		if call, ok := declared.Symbols[0].Value.(ast.Call); ok && len(call) == 4 {
			if name, ok := call[1].Value.(ast.Var); ok {
				keys[name] = true
			}
		}
		return false
	})
	return keys
}

func isKey(term *ast.Term, keys map[ast.Var]bool) bool {
	if term == nil {
		return false
	}
	name, ok := term.Value.(ast.Var)
	return ok && keys[name]
}
