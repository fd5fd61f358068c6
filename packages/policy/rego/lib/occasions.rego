# On what occasion something was executed: building, starting up, a schedule, a session of a person. What is ordinary there is not
# ordinary under a server.
package hasp.lib.occasions

import data.hasp.lib.executions
import data.hasp.lib.paths
import data.hasp.lib.processes

is_ordinary if is_build

is_ordinary if is_start

# --- building ------------------------------------------------------------------------------------------------------------

is_build if is_building_image

is_build if is_labelled

is_build if has_agent

is_build if {
	some ancestor in input.event.ancestry
	is_builder(ancestor)
}

# Whether a container runs what is made in it: a step of a build, a job of a build service. The name of an image does not say so, since
# those of languages serve too, nor does a compiler's parentage, which whoever breaks in can have.
is_making if startswith(input.container.image.reference, "sha256:")

is_making if is_labelled

is_making if has_agent

# Whether the agent of a build service started it: what that runs is what someone wants to have built.
has_agent if {
	some ancestor in input.event.ancestry
	is_agent(ancestor)
}

# Between the steps of a build an image has no name yet.
is_building_image if startswith(input.container.image.reference, "sha256:")

# Images of distributions and languages are worked in; what is delivered is built on them and has a name of its own.
is_building_image if work_images[paths.basename(input.container.image.repository)]

is_building_image if {
	some part in split(input.container.image.repository, "/")
	work_parts[part]
}

is_building_image if {
	some suffix in ["-build", "-builder", "-buildpack", "-ci", "-dev", "-devel", "-runner", "-sdk", "-agent-jdk", "-toolchain"]
	endswith(input.container.image.repository, suffix)
}

work_images := {
	"almalinux": true,
	"alpine": true,
	"amazonlinux": true,
	"archlinux": true,
	"buildah": true,
	"buildkit": true,
	"buildpack-deps": true,
	"busybox": true,
	"centos": true,
	"clang": true,
	"composer": true,
	"conda": true,
	"debian": true,
	"devcontainer": true,
	"dind": true,
	"docker": true,
	"eclipse-temurin": true,
	"elixir": true,
	"executor": true,
	"fedora": true,
	"gcc": true,
	"gitlab-runner-helper": true,
	"golang": true,
	"gradle": true,
	"haskell": true,
	"inbound-agent": true,
	"jenkins": true,
	"jnlp-slave": true,
	"julia": true,
	"kaniko": true,
	"leap": true,
	"maven": true,
	"micromamba": true,
	"miniconda3": true,
	"node": true,
	"openjdk": true,
	"oraclelinux": true,
	"perl": true,
	"php": true,
	"podman": true,
	"python": true,
	"r-base": true,
	"rockylinux": true,
	"ruby": true,
	"rust": true,
	"sdk": true,
	"swift": true,
	"teamcity-agent": true,
	"ubi": true,
	"ubi-minimal": true,
	"ubi8": true,
	"ubi9": true,
	"ubuntu": true,
}

work_parts := {
	"build": true,
	"builder": true,
	"builders": true,
	"buildpacks": true,
	"ci": true,
	"cimg": true,
	"circleci": true,
	"devcontainers": true,
	"gitpod": true,
}

is_labelled if is_label_of_build(input.container.labels)

is_labelled if is_label_of_build(input.workload.labels)

is_label_of_build(labels) if {
	some name, _ in labels
	some start in [
		"actions.github.com/",
		"actions-runner",
		"buildkite.com/",
		"com.gitlab.gitlab-runner.",
		"io.drone",
		"jenkins/",
		"job.runner.gitlab.com/",
		"openshift.io/build.",
		"runner-deployment-name",
		"tekton.dev/",
		"woodpecker-ci.org/",
	]
	startswith(name, start)
}

is_agent(process) if {
	some name in processes.programs(process)
	agents[name]
}

is_agent(process) if {
	processes.basename(process) == "java"
	some argument in process.args
	agent_classes[paths.basename(argument)]
}

# Its own name says nothing.
is_agent(process) if process.executable == "/kaniko/executor"

