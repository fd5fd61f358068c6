// YAML 1.1 as kubectl reads it (go-yaml 2): what YAML 1.2 takes for a text or another number
const TRUE = /^(?:y|Y|yes|Yes|YES|on|On|ON)$/;
const FALSE = /^(?:n|N|no|No|NO|off|Off|OFF)$/;
const WHOLE = /^([-+]?)0(?:x([\da-f]+)|b([01]+)|o?([0-7]+))$/i;
const DECIMAL = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?$/i;

/**
 * The value of a text without quotes and tag where kubectl reads another one than YAML 1.2 says, else undefined:
 * `privileged: yes` turns it on, and `0644` is 420.
 */
export function plainScalar(source: string): boolean | number | undefined {
  if (TRUE.test(source)) return true;
  if (FALSE.test(source)) return false;
  if (!/^[-+]?\d/.test(source)) return undefined;
  const text = source.replaceAll("_", "");
  const [, sign, hexadecimal, binary, octal] = WHOLE.exec(text) ?? [];
  const digits = hexadecimal ?? binary ?? octal;
  if (digits === undefined) return DECIMAL.test(text) ? Number(text) : undefined;
  const base = hexadecimal ? 16 : binary ? 2 : 8;
  const value = Number.parseInt(digits, base);
  return sign === "-" ? -value : value;
}
