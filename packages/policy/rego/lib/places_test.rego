package hasp.lib.places_test

import data.hasp.lib.places
import data.hasp.testing

# An object as somebody wrote it, beside the input that is made of it: every place must lead to the member that is meant.
template := {
	"metadata": {
		"labels": {"app.kubernetes.io/name": "shop"},
		"annotations": {
			"container.apparmor.security.beta.kubernetes.io/web": "unconfined",
			"container.seccomp.security.alpha.kubernetes.io/init": "unconfined",
			"seccomp.security.alpha.kubernetes.io/pod": "unconfined",
		},
	},
	"spec": {
		"hostNetwork": "net",
		"hostPID": "pid",
		"hostIPC": "ipc",
		"hostUsers": "users",
		"serviceAccountName": "robot",
		"runtimeClassName": "gvisor",
		"priorityClassName": "high",
		"terminationGracePeriodSeconds": 5,
		"automountServiceAccountToken": true,
		"os": {"name": "linux"},
		"topologySpreadConstraints": [{"topologyKey": "zone"}],
		"tolerations": [{"key": "gpu"}],
		"resourceClaims": [{"name": "gpu", "resourceClaimName": "one"}, {"name": "b", "resourceClaimTemplateName": "two"}],
		"resources": {"limits": {"cpu": "4"}},
		"securityContext": {
			"runAsUser": 0,
			"runAsNonRoot": false,
			"fsGroup": 7,
			"supplementalGroups": [8, 9],
			"sysctls": [{"name": "kernel.msgmax", "value": "1"}],
			"seccompProfile": {"type": "Localhost", "localhostProfile": "pod.json"},
			"seLinuxOptions": {"type": "spc_t"},
			"windowsOptions": {"hostProcess": true, "runAsUserName": "pod"},
		},
		"volumes": [
			{"name": "run", "hostPath": {"path": "/run"}},
			{"name": "cache", "emptyDir": {}},
			{"name": "run", "hostPath": {"path": "/second"}},
		],
		"initContainers": [{"name": "init", "image": "init:1", "securityContext": {"runAsNonRoot": true}}],
		"containers": [
			{"name": "web", "image": "web:1.4"},
			{
				"name": "side",
				"image": "proxy:2",
				"command": ["/proxy"],
				"args": ["--a", "--b"],
				"env": [{"name": "A", "value": "1"}, {"name": "B", "valueFrom": {"secretKeyRef": {"name": "s"}}}],
				"ports": [{"containerPort": 80}, {"containerPort": 53, "hostPort": 5353, "hostIP": "0.0.0.0"}],
				"volumeMounts": [
					{"name": "cache", "mountPath": "/cache"},
					{"name": "run", "mountPath": "/host", "mountPropagation": "Bidirectional", "readOnly": true},
				],
				"volumeDevices": [{"name": "disk", "devicePath": "/dev/xvda"}],
				"resources": {"limits": {"cpu": "1", "nvidia.com/gpu": "2"}, "claims": [{"name": "gpu"}]},
				"livenessProbe": {"httpGet": {"host": "10.0.0.1", "port": 80}},
				"readinessProbe": {"exec": {"command": ["cat", "/ready"]}},
				"startupProbe": {"tcpSocket": {"host": "db", "port": 1}},
				"lifecycle": {"preStop": {"httpGet": {"host": "10.0.0.2", "port": 80}}, "postStart": {"sleep": {"seconds": 5}}},
				"securityContext": {
					"privileged": true,
					"allowPrivilegeEscalation": true,
					"readOnlyRootFilesystem": false,
					"procMount": "Unmasked",
					"runAsUser": 1,
					"runAsGroup": 2,
					"capabilities": {"add": ["CHOWN", "SYS_ADMIN"], "drop": ["KILL"]},
					"seccompProfile": {"type": "Localhost", "localhostProfile": "side.json"},
					"appArmorProfile": {"type": "Localhost", "localhostProfile": "side"},
					"seLinuxOptions": {"level": "s0"},
					"windowsOptions": {"runAsUserName": "side"},
				},
			},
		],
	},
}

