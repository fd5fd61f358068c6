package hasp.lib.occasions_test

import data.hasp.lib.occasions
import data.hasp.testing

command := testing.command("apt-get install x")

under(executable, args) := testing.with_ancestry(command, [testing.shell_process, testing.process(4, executable, args), testing.web])

labelled(place, name) := object.union(command, {place: {"labels": {name: "x"}}})

test_images_that_are_worked_in[repository] if {
	some repository in [
		"library/debian",
		"library/node",
		"cimg/base",
		"circleci/web",
		"shop/ci/tools",
		"build/x",
		"builder/x",
		"x/builders/y",
		"buildpacks/lifecycle",
		"devcontainers/base",
		"gitpod/workspace-full",
		"shop/web-build",
		"shop/web-builder",
		"shop/web-buildpack",
		"shop/web-ci",
		"shop/web-dev",
		"shop/web-devel",
		"shop/web-runner",
		"shop/web-sdk",
		"shop/web-toolchain",
		"shop/web-agent-jdk",
		"moby/buildkit",
		"jenkins/inbound-agent",
		"gitlab-org/gitlab-runner",
	]
	occasions.is_build with input as testing.of_image(command, repository)
	occasions.is_ordinary with input as testing.of_image(command, repository)
}

test_images_of_distributions_languages_and_build_services[name] if {
	some name in [
		"actions-runner", "almalinux", "alpine", "amazonlinux", "archlinux", "buildah", "buildkit", "buildpack-deps",
		"busybox", "centos", "clang", "composer", "conda", "debian", "devcontainer", "dind", "docker", "eclipse-temurin",
		"elixir", "executor", "fedora", "gcc", "gitlab-runner", "gitlab-runner-helper", "golang", "gradle", "haskell",
		"inbound-agent", "jenkins", "jnlp-slave", "julia", "kaniko", "leap", "maven", "micromamba", "miniconda3", "node",
		"openjdk", "oraclelinux", "perl", "php", "podman", "python", "r-base", "rockylinux", "ruby", "rust", "sdk",
		"swift", "teamcity-agent", "ubi", "ubi-minimal", "ubi8", "ubi9", "ubuntu",
	]
	occasions.is_building_image with input as testing.of_image(command, sprintf("library/%v", [name]))
	not occasions.is_building_image with input as testing.of_image(command, sprintf("library/%v-web", [name]))
}

test_images_that_are_delivered[repository] if {
	some repository in ["library/web", "library/nginx", "shop/node-api", "shop/debian-web", "circle/x"]
	not occasions.is_build with input as testing.of_image(command, repository)
	not occasions.is_ordinary with input as testing.of_image(command, repository)
}

test_an_image_between_two_steps if {
	occasions.is_build with input as object.union(command, {"container": {"image": {"reference": "sha256:aaaa"}}})
}

test_labels_of_build_services[name] if {
	some name in [
		"actions.github.com/scale-set-name",
		"actions-runner",
		"buildkite.com/job-uuid",
		"com.gitlab.gitlab-runner.job.id",
		"io.drone.build",
		"jenkins/label",
		"job.runner.gitlab.com/pod",
		"openshift.io/build.name",
		"runner-deployment-name",
		"tekton.dev/taskRun",
		"woodpecker-ci.org/step",
	]
	occasions.is_build with input as labelled("container", name)
	occasions.is_build with input as labelled("workload", name)
}

test_other_labels if {
	not occasions.is_build with input as labelled("workload", "app.kubernetes.io/name")
}

test_what_builds[why] if {
	some why, case in {
		"a runner": ["/runner/bin/Runner.Worker", ["Runner.Worker"]],
		"an image builder": ["/usr/bin/buildkitd", ["buildkitd"]],
		"make": ["/usr/bin/make", ["make"]],
		"an agent of Jenkins": ["/opt/java/bin/java", ["java", "-jar", "/usr/share/jenkins/agent.jar"]],
		"an older one": ["/opt/java/bin/java", ["java", "-jar", "/home/slave.jar"]],
		"one over the network": ["/opt/java/bin/java", ["java", "-jar", "remoting.jar"]],
		"one of a swarm": ["/opt/java/bin/java", ["java", "-jar", "swarm-client.jar"]],
		"one by its class": ["/opt/java/bin/java", ["java", "hudson.remoting.jnlp.Main"]],
		"another agent of Jenkins": ["/opt/java/bin/java", ["java", "hudson.remoting.Launcher"]],
		"one of TeamCity": ["/opt/java/bin/java", ["java", "jetbrains.buildServer.agent.Launcher"]],
		"one of Bamboo": ["/opt/java/bin/java", ["java", "com.atlassian.bamboo.agent.bootstrap.AgentBootstrap"]],
		"Gradle": ["/opt/java/bin/java", ["java", "org.gradle.launcher.daemon.bootstrap.GradleDaemon"]],
		"Maven": ["/opt/java/bin/java", ["java", "org.codehaus.plexus.classworlds.launcher.Launcher"]],
	}
	occasions.is_build with input as under(case[0], case[1])
}

test_what_does_not_build[why] if {
	some why, case in {
		"an application": ["/opt/java/bin/java", ["java", "-jar", "app.jar"]],
		"the agent's name under another program": ["/usr/bin/cat", ["cat", "agent.jar"]],
		"the tool's class under another program": ["/usr/bin/grep", ["grep", "org.gradle.launcher.daemon.bootstrap.GradleDaemon"]],
	}
	not occasions.is_build with input as under(case[0], case[1])
}

first := object.union(testing.process(1, "/bin/bash", ["bash"]), {"first": true})

