/** The members that are there: what an object does not say stays out of the input. */
export function said<Members extends object>(members: Members): Members {
  const result: Record<string, unknown> = {};
  // several times as fast as a list of entries, and every input is made of this
  for (const name in members) {
    const member = members[name];
    if (member !== undefined) result[name] = member;
  }
  return result as Members;
}
