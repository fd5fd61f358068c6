package hasp.lib.removals_test

import data.hasp.lib.removals

# What each release removed, as the notes of the releases list it: version, what to use instead, kinds.
releases := {
	16: [
		["apps/v1beta1", "apps/v1", ["ControllerRevision", "Deployment", "StatefulSet"]],
		["apps/v1beta2", "apps/v1", ["ControllerRevision", "DaemonSet", "Deployment", "ReplicaSet", "StatefulSet"]],
		["extensions/v1beta1", "", ["PodSecurityPolicy"]],
		["extensions/v1beta1", "apps/v1", ["DaemonSet", "Deployment", "ReplicaSet"]],
		["extensions/v1beta1", "networking.k8s.io/v1", ["NetworkPolicy"]],
	],
	21: [
		["batch/v2alpha1", "batch/v1", ["CronJob"]],
	],
	22: [
		["admissionregistration.k8s.io/v1beta1", "admissionregistration.k8s.io/v1", ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"]],
		["apiextensions.k8s.io/v1beta1", "apiextensions.k8s.io/v1", ["CustomResourceDefinition"]],
		["apiregistration.k8s.io/v1beta1", "apiregistration.k8s.io/v1", ["APIService"]],
		["authentication.k8s.io/v1beta1", "authentication.k8s.io/v1", ["TokenReview"]],
		["authorization.k8s.io/v1beta1", "authorization.k8s.io/v1", ["LocalSubjectAccessReview", "SelfSubjectAccessReview", "SelfSubjectRulesReview", "SubjectAccessReview"]],
		["certificates.k8s.io/v1beta1", "certificates.k8s.io/v1", ["CertificateSigningRequest"]],
		["coordination.k8s.io/v1beta1", "coordination.k8s.io/v1", ["Lease"]],
		["extensions/v1beta1", "networking.k8s.io/v1", ["Ingress"]],
		["networking.k8s.io/v1beta1", "networking.k8s.io/v1", ["Ingress", "IngressClass"]],
		["rbac.authorization.k8s.io/v1alpha1", "rbac.authorization.k8s.io/v1", ["ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"]],
		["rbac.authorization.k8s.io/v1beta1", "rbac.authorization.k8s.io/v1", ["ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"]],
		["scheduling.k8s.io/v1beta1", "scheduling.k8s.io/v1", ["PriorityClass"]],
		["storage.k8s.io/v1beta1", "storage.k8s.io/v1", ["CSIDriver", "CSINode", "StorageClass", "VolumeAttachment"]],
	],
	24: [
		["storage.k8s.io/v1alpha1", "storage.k8s.io/v1", ["CSIStorageCapacity", "VolumeAttachment"]],
	],
	25: [
		["autoscaling/v2beta1", "autoscaling/v2", ["HorizontalPodAutoscaler"]],
		["batch/v1beta1", "batch/v1", ["CronJob"]],
		["discovery.k8s.io/v1beta1", "discovery.k8s.io/v1", ["EndpointSlice"]],
		["events.k8s.io/v1beta1", "events.k8s.io/v1", ["Event"]],
		["node.k8s.io/v1beta1", "node.k8s.io/v1", ["RuntimeClass"]],
		["policy/v1beta1", "", ["PodSecurityPolicy"]],
		["policy/v1beta1", "policy/v1", ["PodDisruptionBudget"]],
	],
	26: [
		["autoscaling/v2beta2", "autoscaling/v2", ["HorizontalPodAutoscaler"]],
		["flowcontrol.apiserver.k8s.io/v1beta1", "flowcontrol.apiserver.k8s.io/v1", ["FlowSchema", "PriorityLevelConfiguration"]],
	],
	27: [
		["storage.k8s.io/v1beta1", "storage.k8s.io/v1", ["CSIStorageCapacity"]],
	],
	29: [
		["flowcontrol.apiserver.k8s.io/v1beta2", "flowcontrol.apiserver.k8s.io/v1", ["FlowSchema", "PriorityLevelConfiguration"]],
	],
	32: [
		["admissionregistration.k8s.io/v1alpha1", "admissionregistration.k8s.io/v1", ["ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"]],
		["authentication.k8s.io/v1alpha1", "authentication.k8s.io/v1", ["SelfSubjectReview"]],
		["flowcontrol.apiserver.k8s.io/v1beta3", "flowcontrol.apiserver.k8s.io/v1", ["FlowSchema", "PriorityLevelConfiguration"]],
	],
	33: [
		["authentication.k8s.io/v1beta1", "authentication.k8s.io/v1", ["SelfSubjectReview"]],
	],
	34: [
		["admissionregistration.k8s.io/v1beta1", "admissionregistration.k8s.io/v1", ["ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"]],
	],
	35: [
		["storage.k8s.io/v1alpha1", "storage.k8s.io/v1", ["VolumeAttributesClass"]],
	],
	37: [
		["certificates.k8s.io/v1alpha1", "certificates.k8s.io/v1beta1", ["ClusterTrustBundle"]],
		["networking.k8s.io/v1beta1", "networking.k8s.io/v1", ["IPAddress", "ServiceCIDR"]],
		["storage.k8s.io/v1beta1", "storage.k8s.io/v1", ["VolumeAttributesClass"]],
	],
	38: [
		["admissionregistration.k8s.io/v1alpha1", "admissionregistration.k8s.io/v1", ["MutatingAdmissionPolicy", "MutatingAdmissionPolicyBinding"]],
		["coordination.k8s.io/v1alpha2", "coordination.k8s.io/v1beta1", ["LeaseCandidate"]],
		["resource.k8s.io/v1beta1", "resource.k8s.io/v1", ["DeviceClass", "ResourceClaim", "ResourceClaimTemplate", "ResourceSlice"]],
	],
}

test_knows_what_each_release_removed[minor] if {
	some minor, rows in releases
	removed := {[version, removal.use, kind] |
		some version, kinds in removals.table
		some kind, removal in kinds
		removal.in == minor
	}
	removed == {[version, use, kind] |
		some [version, use, kinds] in rows
		some kind in kinds
	}
}

test_knows_of_no_other_release if {
	{removal.in | some _, kinds in removals.table; some _, removal in kinds} == object.keys(releases)
}
