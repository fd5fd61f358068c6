# METADATA
# scope: package
# title: Container runs as root
# description: |
#   Root in a container is root on its node wherever a kernel or runtime flaw, a mount or a capability lets it out. The
#   settings decide first; where they are silent, the image's user does, and where nobody says anything it is root.
# custom:
#   id: run-as-root
#   severity: medium
#   subjects: [workload, container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Set `runAsNonRoot: true` with a `runAsUser` above 0 (`--user 65532`), or name a user with a USER instruction in the image.
#   references:
#     - CIS-Docker-1.6.0 4.1
#     - CIS-Kubernetes-1.10.0 5.2.7
#     - NIST-800-190 4.4.3
#     - MITRE T1611
#     - CWE-250
#   parameters:
#     type: object
#     properties:
#       allowInUserNamespace:
#         type: boolean
#         description: Accept root where the container has a user namespace of its own, in which root is nobody on the node.
#         default: false
package hasp.policies.container.run_as_root

import data.hasp.lib.containers

violations contains {
	"message": $"container {container.name} runs as root: its settings say user {user}",
	"path": $"{path}/effective/{where}",
	"observed": object.get(container.effective, split(where, "/"), null),
} if {
	some path, container in containers.all
	[where, user] := set_user(container)
	is_root(user)
	not accepted(container)
}

violations contains {
	"message": $"container {container.name} runs as root: its settings are silent and {user_of(container.image)}",
	"path": $"{path}/image/user",
	"observed": container.image.user,
} if {
	some path, container in containers.all
	decided_by_image(container)
	container.image.known
	is_root(container.image.user)
	not accepted(container)
}

violations contains {
	"message": $"nothing says that container {container.name} does not run as root",
	"path": $"{path}/effective/user",
	"observed": container.effective.user,
} if {
	some path, container in containers.all
	decided_by_image(container)
	not says_user(container.image)
	not accepted(container)
}

# Who the settings say, and where.
set_user(container) := ["user", $"{uid}"] if {
	uid := container.effective.user.uid
} else := ["user", name] if {
	name := container.effective.user.name
	name != ""
} else := ["windows/runAsUserName", name] if {
	# Linux does not read it, so it counts only where Linux does not run it.
	containers.is_windows
	name := container.effective.windows.runAsUserName
	name != ""
}

decided_by_image(container) if {
	not set_user(container)
	not container.effective.user.nonRoot
}

says_user(image) if {
	image.known
	is_string(image.user)
}

user_of(image) := "its image names no user" if {
	image.user == ""
} else := $"its image says user {image.user}"

# `root`, `root:wheel`, and every way to write the number 0 that runtimes read as one.
is_root(user) if {
	name := split(user, ":")[0]
	name_of_root(name)
}

name_of_root("root")

# Windows.
name_of_root(name) if lower(name) in {"containeradministrator", `nt authority\system`}

name_of_root(name) if trim_left(name, "+-0") == ""

accepted(container) if {
	data.hasp.parameters["run-as-root"].allowInUserNamespace

	# Whoever says nothing, or is not known, has the host's.
	container.effective.hostNamespaces.user == "own"
}
