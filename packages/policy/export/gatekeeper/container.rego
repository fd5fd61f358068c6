# The shape of a container: what it says itself, and what holds with the Pod's settings merged in.
package hasp.review.container

import data.hasp.review.images
import data.hasp.review.security
import data.hasp.review.values
import data.hasp.review.volumes

# `around` is the Pod: its spec, its metadata and its volumes by their names.
shape(written, role, at, around) := object.union_n([
	object.filter(written, ["imagePullPolicy", "restartPolicy", "stdin", "terminationMessagePolicy", "tty", "workingDir"]),
	{
		"name": object.get(written, "name", ""),
		"at": at,
		"role": role_of(written, role),
		"image": images.summary(object.get(written, "image", "")),
		"args": object.get(written, "args", []),
		"command": object.get(written, "command", []),
		"devices": array.concat(
			[{"container": one.devicePath, "volume": one.name} | some one in object.get(written, "volumeDevices", [])],
			[{"claim": one.name} | some one in object.get(written, ["resources", "claims"], [])],
		),
		"effective": security.effective(written, around),
		"env": [variable(one) | some one in object.get(written, "env", [])],
		"envFrom": [variables(one) | some one in object.get(written, "envFrom", [])],
		"lifecycle": {name: handler(written.lifecycle[name]) | some name in ["postStart", "preStop"]},
		"mounts": [volumes.mount(one, around.volumes) | some one in object.get(written, "volumeMounts", [])],
		"ports": [port(one) | some one in object.get(written, "ports", [])],
		"probes": {name: handler(written[probe]) | some name, probe in probes},
		"resources": values.resources(object.get(written, "resources", {})),
		"set": security.set_by(written, around.metadata),
	},
	{"resizePolicy": [{"resource": one.resourceName, "restart": one.restartPolicy} | some one in all] | all := written.resizePolicy},
])

# An init container that keeps running is a sidecar.
role_of(written, "init") := "sidecar" if {
	written.restartPolicy == "Always"
} else := "init"

role_of(_, role) := role if role != "init"

probes := {"liveness": "livenessProbe", "readiness": "readinessProbe", "startup": "startupProbe"}

handler(written) := object.union_n([
	{"exec": object.get(exec, "command", []) | exec := written.exec},
	{"grpc": object.filter(grpc, ["port", "service"]) | grpc := written.grpc},
	{"http": object.filter(http, ["host", "path", "port", "scheme"]) | http := written.httpGet},
	{"sleep": seconds | seconds := written.sleep.seconds},
	{"tcp": object.filter(tcp, ["host", "port"]) | tcp := written.tcpSocket},
])

port(written) := object.union_n([
	{"container": written.containerPort, "protocol": lower(object.get(written, "protocol", "TCP"))},
	object.filter(written, ["name", "hostIP"]),
	# the API server reads port 0 as none
	{"host": host | host := written.hostPort; host != 0},
])

# Without any source a variable is empty.
variable(written) := object.union_n([
	{"name": written.name, "from": source(written.valueFrom)},
	object.filter(written, ["value"]),
]) if {
	written.valueFrom
} else := {"name": written.name, "value": object.get(written, "value", "")}

source(from) := object.union({"kind": "secret"}, object.filter(from.secretKeyRef, named)) if {
	from.secretKeyRef
} else := object.union({"kind": "configMap"}, object.filter(from.configMapKeyRef, named)) if {
	from.configMapKeyRef
} else := object.union({"kind": "field"}, values.renamed(from.fieldRef, {"key": "fieldPath"})) if {
	from.fieldRef
} else := object.union({"kind": "resource"}, values.renamed(from.resourceFieldRef, {"name": "containerName", "key": "resource"})) if {
	from.resourceFieldRef
} else := object.union({"kind": "file"}, values.renamed(from.fileKeyRef, {"name": "volumeName", "key": "key", "optional": "optional"})) if {
	from.fileKeyRef
} else := {"kind": "other"}

named := ["name", "key", "optional"]

variables(written) := object.union_n([{"kind": "secret"}, object.filter(written.secretRef, ["name", "optional"]), object.filter(written, ["prefix"])]) if {
	written.secretRef
} else := object.union_n([{"kind": "configMap"}, object.filter(written.configMapRef, ["name", "optional"]), object.filter(written, ["prefix"])]) if {
	written.configMapRef
} else := object.union({"kind": "other"}, object.filter(written, ["prefix"]))
