# Volumes of a Pod, and the mounts of a container with what each of them shows.
package hasp.review.volumes

import data.hasp.lib.paths
import data.hasp.review.values

shape(written, at, mounted, is_windows) := object.union_n([
	{"name": written.name, "at": at, "type": type, "mounted": written.name in mounted},
	values.renamed(source, {
		"claim": "claimName",
		"driver": "driver",
		"medium": "medium",
		"readOnly": "readOnly",
		"reference": "reference",
		"secretName": "secretName",
	}),
	{"configMapName": source.name | type == "configMap"},
	{"hostPathType": source.type | type == "hostPath"},
	{"path": host_path(source.path, is_windows) | type == "hostPath"},
	{"server": one | one := server(source)},
	{"sizeLimit": values.quantity(limit) | limit := source.sizeLimit},
	{"sources": [projection(kind, one) | some all in sources; some kind, one in all] | sources := source.sources},
]) if {
	type := type_of(written)
	source := source_of(written, type)
}

# Of a source that is not known nothing is read.
source_of(written, type) := written[type] if {
	type in known
	written[type]
} else := {}

server(source) := source.server if {
	source.server
} else := source.endpoints if {
	source.endpoints
} else := source.targetPortal

projection(kind, written) := object.union_n([
	{"type": kind},
	object.filter(written, ["audience", "expirationSeconds"]),
	{"name": written.signerName},
]) if {
	written.signerName
	not written.name
} else := object.union({"type": kind}, object.filter(written, ["audience", "expirationSeconds", "name"]))

# A volume without a source is an emptyDir; one of a source that is not known goes by its name.
type_of(written) := [type | some type in known; written[type]][0] if {
	some type in known
	written[type]
} else := [name | some name, one in written; is_object(one)][0] if {
	some one in written
	is_object(one)
} else := "emptyDir"

# What reaches the node first, so that nothing hides behind another.
known := [
	"hostPath",
	"awsElasticBlockStore",
	"azureDisk",
	"azureFile",
	"cephfs",
	"cinder",
	"configMap",
	"csi",
	"downwardAPI",
	"emptyDir",
	"ephemeral",
	"fc",
	"flexVolume",
	"flocker",
	"gcePersistentDisk",
	"gitRepo",
	"glusterfs",
	"image",
	"iscsi",
	"nfs",
	"persistentVolumeClaim",
	"photonPersistentDisk",
	"portworxVolume",
	"projected",
	"quobyte",
	"rbd",
	"scaleIO",
	"secret",
	"storageos",
	"vsphereVolume",
]

# A path on the node in one spelling; Windows' own begin in ways that mean something.
host_path(path, true) := path

host_path("", false) := ""

host_path(path, false) := paths.normal(path) if startswith(path, "/")

host_path(path, false) := concat("/", [part | some part in split(path, "/"); not part in {"", "."}]) if {
	path != ""
	not startswith(path, "/")
}

# --- mounts --------------------------------------------------------------------------------------------------------------

mount(written, volumes) := object.union_n([
	{"volume": written.name, "type": type, "destination": written.mountPath, "readOnly": is_read_only(written, volume, type)},
	values.renamed(written, {
		"propagation": "mountPropagation",
		"recursiveReadOnly": "recursiveReadOnly",
		"subPath": "subPath",
		"subPathExpr": "subPathExpr",
	}),
	{"source": volume.path | type == "hostPath"},
]) if {
	volume := object.get(volumes, written.name, {})
	type := object.get(volume, "type", "unknown")
}

# No container can write to some sources, whatever its mount says.
is_read_only(written, volume, type) if {
	type in {"configMap", "downwardAPI", "image", "projected", "secret"}
} else if {
	written.readOnly
} else if {
	volume.readOnly
} else := false
