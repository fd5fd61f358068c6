import { expect, test } from "vitest";
import { sendingOf } from "./senders.ts";

test("an entry of several kinds counts as sent in one, and what the other lacks is named", () => {
  const reads = {
    workload: ["workload.containers[].image.signatures[].keyId"],
    container: ["container.effective.privileged"],
  };
  expect(sendingOf({ name: "x", reads })).toEqual({
    senders: ["docker"],
    missing: ["workload.containers[].image.signatures[].keyId"],
  });
});

test("what only manifests say is not said to be sent by the webhook", () => {
  const reads = { workload: ["workload.pod.labels.*", "related.services[].type"] };
  expect(sendingOf({ name: "x", reads })).toEqual({ senders: ["manifests"], missing: [] });
});

test("a rule over two kinds of events waits for both", () => {
  const reads = { process: ["event.process.name"], file: ["event.path"] };
  const events = ["process/exec", "file/open"];
  expect(sendingOf({ name: "x", reads, events })).toEqual({ senders: [], missing: ["file/open"] });
});

test("nobody sees the processes of the node itself", () => {
  const reads = { process: ["event.process.name"] };
  const events = ["process/exec"];
  expect(sendingOf({ name: "x", reads, events }).senders).toEqual(["/proc"]);
  expect(sendingOf({ name: "x", reads, events, place: "node" }).senders).toEqual([]);
});
