# Turns what policies found into a decision: enforcement, scopes, exceptions, order and verdict.
package hasp.engine

import data.hasp.lib.matching
import data.hasp.lib.subject

decision(found) := {
	"phase": input.phase,
	"subject": subject.identity,
	"verdict": "allow",
	"violations": [],
	"excepted": [],
} if {
	count(found) == 0
} else := {
	"phase": input.phase,
	"subject": subject.identity,
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
normal(violation) := violation if {
	is_string(violation.message)
	is_string(violation.path)
} else := object.union(violation, {
	"message": text_or(object.get(violation, "message", ""), "violates this policy"),
	"path": text_or(object.get(violation, "path", ""), ""),
}) if {
	is_object(violation)
} else := {"message": $"violates this policy: {violation}", "path": ""}

text_or(value, default_text) := value if {
	is_string(value)
	value != ""
} else := default_text

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
	matching.covers(prepared.include, violation)
}

is_excluded(prepared, violation) if matching.covers(prepared.exclude, violation)

prepared_scopes(policies) := {policy: sides |
	some policy in policies
	sides := {side: prepared |
		some side, match in data.hasp.settings.policies[policy].scope
		prepared := matching.prepare(match)
	}
}

# The first by id, where several cover the violation.
exception_of(one, candidates) := first[1] if {
	count(candidates) > 0
	first := min({[candidate.exception.id, candidate.exception] |
		some key in keys_of_violation(one.violation)
		some candidate in candidates[[one.policy, key]]
		matching.covers(candidate, one.violation)
	})
}

# The exceptions that may be meant, by policy and key.
prepared_exceptions(stated) := {} if {
	count(live) == 0
} else := {[policy, key]: candidates |
	some [policy, key] in {[one.policy, key] | some one in stated; some key in keys_of_violation(one.violation)}
	candidates := [object.union(prepared, {"exception": exception}) |
		some exception in live[policy][key]
		prepared := matching.prepare(exception.match)
	]
	count(candidates) > 0
}

# Those that hold now, by policy and by what they name, so that a violation meets only the few that may mean it.
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
