import { and, not, or } from "./cel.ts";
import {
  amounts,
  firstOf,
  flag,
  has,
  inCapitals,
  listOf,
  never,
  open,
  optional,
  plain,
} from "./shapes.ts";
import { type Case, cel, constant, definedOf, objectOf, type Value } from "./value.ts";

const POD = "variables.pod";
const context = ["spec", "securityContext"] as const;

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

function variable(name: string): Value {
  const from = has(name, "valueFrom");
  const source = (kind: string, member: string, more: Record<string, readonly string[]>): Case => ({
    when: has(name, "valueFrom", member),
    value: open("a source of a variable", {
      kind: () => constant(kind),
      ...Object.fromEntries(
        Object.entries(more).map(([ours, path]) => [
          ours,
          () => optional(name, "text", "valueFrom", member, ...path),
        ]),
      ),
    }),
  });
  const named = { name: ["name"], key: ["key"] };
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
        source("field", "fieldRef", { key: ["fieldPath"] }),
        source("resource", "resourceFieldRef", { name: ["containerName"], key: ["resource"] }),
        source("file", "fileKeyRef", { name: ["volumeName"], key: ["key"] }),
      ];
      const other = open("a source of a variable", { kind: () => constant("other") });
      return firstOf(...cases, { when: from, value: other });
    },
  });
}

