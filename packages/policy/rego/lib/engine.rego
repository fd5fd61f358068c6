# Turns what policies found into a decision: modes, scopes, exceptions, what an update found already there, order and verdict.
package hasp.engine

import data.hasp.lib.exceptions
import data.hasp.lib.places
import data.hasp.lib.scopes
import data.hasp.lib.subject
import data.hasp.lib.undecided

# `former` is what `standing` says of the object before the update.
decision(found, unknowns, former) := {
	"contract": 1,
	"phase": input.phase,
	"time": input.context.time,
	"subject": subject.identity,
	"policies": asked,
	"verdict": "allow",
	"violations": [],
	"excepted": [],
	"existing": [],
	"undecided": [],
	"outOfScope": [],
} if {
	count(found) == 0
	count(unknowns) == 0
	count(undecided.problems) == 0
} else := {
	"contract": 1,
	"phase": input.phase,
	"time": input.context.time,
	"subject": subject.identity,
	"policies": asked,
	"verdict": verdict(counted, existing, open),
	"violations": ordered(counted),
	"excepted": ordered([one.entry | some one in judged; one.list == "excepted"]),
	"existing": ordered(existing),
	"undecided": ordered_undecided(open),
	"outOfScope": left_out([one | some one in judged; one.list == "out"]),
} if {
	listed := in_list(found)
	judged := judge_all(listed)
	entries := [one | some one in judged; one.list == "counts"]
	existing := [one.entry | some one in entries; is_existing(one, former)]
	counted := [one.entry | some one in entries; not is_existing(one, former)]
	open := {standing_at_most(one, former) | some one in unsure(listed, unknowns, judged)}
}

# Walking a set hashes each of its members at each step, and violations are walked often.
in_list(found) := [one | some one in found]

# How many policies were asked about a subject of this sort.
asked := n if {
	n := data.hasp.asked[input.kind][input.phase][sort_of_subject]
} else := n if {
	n := data.hasp.asked[input.kind][input.phase]["*"]
} else := 0

sort_of_subject := input.event.type if {
	input.event
} else := input.resource.kind

verdict(counted, existing, open) := "deny" if {
	effects := {one.enforcement | some one in counted} | {one.effect | some one in open}
	some grave in ["enforce", "deny"]
	grave in effects
} else := "unknown" if {
	some one in open
	one.effect == "unknown"
} else := "warn" if {
	some one in counted
	one.enforcement == "warn"
} else := "warn" if {
	some one in open
	one.effect == "warn"
} else := "warn" if {
	some one in existing
	one.enforcement in {"enforce", "warn"}
} else := "allow"

# The gravest first; then by policy, place and message, so that equal inputs give equal bytes.
ordered(entries) := [keyed[4] |
	some keyed in sort([[object.get(rank, entry.severity, 5), entry.policy, entry.path, entry.message, entry] |
		some entry in entries
	])
]

ordered_undecided(entries) := [keyed[3] |
	some keyed in sort([[entry.code, entry.path, entry.message, entry] | some entry in entries])
]

rank := {"critical": 0, "high": 1, "medium": 2, "low": 3, "negligible": 4}

# In an order of its own: WebAssembly walks an object whose keys are arrays in another order than OPA in Go.
left_out(entries) := [object.union({"policy": policy, "count": n}, {"scope": scope | scope != ""}) |
	some [policy, scope] in sort(object.keys(groups))
	n := count([one | some one in entries; one.policy == policy; one.scope == scope])
] if {
	groups := {[one.policy, one.scope]: true | some one in entries}
}

# --- one violation -------------------------------------------------------------------------------------------------------

judge_all(found) := [judge(one.policy, normal(one.violation), tables) |
	some one in found
	not is_repeated(one, found)
] if {
	tables := exceptions.tables(found)
}

# A policy that judges images and what runs them says of a container's image itself what its image's decision says too: once is
# enough, unless that is about something within the image.
is_repeated(one, found) if {
	one.violation.key
	not data.hasp.carried[one.policy][input.kind]
	object.filter(one.violation, ["identifiers", "package", "file"]) == {}
	some other in found
	other.policy == one.policy
	startswith(other.violation.path, $"{one.violation.path}/")
}

judge(policy, violation, tables) := {"list": "out", "policy": policy, "scope": scope} if {
	place := subject.place_of(violation.path)
	[mode, scope] := scopes.mode(policy, place)
	mode == "off"
} else := {"list": "excepted", "entry": object.union(entry(policy, violation), {"exception": exceptions.told(fit.exception)}), "violation": violation} if {
	fit := exceptions.covering(policy, violation, tables, true)
} else := {"list": "undecided", "entry": open, "print": open_print(open, violation)} if {
	open := perhaps_excepted(policy, violation, exceptions.covering(policy, violation, tables, false))
	open.effect != "ignore"
} else := {"list": "counts", "entry": counted, "print": finding_print(counted, violation)} if {
	counted := entry(policy, violation)
}

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

