import { createInlineEvaluator } from "@hasp/policy";
import { subjects } from "./test/bench/inputs.ts";
import { buildSituation, shipped } from "./test/bench/situations.ts";

const { bundle } = await buildSituation(shipped);
const e = await createInlineEvaluator(bundle);
for (const { name, input } of subjects) {
  const d = await e.evaluate(input);
  let best = 1e9;
  const n = name.startsWith("image") ? 40 : 2000;
  for (let r = 0; r < 9; r++) {
    const c = process.cpuUsage();
    for (let i = 0; i < n; i++) await e.evaluate(input);
    const u = process.cpuUsage(c);
    best = Math.min(best, (u.user + u.system) / n);
  }
  console.log(
    name,
    best.toFixed(1),
    "µs cpu;",
    d.verdict,
    d.policies,
    d.violations.length,
    JSON.stringify([...new Set(d.violations.map((v) => v.policy))].slice(0, 8)),
    d.undecided.length,
    JSON.stringify([...new Set(d.undecided.map((v) => v.message))].slice(0, 4)),
  );
}
await e.close();
