package hasp.policies.file.cloud_credentials_read_test

import data.hasp.policies.file.cloud_credentials_read
import data.hasp.testing

found(subject) := violations if {
	violations := cloud_credentials_read.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"of AWS": testing.reads("/root/.aws/credentials"),
		"of Kubernetes": testing.reads("/home/ada/.kube/config"),
		"of git": testing.reads("/root/.git-credentials"),
		"of Docker": testing.reads("/root/.docker/config.json"),
		"of Google": testing.reads("/root/.config/gcloud/application_default_credentials.json"),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"by its client": testing.by(testing.reads("/root/.aws/credentials"), "/usr/local/bin/aws"),
		"a cache": testing.reads("/root/.kube/cache/x"),
		"settings": testing.reads("/root/.aws/config"),
		"another's credentials": testing.reads("/srv/credentials"),
		"another's settings": testing.reads("/srv/config.json"),
		"by the entrypoint": testing.by_entrypoint(testing.reads("/root/.kube/config")),
		"another": testing.reads("/srv/x"),
		"in a build": testing.in_build(testing.reads("/root/.docker/config.json")),
		"written": testing.writes("/root/.aws/credentials"),
	}
	found(subject) == set()
}
