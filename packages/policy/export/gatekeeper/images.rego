# A reference to an image in its parts, with the defaults of Docker: all that the object itself says of an image.
package hasp.review.images

summary(reference) := object.union_n([
	{"reference": reference, "known": false, "registry": registry, "repository": repository},
	{"tag": tag | tag := split(last, ":")[1]},
	{"digest": digest | digest := split(reference, "@")[1]; [name, hex] := split(digest, ":"); count(hex) == lengths[name]},
]) if {
	not is_placeholder(reference)
	named := split(reference, "@")[0]
	pieces := split(named, "/")
	last := pieces[count(pieces) - 1]
	name := concat("/", array.concat(array.slice(pieces, 0, count(pieces) - 1), [split(last, ":")[0]]))
	[registry, repository] := parts_of(name)
} else := {"reference": reference, "known": false, "registry": "", "repository": ""}

# Characters of a digest by its algorithm.
lengths := {"sha256": 64, "sha512": 128}

# What only the platform fills in.
is_placeholder(reference) if {
	trim_space(reference) == ""
} else if {
	some mark in ["$(", "${", "{{"]
	contains(reference, mark)
}

parts_of(name) := [registry, with_library(registry, rest)] if {
	host := split(name, "/")[0]
	is_host(name, host)
	registry := object.get({"index.docker.io": "docker.io"}, host, host)
	rest := substring(name, count(host) + 1, -1)
} else := ["docker.io", with_library("docker.io", name)]

is_host(name, host) if {
	contains(name, "/")
	is_like_host(host)
}

is_like_host(host) if {
	contains(host, ".")
} else if {
	contains(host, ":")
} else if {
	host == "localhost"
} else if {
	host != lower(host)
}

with_library("docker.io", repository) := $"library/{repository}" if {
	not contains(repository, "/")
} else := repository

with_library(registry, repository) := repository if registry != "docker.io"
