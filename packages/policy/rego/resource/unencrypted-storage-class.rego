# METADATA
# scope: package
# title: Storage that is not encrypted
# description: |
#   Disks that are not encrypted are read by whoever gets hold of them or of their snapshots.
# custom:
#   id: unencrypted-storage-class
#   severity: medium
#   subjects: [resource]
#   resources: [StorageClass]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Set the parameter of the cloud (`encrypted: "true"` for EBS and EFS, `diskEncryptionSetID` for Azure,
#     `disk-encryption-kms-key` for Google).
#   references:
#     - MITRE T1530
#     - CWE-311
package hasp.policies.resource.unencrypted_storage_class

import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} of {provisioner} makes disks without {parameter}",
	"path": "/object",
	"observed": null,
	"expected": parameter,
} if {
	provisioner := input.object.provisioner
	parameter := keys[provisioner]
	value := object.get(objects.member(input.object, "parameters"), parameter, "")
	is_off(value)
}

keys := {
	"ebs.csi.aws.com": "encrypted",
	"kubernetes.io/aws-ebs": "encrypted",
	"disk.csi.azure.com": "diskEncryptionSetID",
	"kubernetes.io/azure-disk": "diskEncryptionSetID",
	"pd.csi.storage.gke.io": "disk-encryption-kms-key",
}

is_off("")

is_off(value) if lower(value) == "false"

is_off(false)
