/** A socket with a peer, as `/proc/PID/net/{tcp,udp}{,6}` lists it (proc_pid_net(5)). */
export interface Connection {
  readonly protocol: "tcp" | "udp";
  readonly address: string;
  readonly port: number;
  readonly inode: string;
}

/** TCP states in which this side may have asked for the connection (include/net/tcp_states.h). */
const ESTABLISHED = "01";
const SYN_SENT = "02";

/** Rows read from one table: a node with a million sockets must not stall the agent. */
const ROW_LIMIT = 20_000;

/** The connected sockets of one table; rows that cannot be read are left out. */
export function parseConnections(text: string, protocol: "tcp" | "udp"): Connection[] {
  const connections: Connection[] = [];
  for (const row of text.split("\n", ROW_LIMIT + 1).slice(1)) {
    const [, , remote = "", state, , , , , , inode] = row.trim().split(/\s+/);
    if (state !== ESTABLISHED && state !== SYN_SENT) continue;
    const [hex = "", hexPort = ""] = remote.split(":");
    const address = readAddress(hex);
    const port = Number.parseInt(hexPort, 16);
    if (!address || !port || !inode) continue;
    connections.push({ protocol, address, port, inode });
  }
  return connections;
}

/** The kernel prints addresses as 32-bit words in its own byte order: little-endian on every machine we run on. */
function readAddress(hex: string): string | undefined {
  if (!/^(?:[0-9A-F]{8}|[0-9A-F]{32})$/.test(hex)) return undefined;
  const bytes = Buffer.from(hex, "hex");
  bytes.swap32();
  if (bytes.length === 4) return bytes.join(".");
  const mapped = bytes.subarray(0, 12).equals(Buffer.from("00000000000000000000ffff", "hex"));
  if (mapped) return bytes.subarray(12).join(".");
  const groups = Array.from({ length: 8 }, (_, i) => bytes.readUInt16BE(i * 2).toString(16));
  return new URL(`http://[${groups.join(":")}]`).hostname.slice(1, -1);
}
