/** Policies of the shipped library that exceptions and scopes are about: of each kind that is measured. */
const excepted = [
  "privileged-container",
  "run-as-root",
  "shell-spawned-by-server",
  "fixable-critical-vulnerability",
];

/** Exceptions as they gather over the years: each for one policy, by image, by namespace and name, or by advisory. */
export function exceptionsFor(count: number): object {
  if (count === 0) return {};
  const exceptions = Array.from({ length: count }, (_, number) => ({
    id: `E-${number}`,
    policies: [excepted[number % excepted.length]],
    owner: `team-${number % 40}@example.com`,
    reason: "accepted by the security team",
    expires: inThreeMonths(),
    match: matchOf(Math.floor(number / excepted.length)),
  }));
  return { exceptions };
}

/** An exception may not last for years. */
function inThreeMonths(): string {
  return new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
}

function matchOf(number: number): object {
  switch (number % 3) {
    case 0:
      return { images: [`registry.example/other/app-${number}`] };
    case 1:
      return { namespaces: [`team-${number % 40}`], names: [`service-${number}`] };
    default:
      return { identifiers: [`CVE-2019-${10_000 + number}`] };
  }
}

/** What teams have agreed on for their namespaces. */
export function scopesFor(count: number): object {
  if (count === 0) return {};
  const scopes = Array.from({ length: count }, (_, number) => ({
    name: `team-${number}`,
    match: { namespaces: [`team-${number}`, `team-${number}-*`] },
    policies: { [excepted[number % excepted.length] ?? ""]: { enforcement: "warn" } },
  }));
  return { scopes };
}
