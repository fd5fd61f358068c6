package hasp.policies.network.hidden_file_requested_test

import data.hasp.policies.network.hidden_file_requested
import data.hasp.testing

found(subject) := violations if {
	violations := hidden_file_requested.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"a repository": testing.request({"path": "/.git/config", "pathSegments": [".git", "config"]}),
		"in other letters": testing.request({"path": "/a/.ENV", "pathSegments": ["a", ".ENV"]}),
	}
	testing.paths(found(subject)) == {"/request/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"one that is served": testing.request({"path": "/.well-known/x", "pathSegments": [".well-known", "x"]}),
		"another": testing.request({}),
		"one that holds the name": testing.request({"path": "/x.git", "pathSegments": ["x.git"]}),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.request({"path": "/.env", "pathSegments": [".env"]}))}
	messages == {"spiffe://cluster/ns/front/sa/web asked for GET /.env"}
}

test_knows[name] if {
	some name in [".aws", ".bash_history", ".bashrc", ".docker", ".dockerenv", ".DS_Store", ".env", ".env.bak", ".env.local", ".env.production", ".git", ".git-credentials", ".hg", ".htpasswd", ".kube", ".npmrc", ".ssh", ".svn", "id_rsa", "wp-config.php.bak"]
	count(found(testing.request({"path": $"/{name}", "pathSegments": [name]}))) == 1
}
