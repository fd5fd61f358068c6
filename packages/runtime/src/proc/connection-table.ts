/** A socket as `/proc/PID/net/{tcp,udp}{,6}` lists it (proc_pid_net(5)). */
export interface Socket {
  readonly protocol: "tcp" | "udp";
  readonly state: "connected" | "listening";
  readonly local: Endpoint;
  /** All zeros of one that listens. */
  readonly remote: Endpoint;
  readonly inode: string;
}

export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

/** TCP states in which a peer is known, and the one that waits for peers (include/net/tcp_states.h). */
const STATES: Readonly<Record<string, Socket["state"]>> = {
  "01": "connected",
  "02": "connected",
  "0A": "listening",
};

/** Rows read from one table: a node with a million sockets must not stall the agent. */
const ROW_LIMIT = 20_000;

/** The connected and listening sockets of one table; rows that cannot be read are left out. */
export function parseSockets(text: string, protocol: "tcp" | "udp"): Socket[] {
  const sockets: Socket[] = [];
  for (const row of text.split("\n", ROW_LIMIT + 1).slice(1)) {
    const [, ours = "", theirs = "", code = "", , , , , , inode] = row.trim().split(/\s+/);
    const state = STATES[code];
    const local = readEndpoint(ours);
    const remote = readEndpoint(theirs);
    if (!state || !local || !remote || !inode) continue;
    if (state === "connected" && remote.port === 0) continue;
    sockets.push({ protocol, state, local, remote, inode });
  }
  return sockets;
}

/** The kernel prints addresses as 32-bit words in its own byte order: little-endian on every machine we run on. */
function readEndpoint(text: string): Endpoint | undefined {
  const [, hex, hexPort] = /^([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4})$/.exec(text) ?? [];
  if (hex === undefined || hexPort === undefined) return undefined;
  const bytes = Buffer.from(hex, "hex");
  bytes.swap32();
  return { address: readAddress(bytes), port: Number.parseInt(hexPort, 16) };
}

function readAddress(bytes: Buffer): string {
  if (bytes.length === 4) return bytes.join(".");
  const mapped = bytes.subarray(0, 12).equals(Buffer.from("00000000000000000000ffff", "hex"));
  if (mapped) return bytes.subarray(12).join(".");
  const groups = Array.from({ length: 8 }, (_, i) => bytes.readUInt16BE(i * 2).toString(16));
  return new URL(`http://[${groups.join(":")}]`).hostname.slice(1, -1);
}
