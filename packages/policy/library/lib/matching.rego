# Whether a match of the settings (contract: Match) means a violation. Every list that it gives must hold something that is meant.
package hasp.lib.matching

import data.hasp.lib.globs
import data.hasp.lib.subject

# What a match says of the subject is the same for all violations, and patterns are dear: it is worked out once. Undefined
# where it cannot mean any of them.
prepare(match) := {"match": match, "places": meant} if {
	fits_any(match, "namespaces", subject.namespaces)
	fits_any(match, "names", subject.names)
	meant := places(match)
	meant != set()
}

covers(prepared, violation) if {
	holds(prepared.match, "identifiers", object.get(violation, "identifiers", []))
	holds(prepared.match, "packages", [name | name := violation.package])
	is_at(prepared.places, violation.path)
}

# The places of the images that are meant; null where no image is asked for.
places(match) := null if {
	not match.images
} else := {place |
	some place, texts in subject.images
	fits_any(match, "images", texts)
}

is_at(meant, path) if {
	meant == null
} else if {
	subject.place_of(path) in meant
} else if {
	subject.place_of(path) == "subject"
}

holds(match, list, values) if {
	not match[list]
} else if {
	some value in values
	value in match[list]
}

fits_any(match, list, values) if {
	not match[list]
} else if {
	some pattern in match[list]
	some value in values
	globs.fits(pattern, value)
}
