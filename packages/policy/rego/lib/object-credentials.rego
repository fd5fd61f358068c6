# Credentials among the values of an object, whatever its form. For policies that need `object`.
package hasp.lib.object_credentials

import data.hasp.lib.credentials

# What is found below members of `spec`, by the pointer to each value. A value under a telling name counts where `by_name` says so.
found[path] := what if {
	input.kind == "resource"
	some [parts, value] in values
	what := credentials.by_form(value)
	path := pointer(parts)
}

found_by_name[path] := "what its name calls a secret" if {
	some [parts, value] in values
	name := name_of(parts, value)
	credentials.is_telling(name)
	not credentials.is_harmless(value)
	not credentials.is_deferred(value)
	not name in credentials.parameters.allowedNames
	not names_a_secret(name, value)
	path := pointer(parts)
}

# What else than `spec` and `metadata` an object has at its top, such as the parameters of a StorageClass, counts too.
values contains [array.concat([top], parts), value] if {
	some top, below in input.object
	not top in ["metadata", "status"]
	walk(below, [parts, value])
	is_string(value)
}

# A list of `{name: x, value: y}` names its values beside them.
name_of(parts, _) := name if {
	parts[count(parts) - 1] == "value"
	beside := object.get(input.object, array.concat(array.slice(parts, 0, count(parts) - 1), ["name"]), null)
	is_string(beside)
	name := last_word(beside)
} else := name if {
	name := parts[count(parts) - 1]
	is_string(name)
}

# `auth.password` of `--set` is about the last of its words.
last_word(name) := words[count(words) - 1] if words := split(name, ".")

# The name of a Secret, or of a key in it, is none: `existingSecret: db`, `existingSecretPasswordKey: password`.
names_a_secret(name, value) if {
	contains(lower(name), "secret")
	not contains(lower(name), "client")
	trim(value, "abcdefghijklmnopqrstuvwxyz-._/") == ""
}

pointer(parts) := concat("", ["/object", concat("", [$"/{escaped(part)}" | some part in parts])])

escaped(part) := replace(replace(part, "~", "~0"), "/", "~1") if {
	is_string(part)
} else := $"{part}"
