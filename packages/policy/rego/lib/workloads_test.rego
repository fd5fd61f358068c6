package hasp.lib.workloads_test

import data.hasp.lib.workloads
import data.hasp.testing

of_kind(kind, changes) := object.union(testing.deployed({}), {"workload": object.union({"kind": kind}, changes)})

owned_by(kind, controller) := {"owners": [{"apiVersion": "v1", "kind": kind, "name": "x", "controller": controller}]}

test_is_called_by_kind_and_name if {
	workloads.title == "Deployment shop" with input as testing.deployed({})
	nameless := object.remove(testing.deployed({}).workload, ["name"])
	with_name := object.union(nameless, {"kind": "Pod", "generateName": "web-"})
	workloads.title == "Pod web-*" with input as {"kind": "workload", "workload": with_name}
	workloads.title == "Deployment *" with input as {"kind": "workload", "workload": nameless}
}

test_knows_what_serves[kind] if {
	some kind in [
		"CloneSet",
		"DaemonSet",
		"Deployment",
		"DeploymentConfig",
		"Pod",
		"ReplicaSet",
		"ReplicationController",
		"Rollout",
		"StatefulSet",
	]
	workloads.is_serving with input as of_kind(kind, {})
}

test_knows_what_ends if {
	not workloads.is_serving with input as of_kind("Job", {})
	not workloads.is_serving with input as of_kind("CronJob", {})
	not workloads.is_serving with input as of_kind("Pod", {"pod": {"restartPolicy": "Never"}})
	not workloads.is_serving with input as of_kind("Pod", {"pod": {"restartPolicy": "OnFailure"}})
	workloads.is_serving with input as of_kind("Pod", {"pod": {"restartPolicy": "Always"}})
}

test_asks_the_controller if {
	workloads.kind == "Job" with input as of_kind("Pod", owned_by("Job", true))
	workloads.kind == "Pod" with input as of_kind("Pod", owned_by("Job", false))
	workloads.kind == "CronJob" with input as of_kind("Pod", object.union(owned_by("Job", true), {"top": {"kind": "CronJob"}}))
	workloads.kind == "Deployment" with input as testing.deployed({})
}

roles := [testing.container({"role": role}) | some role in ["init", "sidecar", "app", "ephemeral"]]

test_tells_containers_by_their_role if {
	object.keys(workloads.serving) == {"/workload/containers/2"} with input as testing.workload(roles)
	object.keys(workloads.lasting) == {"/workload/containers/0", "/workload/containers/1", "/workload/containers/2"} with input as testing.workload(roles)
	workloads.serving == {} with input as object.union(testing.workload(roles), {"workload": {"kind": "Job"}})
	workloads.serving == {} with input as testing.running({})
	workloads.lasting == {} with input as testing.running({})
}

test_counts_replicas[kind] if {
	some kind in ["CloneSet", "Deployment", "DeploymentConfig", "ReplicaSet", "ReplicationController", "Rollout", "StatefulSet"]
	workloads.replicas == 1 with input as of_kind(kind, {})
	workloads.replicas == 3 with input as of_kind(kind, {"replicas": 3})
}

test_counts_no_replicas_where_another_decides if {
	not workloads.replicas with input as of_kind("DaemonSet", {})
	not workloads.replicas with input as of_kind("Pod", {})
	not workloads.replicas with input as of_kind("ReplicaSet", owned_by("Deployment", true))
	workloads.replicas == 1 with input as of_kind("ReplicaSet", owned_by("Deployment", false))
	not workloads.replicas with input as of_kind("ReplicaSet", {"top": {"kind": "Deployment"}})
}

batch(kind, spec, changes) := object.union(of_kind(kind, object.union({"apiVersion": "batch/v1"}, changes)), {"object": {"spec": spec}})

test_reads_what_a_job_says if {
	workloads.job == {"a": 1} with input as batch("Job", {"a": 1}, {})
	workloads.job_at == "/object/spec" with input as batch("Job", {"a": 1}, {})
	workloads.job == {"a": 1} with input as batch("CronJob", {"jobTemplate": {"spec": {"a": 1}}}, {})
	workloads.job_at == "/object/spec/jobTemplate/spec" with input as batch("CronJob", {}, {})
}

test_reads_no_other_jobs if {
	not workloads.job with input as batch("Job", {"a": 1}, owned_by("CronJob", true))
	not workloads.job with input as batch("Job", {"a": 1}, {"apiVersion": "batch.volcano.sh/v1alpha1"})
	not workloads.job with input as batch("CronJob", {"jobTemplate": {"spec": {}}}, {"apiVersion": "x/v1"})
	not workloads.job with input as batch("Deployment", {"a": 1}, {})
}

test_takes_a_kind_only_from_who_is_vouched_for if {
	workloads.is_of_kind({"Deployment"}) with input as of_kind("Deployment", {})
	not workloads.is_of_kind({"DaemonSet"}) with input as of_kind("Deployment", {})
	workloads.is_of_kind({"DaemonSet"}) with input as of_kind("Pod", {"top": {"kind": "DaemonSet", "verified": true}})
	not workloads.is_of_kind({"DaemonSet"}) with input as of_kind("Pod", {"top": {"kind": "DaemonSet"}})
	not workloads.is_of_kind({"DaemonSet"}) with input as of_kind("Pod", {"top": {"kind": "DaemonSet", "verified": false}})
	not workloads.is_of_kind({"DaemonSet"}) with input as of_kind("Pod", owned_by("DaemonSet", true))
}
