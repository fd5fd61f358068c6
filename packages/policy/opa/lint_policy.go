package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// What a policy's METADATA block says that rules of the linter read; what is wrong with it `check` says.
type lintedPolicy struct {
	id, title   string
	subjects    []string
	phases      []string
	events      []string
	resources   []string
	needs       []string
	parameters  map[string]any
	dispatch    string
	dispatched  bool
	first, last int
}

func policyOf(file *lintedFile) *lintedPolicy {
	annotations := packageAnnotations(file.parsed)
	if file.test || annotations == nil || annotations.Custom["id"] == nil {
		return nil
	}
	custom := annotations.Custom
	policy := &lintedPolicy{
		title:     annotations.Title,
		subjects:  texts(custom["subjects"]),
		phases:    texts(custom["phases"]),
		events:    texts(custom["events"]),
		resources: texts(custom["resources"]),
		needs:     texts(custom["needs"]),
		first:     annotations.Location.Row,
		last:      file.parsed.Package.Location.Row,
	}
	policy.id, _ = custom["id"].(string)
	if parameters, ok := custom["parameters"].(map[string]any); ok {
		policy.parameters, _ = parameters["properties"].(map[string]any)
	}
	if dispatch, ok := custom["dispatch"].(map[string]any); ok {
		policy.dispatch, _ = dispatch["parameter"].(string)
		policy.dispatched = true
	}
	return policy
}

func texts(value any) []string {
	list, _ := value.([]any)
	found := []string{}
	for _, one := range list {
		if text, ok := one.(string); ok {
			found = append(found, text)
		}
	}
	return found
}

// At a name within the METADATA block, else at its beginning.
func (l *linter) tellOf(file *lintedFile, rule, name, message string) {
	one := finding{Rule: rule, File: file.path, Row: file.policy.first, Col: 1, Message: message, Block: file.policy.first}
	pattern := regexp.MustCompile(`^#\s+"?` + regexp.QuoteMeta(name) + `"?:`)
	for row := file.policy.first; row < file.policy.last && row <= len(file.lines); row++ {
		if line := file.lines[row-1]; pattern.MatchString(line) {
			one.Row, one.Col = row, utf8.RuneCountInString(line)-utf8.RuneCountInString(strings.TrimLeft(line, "# "))+1
			break
		}
	}
	l.add(one)
}

const longestTitle = 80

// A title stands in lists, reports and annotations of code hosts, before what is told of the subject.
func (l *linter) lintTitles(file *lintedFile) {
	if file.policy == nil {
		return
	}
	title := file.policy.title
	tell := func(message string) { l.tellOf(file, "title", "title", message) }
	switch length := utf8.RuneCountInString(title); {
	case title == "":
		return
	case strings.HasSuffix(title, ".") || strings.HasSuffix(title, "!"):
		tell(fmt.Sprintf("the title ends with %q", title[len(title)-1:]))
	case strings.ContainsAny(title, "\n\t"):
		tell("the title has more than one line")
	case length > longestTitle:
		tell(fmt.Sprintf("the title has %d characters, more than %d", length, longestTitle))
	case strings.EqualFold(strings.NewReplacer("-", "", " ", "").Replace(title), strings.ReplaceAll(file.policy.id, "-", "")) && title == file.policy.id:
		tell("the title only repeats the id")
	}
	for _, other := range l.files {
		if other != file && other.policy != nil && strings.EqualFold(other.policy.title, title) {
			tell(fmt.Sprintf("%s has the same title", other.path))
		}
	}
}

var camelCase = regexp.MustCompile(`^[a-z][a-zA-Z0-9]*$`)

func (l *linter) lintParameters(file *lintedFile) {
	if file.policy == nil {
		return
	}
	for _, name := range sortedKeys(file.policy.parameters) {
		if !camelCase.MatchString(name) {
			l.tellOf(file, "parameter-name", name, fmt.Sprintf("the parameter %s is not in camelCase", name))
		}
		if name != file.policy.dispatch && !l.readsParameter(file, name) {
			l.tellOf(file, "unused-parameter", name, fmt.Sprintf("no rule reads the parameter %s", name))
		}
		if isSwitchedOff(file.policy.parameters[name]) && !l.testsParameter(file, name) {
			l.tellOf(file, "untested-parameter", name, fmt.Sprintf("no test sets the parameter %s, and its default asks nothing", name))
		}
	}
}

// Whether the default is nothing, or one of two, so that tests over it never reach what the parameter is for.
func isSwitchedOff(schema any) bool {
	node, _ := schema.(map[string]any)
	switch value := node["default"].(type) {
	case []any:
		return len(value) == 0
	case map[string]any:
		return len(value) == 0
	case string:
		return value == ""
	case bool:
		return true
	}
	return false
}

// Whether the tests of the policy name the parameter; a policy without tests is told of once.
func (l *linter) testsParameter(file *lintedFile, name string) bool {
	tests := l.testsOf(file)
	return len(tests) == 0 || slices.ContainsFunc(tests, func(test *lintedFile) bool { return test.names(name) })
}

// Whether the policy, or shared Rego that may take its parameters as a whole, names the parameter.
func (l *linter) readsParameter(file *lintedFile, name string) bool {
	return file.names(name) || slices.ContainsFunc(l.files, func(other *lintedFile) bool {
		return other.policy == nil && !other.test && other.names(name)
	})
}

// The tests beside a policy, and those that ask it from elsewhere.
func (l *linter) testsOf(file *lintedFile) []*lintedFile {
	var found []*lintedFile
	for _, other := range l.files {
		if other.test && (other.path == strings.TrimSuffix(file.path, ".rego")+"_test.rego" || other.leansOn(file.parsed.Package.Path)) {
			found = append(found, other)
		}
	}
	return found
}

// The JSON Schema of a policy's parameters.
func (l *linter) parametersOf(id string) any {
	for _, file := range l.files {
		if file.policy != nil && file.policy.id == id && file.policy.parameters != nil {
			return map[string]any{"type": "object", "properties": file.policy.parameters}
		}
	}
	return nil
}
