import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeProcess } from "../testing/fake-proc.ts";
import { ConnectionWatch } from "./connection-watch.ts";
import { ProcessTable } from "./process-table.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "hasp-proc-"));
  fakeProcess(root, 11, { ppid: 1, start: 6, exe: "/usr/bin/server", args: ["server"] });
  mkdirSync(join(root, "11/net"));
  mkdirSync(join(root, "11/ns"));
  mkdirSync(join(root, "11/fd"));
  symlinkSync("net:[4026532000]", join(root, "11/ns/net"));
});
afterEach(() => rmSync(root, { recursive: true }));

const head =
  "  sl  local_address rem_address   st tx rx tr tm->when retrnsmt   uid  timeout inode\n";
let inode = 100;

/** A row of a table and the descriptor that holds its socket. */
function socket(local: string, remote: string, state: string): string {
  inode += 1;
  symlinkSync(`socket:[${inode}]`, join(root, `11/fd/${inode}`));
  return `   0: ${local} ${remote} ${state} 00000000:00000000 00:00000000 00000000 0 0 ${inode} 1\n`;
}

function look(watch: ConnectionWatch, rows: readonly string[]) {
  writeFileSync(join(root, "11/net/tcp"), head + rows.join(""));
  const table = new ProcessTable(root);
  table.scan();
  return watch.scan(table).map(({ direction, destination }) => `${direction} ${destination.port}`);
}

test("tells connections once, and who asked for them", () => {
  const watch = new ConnectionWatch(root);
  const listens = socket("00000000:0050", "00000000:0000", "0A");
  const asked = socket("0100007F:0050", "0200007F:B6C8", "01");
  const asks = socket("0100007F:B6C8", "FEA9FEA9:0050", "01");
  expect(look(watch, [listens, asked, asks])).toEqual(["in 80", "out 80"]);
  expect(look(watch, [listens, asked, asks])).toEqual([]);
});

test("takes no connection for one from outside because its own port is listened on", () => {
  const listens = socket("00000000:B6C8", "00000000:0000", "0A");
  const asks = socket("0100007F:B6C8", "FEA9FEA9:0050", "01");
  expect(look(new ConnectionWatch(root), [listens, asks])).toEqual(["out 80"]);
});

/** Another process, in a network namespace of its own or of somebody else. */
function neighbour(pid: number, namespace: string): void {
  fakeProcess(root, pid, { ppid: 1, start: pid, exe: "/usr/bin/other", args: ["other"] });
  for (const folder of ["net", "ns", "fd"]) mkdirSync(join(root, String(pid), folder));
  symlinkSync(`net:[${namespace}]`, join(root, String(pid), "ns/net"));
}

function scan(watch = new ConnectionWatch(root)) {
  const table = new ProcessTable(root);
  table.scan();
  return watch.scan(table);
}

const client = ["0100007F:B6C8", "FEA9FEA9:0050", "01"] as const;

test("says from where to where, and whose it is", () => {
  writeFileSync(join(root, "11/net/tcp"), head + socket(...client));
  expect(scan()).toEqual([
    {
      process: expect.objectContaining({ process: expect.objectContaining({ pid: 11 }) }),
      direction: "out",
      protocol: "tcp",
      source: { address: "127.0.0.1", port: 46792 },
      destination: { address: "169.254.169.254", port: 80 },
    },
  ]);
});

test("turns the ends of a connection that was made to a port here", () => {
  const rows = [
    socket("00000000:0050", "00000000:0000", "0A"),
    socket("0100007F:0050", "0200007F:B6C8", "01"),
  ];
  writeFileSync(join(root, "11/net/tcp"), head + rows.join(""));
  expect(scan()).toMatchObject([
    { direction: "in", source: { address: "127.0.0.2" }, destination: { address: "127.0.0.1" } },
  ]);
});

