import { expect, test } from "vitest";
import { workloadOf } from "../testing/inputs.ts";
import { podObject, web } from "../testing/objects.ts";

async function mounted(volume: object, mount: object = {}, spec: object = {}) {
  const { containers, pod } = await workloadOf(
    podObject({
      ...spec,
      volumes: [{ name: "v", ...volume }],
      containers: [{ ...web, volumeMounts: [{ name: "v", mountPath: "/data", ...mount }] }],
    }),
  );
  return { mount: containers[0]?.mounts[0], volume: pod.volumes[0] };
}

test.each([
  [{ hostPath: { path: "/", type: "Directory" } }, { path: "/", hostPathType: "Directory" }],
  [{ hostPath: { path: "/var/../etc/" } }, { path: "/etc" }],
  [{ hostPath: { path: "//var/./run" } }, { path: "/var/run" }],
  [
    { emptyDir: { medium: "Memory", sizeLimit: "64Mi" } },
    { medium: "Memory", sizeLimit: { value: 67_108_864, text: "64Mi" } },
  ],
  [{ secret: { secretName: "s" } }, { secretName: "s" }],
  [{ configMap: { name: "c" } }, { configMapName: "c" }],
  [{ downwardAPI: { items: [] } }, {}],
  [{ persistentVolumeClaim: { claimName: "c", readOnly: true } }, { claim: "c", readOnly: true }],
  [{ image: { reference: "quay.io/crio/artifact:v2" } }, { reference: "quay.io/crio/artifact:v2" }],
  [
    { csi: { driver: "secrets-store.csi.k8s.io", readOnly: true } },
    { driver: "secrets-store.csi.k8s.io", readOnly: true },
  ],
  [{ nfs: { server: "nas", path: "/export" } }, { server: "nas" }],
  [{ flexVolume: { driver: "example/lvm" } }, { driver: "example/lvm" }],
  [{ ephemeral: { volumeClaimTemplate: { spec: {} } } }, {}],
  [{ iscsi: { targetPortal: "10.0.0.1:3260" } }, { server: "10.0.0.1:3260" }],
  [
    {
      projected: {
        sources: [
          { serviceAccountToken: { audience: "api", expirationSeconds: 3600, path: "token" } },
          { clusterTrustBundle: { signerName: "example.com/ca", path: "ca.crt" } },
          { podCertificate: { signerName: "example.com/pod" } },
          { secret: { name: "s" } },
        ],
      },
    },
    {
      sources: [
        { type: "serviceAccountToken", audience: "api", expirationSeconds: 3600 },
        { type: "clusterTrustBundle", name: "example.com/ca" },
        { type: "podCertificate", name: "example.com/pod" },
        { type: "secret", name: "s" },
      ],
    },
  ],
])("contract 2.2: a volume of %j goes by the name of its source", async (volume, expected) => {
  const [type] = Object.keys(volume);
  const read = await mounted(volume);
  expect(read.volume).toEqual({
    name: "v",
    type,
    at: "/spec/volumes/0",
    mounted: true,
    ...expected,
  });
  expect(read.mount).toMatchObject({ type, volume: "v", destination: "/data" });
});

test("issue 6.8: a subPath of a host path opens the whole volume", async () => {
  const { mount } = await mounted({ hostPath: { path: "/" } }, { subPath: "tmp/link" });
  expect(mount).toEqual({
    type: "hostPath",
    volume: "v",
    source: "/",
    destination: "/data",
    readOnly: false,
    subPath: "tmp/link",
  });
});

test("issue 6.8: volumes that no container mounts are there, and given devices count as mounted", async () => {
  const { pod, containers } = await workloadOf(
    podObject({
      volumes: [
        { name: "node", hostPath: { path: "/" } },
        { name: "disk", persistentVolumeClaim: { claimName: "raw" } },
      ],
      containers: [{ ...web, volumeDevices: [{ name: "disk", devicePath: "/dev/xvda" }] }],
    }),
  );
  expect(pod.volumes.map(({ name, mounted }) => [name, mounted])).toEqual([
    ["node", false],
    ["disk", true],
  ]);
  expect(containers[0]?.devices).toEqual([{ container: "/dev/xvda", volume: "disk" }]);
});

test("issue 6.8: named pipes of Windows keep their spelling where the Pod is one of Windows", async () => {
  const pipe = { hostPath: { path: "//./pipe/docker_engine" } };
  const windows = await mounted(pipe, {}, { os: { name: "windows" } });
  expect(windows.mount?.source).toBe("//./pipe/docker_engine");
  expect((await mounted(pipe)).mount?.source).toBe("/pipe/docker_engine");
});

test("a volume that names two sources is the one that reaches the node", async () => {
  const { volume } = await mounted({ emptyDir: {}, hostPath: { path: "/etc" } });
  expect(volume).toMatchObject({ type: "hostPath", path: "/etc" });
});

test.each([
  [{ emptyDir: {} }, {}, false],
  [{ emptyDir: {} }, { readOnly: true }, true],
  [{ secret: {} }, {}, true],
  [{ image: {} }, {}, true],
  [{ nfs: { readOnly: true } }, {}, true],
  [{}, {}, false],
])("tells whether a mount of %j with %j can be written to", async (volume, mount, readOnly) => {
  expect((await mounted(volume, mount)).mount?.readOnly).toBe(readOnly);
});

test("carries how a mount propagates, and one of a volume that is not there", async () => {
  const settings = {
    mountPropagation: "Bidirectional",
    recursiveReadOnly: "Enabled",
    subPathExpr: "$(POD)",
  };
  const { mount } = await mounted({ emptyDir: {} }, { ...settings, name: "other" });
  expect(mount).toMatchObject({
    type: "unknown",
    volume: "other",
    propagation: "Bidirectional",
    recursiveReadOnly: "Enabled",
    subPathExpr: "$(POD)",
  });
});
