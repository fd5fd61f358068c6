# What the images' own decisions found that the policies of the group `combined` join with what runs them. Which policies count is said
# by the parameters of exposed-exploited-vulnerability, for all of them.
package hasp.lib.image_findings

import data.hasp.lib.containers

parameters := data.hasp.parameters["exposed-exploited-vulnerability"]

exploited_policies[id] := true if some id in parameters.exploitedPolicies

critical_policies[id] := true if some id in parameters.criticalPolicies

# By the pointer to the container; one that has none is not there.
exploited[path] := found if {
	some path, container in containers.all
	has_any(container.image.decision)
	found := of_image(container.image, exploited_policies)
	count(found) > 0
}

critical[path] := found if {
	some path, container in containers.all
	has_any(container.image.decision)
	found := of_image(container.image, critical_policies)
	count(found) > 0
}

# Most images have nothing against them.
has_any(decision) if count(decision.violations) > 0

has_any(decision) if count(decision.omitted) > 0

# Of the container that an event happened in.
exploited_here := of_image(input.container.image, exploited_policies)

critical_here := of_image(input.container.image, critical_policies)

# What is carried of a policy, and that there is more where it was cut.
of_image(image, policies) := array.concat(
	[one | some one in image.decision.violations; policies[one.policy]],
	[{"policy": policy, "message": $"{n} more violations of {policy}"} |
		some policy, n in image.decision.omitted
		policies[policy]
	],
)

# By what an exception may name it.
named(finding) := object.filter(finding, ["identifiers", "package", "fix", "file"])

# Whether a container runs as root of the host: by its own word, or by that of its image where it says nothing.
is_root(container) if {
	not container.effective.hostNamespaces.user == "own"
	is_root_user(user(container))
}

user(container) := $"{container.effective.user.uid}" if {
	container.effective.user.uid
} else := name if {
	name := container.effective.user.name
	name != ""
} else := image.user if {
	not container.effective.user.nonRoot
	image := container.image
	image.known
}

is_root_user(text) if {
	name := split(text, ":")[0]
	is_root_name(name)
}

is_root_name("root")

# Every way to write the number 0, and no word at all.
is_root_name(name) if trim_left(name, "+-0") == ""
