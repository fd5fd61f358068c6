import { RegoNumber } from "../rego/rego-value.ts";
import type { Builtin } from "./builtin.ts";

/** What Go's time package accepts for RFC 3339: an hour of one digit and a comma before the fraction too. */
const PATTERN =
  /^(\d{4})-(\d\d)-(\d\d)T(\d\d?):(\d\d):(\d\d)(?:[.,](\d+))?(?:Z|([+-])(\d\d):(\d\d))$/;

const GREATEST = 2n ** 63n - 1n;

export const parseRfc3339: Builtin = {
  name: "time.parse_rfc3339_ns",

  call(text) {
    const parts = typeof text === "string" ? PATTERN.exec(text) : null;
    if (parts === null) return undefined;
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
      .slice(1, 7)
      .map(Number);
    const [zoneHour = 0, zoneMinute = 0] = parts.slice(9, 11).map((part) => Number(part ?? 0));
    // Go lets zones of 24 hours and 60 minutes pass
    if (hour > 23 || minute > 59 || second > 59 || zoneHour > 24 || zoneMinute > 60)
      return undefined;
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day);
    // a day that the month does not have is one of another month
    if (date.getUTCMonth() !== month - 1) return undefined;
    const offset = (zoneHour * 60 + zoneMinute) * (parts[8] === "-" ? -60 : 60);
    const seconds = date.getTime() / 1000 + hour * 3600 + minute * 60 + second - offset;
    const fraction = (parts[7] ?? "").slice(0, 9).padEnd(9, "0");
    const nanoseconds = BigInt(seconds) * 1_000_000_000n + BigInt(fraction);
    if (nanoseconds > GREATEST || nanoseconds < -GREATEST - 1n) return undefined;
    return new RegoNumber(String(nanoseconds));
  },
};
