# Globs as `glob.match` reads them with `/` between parts: `*` stays within a part, `**` does not.
package hasp.lib.globs

# Stars are told by plain comparisons. The rest goes to glob.match, which compiles a regular expression in each evaluation
# and, in OPA's WebAssembly runtime, frees one that is in use once it has seen a hundred: so only where the text begins alike.
fits(pattern, text) := pattern == text if {
	not contains(pattern, "*")
	not is_exotic(pattern)
} else := false if {
	start := split(pattern, "*")[0]
	not startswith(text, start)
	not is_exotic(start)
} else := fits_parts(split(pattern, "/"), split(text, "/")) if {
	not contains(pattern, "**")
	not is_exotic(pattern)
	every part in split(pattern, "/") {
		count(split(part, "*")) <= 2
	}
} else := fits_ends(ends, text) if {
	not is_exotic(pattern)
	ends := split(pattern, "**")
	count(ends) == 2
	not contains(concat("", ends), "*")
} else := glob.match(pattern, ["/"], text) if {
	startswith(text, plain_start(pattern))
} else := false

is_exotic(pattern) if {
	some special in ["?", "[", "{", "\\"]
	contains(pattern, special)
}

fits_parts(patterns, texts) if {
	count(patterns) == count(texts)
	every i, pattern in patterns {
		fits_part(split(pattern, "*"), texts[i])
	}
} else := false

fits_part([pattern], pattern)

fits_part([start, end], text) if fits_ends([start, end], text)

fits_ends(ends, text) if {
	startswith(text, ends[0])
	endswith(text, ends[1])
	count(text) >= count(ends[0]) + count(ends[1])
} else := false

plain_start(pattern) := min({start | some special in ["*", "?", "[", "{", "\\"]; start := split(pattern, special)[0]})
