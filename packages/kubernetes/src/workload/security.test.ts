import { expect, test } from "vitest";
import { containerOf, workloadOf } from "../testing/inputs.ts";
import { podObject, web } from "../testing/objects.ts";

test("keeps what the Pod and the container say apart, and merges it as the kubelet does", async () => {
  const workload = await workloadOf(
    podObject({
      securityContext: {
        runAsUser: 0,
        runAsGroup: 3000,
        fsGroup: 2000,
        supplementalGroups: [4000],
      },
      containers: [
        { ...web, securityContext: { runAsUser: 1000, allowPrivilegeEscalation: false } },
      ],
    }),
  );
  expect(workload.pod.security).toEqual({
    runAsUser: 0,
    runAsGroup: 3000,
    fsGroup: 2000,
    supplementalGroups: [4000],
    sysctls: [],
  });
  expect(workload.containers[0]?.set).toEqual({
    allowPrivilegeEscalation: false,
    user: { uid: 1000 },
  });
  expect(workload.containers[0]?.effective).toEqual({
    allowPrivilegeEscalation: false,
    capabilities: { add: [], drop: [] },
    hostNamespaces: {
      network: "own",
      pid: "own",
      ipc: "own",
      uts: "own",
      user: "host",
      cgroup: "unknown",
    },
    privileged: false,
    readOnlyRootFilesystem: false,
    user: { uid: 1000, gid: 3000, groups: [4000, 2000] },
  });
});

test("contract 2.1: a bad setting of the Pod stays visible where every container overrides it", async () => {
  const { pod, containers } = await workloadOf(
    podObject({
      securityContext: { seccompProfile: { type: "Unconfined" }, runAsNonRoot: false },
      containers: [
        {
          ...web,
          securityContext: { seccompProfile: { type: "RuntimeDefault" }, runAsNonRoot: true },
        },
      ],
    }),
  );
  expect(pod.security).toMatchObject({
    seccomp: { type: "Unconfined", from: "field" },
    runAsNonRoot: false,
  });
  expect(containers[0]?.effective).toMatchObject({
    seccomp: { type: "RuntimeDefault" },
    user: { nonRoot: true },
  });
});

test("contract 2: capabilities keep their spelling in what is set and have one in what holds", async () => {
  const { set, effective } = await containerOf({
    securityContext: { capabilities: { add: ["chown", "CAP_CHOWN", "NET_RAW"], drop: ["all"] } },
  });
  expect(set.capabilities).toEqual({ add: ["chown", "CAP_CHOWN", "NET_RAW"], drop: ["all"] });
  expect(effective.capabilities).toEqual({ add: ["CHOWN", "CHOWN", "NET_RAW"], drop: ["ALL"] });
});

test.each(["seccompProfile", "appArmorProfile"])(
  "contract 2.4: a %s called RuntimeDefault is not the type RuntimeDefault",
  async (field) => {
    const profile = { type: "Localhost", localhostProfile: "RuntimeDefault" };
    const expected = { from: "field", name: "RuntimeDefault", type: "Localhost" };
    const name = field === "seccompProfile" ? "seccomp" : "appArmor";
    const own = await containerOf({ securityContext: { [field]: profile } });
    expect([own.set[name], own.effective[name]]).toEqual([expected, expected]);
    const pods = await containerOf({}, { securityContext: { [field]: profile } });
    expect([pods.set[name], pods.effective[name]]).toEqual([undefined, expected]);
  },
);

test.each([
  ["container.apparmor.security.beta.kubernetes.io/web", "unconfined", { type: "Unconfined" }],
  [
    "container.apparmor.security.beta.kubernetes.io/web",
    "runtime/default",
    { type: "RuntimeDefault" },
  ],
  [
    "container.apparmor.security.beta.kubernetes.io/web",
    "localhost/RuntimeDefault",
    { type: "Localhost", name: "RuntimeDefault" },
  ],
  ["container.apparmor.security.beta.kubernetes.io/web", "", undefined],
  ["container.apparmor.security.beta.kubernetes.io/db", "unconfined", undefined],
])("reads the AppArmor annotation %s: %s", async (key, value, expected) => {
  const { set, effective } = await containerOf({}, {}, { [key]: value });
  const profile = expected && { ...expected, from: "annotation" };
  expect(set.appArmor).toEqual(profile);
  expect(effective.appArmor).toEqual(profile);
});

