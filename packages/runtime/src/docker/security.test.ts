import { expect, test } from "vitest";
import { plainEngine, recorded } from "../testing/recorded.ts";
import type { EngineFacts } from "./engine.ts";
import { type Inspection, readInspection } from "./inspection.ts";
import { readSecurity } from "./security.ts";

const own = {
  network: "own",
  pid: "own",
  ipc: "own",
  uts: "own",
  user: "host",
  cgroup: "own",
} as const;

function security(
  name: string,
  changes: {
    host?: Partial<Inspection["HostConfig"]>;
    config?: Partial<Inspection["Config"]>;
    AppArmorProfile?: string;
    engine?: Partial<EngineFacts>;
  } = {},
) {
  const read = readInspection(recorded(name));
  if (!read) throw new Error(`${name} is no inspection`);
  const { inspection } = read;
  return readSecurity(
    {
      ...inspection,
      AppArmorProfile: changes.AppArmorProfile ?? inspection.AppArmorProfile,
      HostConfig: { ...inspection.HostConfig, ...changes.host },
      Config: { ...inspection.Config, ...changes.config },
    },
    { ...plainEngine, ...changes.engine },
    own,
  );
}

test("of a plain container are Docker's defaults, and nothing is said that it does not say", () => {
  expect(security("plain")).toEqual({
    set: {
      privileged: false,
      readOnlyRootFilesystem: false,
      capabilities: { add: [], drop: [] },
    },
    effective: {
      user: { uid: 0 },
      privileged: false,
      readOnlyRootFilesystem: false,
      seccomp: { type: "RuntimeDefault", from: "runtime" },
      capabilities: { add: [], drop: [] },
      hostNamespaces: own,
    },
  });
});

test("keep the spelling of what is set, and have one spelling for what holds", () => {
  const { set, effective } = security("strict");
  expect(set).toMatchObject({
    user: { uid: 1000, gid: 2000 },
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { add: ["CHOWN", "cap_net_bind_service"], drop: ["ALL"] },
    seLinux: { type: "svirt_apache_t", level: "s0:c1" },
  });
  expect(effective).toMatchObject({
    user: { uid: 1000, gid: 2000 },
    capabilities: { add: ["CHOWN", "NET_BIND_SERVICE"], drop: ["ALL"] },
  });
});

test("tell what takes the isolation away", () => {
  expect(security("weak")).toMatchObject({
    set: {
      privileged: true,
      procMount: "Unmasked",
      seccomp: { type: "Unconfined", from: "field" },
      appArmor: { type: "Unconfined", from: "field" },
      seLinux: { type: "spc_t" },
    },
    effective: {
      privileged: true,
      procMount: "Unmasked",
      seccomp: { type: "Unconfined" },
      capabilities: { add: ["SYS_ADMIN"], drop: [] },
    },
  });
});

test.each([
  ["1000:1000", { uid: 1000, gid: 1000 }],
  ["www-data", { name: "www-data" }],
  ["www-data:33", { name: "www-data", gid: 33 }],
  ["0:33", { uid: 0, gid: 33 }],
  ["", { uid: 0 }],
  [":33", { uid: 0, gid: 33 }],
])("read the user %j", (User, user) => {
  expect(security("plain", { config: { User } }).effective.user).toEqual(user);
});

test("read the groups that were added", () => {
  const { set } = security("plain", { host: { GroupAdd: ["999", "audio"] } });
  expect(set.user).toEqual({ groups: [999] });
});

test.each([
  [["seccomp=unconfined"], { type: "Unconfined", from: "field" }],
  [["seccomp:unconfined"], { type: "Unconfined", from: "field" }],
  [['seccomp={"defaultAction":"SCMP_ACT_ERRNO"}'], { type: "Localhost", from: "field" }],
  [["seccomp=builtin"], { type: "RuntimeDefault", from: "field" }],
  // a profile of the node's own that is called like the default is none
  [["seccomp=RuntimeDefault"], { type: "Localhost", name: "RuntimeDefault", from: "field" }],
])("read the seccomp profile of %j", (SecurityOpt, seccomp) => {
  expect(security("plain", { host: { SecurityOpt } }).effective.seccomp).toEqual(seccomp);
});

test.each([
  ["default", { type: "RuntimeDefault", from: "runtime" }],
  ["unconfined", { type: "Unconfined", from: "runtime" }],
  ["/etc/docker/s.json", { type: "Localhost", name: "/etc/docker/s.json", from: "runtime" }],
  [undefined, { type: "Unconfined", from: "runtime" }],
])("take the engine's own seccomp profile %j where none is set", (seccomp, expected) => {
  expect(security("plain", { engine: { seccomp } }).effective.seccomp).toEqual(expected);
});

test("do not say what the engine would have said", () => {
  const { effective } = security("plain", { engine: { isAsked: false, seccomp: undefined } });
  expect(effective.seccomp).toBeUndefined();
});

test.each([
  ["docker-default", { type: "RuntimeDefault", from: "runtime" }],
  ["unconfined", { type: "Unconfined", from: "runtime" }],
  ["mine", { type: "Localhost", name: "mine", from: "runtime" }],
  ["", undefined],
])("read the AppArmor profile %j under which it runs", (AppArmorProfile, expected) => {
  expect(security("plain", { AppArmorProfile }).effective.appArmor).toEqual(expected);
});

test.each([
  [["no-new-privileges"], false, false],
  [["no-new-privileges=true"], false, false],
  [["no-new-privileges=false"], true, true],
  [["no-new-privileges:false"], true, true],
  [[], true, false],
  [[], false, undefined],
])(
  "read %j where the engine forbids new privileges: %s",
  (SecurityOpt, noNewPrivileges, expected) => {
    const { effective } = security("plain", { host: { SecurityOpt }, engine: { noNewPrivileges } });
    expect(effective.allowPrivilegeEscalation).toBe(expected);
  },
);
