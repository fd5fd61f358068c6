# Small values of an object as the contract has them.
package hasp.review.values

# Members under names of ours; those that are not there stay out.
renamed(owner, names) := {name: owner[old] | some name, old in names}

resources(written) := {list: {name: quantity(one) | some name, one in object.get(written, list, {})} | some list in ["limits", "requests"]}

quantity(written) := {"text": text, "value": min([amount(text), 9223372036854775807])} if {
	text := as_text(written)
}

as_text(written) := written if {
	is_string(written)
} else := json.marshal(written)

# The number of cores or bytes.
amount(text) := number(trim_suffix(text, unit)) * units[unit] if {
	unit := substring(text, count(text) - 2, -1)
	units[unit]
} else := number(trim_suffix(text, unit)) * units[unit] if {
	unit := substring(text, count(text) - 1, -1)
	units[unit]
} else := number(trim_suffix(text, unit)) / parts[unit] if {
	unit := substring(text, count(text) - 1, -1)
	parts[unit]
} else := number(text)

# Kubernetes reads `+1`, `.5`, `5.` and `007` too.
number(text) := -1 * to_number(plain(trim_prefix(text, "-"))) if {
	startswith(text, "-")
} else := to_number(plain(trim_prefix(text, "+")))

plain(text) := $"0{rest}" if {
	rest := trim_left(written(text), "0")
	not substring(rest, 0, 1) in {"1", "2", "3", "4", "5", "6", "7", "8", "9"}
} else := trim_left(written(text), "0")

written(text) := replace(replace(trim_suffix(text, "."), ".e", "e"), ".E", "e")

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

parts := {"m": 1000, "u": 1000000, "n": 1000000000}
