package main

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// What modules name of each other.
type graph struct {
	modules map[string]*ast.Module
	files   []string
	uses    map[string][]string
}

func newGraph(modules map[string]*ast.Module, files []module) *graph {
	g := &graph{modules: modules, uses: map[string][]string{}}
	owners, below := map[string][]string{}, map[string][]string{}
	for _, file := range files {
		parsed, ok := modules[file.Path]
		if !ok {
			continue
		}
		g.files = append(g.files, file.Path)
		packageName := parsed.Package.Path.String()
		owners[packageName] = append(owners[packageName], file.Path)
		for length := 1; length < len(parsed.Package.Path); length++ {
			prefix := parsed.Package.Path[:length].String()
			below[prefix] = append(below[prefix], file.Path)
		}
	}
	for _, path := range g.files {
		seen := map[string]bool{path: true}
		used := owners[modules[path].Package.Path.String()]
		for _, reference := range referencesOf(modules[path]) {
			used = slices.Concat(used, g.owning(owners, reference), below[reference.String()])
		}
		for _, used := range used {
			if !seen[used] {
				seen[used] = true
				g.uses[path] = append(g.uses[path], used)
			}
		}
	}
	return g
}

// Everything in data that a module names: imports and whole references.
func referencesOf(parsed *ast.Module) []ast.Ref {
	var found []ast.Ref
	for _, one := range parsed.Imports {
		if path, ok := one.Path.Value.(ast.Ref); ok {
			found = append(found, path)
		}
	}
	seen := map[string]bool{}
	for _, rule := range parsed.Rules {
		ast.WalkRefs(rule, func(reference ast.Ref) bool {
			if reference.HasPrefix(ast.DefaultRootRef) {
				ground := reference.GroundPrefix()
				if text := ground.String(); !seen[text] {
					seen[text] = true
					found = append(found, ground)
				}
			}
			return false
		})
	}
	return found
}

// The files in whose package the reference lies and which define what it names there.
func (g *graph) owning(owners map[string][]string, reference ast.Ref) []string {
	var found []string
	for length := 1; length <= len(reference); length++ {
		for _, file := range owners[reference[:length].String()] {
			if length == len(reference) || g.defines(file, reference[length]) {
				found = append(found, file)
			}
		}
	}
	return found
}

func (g *graph) defines(file string, name *ast.Term) bool {
	for _, rule := range g.modules[file].Rules {
		if text(rule.Head.Ref()[0].Value) == text(name.Value) {
			return true
		}
	}
	return false
}

// All that the files use, by way of others too, and the files themselves.
func (g *graph) closure(files []string, through func(file string) bool) map[string]bool {
	found := map[string]bool{}
	next := slices.Clone(files)
	for len(next) > 0 {
		file := next[len(next)-1]
		next = next[:len(next)-1]
		if found[file] {
			continue
		}
		found[file] = true
		if through(file) {
			next = append(next, g.uses[file]...)
		}
	}
	return found
}
