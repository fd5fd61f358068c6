import type { Process } from "@hasp/policy";

type StatusFacts = Pick<
  Process,
  "uid" | "euid" | "gid" | "capabilities" | "noNewPrivileges" | "seccomp"
> & {
  /** The process's number in each PID namespace, the node's first. */
  readonly numbers: readonly number[];
};

/** Names by bit (linux/capability.h); what a newer kernel adds is told by its number. */
const CAPABILITIES =
  "CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID KILL SETGID SETUID SETPCAP LINUX_IMMUTABLE NET_BIND_SERVICE NET_BROADCAST NET_ADMIN NET_RAW IPC_LOCK IPC_OWNER SYS_MODULE SYS_RAWIO SYS_CHROOT SYS_PTRACE SYS_PACCT SYS_ADMIN SYS_BOOT SYS_NICE SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG MKNOD LEASE AUDIT_WRITE AUDIT_CONTROL SETFCAP MAC_OVERRIDE MAC_ADMIN SYSLOG WAKE_ALARM BLOCK_SUSPEND AUDIT_READ PERFMON BPF CHECKPOINT_RESTORE".split(
    " ",
  );

const SECCOMP: Readonly<Record<string, string>> = { 0: "disabled", 1: "strict", 2: "filter" };

/** What `/proc/PID/status` says of a process (proc_pid_status(5)); a line that is not there is not told. */
export function readStatus(text: string): StatusFacts {
  const lines = new Map(
    text.split("\n", 200).map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, Math.max(colon, 0)), line.slice(colon + 1).trim()];
    }),
  );
  const [uid, euid] = numbersOf(lines.get("Uid"));
  const [gid] = numbersOf(lines.get("Gid"));
  const effective = capabilitiesOf(lines.get("CapEff"));
  const permitted = capabilitiesOf(lines.get("CapPrm"));
  const privileges = lines.get("NoNewPrivs");
  const seccomp = SECCOMP[lines.get("Seccomp") ?? ""];
  return {
    ...(uid !== undefined && { uid }),
    ...(euid !== undefined && { euid }),
    ...(gid !== undefined && { gid }),
    ...(effective && permitted && { capabilities: { effective, permitted } }),
    ...(privileges !== undefined && { noNewPrivileges: privileges === "1" }),
    ...(seccomp !== undefined && { seccomp }),
    numbers: numbersOf(lines.get("NSpid")),
  };
}

function numbersOf(text: string | undefined): number[] {
  return (text ?? "")
    .split(/\s+/)
    .filter((word) => /^\d{1,10}$/.test(word))
    .map(Number);
}

function capabilitiesOf(hex: string | undefined): string[] | undefined {
  if (hex === undefined || !/^[0-9a-f]{1,16}$/.test(hex)) return undefined;
  const mask = BigInt(`0x${hex}`);
  const names: string[] = [];
  for (let bit = 0; bit < 64; bit++) {
    if ((mask >> BigInt(bit)) & 1n) names.push(CAPABILITIES[bit] ?? `CAP_${bit}`);
  }
  return names;
}
