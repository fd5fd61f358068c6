# Turns what policies found into a decision: enforcement, scopes, exceptions, order and verdict.
package hasp.engine

import data.hasp.lib.globs
import data.hasp.lib.images

decision(found) := {
	"phase": input.phase,
	"subject": subject,
	"verdict": "allow",
	"violations": [],
	"excepted": [],
} if {
	count(found) == 0
} else := {
	"phase": input.phase,
	"subject": subject,
	"verdict": verdict({violation.enforcement | some violation in violations}),
	"violations": violations,
	"excepted": excepted,
} if {
	stated := [{"policy": one.policy, "violation": normal(one.violation)} | some one in found]
	scopes := prepared_scopes({one.policy | some one in stated})
	candidates := prepared_exceptions(stated)
	judged := [judge(one, candidates) |
		some one in stated
		applies(one, scopes)
	]
	violations := ordered([entry | some entry in judged; not entry.exception])
	excepted := ordered([entry | some entry in judged; entry.exception])
}

verdict(modes) := "deny" if {
	"enforce" in modes
} else := "warn" if {
	"warn" in modes
} else := "allow"

# The gravest first; then by policy, place and message, so that equal inputs give equal bytes.
ordered(entries) := [keyed[4] |
	some keyed in sort([[object.get(rank, entry.severity, 5), entry.policy, entry.path, entry.message, entry] |
		some entry in entries
	])
]

rank := {"critical": 0, "high": 1, "medium": 2, "low": 3, "negligible": 4}

# A policy that states its violation badly is still heard: a malformed one must not pass as none.
normal(violation) := object.union({"message": "violates this policy", "path": ""}, violation) if {
	is_object(violation)
} else := {"message": $"violates this policy: {violation}", "path": ""}

judge(one, candidates) := object.union(entry(one), {"exception": exception}) if {
	exception := object.filter(exception_of(one, candidates), ["id", "owner", "reason", "expires"])
} else := entry(one)

entry(one) := object.union(object.filter(violation, ["identifiers", "package"]), {
	"policy": one.policy,
	"title": settings.title,
	"severity": settings.severity,
	"enforcement": settings.enforcement[input.phase],
	"message": violation.message,
	"path": violation.path,
	"evidence": object.filter(violation, ["observed", "source"]),
	"remediation": settings.remediation,
}) if {
	settings := data.hasp.settings.policies[one.policy]
	violation := one.violation
}

applies(one, scopes) if {
	not data.hasp.settings.policies[one.policy].scope
} else if {
	scope := data.hasp.settings.policies[one.policy].scope
	prepared := scopes[one.policy]
	is_included(scope, prepared, one.violation)
	not is_excluded(prepared, one.violation)
}

is_included(scope, prepared, violation) if {
	not scope.include
} else if {
	covers(prepared.include, violation)
}

is_excluded(prepared, violation) if covers(prepared.exclude, violation)

# The first by id, where several cover the violation.
exception_of(one, candidates) := min({[candidate.exception.id, candidate.exception] |
	some key in keys_of_violation(one.violation)
	some candidate in candidates[[one.policy, key]]
	covers(candidate, one.violation)
})[1]

# The exceptions that hold now, by policy and by what they name, so that a violation meets only the few that may be meant.
live[policy][key] contains exception if {
	some exception in data.hasp.settings.exceptions
	input.context.time < exception.expires
	some policy in exception.policies
	some key in keys_of_match(exception.match)
}

keys_of_match(match) := {$"identifier {identifier}" | some identifier in match.identifiers} if {
	match.identifiers
} else := {$"package {name}" | some name in match.packages} if {
	match.packages
} else := {"any"}

keys_of_violation(violation) := ({"any"} | identifiers) | packages if {
	identifiers := {$"identifier {identifier}" | some identifier in violation.identifiers}
	packages := {$"package {name}" | name := violation.package}
}

# What a match says of the subject is the same for all violations, and patterns are dear: it is worked out once.
prepared_exceptions(stated) := {[policy, key]: candidates |
	some [policy, key] in {[one.policy, key] | some one in stated; some key in keys_of_violation(one.violation)}
	candidates := [object.union(prepared, {"exception": exception}) |
		some exception in live[policy][key]
		prepared := prepare(exception.match)
	]
}

prepared_scopes(policies) := {policy: sides |
	some policy in policies
	sides := {side: prepared |
		some side, match in data.hasp.settings.policies[policy].scope
		prepared := prepare(match)
	}
}

prepare(match) := {"match": match, "places": places(match)} if {
	fits_any(match, "namespaces", namespaces)
	fits_any(match, "names", names)
}

# The containers whose image a match means; null where it asks for no image.
places(match) := null if {
	not match.images
} else := {place |
	some place, texts in image_names
	fits_any(match, "images", texts)
}

covers(prepared, violation) if {
	holds(prepared.match, "identifiers", object.get(violation, "identifiers", []))
	holds(prepared.match, "packages", [name | name := violation.package])
	is_at(prepared.places, place_of(violation.path))
}

is_at(places, place) if {
	places == null
} else if {
	place in places
} else if {
	place == "subject"
	count(places) > 0
}

# Every list that is given must hold something that is meant.
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

# A violation is about its own container where its path leads there, else about the whole subject.
place_of(path) := parts[3] if {
	parts := split(path, "/")
	parts[1] == "workload"
	parts[2] == "containers"
	image_names[parts[3]]
} else := "subject"

image_names[$"{i}"] := images.names_of_summary(container.image) if {
	input.kind == "workload"
	some i, container in input.workload.containers
}

image_names.subject := images.names_of_reference(input.image.reference, object.get(input.image, "digest", "")) if {
	input.kind == "image"
}

image_names.subject := images.names_of_summary(input.container.image) if {
	input.kind in {"container", "process", "network"}
}

subject := object.union(
	{"kind": "image", "name": object.get(input.image, "reference", input.image.id)},
	{"id": object.get(input.image, "digest", input.image.id)},
) if {
	input.kind == "image"
}

subject := {
	"kind": "workload",
	"name": $"{input.workload.kind}/{input.workload.name}",
	"namespace": input.workload.namespace,
} if {
	input.kind == "workload"
}

subject := object.union(
	{"kind": input.kind, "name": input.container.name},
	object.filter(input.container, ["id"]),
) if {
	input.kind in {"container", "process", "network"}
}

subject := object.union(
	{"kind": "resource", "name": $"{input.resource.kind}/{input.resource.name}"},
	object.filter(input.resource, ["namespace"]),
) if {
	input.kind == "resource"
}

names contains subject.name if input.kind != "image"

names contains input.workload.name if input.kind == "workload"

names contains input.resource.name if input.kind == "resource"

namespaces contains subject.namespace
