# From a place in the input to the place in the object that somebody wrote.
package hasp.lib.places

# Undefined where no object stands behind the input.
at(path) := substring(path, count("/object"), -1) if {
	startswith(path, "/object/")
} else := in_container(input.workload.containers[to_number(parts[3])], array.slice(parts, 4, count(parts))) if {
	parts := split(path, "/")
	parts[1] == "workload"
	parts[2] == "containers"
	input.workload.containers[to_number(parts[3])].at
} else := in_pod(array.slice(parts, 3, count(parts))) if {
	parts := split(path, "/")
	parts[1] == "workload"
	parts[2] == "pod"
	input.workload.pod.at
} else := concat("/", array.concat([of_head[parts[2]]], array.slice(parts, 3, count(parts)))) if {
	parts := split(path, "/")
	parts[1] in {"workload", "resource"}
	of_head[parts[2]]
} else := "" if {
	split(path, "/")[1] in {"workload", "resource"}
}

of_head := {
	"apiVersion": "/apiVersion",
	"kind": "/kind",
	"name": "/metadata/name",
	"generateName": "/metadata/generateName",
	"namespace": "/metadata/namespace",
	"labels": "/metadata/labels",
	"annotations": "/metadata/annotations",
	"owners": "/metadata/ownerReferences",
	"replicas": "/spec/replicas",
}

in_container(container, rest) := container.at if {
	count(rest) == 0
} else := $"{container.at}/image" if {
	rest[0] == "image"
} else := of_mount(container, rest) if {
	rest[0] == "mounts"
} else := $"{input.workload.pod.at}{host_namespaces[rest[2]]}" if {
	rest[0] == "effective"
	rest[1] == "hostNamespaces"
} else := $"{input.workload.pod.at}{below(rest)}" if {
	is_of_pod(container, rest)
} else := $"{container.at}{below(rest)}"

# A host path is wrong where the volume says it.
of_mount(container, rest) := $"{volume.at}/hostPath/path" if {
	mount := container.mounts[to_number(rest[1])]
	mount.type == "hostPath"
	some volume in input.workload.pod.volumes
	volume.name == mount.volume
} else := $"{container.at}{below(rest)}"

# A setting that holds but is not the container's own is the Pod's where the Pod has it.
is_of_pod(container, rest) if {
	rest[0] == "effective"
	rest[1] == "user"
	not container.set.user[member(rest)]
	input.workload.pod.security[written_user[member(rest)]]
} else if {
	rest[0] == "effective"
	rest[1] in {"seccomp", "appArmor", "seLinux", "windows"}
	not container.set[rest[1]]
	input.workload.pod.security[rest[1]]
}

host_namespaces := {
	"network": "/hostNetwork",
	"pid": "/hostPID",
	"ipc": "/hostIPC",
	"user": "/hostUsers",
	"uts": "",
	"cgroup": "",
}

below(rest) := concat("", ["/securityContext", settings_below(array.slice(rest, 1, count(rest)))]) if {
	rest[0] in {"set", "effective"}
} else := concat("/", array.concat([object.get(renamed, rest[0], $"/{rest[0]}")], [object.get(inner, [rest[0], part], part) |
	some part in array.slice(rest, 1, count(rest))
]))

settings_below([]) := ""

settings_below(rest) := $"/{written_user[rest[1]]}" if {
	rest[0] == "user"
} else := concat("/", array.concat([""], [object.get(written, part, part) | some part in rest])) if {
	count(rest) > 0
}

written_user := {
	"uid": "runAsUser",
	"gid": "runAsGroup",
	"nonRoot": "runAsNonRoot",
	"name": "runAsUser",
	"groups": "supplementalGroups",
}

written := {
	"seccomp": "seccompProfile",
	"appArmor": "appArmorProfile",
	"seLinux": "seLinuxOptions",
	"windows": "windowsOptions",
}

renamed := {
	"mounts": "/volumeMounts",
	"devices": "/volumeDevices",
	"probes": "",
}

inner := {
	"ports": {"host": "hostPort", "container": "containerPort"},
	"mounts": {"destination": "mountPath"},
	"probes": {"liveness": "livenessProbe", "readiness": "readinessProbe", "startup": "startupProbe"},
}

in_pod(rest) := input.workload.pod.at if {
	count(rest) == 0
} else := object.get(input.workload.pod.volumes[to_number(rest[1])], "at", input.workload.pod.at) if {
	rest[0] == "volumes"
	count(rest) > 1
} else := concat("", [input.workload.pod.at, "/securityContext", settings_below(array.slice(rest, 1, count(rest)))]) if {
	rest[0] == "security"
} else := concat("/", array.concat(
	[$"{trim_suffix(input.workload.pod.at, "/spec")}/metadata", rest[0]],
	array.slice(rest, 1, count(rest)),
)) if {
	rest[0] in {"labels", "annotations"}
} else := concat("/", array.concat(
	[input.workload.pod.at, object.get(of_pod, rest[0], rest[0])],
	array.slice(rest, 1, count(rest)),
))

of_pod := {
	"serviceAccount": "serviceAccountName",
	"runtimeClass": "runtimeClassName",
	"priorityClass": "priorityClassName",
	"terminationGraceSeconds": "terminationGracePeriodSeconds",
	"topologySpread": "topologySpreadConstraints",
}

# Of a user, what the path names; the number stands for the whole.
member(rest) := rest[2] if {
	rest[2]
} else := "uid"
