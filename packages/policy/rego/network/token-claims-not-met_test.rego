package hasp.policies.network.token_claims_not_met_test

import data.hasp.policies.network.token_claims_not_met
import data.hasp.testing

found(subject) := violations if {
	violations := token_claims_not_met.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["token-claims-not-met"], changes)
	violations := token_claims_not_met.violations with input as subject
		with data.hasp.parameters["token-claims-not-met"] as parameters
}

# The time of the input is 1795521600.
token(claims) := testing.request({"source": {"jwt": object.union({"exp": 1795525200, "iss": "https://id.example", "aud": "shop"}, claims)}})

reasons(violations) := {violation.observed | some violation in violations}

test_finds[why] if {
	some why, case in {
		"is expired": token({"exp": 1795521539}),
		"is not valid yet": token({"nbf": 1795521661}),
	}
	testing.paths(found(case)) == {"/request/source/jwt"}
	reasons(found(case)) == {why}
}

test_leaves_alone[why] if {
	some why, subject in {
		"one that is valid": token({}),
		"one that was just now": token({"exp": 1795521540}),
		"one that will be at once": token({"nbf": 1795521660}),
		"none": testing.request({}),
	}
	found(subject) == set()
}

test_reads_the_settings if {
	reasons(found_with(token({}), {"issuers": ["https://other.example"]})) == {"is of issuer https://id.example"}
	found_with(token({}), {"issuers": ["https://id.example"]}) == set()
	reasons(found_with(token({}), {"audiences": ["pay"]})) == {"is for another audience"}
	found_with(token({}), {"audiences": ["pay", "shop"]}) == set()
	found_with(token({}), {"requiredClaims": ["exp", "sub"]}) != set()
	found_with(token({}), {"requiredClaims": ["exp", "iss"]}) == set()
	found_with(token({"aud": ["x", "shop"]}), {"audiences": ["shop"]}) == set()
	reasons(found_with(token({"aud": ["x"]}), {"audiences": ["shop"]})) == {"is for another audience"}
	reasons(found_with(testing.request({"source": {"jwt": {"sub": "a"}}}), {"requiredClaims": ["exp"]})) == {"lacks the claim exp"}
	reasons(found_with(token({"tenant": ""}), {"requiredClaims": ["tenant"]})) == {"lacks the claim tenant"}
	found_with(testing.request({}), {"requiredClaims": ["tenant"], "issuers": ["x"], "audiences": ["x"]}) == set()
	{violation.message | some violation in found(token({"exp": 1}))} == {"the token of spiffe://cluster/ns/front/sa/web is expired"}
}
