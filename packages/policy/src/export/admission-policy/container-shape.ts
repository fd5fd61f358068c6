import { and, not } from "./cel.ts";
import { effective, writtenSecurity } from "./security-shape.ts";
import { amounts, firstOf, has, listOf, never, open, optional, plain } from "./shapes.ts";
import { type Case, cel, constant, objectOf, type Value } from "./value.ts";

/** A container of the contract, of an item of `variables.containers`: its role and what is written of it. */
export function containerShape(name: string): Value {
  const spec = `${name}.spec`;
  const text = (member: string) => () => optional(spec, "text", member);
  return open("a container", {
    name: text("name"),
    role: () => cel(`${name}.role`, "text"),
    image: () =>
      open("an image", {
        reference: () => cel(`${spec}.?image.orValue("")`, "text"),
        known: () => constant(false),
      }),
    imagePullPolicy: text("imagePullPolicy"),
    restartPolicy: text("restartPolicy"),
    terminationMessagePolicy: text("terminationMessagePolicy"),
    workingDir: text("workingDir"),
    stdin: () => optional(spec, "truth", "stdin"),
    tty: () => optional(spec, "truth", "tty"),
    command: () => listOf(spec, ["command"], plain("text")),
    args: () => listOf(spec, ["args"], plain("text")),
    env: () => listOf(spec, ["env"], variable),
    envFrom: () => listOf(spec, ["envFrom"], variables),
    ports: () => listOf(spec, ["ports"], port),
    mounts: () => listOf(spec, ["volumeMounts"], mount),
    devices: () => listOf(spec, ["volumeDevices"], device),
    resizePolicy: () => ({
      is: "list",
      text: `${spec}.?resizePolicy.orValue([])`,
      when: has(spec, "resizePolicy"),
      item: (one) =>
        open("a resize policy", {
          resource: () => optional(one, "text", "resourceName"),
          restart: () => optional(one, "text", "restartPolicy"),
        }),
    }),
    probes: () =>
      objectOf("the probes", {
        liveness: () => handler(spec, "livenessProbe"),
        readiness: () => handler(spec, "readinessProbe"),
        startup: () => handler(spec, "startupProbe"),
      }),
    lifecycle: () =>
      objectOf("the lifecycle", {
        postStart: () => handler(spec, "lifecycle", "postStart"),
        preStop: () => handler(spec, "lifecycle", "preStop"),
      }),
    resources: () => resources(spec),
    set: () => writtenSecurity(spec),
    effective: () => effective(spec),
    ...Object.fromEntries(ofRuntimes.map((member) => [member, never])),
  });
}

/** What only the container of a runtime says. */
const ofRuntimes = [
  "ulimits",
  "deviceCgroupRules",
  "networks",
  "sysctls",
  "maskedPaths",
  "cgroupParent",
  "publishAllPorts",
  "restart",
  "pidsLimit",
];

type Sources = Readonly<Record<string, readonly ["text" | "truth", ...string[]]>>;

function variable(name: string): Value {
  const from = has(name, "valueFrom");
  const source = (kind: string, member: string, more: Sources): Case => ({
    when: has(name, "valueFrom", member),
    value: objectOf("a source of a variable", {
      kind: () => constant(kind),
      ...Object.fromEntries(
        Object.entries(more).map(([ours, [sort, ...path]]) => [
          ours,
          () => optional(name, sort, "valueFrom", member, ...path),
        ]),
      ),
    }),
  });
  const key = ["text", "key"] as const;
  const isOptional = ["truth", "optional"] as const;
  const named: Sources = { name: ["text", "name"], key, optional: isOptional };
  return open("a variable", {
    name: () => cel(`${name}.name`, "text"),
    value: () =>
      firstOf(
        { when: has(name, "value"), value: cel(`${name}.value`, "text") },
        { when: not(from), value: constant("") },
      ),
    from: () => {
      const cases = [
        source("secret", "secretKeyRef", named),
        source("configMap", "configMapKeyRef", named),
        source("field", "fieldRef", { key: ["text", "fieldPath"] }),
        source("resource", "resourceFieldRef", {
          name: ["text", "containerName"],
          key: ["text", "resource"],
        }),
        source("file", "fileKeyRef", { name: ["text", "volumeName"], key, optional: isOptional }),
      ];
      const other = objectOf("a source of a variable", { kind: () => constant("other") });
      return firstOf(...cases, { when: from, value: other });
    },
  });
}

