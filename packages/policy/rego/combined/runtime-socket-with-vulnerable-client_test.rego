package hasp.policies.combined.runtime_socket_with_vulnerable_client_test

import data.hasp.policies.combined.runtime_socket_with_vulnerable_client
import data.hasp.testing

found(source, name) := violations if {
	finding := {"policy": "p", "severity": "high", "message": "CVE-1 in docker-cli", "package": name, "identifiers": ["CVE-1"]}
	subject := testing.running({"mounts": [{"type": "bind", "source": source, "destination": "/x", "readOnly": true}, {"type": "tmpfs", "destination": "/y", "readOnly": false}], "image": {"decision": {"violations": [finding]}}})
	violations := runtime_socket_with_vulnerable_client.violations with input as subject
		with data.hasp.parameters["runtime-socket-with-vulnerable-client"] as {"sockets": ["docker.sock"], "packages": ["docker-cli"]}
}

test_finds_both_together if {
	found("/var/run/docker.sock", "docker-cli") == {{
		"message": "container web has the socket /var/run/docker.sock, and its client is vulnerable: CVE-1 in docker-cli",
		"path": "/container/mounts/0",
		"observed": {"source": "/var/run/docker.sock", "finding": "CVE-1 in docker-cli"},
		"identifiers": ["CVE-1"],
		"package": "docker-cli",
	}}
}

test_allows_either_alone if {
	found("/srv/app.sock", "docker-cli") == set()
	found("/srv/docker.sock.d", "docker-cli") == set()
	found("/var/run/docker.sock", "openssl") == set()
}