# Where the template stands in objects of some kinds.
objects := {
	"Pod": {"at": "", "object": object.union(head("Pod"), object.remove(template, ["metadata"]))},
	"Deployment": {"at": "/spec/template", "object": object.union(head("Deployment"), {"spec": {"replicas": 3, "template": template}})},
	"CronJob": {
		"at": "/spec/jobTemplate/spec/template",
		"object": object.union(head("CronJob"), {"spec": {"jobTemplate": {"spec": {"template": template}}}}),
	},
	"JobSet": {
		"at": "/spec/replicatedJobs/1/template/spec/template",
		"object": object.union(head("JobSet"), {"spec": {"replicatedJobs": [{}, {"template": {"spec": {"template": template}}}]}}),
	},
}

head(kind) := {
	"apiVersion": "v1",
	"kind": kind,
	"metadata": object.union_n([template.metadata, {"labels": {"own": "label"}}, {
		"name": "shop",
		"namespace": "store",
		"generateName": "shop-",
		"ownerReferences": [{"name": "boss"}],
	}]),
}

# What is made of it, as far as places are told by it.
input_of(kind, at) := {"kind": "workload", "workload": {
	"kind": kind,
	"pod": {
		"at": $"{at}/spec",
		"annotations": template.metadata.annotations,
		"security": {
			"runAsUser": 0,
			"runAsNonRoot": false,
			"fsGroup": 7,
			"supplementalGroups": [8, 9],
			"sysctls": [{"name": "kernel.msgmax", "value": "1"}],
			"seccomp": {"type": "Localhost", "name": "pod.json", "from": "field"},
			"seLinux": {"type": "spc_t"},
			"windows": {"hostProcess": true, "runAsUserName": "pod"},
		},
		"volumes": [
			{"name": "run", "type": "hostPath", "path": "/run", "at": $"{at}/spec/volumes/0"},
			{"name": "cache", "type": "emptyDir", "at": $"{at}/spec/volumes/1"},
			{"name": "run", "type": "hostPath", "path": "/second", "at": $"{at}/spec/volumes/2"},
		],
	},
	"containers": [
		{
			"name": "init",
			"at": $"{at}/spec/initContainers/0",
			"set": {"user": {"nonRoot": true}},
			"effective": {"seccomp": {"type": "Unconfined", "from": "annotation"}},
		},
		{
			"name": "web",
			"at": $"{at}/spec/containers/0",
			"set": {"appArmor": {"type": "Unconfined", "from": "annotation"}},
			"effective": {
				"appArmor": {"type": "Unconfined", "from": "annotation"},
				"seccomp": {"type": "Localhost", "name": "pod.json", "from": "field"},
			},
		},
		{
			"name": "side",
			"at": $"{at}/spec/containers/1",
			"set": {
				"user": {"uid": 1, "gid": 2},
				"seccomp": {"type": "Localhost", "name": "side.json", "from": "field"},
				"appArmor": {"type": "Localhost", "name": "side", "from": "field"},
				"seLinux": {"level": "s0"},
				"windows": {"runAsUserName": "side"},
			},
			"effective": {"seccomp": {"type": "Localhost", "name": "side.json", "from": "field"}},
			"mounts": [
				{"volume": "cache", "type": "emptyDir", "destination": "/cache"},
				{"volume": "run", "type": "hostPath", "source": "/run", "destination": "/host"},
			],
			"devices": [{"volume": "disk", "container": "/dev/xvda"}, {"claim": "gpu"}],
		},
	],
}}

# Whether a pointer, read as RFC 6901 says, leads to such a member of what somebody wrote.
holds(written, pointer, value) if {
	startswith(pointer, "/")
	json.patch(written, [{"op": "test", "path": pointer, "value": value}])
}

place(path, kind) := at if {
	at := places.at(path) with input as input_of(kind, objects[kind].at)
}

annotation_of := {
	"web": "container.apparmor.security.beta.kubernetes.io/web",
	"init": "container.seccomp.security.alpha.kubernetes.io/init",
}

side := template.spec.containers[1]

pod_context := template.spec.securityContext

