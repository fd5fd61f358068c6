# Which scope of the settings decides a mode, a severity, a parameter or the weight of a problem: the narrowest that fits.
package hasp.lib.scopes

import data.hasp.lib.matching
import data.hasp.lib.subject

# The scopes that mean this subject or a part of it, the narrowest first.
fitting := [one[1] |
	some one in sort([[scope.rank, object.union({"scope": scope}, prepared)] |
		some id in subject.ids_in(data.hasp.settings.scopes.keys)
		scope := data.hasp.settings.scopes.list[id]
		prepared := matching.prepare(scope.match)
	])
] if {
	data.hasp.settings.scopes.list
} else := []

# The mode of a policy's violations at a place, and the scope that said so. What is wrong with the whole subject is milder only where
# a scope means all of it, and graver already where one means a part: nobody gets out of a scope by adding a container.
mode(policy, place) := [gravest[2], gravest[3]] if {
	place == "subject"
	in_part := [[weight[mode], -1 * i, mode, fit.scope.name] |
		some i, fit in fitting
		mode := fit.scope.policies[policy].enforcement[input.phase]
		fit.certain
		matching.is_in_part(fit.places)
	]
	[i, said, name] := stated(policy, place)
	narrower := [one | some one in in_part; one[1] > -1 * i]
	gravest := max(array.concat([[weight[said], -1 * i, said, name]], narrower))
} else := array.slice(stated(policy, place), 1, 3)

# The mode of what is at most that grave by its policy's own word (`atMost`). No other word makes it milder.
at_most(mode, most) := most if {
	weight[mode] > milder[most]
} else := mode

milder := {"audit": 1, "warn": 2}

# How it is told in a decision.
limit(most) := {"atMost": most} if {
	milder[most]
} else := {}

# Which of the scopes says it, the mode and the scope's name.
stated(policy, place) := said[0] if {
	said := [[i, mode, fit.scope.name] |
		some i, fit in fitting
		mode := fit.scope.policies[policy].enforcement[input.phase]
		fit.certain
		matching.is_at(fit.places, place)
	]
} else := [count(fitting), "off", "include"] if {
	include := data.hasp.settings.policies[policy].include
	not is_included(include, place)
} else := [count(fitting), base(policy), ""]

# Where it cannot be told that a subject lies outside, it is within; so is what is wrong with a whole of which a part is.
is_included(include, place) if {
	prepared := matching.prepare(include)
	is_met(prepared.places, place)
}

# Whether a match means anything of what is at a place.
is_met(meant, place) if {
	matching.is_at(meant, place)
} else if {
	place == "subject"
}

base(policy) := object.get(data.hasp.settings.policies[policy].enforcement, input.phase, "off")

severity(policy, place) := said[0] if {
	said := [severity |
		some fit in fitting
		severity := fit.scope.policies[policy].severity
		fit.certain
		matching.is_at(fit.places, place)
	]
} else := data.hasp.settings.policies[policy].severity

# Parameters hold for the whole subject, so a scope by image gives them only where it means every container.
parameters(policy) := values if {
	base_values := data.hasp.settings.parameters[policy]
	given := [fit.scope.policies[policy].parameters |
		some fit in fitting
		fit.certain
		matching.is_at(fit.places, "subject")
	]
	values := {name: value |
		some name, base_value in base_values
		value := array.concat([one[name] | some one in given], [base_value])[0]
	}
}

# Scopes that would make a policy graver here, were the owner or the namespace what they may be.
graver(policy, place) := [{"scope": fit.scope.name, "mode": mode_there, "reason": fit.reason} |
	some i, fit in fitting
	not fit.certain
	mode_there := fit.scope.policies[policy].enforcement[input.phase]
	is_met(fit.places, place)
	weight[mode_there] > weight[mode(policy, place)[0]]
	not is_decided_before(policy, place, i)
]

weight := {"off": 0, "audit": 1, "warn": 2, "enforce": 3}

# Whether a narrower scope, that fits for certain, says the mode whatever this one may mean.
is_decided_before(policy, place, i) if {
	some narrower in array.slice(fitting, 0, i)
	narrower.certain
	narrower.scope.policies[policy].enforcement[input.phase]
	matching.is_at(narrower.places, place)
}

# What a problem at a path does, where a scope says it.
effect(code, path) := said[0] if {
	said := [effect |
		some fit in fitting
		effect := fit.scope.problems[code][input.phase]
		fit.certain
		matching.is_at(fit.places, subject.place_of(path))
	]
}

# What scopes that mean a part of the subject say of a problem of the whole: as with modes, only what is graver counts.
effects_in_part(code, path) := {effect |
	some i, fit in fitting
	effect := fit.scope.problems[code][input.phase]
	fit.certain
	matching.is_in_part(fit.places)
	subject.place_of(path) == "subject"
	not is_effect_decided_before(code, "subject", i)
}

# Scopes by which a problem would do something else, were the owner or the namespace what they may be.
open_effects(code, path) := [{"scope": fit.scope.name, "effect": effect_there, "reason": fit.reason} |
	some i, fit in fitting
	not fit.certain
	effect_there := fit.scope.problems[code][input.phase]
	place := subject.place_of(path)
	is_met(fit.places, place)
	not is_effect_decided_before(code, place, i)
]

is_effect_decided_before(code, place, i) if {
	some narrower in array.slice(fitting, 0, i)
	narrower.certain
	narrower.scope.problems[code][input.phase]
	matching.is_at(narrower.places, place)
}