function variables(name: string): Value {
  const of = (kind: string, member: string): Case => ({
    when: has(name, member),
    value: open("a source of variables", {
      kind: () => constant(kind),
      name: () => optional(name, "text", member, "name"),
      prefix: () => optional(name, "text", "prefix"),
    }),
  });
  const other = open("a source of variables", { kind: () => constant("other") });
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

function profile(base: string, ...names: readonly string[]): Value {
  return open(
    "a profile",
    {
      from: () => constant("field"),
      type: () => optional(base, "text", ...names, "type"),
      name: () => optional(base, "text", ...names, "localhostProfile"),
    },
    has(base, ...names),
  );
}

const seLinuxNames = ["level", "role", "type", "user"];

function seLinux(base: string, ...names: readonly string[]): Value {
  return open(
    "the options of SELinux",
    Object.fromEntries(
      seLinuxNames.map((one) => [one, () => optional(base, "text", ...names, one)] as const),
    ),
    has(base, ...names),
  );
}

export function podProfile(member: string): Value {
  return profile(POD, ...context, member);
}

export function podSeLinux(): Value {
  return seLinux(POD, ...context, "seLinuxOptions");
}

/** What annotations say of AppArmor, which Kubernetes still honours. */
function appArmorOfAnnotations(spec: string): Case[] {
  const value = `${POD}.?metadata.?annotations[?("container.apparmor.security.beta.kubernetes.io/" + ${spec}.name)].orValue("")`;
  const annotated = (type: Value, name?: string): Value =>
    open("a profile", {
      from: () => constant("annotation"),
      type: () => type,
      name: () => (name === undefined ? never() : cel(name, "text")),
    });
  return [
    { when: `(${value} == "unconfined")`, value: annotated(constant("Unconfined")) },
    { when: `(${value} == "runtime/default")`, value: annotated(constant("RuntimeDefault")) },
    {
      when: `${value}.startsWith("localhost/")`,
      value: annotated(constant("Localhost"), `${value}.substring(10)`),
    },
    { when: `(${value} != "")`, value: annotated(cel(value, "text")) },
  ];
}

function writtenSecurity(spec: string): Value {
  const of = (sort: "truth" | "text" | "number", member: string) => () =>
    optional(spec, sort, "securityContext", member);
  return open("what a container sets", {
    allowPrivilegeEscalation: of("truth", "allowPrivilegeEscalation"),
    privileged: of("truth", "privileged"),
    procMount: of("text", "procMount"),
    readOnlyRootFilesystem: of("truth", "readOnlyRootFilesystem"),
    capabilities: () =>
      open(
        "the capabilities",
        {
          add: () => listOf(spec, ["securityContext", "capabilities", "add"], plain("text")),
          drop: () => listOf(spec, ["securityContext", "capabilities", "drop"], plain("text")),
        },
        has(spec, "securityContext", "capabilities"),
      ),
    seLinux: () => seLinux(spec, "securityContext", "seLinuxOptions"),
    seccomp: () => profile(spec, "securityContext", "seccompProfile"),
    appArmor: () =>
      firstOf(profile(spec, "securityContext", "appArmorProfile"), ...appArmorOfAnnotations(spec)),
    user: () => {
      const members = { uid: "runAsUser", gid: "runAsGroup", nonRoot: "runAsNonRoot" };
      const parts = Object.values(members).map((one) => has(spec, "securityContext", one));
      return open(
        "the user",
        {
          uid: of("number", "runAsUser"),
          gid: of("number", "runAsGroup"),
          nonRoot: of("truth", "runAsNonRoot"),
          name: never,
        },
        or(...parts),
      );
    },
  });
}

/** What holds for a container: as the kubelet merges the Pod's settings into its own. */
function effective(spec: string): Value {
  const of = (sort: "truth" | "text", member: string) => () =>
    optional(spec, sort, "securityContext", member);
  const merged =
    (sort: "number" | "truth" | "text", ...path: readonly string[]) =>
    () => {
      const names = path.map((name) => `.?${name}`).join("");
      const both = `${spec}.?securityContext${names}.or(${POD}.spec.?securityContext${names})`;
      return cel(`${both}.value()`, sort, `${both}.hasValue()`);
    };
  const groups = `(${POD}.spec.?securityContext.?supplementalGroups.orValue([]) + (${has(POD, ...context, "fsGroup")} ? [dyn(${POD}.spec.securityContext.fsGroup)] : []))`;
  return open("what holds for a container", {
    allowPrivilegeEscalation: of("truth", "allowPrivilegeEscalation"),
    privileged: () => flag(spec, "securityContext", "privileged"),
    procMount: of("text", "procMount"),
    readOnlyRootFilesystem: () => flag(spec, "securityContext", "readOnlyRootFilesystem"),
    capabilities: () =>
      open("the capabilities", {
        add: capabilities(spec, "add"),
        drop: capabilities(spec, "drop"),
      }),
    hostNamespaces: () => namespaces(spec),
    appArmor: () =>
      firstOf(
        profile(spec, "securityContext", "appArmorProfile"),
        ...appArmorOfAnnotations(spec),
        podProfile("appArmorProfile"),
      ),
    seLinux: () => firstOf(seLinux(spec, "securityContext", "seLinuxOptions"), podSeLinux()),
    seccomp: () =>
      firstOf(
        profile(spec, "securityContext", "seccompProfile"),
        podProfile("seccompProfile"),
        unconfinedByAnnotation(spec),
      ),
    user: () =>
      open("the user", {
        uid: merged("number", "runAsUser"),
        gid: merged("number", "runAsGroup"),
        nonRoot: merged("truth", "runAsNonRoot"),
        name: never,
        groups: () => ({
          is: "list",
          text: groups,
          when: `(size(${groups}) > 0)`,
          item: plain("number"),
          set: true,
        }),
      }),
    windows: () => {
      const names = ["gmsaCredentialSpecName", "runAsUserName", "hostProcess"];
      const members = names.map((name) => [
        name,
        merged(name === "hostProcess" ? "truth" : "text", "windowsOptions", name),
      ]);
      const all = Object.fromEntries(members) as Record<string, () => Value>;
      return open(
        "the options of Windows",
        all,
        or(...Object.values(all).map((one) => definedOf(one()))),
      );
    },
  });
}

/** In capitals without their prefix; letters that have a capital of ASCII are no others. */
function capabilities(spec: string, list: "add" | "drop") {
  return (): Value =>
    listOf(spec, ["securityContext", "capabilities", list], (name) => {
      const upper = inCapitals(name);
      return cel(`(${upper}.startsWith("CAP_") ? ${upper}.substring(4) : ${upper})`, "text");
    });
}

function unconfinedByAnnotation(spec: string): Case {
  const all = `${POD}.?metadata.?annotations.orValue({})`;
  const own = `"container.seccomp.security.alpha.kubernetes.io/" + ${spec}.name`;
  const value = `${all}[?(${own})].or(${all}[?"seccomp.security.alpha.kubernetes.io/pod"]).orValue("")`;
  return {
    when: `(${value} == "unconfined")`,
    value: open("a profile", {
      from: () => constant("annotation"),
      type: () => constant("Unconfined"),
      name: never,
    }),
  };
}

/** A HostProcess container of Windows is a process of the node itself. */
function namespaces(spec: string): Value {
  const process = `${spec}.?securityContext.?windowsOptions.?hostProcess.or(${POD}.spec.?securityContext.?windowsOptions.?hostProcess).orValue(false)`;
  const owner = (hosts: string) => () =>
    firstOf({ when: or(hosts, process), value: constant("host") }, constant("own"));
  const pod = `${POD}.spec`;
  const shared: Case = {
    when: and(
      `${pod}.?shareProcessNamespace.orValue(false)`,
      not(`${pod}.?hostPID.orValue(false)`),
      not(process),
    ),
    value: constant("shared"),
  };
  return objectOf("the namespaces", {
    cgroup: () => firstOf({ when: process, value: constant("host") }, constant("unknown")),
    ipc: owner(`${pod}.?hostIPC.orValue(false)`),
    network: owner(`${pod}.?hostNetwork.orValue(false)`),
    pid: () => firstOf(shared, owner(`${pod}.?hostPID.orValue(false)`)()),
    user: owner(`${pod}.?hostUsers.orValue(true)`),
    uts: owner("false"),
  });
}
