package hasp.policies.workload.tiller_deployed_test

import data.hasp.policies.workload.tiller_deployed
import data.hasp.testing

defaults := {"repositories": ["kubernetes-helm/tiller", "helm/tiller"]}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := tiller_deployed.violations with input as subject
		with data.hasp.parameters["tiller-deployed"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

of_image(repository) := testing.deployed({"image": {"repository": repository, "reference": repository}})

test_finds_it if {
	found(of_image("kubernetes-helm/tiller")) == {{
		"message": "container web of Deployment shop runs the image kubernetes-helm/tiller",
		"path": "/workload/containers/0/image/repository",
		"observed": "kubernetes-helm/tiller",
	}}
	count(found(of_image("mirror/kubernetes-helm/tiller"))) == 1
}

test_allows_others if {
	found(of_image("kubernetes-helm/tiller2")) == set()
	found(of_image("mykubernetes-helm/tiller")) == set()
	found(testing.deployed({})) == set()
	found_with(of_image("kubernetes-helm/tiller"), {"repositories": []}) == set()
}
