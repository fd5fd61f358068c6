# From a place in the input to the place in the object that somebody wrote. What is not written leads to where it would be; what has
# no place of its own leads to the part that holds it.
package hasp.lib.places

# Undefined where no object stands behind the input.
at(path) := substring(path, count("/object"), -1) if {
	startswith($"{path}/", "/object/")
} else := in_container(container, array.slice(parts, 4, count(parts))) if {
	input.kind == "workload"
	parts := split(path, "/")
	parts[1] == "workload"
	parts[2] == "containers"
	container := input.workload.containers[to_number(parts[3])]
	container.at
} else := in_pod(array.slice(parts, 3, count(parts))) if {
	input.kind == "workload"
	parts := split(path, "/")
	parts[1] == "workload"
	parts[2] == "pod"
	input.workload.pod.at
} else := $"{of_head[parts[2]]}{named("metadata", array.slice(parts, 3, count(parts)))}" if {
	parts := split(path, "/")
	is_head(parts)
	of_head[parts[2]]
} else := "" if {
	is_head(split(path, "/"))
}

# What runs has a workload too, but nobody's object.
is_head(parts) if {
	parts[1] == input.kind
	parts[1] in {"workload", "resource"}
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

# --- a container ---------------------------------------------------------------------------------------------------------

in_container(container, rest) := container.at if {
	count(rest) == 0
} else := $"{container.at}/image" if {
	rest[0] == "image"
} else := written_in_annotation(container, rest) if {
	rest[0] in {"set", "effective"}
} else := of_container(container, array.slice(rest, 1, count(rest))) if {
	rest[0] == "effective"
} else := $"{container.at}{security(array.slice(rest, 1, count(rest)))}" if {
	rest[0] == "set"
} else := $"{volume}/hostPath/path" if {
	volume := volume_of_mount(container, rest)
} else := $"{container.at}/resources/claims" if {
	rest[0] == "devices"
	container.devices[to_number(rest[1])].claim
} else := $"{container.at}{named("probes", array.slice(rest, 1, count(rest)))}" if {
	rest[0] == "probes"
} else := $"{container.at}{member(rest)}"

# A host path is wrong where the volume says it. Of volumes with one name, the first counts.
volume_of_mount(container, rest) := volumes[0] if {
	rest[0] == "mounts"
	every part in array.slice(rest, 2, count(rest)) {
		part in {"source", "type"}
	}
	mount := container.mounts[to_number(rest[1])]
	mount.type == "hostPath"
	volumes := [volume.at | some volume in input.workload.pod.volumes; volume.name == mount.volume]
}

# What holds for a container is its own setting, or the Pod's where it says nothing.
of_container(container, rest) := $"{input.workload.pod.at}{host_namespace(rest)}" if {
	rest[0] == "hostNamespaces"
} else := $"{input.workload.pod.at}/securityContext/{written_groups}" if {
	rest[0] == "user"
	rest[1] == "groups"
} else := $"{input.workload.pod.at}{security(rest)}" if {
	is_of_pod(container, rest)
} else := $"{container.at}{security(rest)}"

# Members of a user and of Windows' options are taken one by one, a profile as a whole.
is_of_pod(container, rest) if {
	rest[0] == "user"
	not user_member(rest) in object.keys(object.get(container.set, "user", {}))
	written_user(rest) in object.keys(input.workload.pod.security)
} else if {
	rest[0] == "windows"
	rest[1] in object.keys(input.workload.pod.security.windows)
	not rest[1] in object.keys(object.get(container.set, "windows", {}))
} else if {
	rest[0] in {"seccomp", "appArmor", "seLinux", "windows"}
	not container.set[rest[0]]
	input.workload.pod.security[rest[0]]
}

host_namespace(rest) := host_namespaces[rest[1]] if {
	host_namespaces[rest[1]]
} else := ""

host_namespaces := {"network": "/hostNetwork", "pid": "/hostPID", "ipc": "/hostIPC", "user": "/hostUsers"}

written_groups := "fsGroup" if {
	input.workload.pod.security.fsGroup
	not input.workload.pod.security.supplementalGroups
} else := "supplementalGroups"

# A profile may still be said by an annotation, which names the container.
written_in_annotation(container, rest) := $"{pod_metadata}/annotations/{replace(replace(names[0], "~", "~0"), "/", "~1")}" if {
	container[rest[0]][rest[1]].from == "annotation"
	names := [name | some name in annotations_of(container)[rest[1]]; name in object.keys(input.workload.pod.annotations)]
	pod_metadata
}

annotations_of(container) := {
	"appArmor": [$"container.apparmor.security.beta.kubernetes.io/{container.name}"],
	"seccomp": [
		$"container.seccomp.security.alpha.kubernetes.io/{container.name}",
		"seccomp.security.alpha.kubernetes.io/pod",
	],
}

# --- a Pod ---------------------------------------------------------------------------------------------------------------

in_pod(rest) := input.workload.pod.at if {
	count(rest) == 0
} else := input.workload.pod.volumes[to_number(rest[1])].at if {
	rest[0] == "volumes"
} else := $"{input.workload.pod.at}{security(array.slice(rest, 1, count(rest)))}" if {
	rest[0] == "security"
} else := $"{pod_metadata}{named("metadata", rest)}" if {
	rest[0] in {"labels", "annotations"}
	pod_metadata
} else := input.workload.pod.at if {
	rest[0] in {"labels", "annotations"}
} else := $"{input.workload.pod.at}{member(rest)}"

# A template has it beside its spec; other forms have names of their own for it.
pod_metadata := "/metadata" if {
	input.workload.pod.at == "/spec"
	input.workload.kind == "Pod"
} else := $"{trim_suffix(at_spec, "/spec")}/metadata" if {
	at_spec := input.workload.pod.at
	endswith(at_spec, "/spec")
	at_spec != "/spec"
}

# --- names ---------------------------------------------------------------------------------------------------------------

security(rest) := "/securityContext" if {
	count(rest) == 0
} else := $"/securityContext/{written_user(rest)}" if {
	rest[0] == "user"
} else := $"/securityContext{member(rest)}"

# Of a user, what the path names; the number stands for the whole.
user_member(rest) := rest[1] if {
	written_users[rest[1]]
} else := "uid"

written_user(rest) := written_users[user_member(rest)]

written_users := {
	"uid": "runAsUser",
	"gid": "runAsGroup",
	"nonRoot": "runAsNonRoot",
	"groups": "supplementalGroups",
}

member(rest) := $"/{object.get(written, rest[0], rest[0])}{named(rest[0], array.slice(rest, 1, count(rest)))}"

named(list, parts) := concat("", [$"/{object.get(inner, [list, part], part)}" | some part in parts])

written := {
	"mounts": "volumeMounts",
	"devices": "volumeDevices",
	"seccomp": "seccompProfile",
	"appArmor": "appArmorProfile",
	"seLinux": "seLinuxOptions",
	"windows": "windowsOptions",
	"os": "os/name",
	"serviceAccount": "serviceAccountName",
	"runtimeClass": "runtimeClassName",
	"priorityClass": "priorityClassName",
	"terminationGraceSeconds": "terminationGracePeriodSeconds",
	"topologySpread": "topologySpreadConstraints",
}

inner := {
	"ports": {"host": "hostPort", "container": "containerPort"},
	"mounts": {"volume": "name", "destination": "mountPath", "propagation": "mountPropagation"},
	"devices": {"volume": "name", "container": "devicePath"},
	"env": {"from": "valueFrom"},
	"probes": object.union(handlers, {"liveness": "livenessProbe", "readiness": "readinessProbe", "startup": "startupProbe"}),
	"lifecycle": handlers,
	"seccomp": {"name": "localhostProfile"},
	"appArmor": {"name": "localhostProfile"},
	"resourceClaims": {"claim": "resourceClaimName", "template": "resourceClaimTemplateName"},
}

handlers := {"http": "httpGet", "tcp": "tcpSocket", "exec": "exec/command", "sleep": "sleep/seconds"}