meant := {
	"/containers/0": template.spec.initContainers[0],
	"/containers/1/image/reference": "web:1.4",
	"/containers/2/image": "proxy:2",
	"/containers/2/name": "side",
	"/containers/2/command/0": "/proxy",
	"/containers/2/args/1": "--b",
	"/containers/2/env/0/value": "1",
	"/containers/2/env/1": side.env[1],
	"/containers/2/env/1/from": side.env[1].valueFrom,
	"/containers/2/ports/1/host": 5353,
	"/containers/2/ports/1/hostIP": "0.0.0.0",
	"/containers/2/ports/0/container": 80,
	"/containers/2/resources/limits": side.resources.limits,
	"/containers/2/resources/limits/nvidia.com~1gpu": "2",
	# what is effective and the container's own
	"/containers/2/effective": side.securityContext,
	"/containers/2/set": side.securityContext,
	"/containers/2/effective/privileged": true,
	"/containers/2/set/privileged": true,
	"/containers/2/effective/allowPrivilegeEscalation": true,
	"/containers/2/effective/readOnlyRootFilesystem": false,
	"/containers/2/effective/procMount": "Unmasked",
	"/containers/2/effective/capabilities/add/1": "SYS_ADMIN",
	"/containers/2/set/capabilities/drop/0": "KILL",
	"/containers/2/effective/user": 1,
	"/containers/2/effective/user/uid": 1,
	"/containers/2/effective/user/gid": 2,
	"/containers/2/set/user/uid": 1,
	"/containers/2/effective/seccomp": side.securityContext.seccompProfile,
	"/containers/2/effective/seccomp/type": "Localhost",
	"/containers/2/effective/seccomp/name": "side.json",
	"/containers/2/set/appArmor": side.securityContext.appArmorProfile,
	"/containers/2/effective/appArmor/name": "side",
	"/containers/2/effective/seLinux/level": "s0",
	"/containers/2/effective/windows": side.securityContext.windowsOptions,
	"/containers/2/effective/windows/runAsUserName": "side",
	"/containers/0/effective/user/nonRoot": true,
	# what is effective and the Pod's
	"/containers/1/effective/user": 0,
	"/containers/1/effective/user/nonRoot": false,
	"/containers/2/effective/user/nonRoot": false,
	"/containers/2/effective/user/groups/1": [8, 9],
	"/containers/1/effective/seccomp": pod_context.seccompProfile,
	"/containers/1/effective/seccomp/name": "pod.json",
	"/containers/1/effective/seLinux/type": "spc_t",
	"/containers/1/effective/windows": pod_context.windowsOptions,
	"/containers/2/effective/windows/hostProcess": true,
	"/containers/2/effective/hostNamespaces/network": "net",
	"/containers/2/effective/hostNamespaces/pid": "pid",
	"/containers/2/effective/hostNamespaces/ipc": "ipc",
	"/containers/2/effective/hostNamespaces/user": "users",
	"/containers/2/effective/hostNamespaces/uts": template.spec,
	"/containers/2/effective/hostNamespaces": template.spec,
	# what annotations say
	"/containers/1/set/appArmor": "unconfined",
	"/containers/1/effective/appArmor/type": "unconfined",
	"/containers/0/effective/seccomp": "unconfined",
	# mounts, volumes and devices
	"/containers/2/mounts": side.volumeMounts,
	"/containers/2/mounts/0": side.volumeMounts[0],
	"/containers/2/mounts/0/destination": "/cache",
	"/containers/2/mounts/0/volume": "cache",
	"/containers/2/mounts/1": "/run",
	"/containers/2/mounts/1/source": "/run",
	"/containers/2/mounts/1/propagation": "Bidirectional",
	"/containers/2/mounts/1/readOnly": true,
	"/containers/2/devices/0": side.volumeDevices[0],
	"/containers/2/devices/0/container": "/dev/xvda",
	"/containers/2/devices/0/volume": "disk",
	"/containers/2/devices/1": side.resources.claims,
	"/pod/volumes/1": template.spec.volumes[1],
	"/pod/volumes": template.spec.volumes,
	# probes and hooks
	"/containers/2/probes": side,
	"/containers/2/probes/liveness": side.livenessProbe,
	"/containers/2/probes/liveness/http/host": "10.0.0.1",
	"/containers/2/probes/readiness/exec/1": "/ready",
	"/containers/2/probes/startup/tcp/host": "db",
	"/containers/2/lifecycle/preStop/http/host": "10.0.0.2",
	"/containers/2/lifecycle/postStart/sleep": 5,
	# the Pod's own settings
	"/pod": template.spec,
	"/pod/hostNetwork": "net",
	"/pod/hostPID": "pid",
	"/pod/hostIPC": "ipc",
	"/pod/hostUsers": "users",
	"/pod/serviceAccount": "robot",
	"/pod/automountServiceAccountToken": true,
	"/pod/runtimeClass": "gvisor",
	"/pod/priorityClass": "high",
	"/pod/terminationGraceSeconds": 5,
	"/pod/topologySpread/0/topologyKey": "zone",
	"/pod/tolerations/0/key": "gpu",
	"/pod/resourceClaims/0/claim": "one",
	"/pod/resourceClaims/1/template": "two",
	"/pod/resources/limits/cpu": "4",
	"/pod/os": "linux",
	"/pod/security": pod_context,
	"/pod/security/runAsUser": 0,
	"/pod/security/fsGroup": 7,
	"/pod/security/sysctls/0/name": "kernel.msgmax",
	"/pod/security/seccomp/type": "Localhost",
	"/pod/security/windows/hostProcess": true,
}

