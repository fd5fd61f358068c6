export interface AdvisoryId {
  readonly id: string;
  readonly aliases: readonly string[];
}

const REMARK = /\([^)]*\)?/g;
/** People write `CVE_2019-2426`, `CVE 2025-48379`, `CVE-2019-19451.patch` and `CVE-2017-17434-1`. */
const CVE = /\bCVE[-_ ](\d{4})-(\d{4,})\b[^\s,]*/gi;
const OTHER = /^[A-Z][A-Z0-9]*(?:-?[A-Za-z0-9]+)*$/;

/**
 * The ids in one line of a `secfixes` comment: `CVE-2016-6258 XSA-182`, `CVE-2018-14468 (FrameRelay)`.
 * Each CVE is an id; without one, the first other id is. The rest are aliases of the only id.
 */
export function parseAlpineIds(line: string): AdvisoryId[] {
  const text = line.slice(0, 1000).replace(REMARK, " ");
  const cves = [...text.matchAll(CVE)].map(([, year, number]) => `CVE-${year}-${number}`);
  const words = text.replace(CVE, " ").split(/[\s,/]+/);
  const others = words.filter((word) => OTHER.test(word) && /\d/.test(word));
  const [id, ...rest] = [...new Set([...cves, ...others])];
  if (id === undefined) return [];
  if (cves.length <= 1) return [{ id, aliases: rest }];
  // an id beside several CVEs names them all together, none of them
  return [...new Set(cves)].map((cve) => ({ id: cve, aliases: [] }));
}
