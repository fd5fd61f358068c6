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