# All at once, which costs less than one by one.
led_to := {path: places.at($"/workload{path}") | some path, _ in meant}

test_leads_to_what_somebody_wrote[$"{kind} {path}"] if {
	some kind, where in objects
	led := led_to with input as input_of(kind, where.at)
	some path, value in meant
	startswith(led[path], where.at)
	holds(where.object, led[path], value)
}

test_leads_to_the_metadata_of_the_template[kind] if {
	some kind, where in objects
	place("/workload/pod/labels/app.kubernetes.io~1name", kind) == $"{where.at}/metadata/labels/app.kubernetes.io~1name"
	holds(where.object, place("/workload/pod/labels/app.kubernetes.io~1name", kind), "shop")
	holds(where.object, place("/workload/pod/annotations", kind), template.metadata.annotations)
}

test_leads_to_the_head_of_an_object[path] if {
	some path, value in {
		"name": "shop",
		"generateName": "shop-",
		"namespace": "store",
		"apiVersion": "v1",
		"kind": "Deployment",
		"owners/0/name": "boss",
		"labels/own": "label",
		"labels/app.kubernetes.io~1name": "shop",
		"replicas": 3,
	}
	holds(objects.Deployment.object, place($"/workload/{path}", "Deployment"), value)
	of_resource := places.at($"/resource/{path}") with input as {"kind": "resource", "resource": {"kind": "Deployment"}}
	of_resource == place($"/workload/{path}", "Deployment")
}

test_passes_places_in_the_object_itself[path] if {
	some path, at in {"/object": "", "/object/spec/a~1b/0": "/spec/a~1b/0", "/object/": "/"}
	every one in [input_of("Pod", ""), {"kind": "resource", "resource": {}}, {"kind": "access"}] {
		there := places.at(path) with input as one
		there == at
	}
}

# It would be written there.
test_leads_to_where_what_is_missing_belongs[path] if {
	some path, at in {
		"/containers/0/effective/readOnlyRootFilesystem": "/spec/initContainers/0/securityContext/readOnlyRootFilesystem",
		"/containers/1/effective/user/gid": "/spec/containers/0/securityContext/runAsGroup",
		"/containers/1/effective/user/name": "/spec/securityContext/runAsUser",
		"/containers/1/effective/appArmor/name": $"/metadata/annotations/{replace(annotation_of.web, "/", "~1")}",
		"/containers/0/effective/appArmor": "/spec/initContainers/0/securityContext/appArmorProfile",
		"/containers/0/set/seccomp": "/spec/initContainers/0/securityContext/seccompProfile",
		"/containers/0/resources/limits": "/spec/initContainers/0/resources/limits",
		"/pod/security/seLinux/user": "/spec/securityContext/seLinuxOptions/user",
	}
	place($"/workload{path}", "Pod") == at
}

test_takes_the_group_of_volumes_where_the_pod_names_no_other if {
	without := json.remove(input_of("Pod", ""), ["/workload/pod/security/supplementalGroups"])
	at := places.at("/workload/containers/1/effective/user/groups") with input as without
	holds(objects.Pod.object, at, 7)
	bare := json.remove(without, ["/workload/pod/security/fsGroup"])
	none := places.at("/workload/containers/1/effective/user/groups") with input as bare
	none == "/spec/securityContext/supplementalGroups"
}

