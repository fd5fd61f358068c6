import fc from "fast-check";
import { expect, test } from "vitest";
import { parseConnections } from "./connection-table.ts";

const head =
  "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";
const row = (remote: string, state: string): string =>
  `   0: 0100007F:B6C8 ${remote} ${state} 00000000:00000000 00:00000000 00000000     0        0 31337 1 0000000000000000 20 0 0 10 -1\n`;

test.each([
  ["IPv4", "FEA9FEA9:0050", "169.254.169.254", 80],
  ["IPv6", "C20E00FD000000000000000054020000:01BB", "fd00:ec2::254", 443],
  ["IPv4 in IPv6", "0000000000000000FFFF0000FEA9FEA9:0050", "169.254.169.254", 80],
])("reads an %s peer", (_, remote, address, port) => {
  expect(parseConnections(head + row(remote, "01"), "tcp")).toEqual([
    { protocol: "tcp", address, port, inode: "31337" },
  ]);
});

test("takes connections under way too, and leaves listeners and closed ones out", () => {
  const text =
    head + row("FEA9FEA9:0050", "02") + row("00000000:0000", "0A") + row("FEA9FEA9:0050", "06");
  expect(parseConnections(text, "tcp")).toHaveLength(1);
});

test("any text gives a list", () => {
  fc.assert(fc.property(fc.string(), (text) => Array.isArray(parseConnections(text, "udp"))));
});
