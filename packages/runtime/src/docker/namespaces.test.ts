import { expect, test } from "vitest";
import { plainEngine, recorded } from "../testing/recorded.ts";
import type { EngineFacts } from "./engine.ts";
import { type Inspection, readInspection } from "./inspection.ts";
import { findNamespaces } from "./namespaces.ts";

function inspection(name: string, host: Partial<Inspection["HostConfig"]> = {}): Inspection {
  const read = readInspection(recorded(name));
  if (!read) throw new Error(`${name} is no inspection`);
  return { ...read.inspection, HostConfig: { ...read.inspection.HostConfig, ...host } };
}

function find(
  container: Inspection,
  others: readonly Inspection[] = [],
  engine: EngineFacts = plainEngine,
) {
  return findNamespaces(container, engine, async (id) => others.find((other) => other.Id === id));
}

test("of a plain container are its own, but for the user's and, on cgroup v1, the cgroup's", async () => {
  expect(await find(inspection("plain"))).toEqual({
    network: "own",
    pid: "own",
    ipc: "own",
    uts: "own",
    user: "host",
    cgroup: "host",
  });
});

test("of one that asks for the host's are the host's", async () => {
  const all = { network: "host", pid: "host", ipc: "host", uts: "host", user: "host" };
  expect(await find(inspection("weak"))).toEqual({ ...all, cgroup: "host" });
});

test("of one that joins a container of the host's are the host's", async () => {
  expect(await find(inspection("joined"), [inspection("weak")])).toMatchObject({
    network: "host",
    pid: "host",
    ipc: "host",
  });
});

test("of one that joins another container are shared, and unknown where that is gone", async () => {
  const plain = inspection("plain");
  const joins = inspection("plain", { NetworkMode: `container:${plain.Id}` });
  expect(await find(joins, [plain])).toMatchObject({ network: "shared", pid: "own" });
  expect(await find(joins)).toMatchObject({ network: "unknown", pid: "own" });
  const circle = { ...joins, Id: plain.Id };
  expect(await find(joins, [circle])).toMatchObject({ network: "unknown" });
});

test.each([
  [true, "", "own"],
  [true, "host", "host"],
  [false, "", "host"],
  [undefined, "", "unknown"],
])(
  "with remapping %s and UsernsMode %j the user's is %s",
  async (remapsUsers, UsernsMode, user) => {
    const container = inspection("plain", { UsernsMode });
    expect(await find(container, [], { ...plainEngine, remapsUsers })).toMatchObject({ user });
  },
);

test("a cgroup namespace is what the engine says, or unknown", async () => {
  expect(await find(inspection("plain", { CgroupnsMode: "private" }))).toMatchObject({
    cgroup: "own",
  });
  expect(await find(inspection("plain", { CgroupnsMode: "" }))).toMatchObject({
    cgroup: "unknown",
  });
});