test.each([
  ["from the first of the clients' ports", "0400", "in"],
  ["from the last port below them", "03FF", "out"],
])("one %s goes %s", (_, port, direction) => {
  const rows = [
    socket("00000000:0050", "00000000:0000", "0A"),
    socket("0100007F:0050", `0200007F:${port}`, "01"),
  ];
  writeFileSync(join(root, "11/net/tcp"), head + rows.join(""));
  expect(scan()).toMatchObject([{ direction }]);
});

test("one to a port that another port's listener does not serve was asked for here", () => {
  const rows = [
    socket("00000000:0051", "00000000:0000", "0A"),
    socket("0100007F:0050", "0200007F:B6C8", "01"),
  ];
  writeFileSync(join(root, "11/net/tcp"), head + rows.join(""));
  expect(scan()).toMatchObject([{ direction: "out" }]);
});

test.each([
  ["tcp", "tcp"],
  ["tcp6", "tcp"],
  ["udp", "udp"],
  ["udp6", "udp"],
])("reads table %s", (file, protocol) => {
  writeFileSync(join(root, "11/net", file), head + socket(...client));
  expect(scan()).toMatchObject([{ protocol, destination: { port: 80 } }]);
});

test("a datagram's socket listens to nobody", () => {
  const rows = [
    socket("00000000:0050", "00000000:0000", "0A"),
    socket("0100007F:0050", "0200007F:B6C8", "01"),
  ];
  writeFileSync(join(root, "11/net/udp"), head + rows.join(""));
  expect(scan()).toMatchObject([{ direction: "out" }]);
});

test("finds whose socket it is among all who share the namespace, and reads it once", () => {
  neighbour(10, "4026532000");
  const row = socket(...client);
  for (const pid of [10, 11]) writeFileSync(join(root, String(pid), "net/tcp"), head + row);
  expect(scan().map(({ process }) => process.process.pid)).toEqual([11]);
});

test("keeps namespaces apart", () => {
  neighbour(10, "4026532999");
  symlinkSync("socket:[101]", join(root, "10/fd/3"));
  inode = 100;
  const row = socket(...client);
  writeFileSync(join(root, "11/net/tcp"), head + row);
  writeFileSync(join(root, "10/net/tcp"), head + row);
  const pids = scan().map(({ process }) => process.process.pid);
  expect(pids.toSorted()).toEqual([10, 11]);
});

test("tells nothing of a socket that no process holds", () => {
  const watch = new ConnectionWatch(root);
  const row = socket(...client);
  const descriptor = join(root, `11/fd/${inode}`);
  writeFileSync(join(root, "11/net/tcp"), head + row);
  rmSync(descriptor);
  expect(scan(watch)).toEqual([]);
});

test("tells a peer anew, and one that came back", () => {
  const watch = new ConnectionWatch(root);
  const row = socket(...client);
  const again = row.replace("FEA9FEA9:0050", "FEA9FEA9:0051");
  const elsewhere = row.replace("FEA9FEA9:0050", "FDA9FEA9:0050");
  expect(look(watch, [row])).toEqual(["out 80"]);
  expect(look(watch, [again])).toEqual(["out 81"]);
  expect(look(watch, [elsewhere])).toEqual(["out 80"]);
  expect(look(watch, [])).toEqual([]);
  expect(look(watch, [elsewhere])).toEqual(["out 80"]);
});

test("tells nothing of a process whose namespace cannot be read", () => {
  rmSync(join(root, "11/ns/net"));
  writeFileSync(join(root, "11/net/tcp"), head + socket(...client));
  expect(scan()).toEqual([]);
});

test("looks at 4096 descriptors of a process, and no further", () => {
  const row = socket(...client);
  rmSync(join(root, `11/fd/${inode}`));
  for (let fd = 10_000; fd < 14_096; fd++) symlinkSync("/dev/null", join(root, `11/fd/${fd}`));
  symlinkSync(`socket:[${inode}]`, join(root, "11/fd/99999"));
  writeFileSync(join(root, "11/net/tcp"), head + row);
  expect(scan()).toEqual([]);
  rmSync(join(root, "11/fd/10000"));
  expect(scan()).toHaveLength(1);
});