function variables(name: string): Value {
  const of = (kind: string, member: string): Case => ({
    when: has(name, member),
    value: objectOf("a source of variables", {
      kind: () => constant(kind),
      name: () => optional(name, "text", member, "name"),
      optional: () => optional(name, "truth", member, "optional"),
      prefix: () => optional(name, "text", "prefix"),
    }),
  });
  const other = objectOf("a source of variables", {
    kind: () => constant("other"),
    prefix: () => optional(name, "text", "prefix"),
  });
  return firstOf(of("secret", "secretRef"), of("configMap", "configMapRef"), other);
}

function port(name: string): Value {
  const host = has(name, "hostPort");
  return open("a port", {
    container: () => cel(`${name}.containerPort`, "number"),
    // the API server reads port 0 as none
    host: () => cel(`${name}.hostPort`, "number", and(host, `(${name}.hostPort != 0)`)),
    hostIP: () => optional(name, "text", "hostIP"),
    name: () => optional(name, "text", "name"),
    protocol: () => cel(`${name}.?protocol.orValue("TCP").lowerAscii()`, "text"),
  });
}

function mount(name: string): Value {
  return open("a mount", {
    destination: () => cel(`${name}.mountPath`, "text"),
    propagation: () => optional(name, "text", "mountPropagation"),
    recursiveReadOnly: () => optional(name, "text", "recursiveReadOnly"),
    subPath: () => optional(name, "text", "subPath"),
    subPathExpr: () => optional(name, "text", "subPathExpr"),
    volume: () => cel(`${name}.name`, "text"),
    // of volumes with one name, which Kubernetes refuses, the first counts
    type: () =>
      cel(
        `(variables.volumes.filter(w, w.written.name == ${name}.name).map(w, w.type) + ["unknown"])[0]`,
        "text",
      ),
  });
}

function device(name: string): Value {
  return open("a device", {
    host: never,
    permissions: never,
    container: () => cel(`${name}.devicePath`, "text"),
    volume: () => cel(`${name}.name`, "text"),
  });
}

function handler(base: string, ...names: readonly string[]): Value {
  const there = has(base, ...names);
  const of = (...more: readonly string[]) => [...names, ...more];
  const asked =
    (member: string, ...sorts: readonly [string, "text" | "any"][]) =>
    () =>
      open(
        "a handler",
        Object.fromEntries(
          sorts.map(([one, sort]) => [one, () => optional(base, sort, ...of(member, one))]),
        ),
        has(base, ...of(member)),
      );
  return open(
    "a handler",
    {
      exec: () => ({
        ...(listOf(base, of("exec", "command"), plain("text")) as Extract<Value, { is: "list" }>),
        when: has(base, ...of("exec")),
      }),
      http: asked(
        "httpGet",
        ["host", "text"],
        ["path", "text"],
        ["port", "any"],
        ["scheme", "text"],
      ),
      tcp: asked("tcpSocket", ["host", "text"], ["port", "any"]),
      grpc: asked("grpc", ["port", "any"], ["service", "text"]),
      sleep: () => optional(base, "number", ...of("sleep", "seconds")),
    },
    there,
  );
}

export function resources(base: string, when = "true"): Value {
  const of = (list: string) => () => amounts(base, "resources", list);
  return open("the resources", { limits: of("limits"), requests: of("requests") }, when);
}
