# Objects as somebody wrote them: the API server refuses wrong types, a file in a repository may have any. One thing where a list
# belongs is a list of one, so that a wrong type hides nothing from a rule.
package hasp.lib.objects

# How messages call the object.
title := $"{input.resource.kind} {input.resource.name}" if {
	input.resource.name
} else := $"{input.resource.kind} {object.get(input.resource, "generateName", "")}*"

# The API group; "" is the core group.
group := split(input.resource.apiVersion, "/")[0] if {
	contains(input.resource.apiVersion, "/")
} else := ""

spec := input.object.spec if {
	is_object(input.object.spec)
} else := {}

# The members of a list by the pointer to each.
items(value, at) := {$"{at}/{i}": item | some i, item in value} if {
	is_array(value)
} else := {at: value} if {
	not is_null(value)
	not is_boolean(value)
} else := {}

# Those that are objects, of a member that may not be there.
parts(owner, name, at) := {path: item |
	some path, item in items(object.get(owner, name, []), $"{at}/{name}")
	is_object(item)
}

# The texts of a member, which may be one.
texts(owner, name) := [text | some text in items(object.get(owner, name, []), ""); is_string(text)]

# A member that is an object.
member(owner, name) := value if {
	value := object.get(owner, name, {})
	is_object(value)
} else := {}

# A number, or the text of one.
number(value) := value if {
	is_number(value)
} else := to_number(value) if {
	is_string(value)
}

# A word as a part of a JSON Pointer.
escaped(word) := replace(replace(word, "~", "~0"), "/", "~1")

# An amount of storage in bytes: `10Gi`.
bytes(value) := value if {
	is_number(value)
} else := to_number(trim_suffix(value, unit)) * size if {
	some unit, size in units
	endswith(value, unit)
} else := to_number(value)

units := {
	"Ki": 1024,
	"Mi": 1048576,
	"Gi": 1073741824,
	"Ti": 1099511627776,
	"Pi": 1125899906842624,
	"Ei": 1152921504606846976,
	"k": 1000,
	"M": 1000000,
	"G": 1000000000,
	"T": 1000000000000,
	"P": 1000000000000000,
	"E": 1000000000000000000,
}

# Hours of a duration of Go: `2160h30m`.
hours(text) := to_number(split(text, "h")[0]) if {
	contains(text, "h")
} else := 0

# Somebody's request, unless it comes from the cluster itself.
person := input.context.request.user.name if {
	not startswith(input.context.request.user.name, "system:")
}

# Whether it is there longer than the request that is judged, so that what belongs to it may be asked for.
is_older if {
	input.phase == "deploy"
	not input.context.request.operation == "CREATE"
}
