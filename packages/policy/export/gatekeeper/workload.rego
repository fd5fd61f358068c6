# The input for an object that runs Pods.
package hasp.review.workload

import data.hasp.review.container
import data.hasp.review.object as reviewed
import data.hasp.review.pod
import data.hasp.review.volumes
import data.hasp.review.workloads

subject := {
	"contract": 1,
	"phase": "deploy",
	"kind": "workload",
	"context": reviewed.context,
	"workload": workload,
	"object": reviewed.raw,
	"parameters": object.get(input, "parameters", {}),
} if {
	reviewed.is_judged
	holder
}

# A Pod template is metadata and spec; a Pod is one itself.
holder := object.get(reviewed.clean, workloads.row.path, {}) if workloads.is_workload

at := concat("", array.concat([$"/{part}" | some part in workloads.row.path], ["/spec"]))

spec := object.get(holder, "spec", {})

metadata := object.get(holder, "metadata", {})

workload := object.union_n([
	{"namespace": "default"},
	reviewed.head,
	{"pod": object.union(pod.shape(spec, metadata, at), {"volumes": all_volumes}), "containers": containers},
	{"uid": uid | uid := reviewed.metadata.uid},
	{"replicas": n | n := reviewed.clean.spec.replicas},
	{"strategy": type | type := strategy},
])

strategy := given.type if {
	is_string(given.type)
} else := [name | some name in ["canary", "blueGreen"]; given[name]][0]

given := reviewed.clean.spec.strategy if {
	reviewed.clean.spec.strategy
} else := reviewed.clean.spec.updateStrategy

all_volumes := array.concat(
	[volumes.shape(volume, $"{at}/volumes/{i}", mounted, is_windows) | some i, volume in object.get(spec, "volumes", [])],
	[{"at": $"/spec/volumeClaimTemplates/{i}", "name": claim.metadata.name, "type": "claimTemplate", "mounted": claim.metadata.name in mounted} |
		some i, claim in object.get(reviewed.clean, ["spec", "volumeClaimTemplates"], [])
	],
)

default is_windows := false

is_windows if spec.os.name == "windows"

mounted := {one.name |
	some list in ["initContainers", "containers", "ephemeralContainers"]
	some written in object.get(spec, list, [])
	some use in ["volumeMounts", "volumeDevices"]
	some one in object.get(written, use, [])
}

# Of volumes with one name, which Kubernetes refuses, the first counts.
by_name[name] := all_volumes[min(places)] if {
	some volume in all_volumes
	name := volume.name
	places := {i | some i, other in all_volumes; other.name == name}
}

containers := array.flatten([containers_of("initContainers", "init"), containers_of("containers", "app"), containers_of("ephemeralContainers", "ephemeral")])

containers_of(list, role) := [shape |
	some i, written in object.get(spec, list, [])
	shape := container.shape(written, role, $"{at}/{list}/{i}", {"spec": spec, "metadata": metadata, "volumes": by_name})
]