agents := {
	"Agent.Listener": true,
	"Agent.Worker": true,
	"Runner.Listener": true,
	"Runner.Worker": true,
	"act_runner": true,
	"buildkit-runc": true,
	"buildkitd": true,
	"buildkite-agent": true,
	"concourse": true,
	"drone-agent": true,
	"gitlab-runner": true,
	"gitlab-runner-helper": true,
	"kaniko": true,
	"woodpecker-agent": true,
}

# Classes and archives as java's arguments name them.
agent_classes := {
	"agent.jar": true,
	"com.atlassian.bamboo.agent.bootstrap.AgentBootstrap": true,
	"hudson.remoting.Launcher": true,
	"hudson.remoting.jnlp.Main": true,
	"jetbrains.buildServer.agent.Launcher": true,
	"remoting.jar": true,
	"slave.jar": true,
	"swarm-client.jar": true,
}

# Tools that run others' commands to build.
is_builder(process) if {
	some name in processes.programs(process)
	builders[name]
}

is_builder(process) if {
	processes.basename(process) == "java"
	some argument in process.args
	argument in {"org.gradle.launcher.daemon.bootstrap.GradleDaemon", "org.codehaus.plexus.classworlds.launcher.Launcher"}
}

builders := {
	"act": true,
	"bazel": true,
	"buildah": true,
	"buildctl": true,
	"cargo": true,
	"cmake": true,
	"dpkg-buildpackage": true,
	"go": true,
	"gradle": true,
	"make": true,
	"meson": true,
	"mvn": true,
	"ninja": true,
	"rpmbuild": true,
}

# --- starting up ---------------------------------------------------------------------------------------------------------

# The container's own program, and what it does as long as nothing but scripts, supervisors and programs that run others stand between:
# entrypoints, steps of a build, a command given to a shell.
is_start if executions.process.first

is_start if {
	count(input.event.ancestry) > 0
	not outermost.entered
	every ancestor in input.event.ancestry {
		starts_others(ancestor)
	}
}

starts_others(process) if {
	some name in processes.programs(process)
	starters[name]
}

# What the event's process came from at last: the container's first process, or one that entered it.
outermost := last if {
	last := input.event.ancestry[count(input.event.ancestry) - 1]
} else := executions.process

starters := {
	"ash": true,
	"bash": true,
	"busybox": true,
	"catatonit": true,
	"dash": true,
	"docker-init": true,
	"dumb-init": true,
	"env": true,
	"execlineb": true,
	"gosu": true,
	"ksh": true,
	"nice": true,
	"run-parts": true,
	"runsv": true,
	"runsvdir": true,
	"runuser": true,
	"s6-rc-oneshot-run": true,
	"s6-rc-oneshotd": true,
	"s6-supervise": true,
	"s6-svscan": true,
	"setpriv": true,
	"sh": true,
	"su": true,
	"su-exec": true,
	"sudo": true,
	"supervisord": true,
	"tini": true,
	"tini-static": true,
	"timeout": true,
	"xargs": true,
	"zsh": true,
}

# --- schedules, packages and sessions ------------------------------------------------------------------------------------

is_scheduled if {
	some ancestor in input.event.ancestry
	some name in processes.programs(ancestor)
	name in {"anacron", "atd", "cron", "crond", "logrotate", "ofelia", "supercronic"}
}

# What a package manager runs: maintainers' scripts add users, restart services and shells.
is_of_package if {
	some ancestor in input.event.ancestry
	some name in processes.programs(ancestor)
	package_managers[name]
}

package_managers := {
	"apk": true,
	"apt": true,
	"apt-get": true,
	"aptitude": true,
	"dnf": true,
	"dnf-3": true,
	"dnf5": true,
	"dpkg": true,
	"gem": true,
	"microdnf": true,
	"npm": true,
	"pacman": true,
	"pip": true,
	"pip3": true,
	"pnpm": true,
	"rpm": true,
	"tdnf": true,
	"unattended-upgrade": true,
	"uv": true,
	"yarn": true,
	"yum": true,
	"zypper": true,
}

# A person at a terminal who came in from outside: `kubectl exec -it`, `docker exec -it`, a debug container.
is_session if {
	executions.process.tty > 0
	outermost.entered
}

is_session if {
	executions.process.tty > 0
	outermost.first
	starts_others(outermost)
}
