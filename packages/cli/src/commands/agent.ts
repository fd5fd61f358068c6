import type { Command } from "../command.ts";
import { judgingOptions } from "../config/options.ts";

export const agent: Command = {
  name: "agent",
  summary: "Watch running containers and judge what they are and what they do",
  about: [
    "Alerts are JSON lines on standard output. Containers come from the Docker engine that DOCKER_HOST names; what is known of their images comes from the cache that hasp scan fills.",
    "Processes and connections are seen by looking at /proc, so short ones can be missed: alerts say coverage: sampled.",
  ],
  examples: [
    ["hasp agent", "watch with the built-in policies"],
    ["hasp agent --environment production --interval 250", "look four times a second"],
  ],
  options: ["interval", ...judgingOptions, "node"],
  load: async () => (await import("../actions/agent.ts")).runAgent,
};
