package hasp.policies.pod_security.pod_security_app_armor_profile_test

import data.hasp.policies.pod_security.pod_security_app_armor_profile
import data.hasp.testing
import data.hasp.testing.pod_security as standards

faulty := testing.with_pod({"security": {"appArmor": {"type": "Unconfined"}}})

found(subject, level, version) := violations if {
	violations := pod_security_app_armor_profile.violations with input as standards.under(subject, level, version)
}

test_tells_what_it_found_in_containers_and_annotations if {
	found(testing.deployed({"set": {"appArmor": {"type": "Unconfined", "from": "field"}}}), "baseline", "v1.37") == {{
		"message": "container web sets the AppArmor profile Unconfined",
		"path": "/workload/containers/0/set/appArmor/type",
		"observed": "Unconfined", "expected": ["RuntimeDefault", "Localhost"],
		"atMost": "enforce",
		"source": {"level": "baseline", "version": "v1.37"},
	}}
	found(testing.with_pod({"annotations": {"container.apparmor.security.beta.kubernetes.io/web": "unconfined"}}), "baseline", "v1.37") == {{
		"message": "the annotation container.apparmor.security.beta.kubernetes.io/web sets the AppArmor profile unconfined",
		"path": "/workload/pod/annotations/container.apparmor.security.beta.kubernetes.io~1web",
		"observed": "unconfined", "expected": ["runtime/default", "localhost/*"],
		"atMost": "enforce",
		"source": {"level": "baseline", "version": "v1.37"},
	}}
}

test_tells_what_it_found if {
	found(faulty, "baseline", "v1.37") == {{
		"message": "the Pod sets the AppArmor profile Unconfined",
		"path": "/workload/pod/security/appArmor/type",
		"observed": "Unconfined", "expected": ["RuntimeDefault", "Localhost"],
		"atMost": "enforce",
		"source": {"level": "baseline", "version": "v1.37"},
	}}
}

test_judges[why] if {
	some why, case in {
		"the default of the runtime in the Pod": {"subject": testing.with_pod({"security": {"appArmor": {"type": "RuntimeDefault"}}}), "level": "restricted", "version": "v1.37", "paths": []},
		"one of the node in the Pod": {"subject": testing.with_pod({"security": {"appArmor": {"type": "Localhost"}}}), "level": "restricted", "version": "v1.0", "paths": []},
		"none in a container": {"subject": testing.workload([standards.with_set({}), standards.with_set({"appArmor": {"type": "Unconfined", "from": "field"}})]), "level": "baseline", "version": "v1.0", "paths": ["/workload/containers/1/set/appArmor/type"]},
		"one of the node in a container": {"subject": testing.deployed({"set": {"appArmor": {"type": "Localhost", "from": "field"}}}), "level": "restricted", "version": "v1.37", "paths": []},
		"the default of the runtime in a container": {"subject": testing.deployed({"set": {"appArmor": {"type": "RuntimeDefault", "from": "field"}}}), "level": "restricted", "version": "v1.37", "paths": []},
		"what the annotation says of a container is its own": {"subject": testing.deployed({"set": {"appArmor": {"type": "Unconfined", "from": "annotation"}}}), "level": "baseline", "version": "v1.37", "paths": []},
		"none by an annotation": {"subject": testing.with_pod({"annotations": {"container.apparmor.security.beta.kubernetes.io/web": "unconfined"}}), "level": "baseline", "version": "v1.37", "paths": ["/workload/pod/annotations/container.apparmor.security.beta.kubernetes.io~1web"]},
		"an annotation for nobody": {"subject": testing.with_pod({"annotations": {"container.apparmor.security.beta.kubernetes.io/nobody": "unconfined"}}), "level": "restricted", "version": "v1.0", "paths": ["/workload/pod/annotations/container.apparmor.security.beta.kubernetes.io~1nobody"]},
		"a key that is escaped": {"subject": testing.with_pod({"annotations": {"container.apparmor.security.beta.kubernetes.io/a/b~c": "x"}}), "level": "baseline", "version": "v1.37", "paths": ["/workload/pod/annotations/container.apparmor.security.beta.kubernetes.io~1a~1b~0c"]},
		"the default of the runtime by an annotation": {"subject": testing.with_pod({"annotations": {"container.apparmor.security.beta.kubernetes.io/web": "runtime/default"}}), "level": "baseline", "version": "v1.37", "paths": []},
		"one of the node by an annotation": {"subject": testing.with_pod({"annotations": {"container.apparmor.security.beta.kubernetes.io/web": "localhost/x"}}), "level": "baseline", "version": "v1.37", "paths": []},
		"an empty annotation": {"subject": testing.with_pod({"annotations": {"container.apparmor.security.beta.kubernetes.io/web": ""}}), "level": "baseline", "version": "v1.37", "paths": []},
		"another annotation": {"subject": testing.with_pod({"annotations": {"container.apparmor": "unconfined"}}), "level": "baseline", "version": "v1.37", "paths": []},
		"of level privileged": {"subject": testing.with_pod({"annotations": {"container.apparmor.security.beta.kubernetes.io/web": "unconfined"}}), "level": "privileged", "version": "v1.37", "paths": []},
	}
	testing.paths(found(case.subject, case.level, case.version)) == {path | some path in case.paths}
}

test_cannot_tell_of_a_namespace_that_nobody_saw if {
	unseen := standards.unseen(faulty)
	violations := pod_security_app_armor_profile.violations with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	violations == set()
	unknowns := pod_security_app_armor_profile.unknowns with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	unknowns == {standards.untold("/workload/pod/security/appArmor/type", "the Pod sets the AppArmor profile Unconfined")}
	told := pod_security_app_armor_profile.unknowns with input as standards.under(faulty, "baseline", "v1.37")
	told == set()
}
