# Whether a match of the settings (library/settings.ts: Match) means a subject and its violations. Every list that it gives must hold
# something that is meant.
package hasp.lib.matching

import data.hasp.lib.globs
import data.hasp.lib.subject

# What a match says of the subject is the same for all violations: it is worked out once. Undefined where it cannot mean any of
# them. It is not certain where it hangs on an owner or a namespace that could not be asked for, and then says on which.
prepare(match) := {"match": match, "places": meant, "certain": true} if {
	is_meant(match)
	fits_any(match, "names", subject.names)
	fits_labels(match, "labels", subject.labels)
	fits_labels(match, "namespaceLabels", namespace_labels)
	meant := places(match)
	meant != set()
} else := {"match": match, "places": meant, "certain": false, "reason": reason(match)} if {
	is_open
	is_meant(match)
	may_fit_owner(match)
	may_fit_namespace(match)
	meant := places(match)
	meant != set()
}

reason(match) := ["NAMESPACE_UNKNOWN", "the labels of its namespace could not be asked for"] if {
	match.namespaceLabels
	not input.context.namespace
} else := ["OWNER_UNKNOWN", "who owns it could not be asked for"]

is_meant(match) if {
	fits_any(match, "clusters", subject.clusters)
	fits_any(match, "environments", subject.environments)
	fits_any(match, "namespaces", subject.namespaces)
	fits_any(match, "users", subject.users)
	is_of_kind(match)
}

is_of_kind(match) if {
	not match.kinds
} else if {
	input.kind in match.kinds
}

is_open if subject.is_owner_open

is_open if not input.context.namespace

namespace_labels contains input.context.namespace.labels

may_fit_owner(match) if {
	subject.is_owner_unnamed
} else if {
	fits_any(match, "names", subject.names_if_owned)
	may_fit_labels(match)
}

may_fit_labels(match) if {
	fits_labels(match, "labels", subject.labels_if_owned)
} else if {
	subject.has_unknown_labels
}

may_fit_namespace(match) if {
	fits_labels(match, "namespaceLabels", namespace_labels)
} else if {
	not input.context.namespace
	subject.namespace
}

# Whether it means a violation at this place.
covers(prepared, violation, place) if {
	is_at(prepared.places, place)
	holds(prepared.match, "identifiers", object.get(violation, "identifiers", []))
	holds(prepared.match, "packages", [name | name := violation.package])
	fits_any(prepared.match, "paths", paths_of(violation))
}

# The places of the images and containers that are meant; null where none is asked for.
places(match) := null if {
	not match.images
	not match.containers
} else := {place |
	some place, texts in subject.images
	fits_any(match, "images", texts)
	fits_any(match, "containers", {name | name := subject.containers[place]})
}

# What is wrong with the whole subject is meant only if each of its containers is.
is_at(meant, place) if {
	meant == null
} else if {
	meant[place]
} else if {
	place == "subject"
	count(subject.places) > 0
	count(subject.places - meant) == 0
}

# Whether it means a part of the subject, and not all of it.
is_in_part(meant) if {
	meant != null
	not is_at(meant, "subject")
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

fits_labels(match, list, candidates) if {
	not match[list]
} else if {
	some labels in candidates
	every key, patterns in match[list] {
		some pattern in patterns
		globs.fits(pattern, labels[key])
	}
}

paths_of(violation) := ({text | text := violation.file} | {text | text := violation.source.file}) | files

files contains input.event.path

files contains input.event.process.executable
