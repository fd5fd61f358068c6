/** A Pod as somebody writes it. */
export interface PodObject {
  readonly apiVersion: "v1";
  readonly kind: "Pod";
  readonly metadata: { readonly name: string; readonly annotations: Record<string, string> };
  readonly spec: Record<string, unknown> & {
    securityContext: Record<string, unknown>;
    containers: Container[];
    initContainers: Container[];
    ephemeralContainers: Container[];
    volumes: object[];
  };
}

interface Container {
  readonly name: string;
  securityContext?: Record<string, unknown>;
  [name: string]: unknown;
}

/** Writes one thing into a Pod that some check reads. */
export type Variation = (pod: PodObject) => void;

const restricted = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ["ALL"] },
};

/** A Pod with a container of every role that says nothing of its security. */
function plain(): PodObject {
  const container = (name: string): Container => ({ name, image: "registry.k8s.io/pause:3.10" });
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "web", annotations: {} },
    spec: {
      securityContext: {},
      containers: [container("app"), container("side")],
      initContainers: [container("init"), { ...container("proxy"), restartPolicy: "Always" }],
      ephemeralContainers: [container("debug")],
      volumes: [],
    },
  };
}

/** One that no level refuses in any version. */
function strict(): PodObject {
  const pod = plain();
  Object.assign(pod.spec.securityContext, {
    runAsNonRoot: true,
    seccompProfile: { type: "RuntimeDefault" },
  });
  for (const container of containersOf(pod))
    container.securityContext = structuredClone(restricted);
  return pod;
}

function changed(make: () => PodObject, changes: object): () => PodObject {
  return () => {
    const pod = make();
    Object.assign(pod.spec, changes);
    return pod;
  };
}

/** What variations are made of: says nothing, says all, for Windows, and in a user namespace of its own. */
export const bases: readonly (() => PodObject)[] = [
  plain,
  strict,
  changed(plain, { os: { name: "windows" } }),
  changed(strict, { os: { name: "linux" } }),
  changed(plain, { hostUsers: false }),
  changed(strict, { hostUsers: false }),
  changed(strict, { hostUsers: true }),
];

function containersOf({ spec }: PodObject): readonly Container[] {
  return [...spec.initContainers, ...spec.containers, ...spec.ephemeralContainers];
}

/** One container of each role; ephemeral ones are easily forgotten. */
const roles: readonly ((pod: PodObject) => Container | undefined)[] = [
  ({ spec }) => spec.containers[1],
  ({ spec }) => spec.initContainers[0],
  ({ spec }) => spec.initContainers[1],
  ({ spec }) => spec.ephemeralContainers[0],
];

function ofContainers(change: (container: Container) => void): Variation[] {
  return roles.map((find) => (pod) => {
    const container = find(pod);
    if (container) change(container);
  });
}

/** Sets a member of the security context of one container, of another, and of all. */
function ofContexts(name: string, values: readonly unknown[]): Variation[] {
  return values.flatMap((value) => {
    const set = (container: Container) => {
      const { [name]: _, ...rest } = container.securityContext ?? {};
      container.securityContext = value === undefined ? rest : { ...rest, [name]: value };
    };
    return [...ofContainers(set), (pod: PodObject) => containersOf(pod).forEach(set)];
  });
}

function ofPodContext(name: string, values: readonly unknown[]): Variation[] {
  return values.map((value) => ({ spec }) => {
    if (value === undefined) delete spec.securityContext[name];
    else spec.securityContext[name] = value;
  });
}

const ofPod = (name: string, values: readonly unknown[]): Variation[] =>
  values.map((value) => ({ spec }) => {
    spec[name] = value;
  });

const annotation = (name: string, values: readonly string[]): Variation[] =>
  values.map((value) => ({ metadata }) => {
    metadata.annotations[name] = value;
  });

const profiles = ["RuntimeDefault", "Unconfined", "runtime/default", ""].map((type) => ({ type }));
const anyProfile = [
  undefined,
  ...profiles,
  { type: "Localhost", localhostProfile: "a.json" },
  { type: "Localhost", localhostProfile: "Unconfined" },
];

const seLinux = [
  {},
  ...["", "container_t", "container_init_t", "container_kvm_t", "container_engine_t", "spc_t"].map(
    (type) => ({ type }),
  ),
  { user: "system_u" },
  { role: "system_r" },
  { user: "", role: "", level: "s0" },
  { user: "a", role: "b", type: "container_t" },
];

const windows = [{}, { hostProcess: true }, { hostProcess: false }, { runAsUserName: "a" }];

const capabilities = [
  ...["AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD"],
  ...["NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT"],
  ...[
    "NET_RAW",
    "SYS_ADMIN",
    "ALL",
    "chown",
    "CAP_CHOWN",
    "net_bind_service",
    "CAP_ALL",
    "all",
    "",
  ],
];

