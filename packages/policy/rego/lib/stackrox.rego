# What the criteria of StackRox read of the contract, for policies that were imported from its policies.
package hasp.lib.stackrox

import data.hasp.lib.containers
import data.hasp.lib.images
import data.hasp.lib.related

# --- images --------------------------------------------------------------------------------------------------------------

# The reference that an image was asked for by, in its parts.
reference := {
	"registry": split(image.name, "/")[0],
	"repository": substring(image.name, indexof(image.name, "/") + 1, -1),
	"tag": image.tag,
} if {
	image := images.parse(input.image.reference)
}

system(distribution) := $"{distribution.id}:{object.get(distribution, "versionId", "")}"

is_unscanned(container) := false if {
	container.image.known
} else := true

# One score of a finding: the gravest that somebody gave. StackRox has 0 where there is none.
score(finding) := max(array.concat([0], [one.score | some one in object.get(finding, "cvss", [])]))

# The version that mends a finding, and a word where nobody says which.
fixed_by(finding) := version if {
	version := finding.fix.version
} else := "fixed" if {
	finding.fix.state == "fixed"
} else := ""

# Of what is carried of an image by severity.
has_fix(tally) := tally.fixable > 0

fixes(tally) := "fixed" if {
	has_fix(tally)
} else := ""

# --- workloads -----------------------------------------------------------------------------------------------------------

# Whether a network policy is about it; undefined where none was sent and there may be more.
has_policy(direction) if {
	some policy in input.related.networkPolicies
	policy[direction]
} else := false if {
	related.is_told("networkPolicies")
}

is_policy_untold(direction) if not direction in directions

directions contains direction if {
	some direction in ["ingress", "egress"]
	is_boolean(has_policy(direction))
}

# Ports by which a workload is reached on a node: of the host, and of Services.
node_ports[$"{path}/ports/{i}/host"] := port.host if {
	some path, container in containers.all
	some i, port in container.ports
	port.host > 0
}

node_ports[$"/related/services/{i}/ports/{j}/nodePort"] := port.nodePort if {
	some i, service in input.related.services
	some j, port in service.ports
	port.nodePort > 0
}

# The ways by which a workload's ports are reached.
exposures[$"{path}/ports/{i}/host"] := "host" if {
	some path, container in containers.all
	some i, port in container.ports
	port.host > 0
}

exposures[$"/related/services/{i}/type"] := way if {
	some i, service in input.related.services
	way := {"LoadBalancer": "external", "NodePort": "node", "ClusterIP": "cluster"}[object.get(service, "type", "ClusterIP")]
}

exposures[$"/related/ingresses/{i}/kind"] := "route" if {
	some i, ingress in input.related.ingresses
	ingress.kind == "Route"
}

# An annotation is what StackRox knows of it.
app_armor(effective) := {"Unconfined": "unconfined", "RuntimeDefault": "runtime/default"}[effective.appArmor.type] if {
	effective.appArmor.type != "Localhost"
} else := $"localhost/{effective.appArmor.name}" if {
	effective.appArmor.name
} else := ""

has_probe(container, name) := object.get(container.probes, name, null) != null

variable(one) := {
	"source": object.get(sources, object.get(one, ["from", "kind"], "value"), "UNKNOWN"),
	"name": one.name,
	"value": object.get(one, "value", ""),
}

sources := {
	"value": "RAW",
	"secret": "SECRET_KEY",
	"configMap": "CONFIG_MAP_KEY",
	"field": "FIELD",
	"resource": "RESOURCE_FIELD",
}

# --- volumes -------------------------------------------------------------------------------------------------------------

# What a mount shows: a path of the node, or the name of a claim or a ConfigMap. StackRox has no Secrets among volumes.
volume_source(mount) := source_of(mount) if not is_source_untold(mount)

source_of(mount) := source if {
	some volume in input.workload.pod.volumes
	volume.name == mount.volume
	source := named_by(volume)
} else := object.get(mount, "source", "")

named_by(volume) := volume.path if {
	volume.type == "hostPath"
} else := volume.claim if {
	volume.claim
} else := volume.configMapName if {
	volume.configMapName
} else := object.get(volume, "medium", "")

# Volumes whose source the contract does not have.
is_source_untold(mount) if mount.type in {
	"awsElasticBlockStore",
	"azureDisk",
	"azureFile",
	"cephfs",
	"cinder",
	"gcePersistentDisk",
	"gitRepo",
	"glusterfs",
	"nfs",
	"rbd",
}

is_writable(mount) := mount.readOnly == false

is_writable_host(mount) if {
	mount.type == "hostPath"
	mount.readOnly == false
} else := false

# --- events --------------------------------------------------------------------------------------------------------------

arguments := concat(" ", array.slice(process.args, 1, count(process.args)))

process := input.event.process

# StackRox knows its ancestors by their files.
ancestors := [one.executable | some one in input.event.ancestry]

has_untold_ancestor if {
	some one in input.event.ancestry
	not one.executable
}

is_uid_told if is_number(process.uid)

is_impersonated if {
	input.access.impersonated
} else := false
