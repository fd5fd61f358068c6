package hasp.policies.process.kubernetes_client_executed_test

import data.hasp.policies.process.kubernetes_client_executed
import data.hasp.testing

found(subject) := violations if {
	violations := kubernetes_client_executed.violations with input as subject
}

test_finds_them[command] if {
	some command in [
		"kubectl get secrets -A",
		"helm list",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_images_that_are_made_for_it[command] if {
	some command in [
		"kubectl get pods",
	]
	count(found(testing.of_image(testing.command(command), "bitnami/kubectl"))) == 0
}

test_leaves_jobs[command] if {
	some command in [
		"kubectl apply -f /x",
	]
	count(found(testing.at_start(testing.command(command)))) == 0
}

test_leaves_builds[command] if {
	some command in [
		"helm upgrade",
	]
	count(found(testing.of_image(testing.command(command), "ci/deploy"))) == 0
}

test_leaves_the_node if {
	found(testing.on_node(testing.command("kubectl get pods"))) == set()
}

test_points_at_the_process if {
	testing.paths(found(testing.command("kubectl get secrets -A"))) == {"/event/process"}
}
