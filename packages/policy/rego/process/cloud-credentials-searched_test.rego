package hasp.policies.process.cloud_credentials_searched_test

import data.hasp.policies.process.cloud_credentials_searched
import data.hasp.testing

found(subject) := violations if {
	violations := cloud_credentials_searched.violations with input as subject
}

test_finds_searches[command] if {
	some command in [
		"grep -r aws_access_key_id /",
		"grep -ri AWS_SECRET_ACCESS_KEY /root",
		"grep aws_session_token /proc/1/x",
		"rg accessKeyId /",
		"rg secretAccessKey /",
		"find / -path *.aws/credentials",
		"find / -path *.aws/config",
		"find / -name accessTokens.json",
		"find / -name application_default_credentials.json",
		"find / -name azureProfile.json",
		"find / -path */.azure/*",
		"find / -path *gcloud/credentials.db",
		"find /root/.config/gcloud",
		"find / -path */.kube/config",
		"find / -name kubeconfig",
		"find / -path */.docker/config.json",
		"find / -name .git-credentials",
		"find / -name .netrc",
		"find / -name .npmrc",
		"find / -name .pgpass",
		"find / -name .vault-token",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_others[command] if {
	some command in [
		"find /data -name *.json",
		"grep -r aws /srv",
	]
	count(found(testing.command(command))) == 0
}

test_leaves_what_is_ordinary if {
	command := testing.command("find / -name .npmrc")
	found(testing.at_start(command)) == set()
	found(testing.of_image(command, "library/node")) == set()
}

test_points_at_the_arguments if {
	testing.paths(found(testing.command("grep -r aws_access_key_id /"))) == {"/event/process/args"}
}
