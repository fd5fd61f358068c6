package hasp.lib.removals_test

import data.hasp.lib.removals

# One of each release that removed something.
test_knows_the_removals_of[minor] if {
	some [version, kind, minor] in [
		["extensions/v1beta1", "Deployment", 16],
		["apps/v1beta2", "DaemonSet", 16],
		["batch/v2alpha1", "CronJob", 21],
		["rbac.authorization.k8s.io/v1beta1", "ClusterRole", 22],
		["policy/v1beta1", "PodDisruptionBudget", 25],
		["flowcontrol.apiserver.k8s.io/v1beta1", "FlowSchema", 26],
		["storage.k8s.io/v1beta1", "CSIStorageCapacity", 27],
		["flowcontrol.apiserver.k8s.io/v1beta2", "PriorityLevelConfiguration", 29],
		["flowcontrol.apiserver.k8s.io/v1beta3", "FlowSchema", 32],
		["authentication.k8s.io/v1beta1", "SelfSubjectReview", 33],
		["admissionregistration.k8s.io/v1beta1", "ValidatingAdmissionPolicy", 34],
		["networking.k8s.io/v1beta1", "ServiceCIDR", 37],
		["admissionregistration.k8s.io/v1alpha1", "MutatingAdmissionPolicy", 38],
		["admissionregistration.k8s.io/v1alpha1", "ValidatingAdmissionPolicyBinding", 32],
		["authentication.k8s.io/v1alpha1", "SelfSubjectReview", 32],
		["certificates.k8s.io/v1alpha1", "ClusterTrustBundle", 37],
		["coordination.k8s.io/v1alpha2", "LeaseCandidate", 38],
		["resource.k8s.io/v1beta1", "ResourceClaim", 38],
		["storage.k8s.io/v1alpha1", "VolumeAttachment", 24],
		["storage.k8s.io/v1alpha1", "CSIStorageCapacity", 24],
		["storage.k8s.io/v1alpha1", "VolumeAttributesClass", 35],
	]
	removals.table[version][kind].in == minor
}

test_names_a_version_to_use_or_none if {
	every _, kinds in removals.table {
		every _, removal in kinds {
			is_number(removal.in)
			is_string(removal.use)
		}
	}
}
