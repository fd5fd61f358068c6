import type { Catalogue, Entry } from "./catalogue.ts";
import { everyContainer, image, join } from "./reads.ts";

const container = (...members: readonly string[]) => ({
  container: members.map((member) => `container.${member}`),
});
const namespace = (name: string) => everyContainer(`effective.hostNamespaces.${name}`);

const images: readonly Entry[] = [
  {
    name: "4.1 user of the image",
    reads: join(image("config.user"), container("effective.user.uid")),
  },
  {
    name: "4.2 trusted base images",
    reads: image("baseImage.reference", "baseImage.digest", "baseImage.approved"),
  },
  { name: "4.3 unnecessary packages", reads: image("packages[].name", "tools[].path") },
  {
    name: "4.4 scanned and rebuilt with patches",
    reads: image("scannedAt", "createdAt", "findings[].fix.state", "findings[].severity"),
  },
  { name: "4.5 content trust", reads: image("signatures[].verified", "signatures[].identity") },
  { name: "4.6 HEALTHCHECK", reads: image("config.healthcheck", "config.healthcheckTest[]") },
  { name: "4.7 update instructions alone", reads: image("history[].createdBy") },
  {
    name: "4.8 setuid and setgid files",
    reads: image("files[].path", "files[].mode", "files[].capabilities[]"),
  },
  { name: "4.9 COPY instead of ADD", reads: image("history[].createdBy") },
  { name: "4.10 secrets in the image", reads: image("secrets[].rule", "secrets[].path") },
  {
    name: "4.11 only verified packages",
    reads: image("packages[].purl", "history[].createdBy"),
    lacks:
      "nothing in an image says whether a package was verified when it was installed; a build instruction that switches the check off is seen",
  },
  {
    name: "4.12 signed artifacts",
    reads: image("attestations[].verified"),
    lacks:
      "nothing in an image says which files were downloaded, and whether somebody checked them",
  },
];

const runtime: readonly Entry[] = [
  {
    name: "5.1 swarm mode only where needed",
    reads: {},
    lacks: "a setting of the engine, and of no image, workload or container",
  },
  {
    name: "5.2 AppArmor",
    reads: everyContainer("effective.appArmor.type", "effective.appArmor.name"),
  },
  { name: "5.3 SELinux", reads: everyContainer("set.seLinux.type", "set.seLinux.user") },
  {
    name: "5.4 capabilities",
    reads: everyContainer("effective.capabilities.add[]", "effective.capabilities.drop[]"),
  },
  { name: "5.5 privileged", reads: everyContainer("effective.privileged") },
  {
    name: "5.6 sensitive folders of the host",
    reads: everyContainer("mounts[].source", "mounts[].readOnly"),
  },
  {
    name: "5.7 sshd in containers",
    events: ["process/exec"],
    reads: { process: ["event.process.name", "event.process.executable", "container.name"] },
  },
  { name: "5.8 privileged ports", reads: everyContainer("ports[].host") },
  {
    name: "5.9 only needed ports",
    reads: container("ports[].container", "ports[].host", "publishAllPorts"),
  },
  { name: "5.10 host network", reads: namespace("network") },
  { name: "5.11 memory limit", reads: everyContainer("resources.limits.*.value") },
  { name: "5.12 CPU shares", reads: container("cpuShares") },
  {
    name: "5.13 read-only root file system",
    reads: everyContainer("effective.readOnlyRootFilesystem"),
  },
  { name: "5.14 ports bound to one interface", reads: everyContainer("ports[].hostIP") },
  {
    name: "5.15 restarts at most 5 times",
    reads: container("restart.policy", "restart.maximumRetries"),
  },
  { name: "5.16 host PID namespace", reads: namespace("pid") },
  { name: "5.17 host IPC namespace", reads: namespace("ipc") },
  {
    name: "5.18 host devices",
    reads: container("devices[].host", "devices[].permissions", "deviceCgroupRules[]"),
  },
  { name: "5.19 ulimits", reads: container("ulimits[].name", "ulimits[].hard") },
  { name: "5.20 mount propagation", reads: everyContainer("mounts[].propagation") },
  { name: "5.21 host UTS namespace", reads: namespace("uts") },
  { name: "5.22 seccomp", reads: everyContainer("effective.seccomp.type") },
  {
    name: "5.23 docker exec --privileged",
    reads: join(container("privilegedExecs"), {
      process: ["event.process.entered", "event.process.capabilities.effective[]"],
    }),
    events: ["process/exec"],
    note: "what the command may do is seen in its capabilities",
  },
  {
    name: "5.24 docker exec --user=root",
    events: ["process/exec"],
    reads: {
      process: ["event.process.entered", "event.process.uid", "container.effective.user.uid"],
    },
  },
  { name: "5.25 cgroup", reads: container("cgroupParent") },
  { name: "5.26 no new privileges", reads: everyContainer("effective.allowPrivilegeEscalation") },
  { name: "5.27 health is checked", reads: container("health", "healthcheck[]") },
  {
    name: "5.28 the image's newest version",
    reads: everyContainer("image.tag", "image.digest", "image.matchedBy"),
  },
  { name: "5.29 limit of processes", reads: container("pidsLimit") },
  { name: "5.30 default bridge", reads: container("networks[].name", "networks[].default") },
  { name: "5.31 host user namespace", reads: namespace("user") },
  { name: "5.32 docker.sock", reads: everyContainer("mounts[].source", "mounts[].destination") },
];

/** Sections 4 and 5 of the CIS Docker Benchmark, in our own words. */
export const cisDocker: Catalogue = {
  name: "CIS Docker Benchmark, sections 4 and 5",
  source: "CIS Docker Benchmark 1.6",
  unit: "recommendation",
  entries: [...images, ...runtime],
};
