# Security contexts: as they are written, and as the kubelet merges the Pod's into a container's.
package hasp.review.security

import data.hasp.review.values

of_pod(context) := object.union_n([
	object.filter(context, [
		"fsGroup",
		"fsGroupChangePolicy",
		"runAsGroup",
		"runAsNonRoot",
		"runAsUser",
		"supplementalGroups",
		"supplementalGroupsPolicy",
	]),
	{"sysctls": [object.filter(one, ["name", "value"]) | some one in object.get(context, "sysctls", [])]},
	profiles(context),
	options(context),
])

profiles(context) := {name: profile(context[written]) | some name, written in {"appArmor": "appArmorProfile", "seccomp": "seccompProfile"}}

# Its name is never taken for its type.
profile(written) := object.union({"from": "field"}, values.renamed(written, {"type": "type", "name": "localhostProfile"}))

options(context) := object.union(
	{"seLinux": object.filter(one, ["level", "role", "type", "user"]) | one := context.seLinuxOptions},
	{"windows": object.filter(one, ["gmsaCredentialSpecName", "hostProcess", "runAsUserName"]) | one := context.windowsOptions},
)

user(context) := values.renamed(context, {"uid": "runAsUser", "gid": "runAsGroup", "nonRoot": "runAsNonRoot"})

# What the container itself says, in its own spelling.
set_by(container, metadata) := object.union_n([
	object.filter(context, ["allowPrivilegeEscalation", "privileged", "procMount", "readOnlyRootFilesystem"]),
	{"appArmor": one | one := annotated(container.name, object.get(metadata, "annotations", {}))},
	profiles(context),
	options(context),
	{"capabilities": {list: object.get(all, list, []) | some list in ["add", "drop"]} | all := context.capabilities},
	{"user": one | one := user(context); one != {}},
]) if {
	context := object.get(container, "securityContext", {})
}

# What holds for the container. The kubelet asks the annotation before the Pod, and takes a profile or options of SELinux as a whole.
effective(container, around) := object.union_n([
	{"privileged": false, "readOnlyRootFilesystem": false},
	object.filter(own, ["allowPrivilegeEscalation", "privileged", "procMount", "readOnlyRootFilesystem"]),
	{name: first(own, pods, name) | some name in ["appArmor", "seLinux", "seccomp"]},
	unconfined(container, own, pods, around.metadata),
	{
		"capabilities": {list: [trim_prefix(upper(name), "CAP_") | some name in object.get(own, ["capabilities", list], [])] |
			some list in ["add", "drop"]
		},
		"hostNamespaces": namespaces(around.spec, object.get(windows, "hostProcess", false)),
		"user": object.union_n([user(context), object.get(own, "user", {}), {"groups": groups(context) | groups(context) != []}]),
	},
	{"windows": windows | windows != {}},
]) if {
	own := set_by(container, around.metadata)
	context := object.get(around.spec, "securityContext", {})
	pods := of_pod(context)
	windows := object.union(object.get(pods, "windows", {}), object.get(own, "windows", {}))
}

# What takes the place of the Pod's: a union would mix the two.
first(own, pods, name) := own[name] if {
	own[name]
} else := pods[name]

unconfined(container, own, pods, metadata) := {"seccomp": {"from": "annotation", "type": "Unconfined"}} if {
	not own.seccomp
	not pods.seccomp
	annotations := object.get(metadata, "annotations", {})
	gives_up(annotations, $"container.seccomp.security.alpha.kubernetes.io/{container.name}")
} else := {}

# Kubernetes ignores it since 1.27: one that promises a profile counts for nothing.
gives_up(annotations, name) if {
	annotations[name] == "unconfined"
} else if {
	not name in object.keys(annotations)
	annotations["seccomp.security.alpha.kubernetes.io/pod"] == "unconfined"
}

annotated(name, annotations) := {"from": "annotation", "type": "Unconfined"} if {
	value(name, annotations) == "unconfined"
} else := {"from": "annotation", "type": "RuntimeDefault"} if {
	value(name, annotations) == "runtime/default"
} else := {"from": "annotation", "type": "Localhost", "name": trim_prefix(value(name, annotations), "localhost/")} if {
	startswith(value(name, annotations), "localhost/")
} else := {"from": "annotation", "type": value(name, annotations)} if {
	value(name, annotations) != ""
}

value(name, annotations) := annotations[$"container.apparmor.security.beta.kubernetes.io/{name}"]

groups(context) := [group |
	some i, group in all
	not group in array.slice(all, 0, i)
] if {
	all := array.concat(object.get(context, "supplementalGroups", []), [group | group := context.fsGroup])
}

# A HostProcess container of Windows is a process of the node itself.
namespaces(spec, is_host_process) := {
	"cgroup": {true: "host", false: "unknown"}[is_host_process],
	"ipc": owner(object.get(spec, "hostIPC", false), is_host_process),
	"network": owner(object.get(spec, "hostNetwork", false), is_host_process),
	"pid": pid(spec, is_host_process),
	"user": owner(object.get(spec, "hostUsers", true), is_host_process),
	"uts": owner(false, is_host_process),
}

pid(spec, is_host_process) := "shared" if {
	spec.shareProcessNamespace
	not spec.hostPID
	not is_host_process
} else := owner(object.get(spec, "hostPID", false), is_host_process)

owner(is_hosts, is_host_process) := "host" if {
	true in [is_hosts, is_host_process]
} else := "own"
