import { expect, test } from "vitest";
import { plainEngine, recorded } from "../testing/recorded.ts";
import { readEngine } from "./engine.ts";

test("reads a real engine", () => expect(readEngine(recorded("info"))).toEqual(plainEngine));

test.each([
  [["name=seccomp,profile=builtin", "name=userns"], { seccomp: "builtin", remapsUsers: true }],
  [["name=rootless", "name=cgroupns"], { remapsUsers: true, seccomp: undefined }],
  [["name=no-new-privileges"], { noNewPrivileges: true }],
  [["name=seccomp,profile=/etc/docker/s.json"], { seccomp: "/etc/docker/s.json" }],
  [[""], { remapsUsers: false }],
])("reads %j", (SecurityOptions, expected) => {
  expect(readEngine({ SecurityOptions })).toMatchObject({ ...expected, isAsked: true });
});

test.each([[undefined], [{ SecurityOptions: "x" }], [7]])("leaves all open after %j", (info) => {
  expect(readEngine(info)).toEqual({
    remapsUsers: undefined,
    seccomp: undefined,
    noNewPrivileges: false,
    isAsked: false,
  });
});
