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
		"scannedAt": "2026-11-24T00:00:00.000Z",
		"user": "65532",
		"labels": {},
		"decision": {"verdict": "allow", "violations": [], "omitted": 0},
	},
	changes,
)

container(changes) := object.union(
	{
		"name": "web",
		"role": "app",
		"image": summary({}),
		"command": [],
		"args": [],
		"env": [],
		"user": {},
		"privileged": false,
		"readOnlyRootFilesystem": true,
		"capabilities": {"add": [], "drop": ["ALL"]},
		"hostNamespaces": {"network": false, "pid": false, "ipc": false, "uts": false, "user": true},
		"resources": {"requests": {}, "limits": {"cpu": 0.5, "memory": 134217728}},
		"mounts": [],
		"devices": [],
		"ports": [],
	},
	changes,
)

workload(containers) := {
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
		"containers": containers,
	},
}

# One container in a workload.
deployed(changes) := workload([container(changes)])

# The same container where it runs.
running(changes) := {
	"phase": "run",
	"kind": "container",
	"context": {"time": now},
	"container": container(object.union({"id": "4f5e"}, changes)),
}

image(changes) := {
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

process(pid, executable, args) := {
	"pid": pid,
	"name": substring(name, 0, 15),
	"executable": executable,
	"args": args,
	"uid": 1000,
} if {
	parts := split(executable, "/")
	name := parts[count(parts) - 1]
}

exec(process, ancestry) := {
	"phase": "run",
	"kind": "process",
	"context": {"time": now},
	"container": container({"id": "4f5e"}),
	"event": {
		"type": "exec",
		"time": now,
		"coverage": "complete",
		"process": process,
		"ancestry": ancestry,
		"inImage": true,
	},
}

connect(destination) := {
	"phase": "run",
	"kind": "network",
	"context": {"time": now},
	"container": container({"id": "4f5e"}),
	"event": {
		"type": "connect",
		"time": now,
		"coverage": "complete",
		"process": process(9, "/usr/bin/curl", ["curl"]),
		"ancestry": [process(1, "/web", ["/web"])],
		"destination": object.union({"port": 80, "protocol": "tcp"}, destination),
	},
}

# The places of violations, for tests that need no more.
paths(violations) := {violation.path | some violation in violations}
