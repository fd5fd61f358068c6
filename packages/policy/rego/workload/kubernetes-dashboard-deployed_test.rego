package hasp.policies.workload.kubernetes_dashboard_deployed_test

import data.hasp.policies.workload.kubernetes_dashboard_deployed
import data.hasp.testing

defaults := {"repositories": ["kubernetesui/dashboard", "kubernetesui/dashboard-web", "kubernetesui/dashboard-api", "kubernetes-dashboard-amd64"]}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := kubernetes_dashboard_deployed.violations with input as subject
		with data.hasp.parameters["kubernetes-dashboard-deployed"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

of_image(repository) := testing.deployed({"image": {"repository": repository, "reference": repository}})

test_finds_it if {
	found(of_image("kubernetesui/dashboard")) == {{
		"message": "container web of Deployment shop runs the image kubernetesui/dashboard",
		"path": "/workload/containers/0/image/repository",
		"observed": "kubernetesui/dashboard",
	}}
	count(found(of_image("mirror/kubernetesui/dashboard"))) == 1
}

test_allows_others if {
	found(of_image("kubernetesui/dashboard2")) == set()
	found(of_image("mykubernetesui/dashboard")) == set()
	found(testing.deployed({})) == set()
	found_with(of_image("kubernetesui/dashboard"), {"repositories": []}) == set()
}
