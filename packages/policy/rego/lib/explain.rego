# Which settings hold for a subject, and which of them said so: `hasp policy settings --explain`.
package hasp.lib.explain

import data.hasp.lib.matching
import data.hasp.lib.scopes
import data.hasp.lib.subject

settings := {
	"subject": subject.identity,
	"phase": input.phase,
	"scopes": [object.union(object.filter(fit, ["certain"]), {"name": fit.scope.name, "places": fit.places}) | some fit in scopes.fitting],
	"policies": policies,
	"exceptions": sort(exceptions),
}

policies[id] := said_at(id, "subject") if {
	some id, _ in data.hasp.settings.policies
}

# What holds for a policy at a place of the subject: a container may have a scope of its own.
said_at(id, place) := {
	"enforcement": {"value": mode, "by": said_by(scope, policy.from.enforcement)},
	"severity": {"value": scopes.severity(id, place), "by": severity_by(id, policy, place)},
	"parameters": {name: {"value": value, "by": by} |
		some name, value in parameters_of(id)
		by := parameter_by(id, name, policy)
	},
} if {
	policy := data.hasp.settings.policies[id]
	[mode, scope] := scopes.mode(id, place)
}

# The same for what a JSON Pointer into the input points at: `hasp policy explain`.
said(id, path) := said_at(id, subject.place_of(path))

said_by("", from) := from

said_by(scope, _) := $"scope {scope}" if scope != ""

severity_by(id, policy, place) := names[0] if {
	names := [$"scope {fit.scope.name}" |
		some fit in scopes.fitting
		fit.certain
		matching.is_at(fit.places, place)
		fit.scope.policies[id].severity
	]
	count(names) > 0
} else := policy.from.severity

parameters_of(id) := scopes.parameters(id) if {
	data.hasp.settings.parameters[id]
} else := {}

parameter_by(id, name, policy) := names[0] if {
	names := [$"scope {fit.scope.name}" |
		some fit in scopes.fitting
		fit.certain
		matching.is_at(fit.places, "subject")
		name in object.keys(fit.scope.policies[id].parameters)
	]
	count(names) > 0
} else := object.get(policy.from.parameters, name, "policy")

# Those whose match may mean the subject; which violations each covers is seen in a decision.
exceptions contains id if {
	some id, exception in data.hasp.settings.exceptions.list
	matching.prepare(exception.match)
}
