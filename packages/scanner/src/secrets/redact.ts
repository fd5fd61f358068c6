/** A secret as reports show it: its first four and last two characters at most, none of a short one. */
export function redact(secret: string): string {
  if (secret.length < 16) return "…";
  return `${printable(secret.slice(0, 4))}…${printable(secret.slice(-2))}`;
}

function printable(text: string): string {
  return text.replace(/[^!-~]/g, "?");
}
