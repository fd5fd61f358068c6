package hasp.lib.paths

# An absolute path without empty, `.` and `..` parts and without a slash at its end, but for the root. What is too deep
# to be worked out is the root, which no rule takes for harmless.
normal(path) := path if {
	is_normal(path)
} else := concat("/", array.concat([""], parts)) if {
	parts := resolved([part | some part in split(path, "/"); not part in {"", "."}])
	count(parts) > 0
} else := "/"

# Most are so already, and taking them apart costs memory that a thousand mounts would use up.
is_normal("/")

is_normal(path) if {
	startswith(path, "/")
	not contains(path, "//")
	not contains(path, "/./")
	not contains(path, "/../")
	not endswith(path, "/")
	not endswith(path, "/.")
	not endswith(path, "/..")
}

resolved(parts) := parts if {
	not ".." in parts
} else := [part |
	some i, part in parts
	part != ".."
	not undone(parts, i)
] if {
	count(parts) <= 16
}

# A part is undone by the first `..` after it that no part between them has used up.
undone(parts, i) if {
	some j in numbers.range(i + 1, count(parts) - 1)
	j > i
	between := array.slice(parts, i + 1, j + 1)
	ups := count([part | some part in between; part == ".."])
	ups > count(between) - ups
}

# Whether a normal path is that other one or lies below it.
within(_, "/")

within(path, path)

within(path, parent) if startswith(path, $"{parent}/")

related(path, other) if within(path, other)

related(path, other) if within(other, path)

basename(path) := parts[count(parts) - 1] if parts := split(path, "/")
