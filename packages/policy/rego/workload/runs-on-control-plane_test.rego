package hasp.policies.workload.runs_on_control_plane_test

import data.hasp.policies.workload.runs_on_control_plane
import data.hasp.testing

defaults := {"namespaces": ["kube-system"], "kinds": ["DaemonSet"]}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := runs_on_control_plane.violations with input as subject
		with data.hasp.parameters["runs-on-control-plane"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

tolerating(key) := testing.with_pod({"tolerations": [{"key": "gpu", "operator": "Exists"}, {"key": key, "operator": "Exists"}]})

test_finds_tolerations[key] if {
	some key in ["node-role.kubernetes.io/control-plane", "node-role.kubernetes.io/master", "node-role.kubernetes.io/etcd"]
	found(tolerating(key)) == {{
		"message": $"Deployment shop tolerates the taint {key} of the control plane",
		"path": "/workload/pod/tolerations/1",
		"observed": {"key": key, "operator": "Exists"},
	}}
}

test_finds_selectors if {
	found(testing.with_pod({"nodeSelector": {"node-role.kubernetes.io/control-plane": ""}})) == {{
		"message": "Deployment shop chooses nodes of the control plane by node-role.kubernetes.io/control-plane",
		"path": "/workload/pod/nodeSelector/node-role.kubernetes.io~1control-plane",
		"observed": "node-role.kubernetes.io/control-plane",
	}}
}

test_allows_others if {
	found(tolerating("node-role.kubernetes.io/worker")) == set()
	found(testing.with_pod({"nodeSelector": {"disk": "ssd"}})) == set()
}

accepted(changes) := object.union(
	tolerating("node-role.kubernetes.io/master"),
	{"workload": object.union({"pod": {"nodeSelector": {"node-role.kubernetes.io/master": ""}}}, changes)},
)

test_accepts_agents_and_the_cluster_itself if {
	count(found(accepted({}))) == 2
	found(accepted({"kind": "DaemonSet"})) == set()
	found(accepted({"namespace": "kube-system"})) == set()
	count(found_with(accepted({"kind": "DaemonSet"}), {"kinds": []})) == 2
}
