# Inputs that comply with every policy; tests change what they are about.
package hasp.testing

now := "2026-11-24T12:00:00.000Z"

digest := "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

summary(changes) := object.union(
	{
		"reference": "docker.io/library/web:1.4",
		"registry": "docker.io",
		"repository": "library/web",
		"tag": "1.4",
		"known": true,
		"matchedBy": "tag",
		"scannedAt": "2026-11-24T00:00:00.000Z",
		"user": "65532",
		"labels": {},
		"decision": {"verdict": "allow", "violations": [], "omitted": {}, "undecided": []},
	},
	changes,
)

own_namespaces := {"network": "own", "pid": "own", "ipc": "own", "uts": "own", "user": "own", "cgroup": "unknown"}

# A container whose effective settings are those given; the rest is given by its own names.
container(changes) := object.union(
	{
		"name": "web",
		"role": "app",
		"at": "/spec/template/spec/containers/0",
		"image": summary({}),
		"command": [],
		"args": [],
		"env": [],
		"envFrom": [],
		"set": {},
		"effective": {
			"user": {},
			"privileged": false,
			"readOnlyRootFilesystem": true,
			"capabilities": {"add": [], "drop": ["ALL"]},
			"hostNamespaces": own_namespaces,
		},
		"resources": {"requests": {}, "limits": {"cpu": quantity(0.5, "500m"), "memory": quantity(134217728, "128Mi")}},
		"mounts": [],
		"devices": [],
		"ports": [],
		"probes": {},
		"lifecycle": {},
	},
	changes,
)

with_effective(changes) := container({"effective": changes})

quantity(value, text) := {"value": value, "text": text}

pod := {
	"at": "/spec/template/spec",
	"labels": {},
	"annotations": {},
	"hostAliases": [],
	"nodeSelector": {},
	"tolerations": [],
	"topologySpread": [],
	"imagePullSecrets": [],
	"readinessGates": [],
	"security": {"sysctls": []},
	"volumes": [],
	"resourceClaims": [],
}

workload(containers) := {
	"contract": 1,
	"phase": "deploy",
	"kind": "workload",
	"context": {"time": now},
	"workload": {
		"apiVersion": "apps/v1",
		"kind": "Deployment",
		"name": "shop",
		"namespace": "store",
		"labels": {},
		"annotations": {},
		"owners": [],
		"pod": pod,
		"containers": containers,
	},
}

# One container in a workload.
deployed(changes) := workload([container(changes)])

# A workload whose Pod has these settings.
with_pod(changes) := object.union(deployed({}), {"workload": {"pod": changes}})

# The same container where it runs.
running(changes) := {
	"contract": 1,
	"phase": "run",
	"kind": "container",
	"context": {"time": now},
	"container": object.remove(container(object.union({"id": "4f5e"}, changes)), ["at"]),
}

image(changes) := {
	"contract": 1,
	"phase": "build",
	"kind": "image",
	"context": {"time": now},
	"image": object.union(
		{
			"reference": "docker.io/library/web:1.4",
			"id": digest,
			"platform": {"os": "linux", "architecture": "amd64"},
			"scannedAt": "2026-11-24T00:00:00.000Z",
			"config": {
				"user": "65532",
				"env": [],
				"entrypoint": ["/web"],
				"cmd": [],
				"exposedPorts": [],
				"volumes": [],
				"labels": {},
				"healthcheck": false,
			},
			"layers": [{"diffId": digest, "size": 1}],
			"packages": [],
			"findings": [],
			"secrets": [],
			"tools": [],
			"coverage": [],
			"problems": [],
		},
		changes,
	),
}

# An object that runs no Pods.
resource(object_) := {
	"contract": 1,
	"phase": "deploy",
	"kind": "resource",
	"context": {"time": now},
	"resource": {
		"apiVersion": object_.apiVersion,
		"kind": object_.kind,
		"name": object_.metadata.name,
		"labels": {},
		"annotations": {},
		"owners": [],
	},
	"object": object_,
}

process(pid, executable, args) := {
	"pid": pid,
	"name": substring(name, 0, 15),
	"executable": executable,
	"args": args,
	"uid": 1000,
	"origin": "image",
} if {
	parts := split(executable, "/")
	name := parts[count(parts) - 1]
}

in_container := {"name": "web", "id": "4f5e", "image": summary({})}

exec(process, ancestry) := {
	"contract": 1,
	"phase": "run",
	"kind": "process",
	"context": {"time": now},
	"container": in_container,
	"event": {
		"type": "exec",
		"time": now,
		"coverage": "complete",
		"process": process,
		"ancestry": ancestry,
	},
}

connect(destination) := {
	"contract": 1,
	"phase": "run",
	"kind": "network",
	"context": {"time": now},
	"container": in_container,
	"event": {
		"type": "connect",
		"time": now,
		"coverage": "complete",
		"process": process(9, "/usr/bin/curl", ["curl"]),
		"ancestry": [process(1, "/web", ["/web"])],
		"direction": "out",
		"protocol": "tcp",
		"destination": object.union({"port": 80}, destination),
	},
}

# The places of violations, for tests that need no more.
paths(violations) := {violation.path | some violation in violations}