const sysctls = [
  ...["kernel.shm_rmid_forced", "kernel/shm_rmid_forced", "kernel.msgmax", "net.core.somaxconn"],
  ...[
    "ip_local_port_range",
    "tcp_syncookies",
    "ping_group_range",
    "ip_unprivileged_port_start",
  ].map((name) => `net.ipv4.${name}`),
  ...[
    "ip_local_reserved_ports",
    "tcp_keepalive_time",
    "tcp_fin_timeout",
    "tcp_keepalive_intvl",
  ].map((name) => `net.ipv4.${name}`),
  ...["tcp_keepalive_probes", "tcp_rmem", "tcp_wmem", "tcp_slow_start_after_idle"].map(
    (name) => `net.ipv4.${name}`,
  ),
  "net.ipv4.tcp_notsent_lowat",
];

const volumeTypes = [
  ...["awsElasticBlockStore", "azureDisk", "azureFile", "cephfs", "cinder", "configMap", "csi"],
  ...["downwardAPI", "emptyDir", "ephemeral", "fc", "flexVolume", "flocker", "gcePersistentDisk"],
  ...["gitRepo", "glusterfs", "hostPath", "image", "iscsi", "nfs", "persistentVolumeClaim"],
  ...["photonPersistentDisk", "portworxVolume", "projected", "quobyte", "rbd", "scaleIO", "secret"],
  ...["storageos", "vsphereVolume"],
];

const hosts = [undefined, "", "127.0.0.1", "169.254.169.254"];
const handlers = hosts.flatMap((host) => [
  { httpGet: { port: 80, ...(host !== undefined && { host }) } },
  { tcpSocket: { port: "web", ...(host !== undefined && { host }) } },
]);

/** Everything that a check reads, in every value that it tells apart. */
export const variations: readonly Variation[] = [
  () => undefined,
  ...["hostNetwork", "hostPID", "hostIPC"].flatMap((name) => ofPod(name, [true, false])),
  ...ofContexts("privileged", [true, false]),
  ...ofContexts("allowPrivilegeEscalation", [true, false, undefined]),
  ...ofContexts("procMount", ["Default", "Unmasked", "unmasked", ""]),
  ...ofContexts("runAsNonRoot", [true, false]),
  ...ofPodContext("runAsNonRoot", [true, false, undefined]),
  ...ofContexts("runAsUser", [0, 1000]),
  ...ofPodContext("runAsUser", [0, 1000]),
  ...ofContexts("seccompProfile", anyProfile),
  ...ofPodContext("seccompProfile", anyProfile),
  ...ofContexts("appArmorProfile", anyProfile),
  ...ofPodContext("appArmorProfile", anyProfile),
  ...ofContexts("seLinuxOptions", seLinux),
  ...ofPodContext("seLinuxOptions", seLinux),
  ...ofContexts("windowsOptions", windows),
  ...ofPodContext("windowsOptions", windows),
  ...capabilities.flatMap((name) =>
    ofContexts("capabilities", [{ add: [name] }, { add: [name], drop: ["ALL"] }, { drop: [name] }]),
  ),
  ...ofContexts("capabilities", [{}, { add: [], drop: [] }, { drop: ["KILL", "ALL"] }]),
  ...ofContainers((container) => {
    delete container.securityContext;
  }),
  ...sysctls.map(
    (name): Variation =>
      ({ spec }) =>
        (spec.securityContext["sysctls"] = [
          { name: "kernel.shm_rmid_forced", value: "1" },
          { name, value: "0" },
        ]),
  ),
  ...volumeTypes.map(
    (type): Variation =>
      ({ spec }) =>
        spec.volumes.push({
          name: type.toLowerCase(),
          [type]: type === "hostPath" ? { path: "/" } : {},
        }),
  ),
  ({ spec }) => spec.volumes.push({ name: "none" }),
  ({ spec }) => spec.volumes.push({ name: "null", hostPath: null }),
  ...[0, 80].flatMap((hostPort) =>
    ofContainers((container) => {
      container["ports"] = [{ containerPort: 80 }, { containerPort: 81, hostPort }];
    }),
  ),
  ...handlers.flatMap((handler) =>
    [
      ...["livenessProbe", "readinessProbe", "startupProbe"].map((name) => ({ [name]: handler })),
      { lifecycle: { postStart: handler } },
      { lifecycle: { preStop: handler } },
    ].flatMap((change) => ofContainers((container) => Object.assign(container, change))),
  ),
  ...["app", "init", "debug", "nobody"].flatMap((name) => [
    ...annotation(`container.apparmor.security.beta.kubernetes.io/${name}`, [
      ...["runtime/default", "localhost/", "localhost/a", "unconfined", "", "Localhost/a", "other"],
    ]),
    ...annotation(`container.seccomp.security.alpha.kubernetes.io/${name}`, [
      ...["runtime/default", "docker/default", "localhost/a", "unconfined", ""],
    ]),
  ]),
  ...annotation("seccomp.security.alpha.kubernetes.io/pod", [
    ...["runtime/default", "docker/default", "localhost/a", "localhost", "unconfined", ""],
  ]),
  ...ofPod("os", [{ name: "windows" }, { name: "linux" }, { name: "Windows" }]),
  ...ofPod("hostUsers", [true, false]),
];
