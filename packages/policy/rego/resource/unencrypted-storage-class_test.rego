package hasp.policies.resource.unencrypted_storage_class_test

import data.hasp.policies.resource.unencrypted_storage_class
import data.hasp.testing

found(provisioner, parameters) := violations if {
	class := {"apiVersion": "storage.k8s.io/v1", "kind": "StorageClass", "metadata": {"name": "fast"}, "provisioner": provisioner, "parameters": parameters}
	violations := unencrypted_storage_class.violations with input as testing.resource(class)
}

test_finds[provisioner] if {
	some provisioner, parameter in {
		"ebs.csi.aws.com": "encrypted",
		"kubernetes.io/aws-ebs": "encrypted",
		"disk.csi.azure.com": "diskEncryptionSetID",
		"kubernetes.io/azure-disk": "diskEncryptionSetID",
		"pd.csi.storage.gke.io": "disk-encryption-kms-key",
	}
	found(provisioner, {"type": "gp3"}) == {{
		"message": $"StorageClass fast of {provisioner} makes disks without {parameter}",
		"path": "/object",
		"observed": null,
		"expected": parameter,
	}}
	found(provisioner, {parameter: "x"}) == set()
	count(found(provisioner, {parameter: false})) == 1
}

test_a_no_is_a_no if {
	count(found("ebs.csi.aws.com", {"encrypted": "False"})) == 1
	count(found("ebs.csi.aws.com", null)) == 1
}

test_leaves_the_others_alone if {
	found("rook-ceph.rbd.csi.ceph.com", {}) == set()
}
