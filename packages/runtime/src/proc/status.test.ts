import fc from "fast-check";
import { expect, test } from "vitest";
import { readStatus } from "./status.ts";

/** Lines of a real process in a container. */
const status = `Name:\tsleep
Uid:\t1000\t33\t1000\t1000
Gid:\t2000\t2000\t2000\t2000
NSpid:\t9355\t1
CapInh:\t0000000000000000
CapPrm:\t0000000000000401
CapEff:\t0000020000000001
NoNewPrivs:\t1
Seccomp:\t2
`;

test("reads whom a process runs as and what it may do", () => {
  expect(readStatus(status)).toEqual({
    uid: 1000,
    euid: 33,
    gid: 2000,
    capabilities: { effective: ["CHOWN", "CAP_41"], permitted: ["CHOWN", "NET_BIND_SERVICE"] },
    noNewPrivileges: true,
    seccomp: "filter",
    numbers: [9355, 1],
  });
});

test("does not tell what is not there", () => {
  expect(readStatus("")).toEqual({ numbers: [] });
  fc.assert(fc.property(fc.string(), (text) => Array.isArray(readStatus(text).numbers)));
});