test_falls_back_to_what_surely_is_there[path] if {
	some path, at in {
		"/workload": "",
		"/workload/": "",
		"/workload/top/name": "",
		"/workload/strategy": "",
		"/workload/containers": "",
		"/workload/containers/": "",
		"/workload/containers/x/y": "",
		"/workload/containers/-1/image": "",
		"/workload/containers/9/image": "",
		"/workload/containers/0": "/spec/initContainers/0",
		"/workload/pod/volumes/x": "/spec/volumes/x",
		"/workload/containers/2/mounts/x": "/spec/containers/1/volumeMounts/x",
		"/workload/containers/2/devices/x": "/spec/containers/1/volumeDevices/x",
		"/workload/containers/2/mounts/1/source/deeper": "/spec/containers/1/volumeMounts/1/source/deeper",
	}
	place(path, "Pod") == at
}

test_escapes_what_stands_in_the_name_of_an_annotation if {
	odd := object.union(input_of("Pod", ""), {"workload": {
		"pod": {"annotations": {"container.apparmor.security.beta.kubernetes.io/a~b": "unconfined"}},
		"containers": [{"name": "a~b", "at": "/spec/containers/0", "set": {"appArmor": {"from": "annotation"}}}],
	}})
	at := places.at("/workload/containers/0/set/appArmor") with input as odd
	at == "/metadata/annotations/container.apparmor.security.beta.kubernetes.io~1a~0b"
}

test_goes_to_the_claim_template_of_a_volume if {
	at := places.at("/workload/pod/volumes/0") with input as {"kind": "workload", "workload": {"kind": "StatefulSet", "pod": {
		"at": "/spec/template/spec",
		"volumes": [{"name": "data", "type": "claimTemplate", "at": "/spec/volumeClaimTemplates/0"}],
	}}}
	at == "/spec/volumeClaimTemplates/0"
}

# A Prometheus writes its Pod's settings beside its own, a predictor has them without a template.
test_takes_no_metadata_for_that_of_the_pod[kind] if {
	some kind, at in {"Prometheus": "/spec", "InferenceService": "/spec/predictor", "RayCluster": "/spec/workerSpec"}
	one := {"kind": "workload", "workload": {"kind": kind, "pod": {"at": at, "annotations": {annotation_of.web: "unconfined"}}, "containers": [{
		"name": "web",
		"at": $"{at}/containers/0",
		"set": {"appArmor": {"type": "Unconfined", "from": "annotation"}},
	}]}}
	every member in ["labels", "annotations", "labels/app"] {
		there := places.at($"/workload/pod/{member}") with input as one
		there == at
	}
	profile := places.at("/workload/containers/0/set/appArmor") with input as one
	profile == $"{at}/containers/0/securityContext/appArmorProfile"
}

test_has_no_place_where_no_object_stands_behind_the_input[why] if {
	some why, case in {
		"a running container": {"path": "/container/effective/privileged", "input": testing.running({})},
		"the name of a container": {"path": "/container/name", "input": testing.running({})},
		"the Pod of a running container": {
			"path": "/workload/name",
			"input": object.union(testing.running({}), {"workload": {"kind": "Pod", "name": "x", "namespace": "n"}}),
		},
		"the Pod of a process": {
			"path": "/workload/serviceAccount",
			"input": object.union(testing.exec(testing.process(1, "/x", []), []), {"workload": {"kind": "Pod", "name": "x", "namespace": "n"}}),
		},
		"an image": {"path": "/image/config/user", "input": testing.image({})},
		"a resource beside a workload": {"path": "/resource/name", "input": testing.deployed({})},
		"related objects": {"path": "/related/services/0", "input": testing.deployed({})},
		"the object before an update": {"path": "/former/name", "input": testing.deployed({})},
		"something that begins like the object": {"path": "/objects/x", "input": testing.deployed({})},
		"nothing": {"path": "", "input": testing.deployed({})},
		"no pointer": {"path": "somewhere", "input": testing.deployed({})},
	}
	not said(case.path, case.input)
}

said(path, one) if {
	_ := places.at(path) with input as one
}
