import { CodedError, messageOf } from "@hasp/core";
import type { AgentProblem, Alert } from "./alert.ts";

const UNREADABLE_LIMIT = 10_000;

interface ReportOptions {
  /** Takes alerts and problems in the order in which they arose. */
  readonly write: (line: Alert | AgentProblem) => void;
  readonly now: () => Date;
}

/** The last stage: writes alerts and what kept the agent from its work, each trouble with a container once. */
export class Report {
  readonly #options: ReportOptions;
  /** Containers of another engine on the same node; told once, not for each of their processes. */
  readonly #unreadable = new Set<string>();

  constructor(options: ReportOptions) {
    this.#options = options;
  }

  alert(alert: Alert): void {
    this.#options.write(alert);
  }

  problem(code: string, message: string, containerId?: string): void {
    this.#options.write({
      schemaVersion: "1",
      type: "problem",
      time: this.#options.now().toISOString(),
      code,
      message,
      ...(containerId && { containerId }),
    });
  }

  /** What a stage threw. */
  failure(error: unknown, containerId?: string): void {
    const code = error instanceof CodedError ? error.code : "AGENT_FAILED";
    if (containerId && code === "CONTAINER_UNREADABLE") {
      if (this.#unreadable.has(containerId)) return;
      if (this.#unreadable.size >= UNREADABLE_LIMIT) this.#unreadable.clear();
      this.#unreadable.add(containerId);
    }
    this.problem(code, messageOf(error), containerId);
  }

  /** The container ended: trouble with one of the same name is told anew. */
  forget(containerId: string): void {
    this.#unreadable.delete(containerId);
  }
}
