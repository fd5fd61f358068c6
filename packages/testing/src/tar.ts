/** One member of a test's tar; what is not given is what a plain file has. */
export interface TarMember {
  readonly name: string;
  readonly flag?: string;
  readonly content?: string | Uint8Array;
  readonly target?: string;
  readonly mode?: number;
  readonly uid?: number;
  /** The header's size field as written, when it shall not be the content's. */
  readonly size?: string | Uint8Array;
  readonly prefix?: string;
  readonly magic?: string;
  /** Changes the header's bytes before their checksum is made. */
  readonly edit?: (header: Buffer) => void;
}

export const END = Buffer.alloc(1024);

/** A whole archive. */
export function tarOf(...members: readonly TarMember[]): Buffer {
  return Buffer.concat([...members.flatMap(memberParts), END]);
}

/** Header and padded content of one member. */
export function tarMember(member: TarMember): Buffer {
  return Buffer.concat(memberParts(member));
}

/** Header, content and padding; a large content is not copied. */
export function memberParts(member: TarMember): Uint8Array[] {
  const { content: given = "" } = member;
  const content = typeof given === "string" ? Buffer.from(given) : given;
  const header = Buffer.alloc(512);
  header.write(member.name, 0, 100);
  writeOctal(header, member.mode ?? 0o644, 100, 8);
  writeOctal(header, member.uid ?? 0, 108, 8);
  writeOctal(header, 0, 116, 8);
  if (member.size === undefined) writeOctal(header, content.length, 124, 12);
  else header.set(Buffer.from(member.size), 124);
  writeOctal(header, 0, 136, 12);
  header.write(member.flag ?? "0", 156, 1);
  header.write(member.target ?? "", 157, 100);
  header.write(member.magic ?? "ustar\u000000", 257, 8, "latin1");
  if (member.prefix !== undefined) header.write(member.prefix, 345, 155);
  member.edit?.(header);
  writeChecksum(header);
  return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)];
}

/** An extended header for the member that follows (flag `x`), or for all (flag `g`). */
export function pax(records: Readonly<Record<string, string>>, flag = "x"): TarMember {
  const content = Object.entries(records).map(([key, value]) => paxRecord(key, value));
  return { name: "PaxHeaders/0", flag, content: content.join("") };
}

/** GNU's long name (flag `L`) or long link (flag `K`) for the member that follows. */
export function gnuLong(flag: "L" | "K", text: string): TarMember {
  return { name: "././@LongLink", flag, content: `${text}\0`, magic: "ustar  \0" };
}

function paxRecord(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  const bytes = Buffer.byteLength(rest);
  let length = bytes + String(bytes).length;
  if (String(length).length > String(bytes).length) length = bytes + String(length).length;
  return `${length}${rest}`;
}

function writeOctal(header: Buffer, value: number, at: number, length: number): void {
  header.write(`${value.toString(8).padStart(length - 1, "0")}\0`, at, length, "latin1");
}

function writeChecksum(header: Buffer): void {
  header.fill(" ", 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, 8, "latin1");
}