test_a_start[why] if {
	some why, subject in {
		"the container's own program": testing.with_process(testing.with_ancestry(command, []), {"first": true}),
		"of an entrypoint": testing.at_start(command),
		"of an init and a script": testing.with_ancestry(command, [testing.shell_process, testing.process(1, "/sbin/tini", ["tini"])]),
		"as another user": testing.with_ancestry(command, [testing.process(5, "/usr/bin/su-exec", ["su-exec"]), first]),
	}
	occasions.is_start with input as subject
	occasions.is_ordinary with input as subject
}

# A shell of many programs is one by what it runs.
test_programs_that_run_others[name] if {
	some name in [
		"ash", "bash", "busybox", "catatonit", "dash", "docker-init", "dumb-init", "env", "execlineb", "gosu", "ksh",
		"nice", "run-parts", "runsv", "runsvdir", "runuser", "s6-rc-oneshot-run", "s6-rc-oneshotd", "s6-supervise",
		"s6-svscan", "setpriv", "sh", "su", "su-exec", "sudo", "supervisord", "tini", "tini-static", "timeout", "xargs",
		"zsh",
	]
	occasions.is_start with input as testing.with_ancestry(command, [testing.process(5, sprintf("/usr/bin/%v", [name]), [name])])
	not occasions.is_start with input as testing.with_ancestry(command, [testing.process(5, sprintf("/usr/bin/%v-web", [name]), [sprintf("%v-web", [name])])])
}

test_no_start[why] if {
	some why, subject in {
		"under an application": command,
		"under a server that a script started": testing.with_ancestry(command, [testing.shell_process, testing.process(4, "/usr/sbin/nginx", ["nginx"]), first]),
		"from outside": testing.in_session(command),
		"a probe": testing.as_probe(command),
		"of an unknown place": testing.with_ancestry(command, []),
	}
	not occasions.is_start with input as subject
	not occasions.is_ordinary with input as subject
}

test_schedules[name] if {
	some name in ["anacron", "atd", "cron", "crond", "logrotate", "ofelia", "supercronic"]
	occasions.is_scheduled with input as under(sprintf("/usr/sbin/%v", [name]), [name])
	not occasions.is_scheduled with input as command
}

test_package_managers[name] if {
	some name in [
		"apk", "apt", "apt-get", "aptitude", "dnf", "dnf-3", "dnf5", "dpkg", "gem", "microdnf", "npm", "pacman", "pip",
		"pip3", "pnpm", "rpm", "tdnf", "unattended-upgrade", "uv", "yarn", "yum", "zypper",
	]
	occasions.is_of_package with input as under(sprintf("/usr/bin/%v", [name]), [name])
	not occasions.is_of_package with input as command
}

test_sessions if {
	occasions.is_session with input as testing.in_session(command)
	not occasions.is_session with input as testing.with_process(testing.in_session(command), {"tty": 0})
	occasions.is_session with input as testing.with_process(testing.in_session(command), {"tty": 1})
	occasions.is_session with input as testing.with_process(testing.with_ancestry(command, [first]), {"tty": 1})
	not occasions.is_session with input as testing.with_ancestry(command, [first])
	not occasions.is_session with input as testing.with_process(testing.with_ancestry(command, [first]), {"tty": 0})
	not occasions.is_session with input as testing.with_process(testing.with_ancestry(command, [testing.shell_process]), {"tty": 1})
	not occasions.is_session with input as testing.with_process(command, {"tty": 1})
	not occasions.is_session with input as testing.with_process(testing.with_ancestry(command, [object.union(testing.web, {"first": true})]), {"tty": 1})
	not occasions.is_session with input as testing.as_probe(command)
	occasions.is_session with input as testing.with_process(testing.as_probe(command), {"tty": 1})
}

test_agents_are_no_tools if {
	occasions.has_agent with input as under("/usr/bin/buildkitd", ["buildkitd"])
	not occasions.has_agent with input as under("/usr/bin/make", ["make"])
	not occasions.has_agent with input as command
}

test_a_build_runs_what_it_makes if {
	occasions.is_making with input as object.union(command, {"container": {"image": {"reference": "sha256:3d8f"}}})
	occasions.is_making with input as labelled("container", "com.gitlab.gitlab-runner.job.id")
	occasions.is_making with input as labelled("workload", "actions.github.com/scale-set-name")
	occasions.is_making with input as under("/usr/bin/buildkitd", ["buildkitd"])
	not occasions.is_making with input as command
	not occasions.is_making with input as testing.of_image(command, "library/node")
	not occasions.is_making with input as under("/usr/bin/make", ["make"])
}

test_agents[name] if {
	some name in [
		"Agent.Listener", "Agent.Worker", "Runner.Listener", "Runner.Worker", "act_runner", "buildkit-runc", "buildkitd",
		"buildkite-agent", "concourse", "drone-agent", "gitlab-runner", "gitlab-runner-helper", "kaniko",
		"woodpecker-agent",
	]
	occasions.has_agent with input as under(sprintf("/opt/bin/%v", [name]), [name])
}

test_tools_that_build[name] if {
	some name in [
		"act", "bazel", "buildah", "buildctl", "cargo", "cmake", "dpkg-buildpackage", "go", "gradle", "make", "meson",
		"mvn", "ninja", "rpmbuild",
	]
	occasions.is_build with input as under(sprintf("/usr/bin/%v", [name]), [name])
	not occasions.has_agent with input as under(sprintf("/usr/bin/%v", [name]), [name])
}

test_kaniko_is_an_agent_by_the_place_of_its_program if {
	occasions.has_agent with input as under("/kaniko/executor", ["/kaniko/executor", "--context=/workspace"])
	not occasions.has_agent with input as under("/tmp/executor", ["executor"])
}
