import fc from "fast-check";
import { expect, test } from "vitest";
import { parseSockets } from "./connection-table.ts";

const head =
  "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";
const row = (remote: string, state: string): string =>
  `   0: 0100007F:B6C8 ${remote} ${state} 00000000:00000000 00:00000000 00000000     0        0 31337 1 0000000000000000 20 0 0 10 -1\n`;

const peer = (address: string, port: number) => ({
  protocol: "tcp",
  state: "connected",
  local: { address: "127.0.0.1", port: 46792 },
  remote: { address, port },
  inode: "31337",
});

test.each([
  ["IPv4", "FEA9FEA9:0050", "169.254.169.254", 80],
  ["IPv6", "C20E00FD000000000000000054020000:01BB", "fd00:ec2::254", 443],
  ["IPv4 in IPv6", "0000000000000000FFFF0000FEA9FEA9:0050", "169.254.169.254", 80],
])("reads an %s peer", (_, remote, address, port) => {
  expect(parseSockets(head + row(remote, "01"), "tcp")).toEqual([peer(address, port)]);
});

test("takes connections under way too, and leaves closed ones and those without a peer out", () => {
  const text =
    head + row("FEA9FEA9:0050", "02") + row("FEA9FEA9:0050", "06") + row("00000000:0000", "01");
  expect(parseSockets(text, "tcp")).toHaveLength(1);
});

test("tells those that listen", () => {
  expect(parseSockets(head + row("00000000:0000", "0A"), "tcp")).toMatchObject([
    { state: "listening", local: { port: 46792 } },
  ]);
});

test("any text gives a list", () => {
  fc.assert(fc.property(fc.string(), (text) => Array.isArray(parseSockets(text, "udp"))));
});
