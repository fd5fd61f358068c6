import fc from "fast-check";
import { expect, test } from "vitest";
import { recorded } from "../testing/recorded.ts";
import { readInspection } from "./inspection.ts";

const plain = recorded("plain");
const host = plain["HostConfig"] as Record<string, unknown>;

test.each(["plain", "strict", "weak", "ported", "joined", "swarm", "compose", "kubernetes"])(
  "reads all of %s as a real engine says it",
  (name) => expect(readInspection(recorded(name))).toMatchObject({ problems: [] }),
);

test("leaves out what has another type, tells where, and reads the rest", () => {
  const read = readInspection({
    ...plain,
    HostConfig: {
      ...host,
      Privileged: "yes",
      CapAdd: ["SYS_ADMIN", 7, "NET_RAW", null],
      Devices: [{ PathOnHost: "/dev/kmsg" }, { PathOnHost: 3 }],
      Memory: {},
    },
    Mounts: [{ Type: "bind", Source: "/", RW: true }],
  });
  expect(read?.problems.map(({ code, path }) => `${code} ${path}`).toSorted()).toEqual([
    "CONFIG_UNREADABLE /object/HostConfig/CapAdd/1",
    "CONFIG_UNREADABLE /object/HostConfig/CapAdd/3",
    "CONFIG_UNREADABLE /object/HostConfig/Devices/1",
    "CONFIG_UNREADABLE /object/HostConfig/Devices/1/PathOnHost",
    "CONFIG_UNREADABLE /object/HostConfig/Memory",
    "CONFIG_UNREADABLE /object/HostConfig/Privileged",
    "CONFIG_UNREADABLE /object/Mounts/0",
  ]);
  expect(read?.inspection.HostConfig).toMatchObject({
    CapAdd: ["SYS_ADMIN", "NET_RAW"],
    Devices: [{ PathOnHost: "/dev/kmsg" }],
    NetworkMode: "none",
  });
  expect(read?.inspection.Mounts).toEqual([]);
});

test("does not change what it was given", () => {
  const given = { ...plain, RestartCount: "x" };
  readInspection(given);
  expect(given.RestartCount).toBe("x");
});

test("lists so many problems and counts the others", () => {
  const CapAdd = Array.from({ length: 100 }, (_, i) => i);
  const read = readInspection({ ...plain, HostConfig: { ...host, CapAdd } });
  expect(read?.problems).toHaveLength(21);
  expect(read?.problems.at(-1)).toMatchObject({
    code: "MORE_PROBLEMS",
    message: "80 more parts could not be read",
  });
});

test.each([[null], [[]], [{}], [{ ...plain, Id: 7 }], [{ ...plain, State: null }], ["text"]])(
  "gives nothing for %j, of which nothing can be said",
  (raw) => expect(readInspection(raw)).toBeUndefined(),
);

test("any value in any place is read or refused", () => {
  const places = Object.keys(host);
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.jsonValue(), (place, value) => {
      const read = readInspection({ ...plain, HostConfig: { ...host, [place]: value } });
      return read !== undefined && read.inspection.Id === plain["Id"];
    }),
  );
});
