# API versions that Kubernetes removed, by version and kind: in which 1.x, and what to use instead. What k8s.io/api v0.37.2 says of its
# own (`APILifecycleRemoved`), and of groups that are no more in it what the notes of those releases said.
package hasp.lib.removals

table := {
	"extensions/v1beta1": {
		"Deployment": {"in": 16, "use": "apps/v1"},
		"DaemonSet": {"in": 16, "use": "apps/v1"},
		"ReplicaSet": {"in": 16, "use": "apps/v1"},
		"NetworkPolicy": {"in": 16, "use": "networking.k8s.io/v1"},
		"PodSecurityPolicy": {"in": 16, "use": ""},
		"Ingress": {"in": 22, "use": "networking.k8s.io/v1"},
	},
	"apps/v1beta1": {
		"Deployment": {"in": 16, "use": "apps/v1"},
		"StatefulSet": {"in": 16, "use": "apps/v1"},
		"ControllerRevision": {"in": 16, "use": "apps/v1"},
	},
	"apps/v1beta2": {
		"Deployment": {"in": 16, "use": "apps/v1"},
		"DaemonSet": {"in": 16, "use": "apps/v1"},
		"ReplicaSet": {"in": 16, "use": "apps/v1"},
		"StatefulSet": {"in": 16, "use": "apps/v1"},
		"ControllerRevision": {"in": 16, "use": "apps/v1"},
	},
	"admissionregistration.k8s.io/v1beta1": {
		"MutatingWebhookConfiguration": {"in": 22, "use": "admissionregistration.k8s.io/v1"},
		"ValidatingWebhookConfiguration": {"in": 22, "use": "admissionregistration.k8s.io/v1"},
		"ValidatingAdmissionPolicy": {"in": 34, "use": "admissionregistration.k8s.io/v1"},
		"ValidatingAdmissionPolicyBinding": {"in": 34, "use": "admissionregistration.k8s.io/v1"},
	},
	"admissionregistration.k8s.io/v1alpha1": {
		"MutatingAdmissionPolicy": {"in": 38, "use": "admissionregistration.k8s.io/v1"},
		"MutatingAdmissionPolicyBinding": {"in": 38, "use": "admissionregistration.k8s.io/v1"},
		"ValidatingAdmissionPolicy": {"in": 32, "use": "admissionregistration.k8s.io/v1"},
		"ValidatingAdmissionPolicyBinding": {"in": 32, "use": "admissionregistration.k8s.io/v1"},
	},
	"apiextensions.k8s.io/v1beta1": {"CustomResourceDefinition": {"in": 22, "use": "apiextensions.k8s.io/v1"}},
	"apiregistration.k8s.io/v1beta1": {"APIService": {"in": 22, "use": "apiregistration.k8s.io/v1"}},
	"authentication.k8s.io/v1alpha1": {"SelfSubjectReview": {"in": 32, "use": "authentication.k8s.io/v1"}},
	"authentication.k8s.io/v1beta1": {
		"TokenReview": {"in": 22, "use": "authentication.k8s.io/v1"},
		"SelfSubjectReview": {"in": 33, "use": "authentication.k8s.io/v1"},
	},
	"authorization.k8s.io/v1beta1": {
		"LocalSubjectAccessReview": {"in": 22, "use": "authorization.k8s.io/v1"},
		"SelfSubjectAccessReview": {"in": 22, "use": "authorization.k8s.io/v1"},
		"SelfSubjectRulesReview": {"in": 22, "use": "authorization.k8s.io/v1"},
		"SubjectAccessReview": {"in": 22, "use": "authorization.k8s.io/v1"},
	},
	"certificates.k8s.io/v1alpha1": {"ClusterTrustBundle": {"in": 37, "use": "certificates.k8s.io/v1beta1"}},
	"certificates.k8s.io/v1beta1": {"CertificateSigningRequest": {"in": 22, "use": "certificates.k8s.io/v1"}},
	"coordination.k8s.io/v1beta1": {"Lease": {"in": 22, "use": "coordination.k8s.io/v1"}},
	"coordination.k8s.io/v1alpha2": {"LeaseCandidate": {"in": 38, "use": "coordination.k8s.io/v1beta1"}},
	"networking.k8s.io/v1beta1": {
		"Ingress": {"in": 22, "use": "networking.k8s.io/v1"},
		"IngressClass": {"in": 22, "use": "networking.k8s.io/v1"},
		"IPAddress": {"in": 37, "use": "networking.k8s.io/v1"},
		"ServiceCIDR": {"in": 37, "use": "networking.k8s.io/v1"},
	},
	"rbac.authorization.k8s.io/v1alpha1": rbac,
	"rbac.authorization.k8s.io/v1beta1": rbac,
	"resource.k8s.io/v1beta1": {kind: {"in": 38, "use": "resource.k8s.io/v1"} |
		some kind in ["DeviceClass", "ResourceClaim", "ResourceClaimTemplate", "ResourceSlice"]
	},
	"scheduling.k8s.io/v1beta1": {"PriorityClass": {"in": 22, "use": "scheduling.k8s.io/v1"}},
	"storage.k8s.io/v1alpha1": {
		"CSIStorageCapacity": {"in": 24, "use": "storage.k8s.io/v1"},
		"VolumeAttachment": {"in": 24, "use": "storage.k8s.io/v1"},
		"VolumeAttributesClass": {"in": 35, "use": "storage.k8s.io/v1"},
	},
	"storage.k8s.io/v1beta1": {
		"CSIDriver": {"in": 22, "use": "storage.k8s.io/v1"},
		"CSINode": {"in": 22, "use": "storage.k8s.io/v1"},
		"StorageClass": {"in": 22, "use": "storage.k8s.io/v1"},
		"VolumeAttachment": {"in": 22, "use": "storage.k8s.io/v1"},
		"CSIStorageCapacity": {"in": 27, "use": "storage.k8s.io/v1"},
		"VolumeAttributesClass": {"in": 37, "use": "storage.k8s.io/v1"},
	},
	"autoscaling/v2beta1": {"HorizontalPodAutoscaler": {"in": 25, "use": "autoscaling/v2"}},
	"autoscaling/v2beta2": {"HorizontalPodAutoscaler": {"in": 26, "use": "autoscaling/v2"}},
	"batch/v1beta1": {"CronJob": {"in": 25, "use": "batch/v1"}},
	"batch/v2alpha1": {"CronJob": {"in": 21, "use": "batch/v1"}},
	"discovery.k8s.io/v1beta1": {"EndpointSlice": {"in": 25, "use": "discovery.k8s.io/v1"}},
	"events.k8s.io/v1beta1": {"Event": {"in": 25, "use": "events.k8s.io/v1"}},
	"node.k8s.io/v1beta1": {"RuntimeClass": {"in": 25, "use": "node.k8s.io/v1"}},
	"policy/v1beta1": {
		"PodDisruptionBudget": {"in": 25, "use": "policy/v1"},
		"PodSecurityPolicy": {"in": 25, "use": ""},
	},
	"flowcontrol.apiserver.k8s.io/v1beta1": flow_control(26),
	"flowcontrol.apiserver.k8s.io/v1beta2": flow_control(29),
	"flowcontrol.apiserver.k8s.io/v1beta3": flow_control(32),
}

rbac := {kind: {"in": 22, "use": "rbac.authorization.k8s.io/v1"} |
	some kind in ["ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"]
}

flow_control(minor) := {kind: {"in": minor, "use": "flowcontrol.apiserver.k8s.io/v1"} |
	some kind in ["FlowSchema", "PriorityLevelConfiguration"]
}
