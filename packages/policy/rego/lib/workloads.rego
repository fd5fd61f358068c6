# What a workload is for, and how its Pods are kept, as far as its kind says it.
package hasp.lib.workloads

# How messages call it.
title := $"{input.workload.kind} {input.workload.name}" if {
	input.workload.name
} else := $"{input.workload.kind} {object.get(input.workload, "generateName", "")}*"

# The kind that decides how long its Pods live: of what a controller made, the controller's. Nobody vouches for it, so nothing that
# protects others hangs on it.
kind := input.workload.top.kind if {
	input.workload.top
} else := controllers[0] if {
	controllers := [owner.kind | some owner in input.workload.owners; owner.controller]
	count(controllers) > 0
} else := input.workload.kind

# Pods that are to run without end.
is_serving if kind in {
	"CloneSet",
	"DaemonSet",
	"Deployment",
	"DeploymentConfig",
	"ReplicaSet",
	"ReplicationController",
	"Rollout",
	"StatefulSet",
}

is_serving if {
	kind == "Pod"
	object.get(input.workload.pod, "restartPolicy", "Always") == "Always"
}

# The containers that serve, by the pointer to each: nobody asks those that prepare, help or debug.
serving[$"/workload/containers/{i}"] := container if {
	is_serving
	some i, container in input.workload.containers
	container.role == "app"
}

# The containers that the template has: ephemeral ones have no resources, ports and probes.
lasting[$"/workload/containers/{i}"] := container if {
	some i, container in input.workload.containers
	container.role != "ephemeral"
}

# How many Pods it asks for; Kubernetes' default is one. Undefined for what is no set of replicas, and for what another object scales.
replicas := object.get(input.workload, "replicas", 1) if {
	input.workload.kind in {
		"CloneSet",
		"Deployment",
		"DeploymentConfig",
		"ReplicaSet",
		"ReplicationController",
		"Rollout",
		"StatefulSet",
	}
	is_own_master
}

is_own_master if {
	not input.workload.top
	not is_owned
}

is_owned if {
	some owner in input.workload.owners
	owner.controller
}

# What a Job says of its runs, for policies that need `object`. One that a CronJob made says what the CronJob does.
job := input.object.spec if {
	input.workload.kind == "Job"
	startswith(input.workload.apiVersion, "batch/")
	not is_owned
}

job := input.object.spec.jobTemplate.spec if {
	input.workload.kind == "CronJob"
	startswith(input.workload.apiVersion, "batch/")
}

job_at := "/object/spec" if {
	input.workload.kind == "Job"
} else := "/object/spec/jobTemplate/spec"

# Whether it is of a kind that may do what others may not. Whoever made it has to be vouched for.
is_of_kind(kinds) if input.workload.kind in kinds

is_of_kind(kinds) if {
	input.workload.top.verified
	input.workload.top.kind in kinds
}
