import type { Decision, Evaluator, Input } from "@hasp/policy";
import { inspectedFiles } from "../docker/file-origin.ts";
import { readInspection } from "../docker/inspection.ts";
import { toContainer } from "../docker/to-container.ts";
import type { WatchedContainer } from "../docker/watched-container.ts";
import { plainEngine, recorded, summary } from "./recorded.ts";

const own = { network: "own", pid: "own", ipc: "own", uts: "own", user: "host", cgroup: "own" };

/** A container as the agent knows it, out of what a real engine said. */
export function watchedAs(name: string, told: Partial<WatchedContainer> = {}): WatchedContainer {
  const object = recorded(name);
  const read = readInspection(object);
  if (!read) throw new Error(`${name} is no inspection`);
  const { inspection } = read;
  const { container } = toContainer(inspection, {
    image: summary,
    engine: plainEngine,
    hostNamespaces: own,
    labels: {},
    boundVolumes: new Map(),
  });
  return {
    container,
    problems: [],
    object,
    files: inspectedFiles(inspection),
    pid: inspection.State.Pid,
    startedAt: inspection.State.StartedAt,
    isRunning: true,
    ...told,
  };
}

/** Keeps what it was asked and denies all of it, so that each input makes an alert. */
export class DenyingEvaluator implements Evaluator {
  readonly bundle = { revision: "r", digest: `sha256:${"a".repeat(64)}` };
  readonly inputs: Input[] = [];
  needs: Evaluator["needs"] = {};
  /** Called before each answer; what it throws is thrown. */
  before: (input: Input) => void | Promise<void> = () => undefined;
  verdict: Decision["verdict"] = "deny";

  async evaluate(input: Input): Promise<Decision> {
    this.inputs.push(input);
    await this.before(input);
    return {
      contract: 1,
      bundle: this.bundle,
      input: { digest: this.bundle.digest },
      phase: input.phase,
      time: input.context.time,
      subject: { kind: input.kind, name: "x" },
      verdict: this.verdict,
      policies: 1,
      violations: [],
      excepted: [],
      existing: [],
      undecided: [],
      outOfScope: [],
    };
  }

  evaluateBatch(inputs: readonly Input[]): Promise<readonly Decision[]> {
    return Promise.all(inputs.map((input) => this.evaluate(input)));
  }

  async close(): Promise<void> {}
}