entry(policy, violation) := object.union_n([object.filter(violation, ["identifiers", "package", "fix"]), scopes.limit(most(violation)), where(violation, place), {
	"policy": policy,
	"title": settings.title,
	"severity": scopes.severity(policy, place),
	"enforcement": scopes.at_most(mode, most(violation)),
	"message": violation.message,
	"path": violation.path,
	"evidence": object.filter(violation, ["observed", "expected", "source"]),
	"remediation": settings.remediation,
}]) if {
	settings := data.hasp.settings.policies[policy]
	place := subject.place_of(violation.path)
	[mode, _] := scopes.mode(policy, place)
}

# The gravest mode that a policy lets one of its violations have, beneath its own.
most(violation) := object.get(violation, "atMost", "enforce")

where(violation, place) := object.union({"at": at | at := places.at(violation.path)}, {"container": name | name := subject.containers[place]})

# --- what is not certain -------------------------------------------------------------------------------------------------

# What could not be told, each with the form in which it is known again after an update.
unsure(found, unknowns, judged) := ({{"entry": one, "print": undecided_print(one)} |
	some one in (undecided.problems | undecided.of_policies(unknowns))
} | {object.filter(one, ["entry", "print"]) |
	some one in judged
	one.list == "undecided"
}) | open_scopes(found, judged)

# Scopes that would make a violation graver, but for those that an exception covers whatever their mode is.
open_scopes(found, judged) := {{"entry": open, "print": open_print(open, violation)} |
	some one in found
	violation := normal(one.violation)
	some open in undecided.by_open_scopes(one.policy, violation.path, violation.message, most(violation))
	not is_excepted(one.policy, violation, judged)
}

is_excepted(policy, violation, judged) if {
	some one in judged
	one.list == "excepted"
	one.entry.policy == policy
	one.violation == violation
}

# A violation that only warns or is recorded does no more where an exception may cover it.
perhaps_excepted(policy, violation, fit) := object.union(scopes.limit(most(violation)), {
	"code": code,
	"effect": undecided.milder(undecided.effect(code, violation.path), scopes.at_most(mode, most(violation))),
	"path": violation.path,
	"policy": policy,
	"message": $"{violation.message}: exception {fit.exception.id} may cover it, and {why}",
}) if {
	[code, why] := fit.reason
	[mode, _] := scopes.mode(policy, subject.place_of(violation.path))
}

# --- updates -------------------------------------------------------------------------------------------------------------

# The input as it was before the update.
former_input := object.union_n([
	{"contract": 1, "phase": input.phase, "kind": input.kind, "context": input.context, input.kind: input.former},
	{"object": one | one := input.formerObject},
	{"related": one | one := input.related},
])

# What counted against the object already, in a form in which the same fault of the new object is known again.
standing(found, unknowns) := {one.print | some one in judged; one.list == "counts"} | {one.print |
	some one in unsure(listed, unknowns, judged)
} if {
	listed := in_list(found)
	judged := judge_all(listed)
}

is_existing(one, former) if {
	former[one.print]
	not data.hasp.settings.policies[one.entry.policy].updates == "strict"
}

# A violation of another container, value or mode is another one. A Pod changes where it runs, so there its images count too: a new
# program must not inherit what the old one was let to do.
finding_print(entry, violation) := [
	entry.policy,
	entry.enforcement,
	object.get(entry, "container", ""),
	what(violation),
	runs(subject.place_of(entry.path)),
]

what(violation) := violation.key if {
	violation.key
} else := [violation.message, object.get(violation, "observed", null)]

# What could not be told before either does not block an update; it is still said.
standing_at_most(one, former) := object.union(one.entry, {"effect": "warn"}) if {
	one.entry.effect in {"unknown", "deny"}
	former[one.print]
	not data.hasp.settings.updates == "strict"
	not data.hasp.settings.policies[object.get(one.entry, "policy", "")].updates == "strict"
} else := one.entry

undecided_print(one) := [
	"undecided",
	one.code,
	one.effect,
	object.get(one, "policy", ""),
	object.get(subject.containers, place, ""),
	one.message,
	runs(place),
] if {
	place := subject.place_of(one.path)
}

open_print(open, violation) := [undecided_print(open), what(violation)]

# Looked up, not searched: each violation asks.
runs(place) := [] if {
	not input.workload.kind == "Pod"
} else := [input.workload.containers[to_number(place)].image.reference] if {
	not place == "subject"
	not startswith(place, "volume ")
} else := references

references := [container.image.reference | some container in input.workload.containers]

# Whether there is anything to tell apart from what was there before.
is_told(found, _) if count(found) > 0

is_told(_, unknowns) if count(unknowns) > 0

is_told(_, _) if count(undecided.problems) > 0
