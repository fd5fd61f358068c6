# What could not be told of a subject, and what that does to the decision. The codes and their effects are the contract's closed list,
# with the settings over it (data.hasp.settings.problems).
package hasp.lib.undecided

import data.hasp.lib.matching
import data.hasp.lib.paths
import data.hasp.lib.scopes
import data.hasp.lib.subject

# What it does that something could not be told at a path.
effect(code, path) := gravest[1] if {
	gravest := max({[rank[one], one] | some one in ({stated_effect(code, path)} | scopes.effects_in_part(code, path))})
}

# A code that nobody knows is no reason to let something pass.
stated_effect(code, path) := weight if {
	weight := scopes.effect(code, path)
} else := weight if {
	weight := data.hasp.settings.problems[code][input.phase]
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
untold contains of_problem(problem) if some problem in input.problems

untold contains of_problem(problem) if some problem in input.image.problems

# A sensor that cut the command line may have left it at that.
untold contains ["EVENT_TRUNCATED", "/event/process/args", "the command line was cut"] if {
	input.event.process.argsTruncated
	not "EVENT_TRUNCATED" in {problem.code | some problem in input.problems}
}

# Policies over files look at the path as the kernel has it. Where the sensor left it as it was written, none may have been asked.
untold contains ["POLICY_UNDECIDED", $"/event/{member}", $"where {path} leads was not told"] if {
	input.kind == "file"
	some member, path in leading
	not is_resolved(path)
	not is_unnamed(path)
}

is_resolved(path) if paths.is_normal(path)

# A directory's, made so: it leads nowhere else.
is_resolved(path) if paths.is_normal(trim_suffix(path, "/"))

# What lies in no directory: standard output is opened so.
is_unnamed(path) if {
	some start in ["pipe:[", "socket:[", "anon_inode:"]
	startswith(path, start)
}

leading["path"] := input.event.path

# A symbolic link's is as it was written.
leading["to"] := input.event.to if input.event.type in {"rename", "link"}

# One that says too little is still one.
of_problem(problem) := [
	object.get(problem, "code", "POLICY_UNDECIDED"),
	object.get(problem, "path", ""),
	object.get(problem, "message", "something could not be told"),
]

# An ecosystem without data is not an ecosystem without findings; without a database that is said once.
untold contains ["NO_DATA", $"/image/coverage/{i}", $"no advisories for {one.ecosystem} ({one.packages} packages)"] if {
	some i, one in input.image.coverage
	one.state != "matched"
	one.packages > 0
	not "ADVISORIES_MISSING" in {problem.code | some problem in input.image.problems}
}

untold contains ["IMAGE_UNKNOWN", $"{path}/image", $"nothing is known of image {image.reference}"] if {
	some path, image in used
	not image.known
}

untold contains ["IMAGE_UNKNOWN", $"/workload/pod/volumes/{i}", $"nothing is known of image {reference}, which a volume is made of"] if {
	input.kind == "workload"
	some i, volume in input.workload.pod.volumes
	volume.type == "image"
	reference := object.get(volume, "reference", "")
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
	some policy in ({object.get(one, "policy", "") | some one in image.decision.violations} | object.keys(object.get(image.decision, "omitted", {})))
	not data.hasp.carried[policy]
}

# A verdict with nothing beside it that would explain it has lost what it was made of.
untold contains [
	"IMAGE_JUDGEMENT_FAILED",
	$"{path}/image",
	$"image {image.reference} was judged {image.decision.verdict}, and nothing is carried that says why",
] if {
	some path, image in used
	image.decision.verdict in {"deny", "unknown"}
	every list in ["violations", "omitted", "undecided"] {
		count(object.get(image.decision, list, [])) == 0
	}
}

# What an image's own decision could not tell is not told by running it.
untold contains [problem.code, $"{path}/image", of_image(image, problem)] if {
	some path, image in used
	some problem in image.decision.undecided

	# `not` of what is looked up by an absent name is not true but undefined
	not data.hasp.settings.policies[object.get(problem, "policy", "")]
}

problems contains one if {
	some path, image in used
	some problem in image.decision.undecided
	data.hasp.settings.policies[problem.policy]
	most := object.get(problem, "atMost", "enforce")
	some one in of_policy(problem.policy, problem.code, $"{path}/image", of_image(image, problem), most)
}

# What a policy looks at beside its subject, and nobody sent. A policy that has `unknowns` says itself where that matters.
problems contains one if {
	some sort in sorts
	some name, policies in data.hasp.related[input.kind][sort]
	not input.related[name]
	some policy in policies
	some one in of_policy(policy, "RELATED_INCOMPLETE", $"/related/{name}", $"the policy looks at {name}, and nobody sent it", "enforce")
}

sorts contains "*" if data.hasp.related[input.kind]

sorts contains input.event.type if data.hasp.related[input.kind]

sorts contains input.resource.kind if data.hasp.related[input.kind]

of_image(image, problem) := $"image {image.reference}: {problem.message}"

# Parameters hold for the whole subject, so those that a scope gives to some of its containers cannot be applied to these alone.
problems contains one if {
	data.hasp.settings.scopes.list
	some fit in scopes.fitting
	fit.certain
	matching.is_in_part(fit.places)
	some policy, change in fit.scope.policies
	some name, value in change.parameters
	value != scopes.parameters(policy)[name]
	message := $"scope {fit.scope.name} gives parameters to some of the containers, and parameters hold for all of them"
	some one in of_policy(policy, "POLICY_UNDECIDED", "", message, "enforce")
}

# Parameters that may hold here, were the owner or the namespace what they may be.
problems contains entry(code, "", $"scope {fit.scope.name} may give parameters here, and {why}") if {
	data.hasp.settings.scopes.list
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
	some one in of_policy(unknown.policy, said.code, said.path, said.message, said.most)
}

stated(unknown) := {
	"code": object.get(unknown, "code", "POLICY_UNDECIDED"),
	"path": object.get(unknown, "path", ""),
	"message": object.get(unknown, "message", "the policy could not tell"),
	"most": object.get(unknown, "atMost", "enforce"),
} if {
	is_object(unknown)
} else := {
	"code": "POLICY_UNDECIDED",
	"path": "",
	"message": $"the policy could not tell: {unknown}",
	"most": "enforce",
}

# A policy that only warns or records does no more by not knowing, nor does one for which it is at most a warning.
of_policy(policy, code, path, message, most) := {object.union(one, of) |
	some one in {{"code": code, "effect": milder(effect(code, path), mode), "path": path, "message": message}}
	one.effect != "ignore"
} | by_open_scopes(policy, path, message, most) if {
	mode := scopes.at_most(scopes.mode(policy, subject.place_of(path))[0], most)
	of := object.union({"policy": policy}, scopes.limit(most))
}

# Scopes that would make what a policy says of a place graver, were the owner or the namespace what they may be.
by_open_scopes(policy, path, message, most) := {one |
	some open in scopes.graver(policy, subject.place_of(path))
	mode := scopes.at_most(open.mode, most)
	mode != scopes.at_most(scopes.mode(policy, subject.place_of(path))[0], most)
	[code, why] := open.reason
	weight := milder(effect(code, path), mode)
	weight != "ignore"
	one := object.union(scopes.limit(most), {
		"code": code,
		"effect": weight,
		"path": path,
		"policy": policy,
		"message": $"{message}: scope {open.scope} may make it graver, and {why}",
	})
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
