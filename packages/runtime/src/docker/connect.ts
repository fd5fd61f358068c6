import { parseDockerHost } from "@hasp/core";
import Docker from "dockerode";

/**
 * A client for the engine that a DOCKER_HOST names; the default socket without one. Nothing is sent yet.
 * @throws DockerHostError `DOCKER_HOST_INVALID`
 */
export function connectDocker(dockerHost: string | undefined): Docker {
  return new Docker(parseDockerHost(dockerHost));
}
