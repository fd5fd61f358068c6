# What could not be told of a subject, and what that does to the decision. The codes and their effects are the contract's closed list,
# with the settings over it (data.hasp.settings.problems).
package hasp.lib.undecided

import data.hasp.lib.scopes
import data.hasp.lib.subject

# A code that nobody knows is no reason to let something pass.
effect(code) := one if {
	one := scopes.effect(code)
} else := data.hasp.settings.problems[code][input.phase] if {
	true
} else := "unknown"

problems contains entry(problem.code, problem.path, problem.message) if {
	some problem in input.problems
	effect(problem.code) != "ignore"
}

problems contains entry(problem.code, problem.path, problem.message) if {
	some problem in input.image.problems
	effect(problem.code) != "ignore"
}

# An ecosystem without data is not an ecosystem without findings; without a database that is said once.
problems contains entry("NO_DATA", $"/image/coverage/{i}", $"no advisories for {one.ecosystem} ({one.packages} packages)") if {
	some i, one in input.image.coverage
	one.state != "matched"
	one.packages > 0
	not "ADVISORIES_MISSING" in {problem.code | some problem in input.image.problems}
	effect("NO_DATA") != "ignore"
}

# What an image's own decision could not tell is not told by running it.
problems contains object.union(stated_of_image(path, image, problem), {"effect": weight}) if {
	some path, image in used
	some problem in image.decision.undecided
	weight := weight_in_image(problem, path)
	weight != "ignore"
}

stated_of_image(path, image, problem) := object.union(object.filter(problem, ["policy"]), {
	"code": problem.code,
	"path": $"{path}/image",
	"message": $"image {image.reference}: {problem.message}",
})

weight_in_image(problem, path) := weight_of(problem.code, scopes.mode(problem.policy, subject.place_of($"{path}/image"))[0]) if {
	problem.policy
} else := effect(problem.code)

problems contains entry("IMAGE_UNKNOWN", $"{path}/image", $"nothing is known of image {image.reference}") if {
	some path, image in used
	image.known == false
	effect("IMAGE_UNKNOWN") != "ignore"
}

# Facts that nobody judged by this bundle, or judged by policies that it does not have, say nothing of the image.
problems contains entry("IMAGE_JUDGEMENT_FAILED", $"{path}/image", $"image {image.reference} is known and was not judged") if {
	some path, image in used
	image.known
	not image.decision
	effect("IMAGE_JUDGEMENT_FAILED") != "ignore"
}

problems contains entry(
	"IMAGE_JUDGEMENT_FAILED",
	$"{path}/image",
	$"image {image.reference} was judged by the policy {policy}, which this bundle does not have",
) if {
	some path, image in used
	some policy in ({one.policy | some one in image.decision.violations} | object.keys(object.get(image.decision, "omitted", {})))
	not data.hasp.settings.policies[policy]
	effect("IMAGE_JUDGEMENT_FAILED") != "ignore"
}

# Parameters that may hold here, were the owner or the namespace what they may be.
problems contains entry(code, "", $"scope {fit.scope.name} may give parameters here, and {why}") if {
	some fit in scopes.fitting
	not fit.certain
	some _, change in fit.scope.policies
	change.parameters
	[code, why] := subject.open_reason
	effect(code) != "ignore"
}

used[$"/workload/containers/{i}"] := container.image if {
	input.kind == "workload"
	some i, container in input.workload.containers
}

used["/container"] := input.container.image if input.kind == "container"

entry(code, path, message) := {"code": code, "effect": effect(code), "path": path, "message": message}

# What policies say that they could not tell. One that only warns or records does no more by not knowing.
of_policies(unknowns) := {object.union(one, {"policy": unknown.policy, "effect": weight}) |
	some unknown in unknowns
	one := stated(unknown.unknown)
	mode := scopes.mode(unknown.policy, subject.place_of(one.path))[0]
	weight := weight_of(one.code, mode)
	weight != "ignore"
}

stated(unknown) := {
	"code": object.get(unknown, "code", "POLICY_UNDECIDED"),
	"path": object.get(unknown, "path", ""),
	"message": object.get(unknown, "message", "the policy could not tell"),
} if {
	is_object(unknown)
} else := {"code": "POLICY_UNDECIDED", "path": "", "message": $"the policy could not tell: {unknown}"}

weight_of(code, "enforce") := effect(code)

weight_of(code, mode) := mode if {
	mode in {"warn", "audit"}
	effect(code) != "ignore"
}
