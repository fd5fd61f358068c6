import fc from "fast-check";
import { expect, test } from "vitest";
import { findBootTime, findContainerId, findStat } from "./stat.ts";

const tail =
  "S 41 42 40 34816 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 987654 2678784 0 18446744073709551615";

test.each([
  ["a plain name", `42 (sleep) ${tail}`, "sleep"],
  ["a name with spaces", `42 (tmux: server) ${tail}`, "tmux: server"],
  ["a name that pretends to be the line's end", `42 (x) R 1 (y) ${tail}`, "x) R 1 (y"],
])("reads %s", (_, line, name) => {
  expect(findStat(line)).toEqual({
    name,
    ppid: 41,
    group: 42,
    session: 40,
    tty: 34816,
    startTime: "987654",
  });
});

test("gives nothing for what is no stat line", () => {
  fc.assert(fc.property(fc.string(), (text) => void findStat(text)));
  expect(findStat("")).toBeUndefined();
  expect(findStat("42 (sleep)")).toBeUndefined();
});

const id = "0123456789abcdef".repeat(4);
test.each([
  ["cgroup v1, cgroupfs", `12:memory:/docker/${id}\n1:name=systemd:/docker/${id}\n0::/\n`],
  ["cgroup v2, systemd", `0::/system.slice/docker-${id}.scope\n`],
  ["kubelet, cgroupfs", `4:cpu:/kubepods/burstable/pod1c2d/${id}\n`],
  ["containerd, systemd", `0::/kubepods.slice/kubepods-pod1.slice/cri-containerd-${id}.scope\n`],
  ["a nested group", `0::/docker/${id}/init\n`],
])("finds the container in %s", (_, text) => expect(findContainerId(text)).toBe(id));

test.each(["0::/user.slice/user-0.slice\n", `0::/docker/${id}0\n`, ""])(
  "finds no container in %j",
  (text) => expect(findContainerId(text)).toBeUndefined(),
);

test("reads when the machine started", () => {
  expect(findBootTime("cpu  1 2\nbtime 1764028800\nprocesses 7\n")).toBe(1764028800000);
  expect(findBootTime("")).toBeUndefined();
});
