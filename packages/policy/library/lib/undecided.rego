# What could not be told of a subject, and what that does to the decision. The codes and their effects are the contract's closed list,
# with the settings over it (data.hasp.settings.problems).
package hasp.lib.undecided

import data.hasp.lib.matching
import data.hasp.lib.scopes
import data.hasp.lib.subject

# A code that nobody knows is no reason to let something pass.
effect(code, path) := one if {
	one := scopes.effect(code, path)
} else := data.hasp.settings.problems[code][input.phase] if {
	true
} else := "unknown"

problems contains entry(code, path, message) if {
	some [code, path, message] in untold
	effect(code, path) != "ignore"
}

# What a scope would make of it, were the owner or the namespace what they may be.
problems contains entry(open_code, path, $"{message}: scope {one.scope} may make it graver, and {why}") if {
	some [code, path, message] in untold
	some one in scopes.open_effects(code, path)
	rank[one.effect] > rank[effect(code, path)]
	[open_code, why] := one.reason
	effect(open_code, path) != "ignore"
}

# What could not be told, whatever that does: its code, its place and its message.
untold contains [problem.code, problem.path, problem.message] if some problem in input.problems

untold contains [problem.code, problem.path, problem.message] if some problem in input.image.problems

# An ecosystem without data is not an ecosystem without findings; without a database that is said once.
untold contains ["NO_DATA", $"/image/coverage/{i}", $"no advisories for {one.ecosystem} ({one.packages} packages)"] if {
	some i, one in input.image.coverage
	one.state != "matched"
	one.packages > 0
	not "ADVISORIES_MISSING" in {problem.code | some problem in input.image.problems}
}

untold contains ["IMAGE_UNKNOWN", $"{path}/image", $"nothing is known of image {image.reference}"] if {
	some path, image in used
	image.known == false
}

# Facts that nobody judged by this bundle, or judged by policies that it does not have, say nothing of the image.
untold contains ["IMAGE_JUDGEMENT_FAILED", $"{path}/image", $"image {image.reference} is known and was not judged"] if {
	some path, image in used
	image.known
	not image.decision
}

untold contains [
	"IMAGE_JUDGEMENT_FAILED",
	$"{path}/image",
	$"image {image.reference} was judged by the policy {policy}, which this bundle does not have",
] if {
	some path, image in used
	some policy in ({one.policy | some one in image.decision.violations} | object.keys(object.get(image.decision, "omitted", {})))
	not data.hasp.carried[policy]
}

# What an image's own decision could not tell is not told by running it.
untold contains [problem.code, $"{path}/image", of_image(image, problem)] if {
	some path, image in used
	some problem in image.decision.undecided
	not data.hasp.settings.policies[problem.policy]
}

problems contains one if {
	some path, image in used
	some problem in image.decision.undecided
	data.hasp.settings.policies[problem.policy]
	some one in of_policy(problem.policy, problem.code, $"{path}/image", of_image(image, problem))
}

of_image(image, problem) := $"image {image.reference}: {problem.message}"

# Parameters that may hold here, were the owner or the namespace what they may be.
problems contains entry(code, "", $"scope {fit.scope.name} may give parameters here, and {why}") if {
	some fit in scopes.fitting
	not fit.certain
	matching.is_at(fit.places, "subject")
	some _, change in fit.scope.policies
	change.parameters
	[code, why] := fit.reason
	effect(code, "") != "ignore"
}

used[$"/workload/containers/{i}"] := container.image if {
	input.kind == "workload"
	some i, container in input.workload.containers
}

used["/container"] := input.container.image if input.kind == "container"

entry(code, path, message) := {"code": code, "effect": effect(code, path), "path": path, "message": message}

# What policies say that they could not tell.
of_policies(unknowns) := {one |
	some unknown in unknowns
	said := stated(unknown.unknown)
	some one in of_policy(unknown.policy, said.code, said.path, said.message)
}

stated(unknown) := {
	"code": object.get(unknown, "code", "POLICY_UNDECIDED"),
	"path": object.get(unknown, "path", ""),
	"message": object.get(unknown, "message", "the policy could not tell"),
} if {
	is_object(unknown)
} else := {"code": "POLICY_UNDECIDED", "path": "", "message": $"the policy could not tell: {unknown}"}

# A policy that only warns or records does no more by not knowing.
of_policy(policy, code, path, message) := {object.union(one, {"policy": policy}) |
	some one in {{"code": code, "effect": milder(effect(code, path), mode), "path": path, "message": message}}
	one.effect != "ignore"
} | by_open_scopes(policy, path, message) if {
	mode := scopes.mode(policy, subject.place_of(path))[0]
}

# Scopes that would make what a policy says of a place graver, were the owner or the namespace what they may be.
by_open_scopes(policy, path, message) := {one |
	some open in scopes.graver(policy, subject.place_of(path))
	[code, why] := open.reason
	weight := milder(effect(code, path), open.mode)
	weight != "ignore"
	one := {
		"code": code,
		"effect": weight,
		"path": path,
		"policy": policy,
		"message": $"{message}: scope {open.scope} may make it graver, and {why}",
	}
}

# What not knowing does where what is not known would do no more than its mode.
milder(weight, mode) := weight if {
	mode == "enforce"
} else := weight if {
	rank[weight] < rank[mode]
} else := "ignore" if {
	mode == "off"
} else := mode

rank := {"ignore": 0, "audit": 1, "warn": 2, "unknown": 3, "deny": 4, "off": 0}
