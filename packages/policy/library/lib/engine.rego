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
	judged := [judge(one.policy, violation) |
		some one in found
		violation := normal(one.violation)
		applies(one.policy, violation)
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

judge(policy, violation) := object.union(entry(policy, violation), {"exception": exception}) if {
	exception := object.filter(exception_of(policy, violation), ["id", "owner", "reason", "expires"])
} else := entry(policy, violation)

entry(policy, violation) := object.union(object.filter(violation, ["identifiers", "package"]), {
	"policy": policy,
	"title": settings.title,
	"severity": settings.severity,
	"enforcement": settings.enforcement[input.phase],
	"message": violation.message,
	"path": violation.path,
	"evidence": object.filter(violation, ["observed", "source"]),
	"remediation": settings.remediation,
}) if {
	settings := data.hasp.settings.policies[policy]
}

applies(policy, violation) if {
	scope := object.get(data.hasp.settings.policies[policy], "scope", {})
	included(scope, violation)
	not excluded(scope, violation)
}

included(scope, violation) if matches(scope.include, violation)

else if not scope.include

excluded(scope, violation) if matches(scope.exclude, violation)

# The exceptions that hold now, by the policies that they name.
live[policy] contains exception if {
	some exception in data.hasp.settings.exceptions
	input.context.time < exception.expires
	some policy in exception.policies
}

# The first by id, where several cover the violation.
exception_of(policy, violation) := min({[exception.id, exception] |
	some exception in live[policy]
	matches(exception.match, violation)
})[1]

# Every list that is given holds a pattern that matches; the dear ones come last.
matches(match, violation) if {
	listed(match, "identifiers", object.get(violation, "identifiers", []))
	listed(match, "packages", [name | name := violation.package])
	globbed(match, "namespaces", namespaces)
	globbed(match, "names", names)
	images_match(match, violation)
}

listed(match, list, values) if {
	not match[list]
} else if {
	some value in values
	value in match[list]
}

globbed(match, list, values) if {
	not match[list]
} else if {
	some pattern in match[list]
	some value in values
	globs.fits(pattern, value)
}

images_match(match, violation) if {
	not match.images
} else if {
	globbed(match, "images", image_names(violation.path))
}

# The images that a violation is about: its own container's, else every image of the subject.
image_names(path) := images.names_of_summary(input.workload.containers[i].image) if {
	input.kind == "workload"
	parts := split(path, "/")
	parts[1] == "workload"
	parts[2] == "containers"
	i := to_number(parts[3])
} else := [name |
	some container in input.workload.containers
	some name in images.names_of_summary(container.image)
] if {
	input.kind == "workload"
} else := images.names_of_reference(input.image.reference, object.get(input.image, "digest", "")) if {
	input.kind == "image"
} else := images.names_of_summary(input.container.image)

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
