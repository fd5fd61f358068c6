package hasp.policies.network.grpc_reflection_requested_test

import data.hasp.policies.network.grpc_reflection_requested
import data.hasp.testing

found(subject) := violations if {
	violations := grpc_reflection_requested.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"version 1": testing.from_outside(testing.request({"protocol": "grpc", "method": "POST", "path": "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo", "pathSegments": ["grpc.reflection.v1.ServerReflection", "ServerReflectionInfo"]})),
		"before it": testing.from_outside(testing.request({"path": "/grpc.reflection.v1alpha.ServerReflection/X", "pathSegments": ["grpc.reflection.v1alpha.ServerReflection", "X"]})),
	}
	testing.paths(found(subject)) == {"/request/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"from within": testing.request({"path": "/grpc.reflection.v1.ServerReflection/X", "pathSegments": ["grpc.reflection.v1.ServerReflection", "X"]}),
		"another service": testing.from_outside(testing.request({})),
	}
	found(subject) == set()
}
