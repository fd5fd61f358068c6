# One spelling for each address of the internet, so that a key of the index and a parameter mean all of them.
package hasp.lib.addresses

# In lower case, IPv6 as RFC 5952 writes it; an IPv4 address that a socket of IPv6 carries is that IPv4 address. What is no address stays
# as it is.
canonical(text) := low if {
	low := lower(text)
	is_canonical(low)
} else := mapped if {
	mapped := trim_prefix(lower(text), "::ffff:")
	contains(mapped, ".")
	not contains(mapped, ":")
} else := read(groups) if {
	count(text) <= longest_text
	groups := groups_of(without_zone(lower(text)))
	count(groups) == 8
} else := lower(text)

# Of an address with a zone; what is longer is none, and costs to take apart.
longest_text := 62

# Most need no more than a look.
is_canonical(low) if not contains(low, ":")

is_canonical(low) if {
	not contains(low, ":0")
	not startswith(low, "0")
	not startswith(low, "::ffff:")
	not contains(low, ".")
	not contains(low, "%")
}

# A zone says through which of its interfaces a node reaches the address, which is the same.
without_zone(low) := split(low, "%")[0]

read(groups) := concat(".", array.concat(bytes(groups[6]), bytes(groups[7]))) if {
	array.slice(groups, 0, 6) == ["0", "0", "0", "0", "0", "ffff"]
} else := compressed(groups)

# The eight groups without leading zeros; `::` stands for as many as are missing.
groups_of(low) := [bare(group) | some group in array.concat(array.concat(head, missing), tail)] if {
	sides := split(low, "::")
	count(sides) == 2
	head := side(sides[0])
	tail := side(sides[1])
	given := count(head) + count(tail)
	given < 8
	missing := ["0" | some _ in numbers.range(1, 8 - given)]
} else := [bare(group) | some group in side(low)] if {
	not contains(low, "::")
}

side("") := []

side(text) := array.concat(array.slice(groups, 0, last), hex_pair(groups[last])) if {
	groups := split(text, ":")
	last := count(groups) - 1
	contains(groups[last], ".")
} else := split(text, ":") if {
	text != ""
}

bare(group) := "0" if {
	trim_left(group, "0") == ""
} else := trim_left(group, "0")

# The last 32 bits may stand as IPv4 does.
hex_pair(dotted) := [hex([parts[0], parts[1]]), hex([parts[2], parts[3]])] if {
	parts := [to_number(part) | some part in split(dotted, ".")]
	count(parts) == 4
}

hex(two) := concat("", [digit |
	some byte in two
	some value in [floor(byte / 16), byte % 16]
	digit := substring(digits, value, 1)
])

bytes(group) := [$"{16 * values[0] + values[1]}", $"{16 * values[2] + values[3]}"] if {
	padded := substring($"000{group}", count(group) - 1, 4)
	values := [indexof(digits, digit) | some digit in split(padded, "")]
}

digits := "0123456789abcdef"

# The longest run of zeros, and of equal ones the first, is left out; one group alone is not.
compressed(groups) := $"{head}::{tail}" if {
	text := $":{concat(":", groups)}:"
	longest := max({n | some n in numbers.range(2, 8); contains(text, zeros(n))})
	at := indexof(text, zeros(longest))
	head := trim_prefix(substring(text, 0, at), ":")
	tail := trim_suffix(substring(text, at + count(zeros(longest)), -1), ":")
} else := concat(":", groups)

zeros(n) := $":{concat(":", ["0" | some _ in numbers.range(1, n)])}:"
