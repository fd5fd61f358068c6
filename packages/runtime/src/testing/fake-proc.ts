import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A container's id. */
export const containerId = "0123456789abcdef".repeat(4);

interface FakeProcess {
  readonly ppid: number;
  readonly start: number;
  readonly exe: string;
  readonly args: readonly string[];
  readonly group?: string;
  /** Its number in each PID namespace. */
  readonly numbers?: readonly number[];
  readonly status?: string;
  /** `/proc/PID/stat`: process group, session, terminal. */
  readonly belongs?: readonly [number, number, number];
  readonly files?: Readonly<Record<string, string>>;
}

/** Writes a process as the kernel shows it; /proc itself offers no containers in a unit test. */
export function fakeProcess(root: string, pid: number, fake: FakeProcess): void {
  const { ppid, start, exe, args, group = `/docker/${containerId}` } = fake;
  const { numbers = [pid, pid], belongs = [pid, pid, 0], status = "", files = {} } = fake;
  const folder = join(root, String(pid));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const name = exe.split("/").at(-1);
  const zeros = "0 ".repeat(14);
  const stat = `${pid} (${name}) S ${ppid} ${belongs.join(" ")} ${zeros}${start} 0\n`;
  const uids = "Uid:\t0\t33\t33\t33\nGid:\t7\t7\t7\t7\n";
  writeFileSync(join(folder, "stat"), stat);
  writeFileSync(join(folder, "cgroup"), `0::${group}\n`);
  writeFileSync(join(folder, "status"), `${uids}NSpid:\t${numbers.join("\t")}\n${status}`);
  writeFileSync(join(folder, "cmdline"), args.map((arg) => `${arg}\0`).join(""));
  symlinkSync(exe, join(folder, "exe"));
  symlinkSync("/srv", join(folder, "cwd"));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
}
