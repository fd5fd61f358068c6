import { type FalcoRule, rule } from "./rule.ts";

/** Falco's rules of maturity `sandbox`. */
export const sandbox: readonly FalcoRule[] = [
  rule(
    "Unexpected inbound connection source",
    "network/accept network/listen network/receive",
    "evt.rawres evt.res fd.cip fd.cip.name fd.cnet fd.connected fd.ip fd.l4proto fd.name_changed fd.net fd.typechar",
  ),
  rule(
    "Read Shell Configuration File",
    "file/open",
    "evt.is_open_read fd.directory fd.filename fd.name fd.num fd.typechar proc.name",
  ),
  rule(
    "Update Package Repository",
    "file/open file/rename file/rmdir file/unlink",
    "evt.arg.newpath evt.is_open_write fd.directory fd.filename fd.name fd.num fd.typechar proc.aname proc.cmdline proc.name proc.pname",
  ),
  rule(
    "Write below binary dir",
    "file/open",
    "evt.is_open_write fd.directory fd.num fd.typechar proc.cmdline proc.name proc.pname",
  ),
  rule(
    "Write below monitored dir",
    "file/open",
    "evt.is_open_write fd.directory fd.name fd.num fd.typechar proc.cmdline proc.name proc.pname",
  ),
  rule(
    "Write below etc",
    "file/open",
    "container.id container.image.repository evt.is_open_write fd.directory fd.name fd.num fd.typechar proc.aname proc.cmdline proc.exe proc.name proc.pcmdline proc.pname",
  ),
  rule(
    "Write below root",
    "file/open",
    "container.id container.image.repository evt.is_open_write fd.directory fd.name fd.num fd.typechar k8s.pod.name proc.cmdline proc.exe proc.name proc.pname",
  ),
  rule(
    "Write below rpm database",
    "file/open",
    "evt.is_open_write fd.name fd.num fd.typechar proc.cmdline proc.name proc.pcmdline proc.pname",
  ),
  rule(
    "Modify binary dirs",
    "file/rename file/rmdir file/unlink",
    "evt.arg.name evt.arg.newpath evt.arg.oldpath evt.arg.path proc.cmdline proc.name proc.pname",
  ),
  rule("Mkdir binary dirs", "file/mkdir", "evt.arg.path proc.cmdline proc.name proc.pname"),
  rule(
    "Launch Sensitive Mount Container",
    "process/exec",
    "container.id container.image.repository container.mount.dest proc.vpid",
  ),
  rule("Launch Disallowed Container", "process/exec", "container.id proc.vpid"),
  rule(
    "Interpreted procs inbound network activity",
    "network/accept network/listen network/receive",
    "evt.rawres evt.res fd.connected fd.ip fd.l4proto fd.name_changed fd.net fd.typechar proc.name",
  ),
  rule(
    "Interpreted procs outbound network activity",
    "network/connect network/send",
    "evt.rawres evt.res fd.connected fd.ip fd.l4proto fd.name_changed fd.net fd.snet fd.typechar proc.name",
  ),
  rule(
    "Unexpected K8s NodePort Connection",
    "network/accept network/connect network/listen",
    "container.id evt.rawres evt.res fd.ip fd.net fd.sport fd.typechar",
  ),
  rule(
    "Create Hidden Files or Directories",
    "file/mkdir file/open file/rename file/rmdir file/unlink",
    "evt.arg.flags evt.arg.newpath evt.arg.path evt.is_open_write fd.name fd.num fd.typechar proc.cmdline proc.name proc.pname",
  ),
  rule(
    "Detect outbound connections to common miner pool ports",
    "network/connect network/send",
    "container.id container.image.repository fd.net fd.sip.name fd.snet fd.sport",
  ),
  rule("Detect crypto miners using the Stratum protocol", "process/exec", "proc.cmdline"),
  rule(
    "Kubernetes Client Tool Launched in Container",
    "process/exec",
    "container.id container.image.repository k8s.ns.name proc.name",
  ),
  rule(
    "Container Drift Detected (chmod)",
    "file/chmod",
    "container.id evt.arg.filename evt.arg.mode evt.rawres fd.name proc.cmdline",
  ),
  rule(
    "Container Drift Detected (open+create)",
    "file/create file/open",
    "container.id evt.arg.filename evt.is_open_exec evt.rawres fd.name proc.cmdline",
    { note: "a new file with permission to run: `event.mode`" },
  ),
  rule(
    "Container Run as Root User",
    "process/exec",
    "container.id container.image.repository proc.vpid user.uid",
  ),
  rule("Sudo Potential Privilege Escalation", "process/exec", "proc.args proc.name user.loginuid"),
  rule(
    "Unprivileged Delegation of Page Faults Handling to a Userspace Process",
    "process/userfaultfd",
    "evt.rawres evt.res proc.name user.uid",
  ),
  rule(
    "Polkit Local Privilege Escalation Vulnerability (CVE-2021-4034)",
    "process/exec",
    "proc.args proc.name user.loginuid",
  ),
  rule("Java Process Class File Download", "network/receive", "evt.buffer fd.type proc.exe"),
  rule(
    "Modify Container Entrypoint",
    "file/open",
    "container.id evt.is_open_write fd.name fd.num fd.typechar proc.cmdline proc.name",
  ),
  rule(
    "Decoding Payload in Container",
    "process/exec",
    "container.id container.image.repository proc.cmdline",
  ),
  rule(
    "Basic Interactive Reconnaissance",
    "process/exec",
    "proc.is_vpgid_leader proc.name proc.tty",
  ),
  rule(
    "Netcat/Socat Remote Code Execution on Host",
    "process/exec",
    "container.id proc.args proc.cmdline proc.name",
    { place: "node" },
  ),
  rule(
    "Network Tool Executed During NPM Package Install",
    "process/exec",
    "container.id proc.aname proc.name proc.pname",
  ),
  rule("Known Cryptominer Process Executed", "process/exec", "proc.name"),
  rule("Web Server Spawned Shell", "process/exec", "proc.aname proc.cmdline proc.name proc.pname"),
  rule(
    "Web Server Spawned Suspicious Child Process",
    "process/exec",
    "proc.aname proc.cmdline proc.name proc.pname",
  ),
  rule("Reverse Shell from Web Server", "process/exec", "proc.aname proc.cmdline proc.pname"),
  rule(
    "Privileged Container Device Access",
    "file/open",
    "container.id evt.is_open_read evt.is_open_write fd.name fd.num fd.typechar",
  ),
  rule(
    "Container Access to Host Sensitive Paths",
    "file/open",
    "container.id evt.is_open_read evt.is_open_write fd.name fd.num fd.typechar proc.name",
  ),
];
