const STAND_INS =
  /example|sample|change[_-]?(?:me|this|it)|replace[_-]?(?:me|this)|placeholder|your[_-]|insert[_-]|dummy|redacted|foobar|x{4}|\*{3}|\.{3}|(.)\1{5}|0123456|1234567|abcdefg/i;

/** Whether a token looks random: not a stand-in of some manual, and with at least 3 bits of entropy a character. */
export function isRandom(token: string): boolean {
  return !STAND_INS.test(token) && entropy(token) >= 3;
}

const WORDS = new Set(
  "password passwd passphrase secret token apikey none null nil undefined true false yes no on off default required optional disabled enabled unset empty string".split(
    " ",
  ),
);
const REFERENCE =
  /^(?:[$%@&*!<{[(]|\.{0,2}\/|[a-z][a-z0-9+.-]{1,20}:(?:\/\/|$)|(?:env|file|vault|ref|secret|ssm|arn|op)[:+])/i;

/** Whether the value of a setting may be a credential itself: no reference to another place, no word of the language, no stand-in. */
export function isLiteral(value: string): boolean {
  return !WORDS.has(value.toLowerCase()) && !REFERENCE.test(value) && !STAND_INS.test(value);
}

/** Shannon entropy in bits a character. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values())
    bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