test("asks the AppArmor annotation of a container before the Pod's profile, and after its own", async () => {
  const annotations = { "container.apparmor.security.beta.kubernetes.io/web": "unconfined" };
  const spec = { securityContext: { appArmorProfile: { type: "RuntimeDefault" } } };
  expect((await containerOf({}, spec, annotations)).effective.appArmor?.type).toBe("Unconfined");
  const own = await containerOf(spec, spec, annotations);
  expect(own.effective.appArmor).toEqual({ type: "RuntimeDefault", from: "field" });
});

test.each([
  ["seccomp.security.alpha.kubernetes.io/pod", "unconfined", "Unconfined"],
  ["seccomp.security.alpha.kubernetes.io/pod", "runtime/default", undefined],
  ["container.seccomp.security.alpha.kubernetes.io/web", "unconfined", "Unconfined"],
])(
  "believes a seccomp annotation only where it gives protection up: %s %s",
  async (key, value, type) => {
    const { set, effective } = await containerOf({}, {}, { [key]: value });
    expect(set.seccomp).toBeUndefined();
    expect(effective.seccomp?.type).toBe(type);
  },
);

test.each([
  [{}, { user: "host" }],
  [{ hostUsers: true }, { user: "host" }],
  [{ hostUsers: false }, { user: "own" }],
  [{ hostNetwork: true }, { network: "host" }],
  [{ hostPID: true }, { pid: "host" }],
  [{ hostIPC: true }, { ipc: "host" }],
  [{ shareProcessNamespace: true }, { pid: "shared" }],
  [{ shareProcessNamespace: true, hostPID: true }, { pid: "host" }],
])("issue 6.8: a Pod that says %j shares %j", async (spec, expected) => {
  const own = {
    network: "own",
    pid: "own",
    ipc: "own",
    uts: "own",
    user: "host",
    cgroup: "unknown",
  };
  const { effective } = await containerOf({}, spec);
  expect(effective.hostNamespaces).toEqual({ ...own, ...expected });
  // what the Pod does not say, it does not say
  const { pod } = await workloadOf(podObject(spec));
  expect({ ...pod }).toMatchObject(spec);
  expect("hostUsers" in pod).toBe("hostUsers" in spec);
});

test("issue 6.8: a HostProcess container of Windows is a process of the node", async () => {
  const spec = {
    os: { name: "windows" },
    hostNetwork: true,
    securityContext: {
      windowsOptions: { hostProcess: true, runAsUserName: "NT AUTHORITY\\SYSTEM" },
    },
  };
  const { set, effective } = await containerOf(
    { securityContext: { windowsOptions: { runAsUserName: "ContainerUser" } } },
    spec,
  );
  expect(set.windows).toEqual({ runAsUserName: "ContainerUser" });
  expect(effective.windows).toEqual({ hostProcess: true, runAsUserName: "ContainerUser" });
  expect(new Set(Object.values(effective.hostNamespaces))).toEqual(new Set(["host"]));
  expect((await workloadOf(podObject(spec))).pod).toMatchObject({
    os: "windows",
    security: { windows: { hostProcess: true } },
  });
});

test("takes the SELinux options of a container for the whole of them", async () => {
  const pod = { securityContext: { seLinuxOptions: { type: "spc_t", level: "s0" } } };
  const own = { securityContext: { seLinuxOptions: { user: "root" } } };
  expect((await containerOf(own, pod)).effective.seLinux).toEqual({ user: "root" });
  expect((await containerOf({}, pod)).effective.seLinux).toEqual({ type: "spc_t", level: "s0" });
});

test("issue 6.8: carries sysctls, procMount and privileged as they are written", async () => {
  const sysctls = [{ name: "kernel.shm_rmid_forced", value: "0" }];
  const { pod } = await workloadOf(podObject({ securityContext: { sysctls } }));
  expect(pod.security.sysctls).toEqual(sysctls);
  const { set, effective } = await containerOf({
    securityContext: { privileged: true, procMount: "Unmasked", readOnlyRootFilesystem: true },
  });
  const written = { privileged: true, procMount: "Unmasked", readOnlyRootFilesystem: true };
  expect(set).toEqual(written);
  expect(effective).toMatchObject(written);
});
