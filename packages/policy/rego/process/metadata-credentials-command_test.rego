package hasp.policies.process.metadata_credentials_command_test

import data.hasp.policies.process.metadata_credentials_command
import data.hasp.testing

found(subject) := violations if {
	violations := metadata_credentials_command.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["metadata-credentials-command"], changes)
	violations := metadata_credentials_command.violations with input as subject
		with data.hasp.parameters["metadata-credentials-command"] as parameters
}

test_finds_questions_for_credentials[command] if {
	some command in [
		"curl http://169.254.169.254/latest/meta-data/iam/security-credentials/",
		"curl -H Metadata-Flavor:Google http://metadata.google.internal/computeMetadata/v1/instance/service-accounts/default/token",
		"curl http://169.254.169.254/metadata/identity/oauth2/token",
		"curl http://169.254.170.2/v2/credentials/x",
		"curl -X PUT http://169.254.169.254/latest/api/token",
		"wget -qO- http://169.254.169.254/latest/user-data",
		"curl http://100.100.100.200/latest/meta-data/ram/x",
		"curl http://[fd00:ec2::254]/latest/meta-data/identity/x",
		"curl http://169.254.169.254/computeMetadata/v1/instance/attributes/kube-env",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_others[command] if {
	some command in [
		"curl http://169.254.169.254/latest/meta-data/local-ipv4",
		"curl http://idp.example/oauth2/token",
	]
	count(found(testing.command(command))) == 0
}

test_any_path_is_a_parameter if {
	count(found_with(testing.command("curl http://169.254.169.254/latest/meta-data/local-ipv4"), {"anyPath": true})) == 1
}

test_leaves_builds_and_named_images if {
	command := testing.command("curl http://169.254.169.254/latest/user-data")
	found(testing.of_image(command, "cimg/base")) == set()
	found_with(command, {"allowedImages": ["docker.io/library/web"]}) == set()
}

test_points_at_the_arguments if {
	testing.paths(found(testing.command("curl http://169.254.169.254/latest/meta-data/iam/security-credentials/"))) == {"/event/process/args"}
}
