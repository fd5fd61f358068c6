package main

import (
	"strings"
	"testing"
)

func upgradeOne(t *testing.T, version string, texts ...string) upgraded {
	t.Helper()
	modules := make([]module, 0, len(texts))
	for i, text := range texts {
		modules = append(modules, module{Path: string(rune('a' + i)), Text: text})
	}
	return upgradeTemplate(template{Name: "gatekeeper_x", Modules: modules, Version: version}, []string{"sprintf"})
}

func TestUpgradedTemplatesAreStrictRegoV1InPackagesOfTheirOwn(t *testing.T) {
	found := upgradeOne(t, "", `package k8sx

import data.lib.exempt.is_exempt
import data.lib.exempt as other
import future.keywords.in

violation[{"msg": msg, "details": {}}] {
  c := input_containers[_]
  satisfied := [good | repo = input.parameters.repos[_] ; good = startswith(c.image, repo)]
  not any(satisfied)
  all([true, true])
  re_match("^x", c.name)
  [a, b] := split(c.image, ":")
  some i, unusedname
  input.review.object.spec.x[i]
  some k, v in input.review.object.metadata.labels
  k == "a"
  never := input.review.operation
  replace(b, input.parameters.x, "") == replace(b, "x", "y")
  not is_exempt(c, b)
  msg := sprintf("%v", [c.name])
}

input_containers[c] { c := input.review.object.spec.containers[_] }
`, `package lib.exempt
is_exempt(container, unused) { container.name == input.parameters.exempt[_] }
`)
	if len(found.Problems) > 0 {
		t.Fatalf("%+v", found.Problems)
	}
	if found.Files[0].Path != "lib/gatekeeper-x.rego" || found.Files[1].Path != "lib/gatekeeper-x-lib-exempt.rego" {
		t.Errorf("%+v", found.Files)
	}
	for _, wanted := range []string{
		"package hasp.lib.gatekeeper_x\n", "import data.hasp.lib.gatekeeper_x_lib_exempt.is_exempt\n", "violation contains {",
		"not true in satisfied", "count([1 | [true, true][_] != true]) == 0", "regex.match(\"^x\", c.name)", "[_, b] := split(", "some k, v in input",
		"_ = input.review.operation", "some i\n",
		"strings.replace_n({input.parameters.x: \"\"}, b) == replace(b, \"x\", \"y\")",
	} {
		if !strings.Contains(found.Files[0].Text, wanted) {
			t.Errorf("%s is not in\n%s", wanted, found.Files[0].Text)
		}
	}
	if !strings.Contains(found.Files[1].Text, "is_exempt(container, _) if") {
		t.Error(found.Files[1].Text)
	}
	names := ""
	for _, one := range found.Reads {
		names += one.Name + " "
	}
	if names != "object operation " {
		t.Errorf("it reads %s", names)
	}
}

func TestWhatATemplateCannotSayIsNamedWithItsPlace(t *testing.T) {
	head := "package a\n\nviolation[{\"msg\": \"x\"}] {\n  "
	for name, one := range map[string]struct {
		code  string
		row   int
		texts []string
	}{
		"syntax":    {"rego_parse_error", 5, []string{head + "x ==\n}\n"}},
		"inventory": {"data_unavailable", 4, []string{head + "data.inventory.cluster[_]\n}\n"}},
		"import":    {"data_unavailable", 2, []string{"package a\nimport data.inventory\nviolation[{\"msg\": \"x\"}] { inventory }\n"}},
		"dynamic":   {"data_unavailable", 4, []string{head + "data[input.x]\n}\n"}},
		"external":  {"rego_type_error", 4, []string{head + "external_data({})\n}\n"}},
		"http":      {"builtin_unavailable", 4, []string{head + "http.send({})\n}\n"}},
		"cast":      {"builtin_unavailable", 4, []string{head + "cast_set([1])\n}\n"}},
		"outside":   {"package_outside", 1, []string{head + "true\n}\n", "package hasp.engine\nx = 1\n"}},
		"twice":     {"package_twice", 1, []string{head + "true\n}\n", "package lib.x\nx = 1\n", "package lib.x\ny = 1\n"}},
		"none":      {"violation_missing", 1, []string{"package a\ndeny[x] { x := 1 }\n"}},
		"engine":    {"data_unavailable", 4, []string{head + "data.hasp.settings\n}\n"}},
	} {
		found := upgradeOne(t, "", one.texts...)
		if len(found.Problems) == 0 || found.Problems[0].Row != one.row || found.Problems[0].Code != one.code {
			t.Errorf("%s: %+v", name, found)
		}
	}
}

func TestRegoV1StaysWhatItIs(t *testing.T) {
	found := upgradeOne(t, "v1", "package a\n\nimport rego.v1\n\nviolation contains {\"msg\": \"x\"} if input.review[input.x] == 1\n")
	if len(found.Problems) > 0 || found.Reads[0].Name != "*" || strings.Contains(found.Files[0].Text, "rego.v1") {
		t.Errorf("%+v", found)
	}
}
