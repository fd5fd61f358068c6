import { type FalcoRule, rule } from "./rule.ts";

/** Falco's rules of maturity `stable`. */
export const stable: readonly FalcoRule[] = [
  rule(
    "Directory traversal monitored file read",
    "file/open",
    "evt.is_open_read evt.res fd.name fd.nameraw fd.num fd.typechar proc.pname",
  ),
  rule(
    "Read sensitive file trusted after startup",
    "file/open",
    "evt.is_open_read fd.directory fd.name fd.num fd.typechar proc.duration proc.name",
  ),
  rule(
    "Read sensitive file untrusted",
    "file/open",
    "container.id container.image.repository evt.is_open_read fd.directory fd.name fd.num fd.typechar proc.aname proc.args proc.cmdline proc.name proc.pcmdline proc.pname",
  ),
  rule(
    "Run shell untrusted",
    "process/exec",
    "proc.aname proc.cmdline proc.name proc.pcmdline proc.pexe proc.pname user.name",
  ),
  rule("System user interactive", "process/exec", "proc.aname proc.name user.name"),
  rule("Terminal shell in container", "process/exec", "container.id proc.name proc.pname proc.tty"),
  rule(
    "Contact K8S API Server From Container",
    "network/connect",
    "container.id container.image.repository fd.sip.name fd.typechar k8s.ns.name",
  ),
  rule(
    "Netcat Remote Code Execution in Container",
    "process/exec",
    "container.id proc.args proc.cmdline proc.name",
  ),
  rule("Search Private Keys or Passwords", "process/exec", "proc.args proc.name"),
  rule(
    "Clear Log Activities",
    "file/open",
    "container.id container.image.repository evt.arg.flags evt.is_open_write fd.directory fd.filename fd.name fd.num fd.typechar proc.name",
  ),
  rule("Remove Bulk Data from Disk", "process/exec", "proc.name"),
  rule("Create Symlink Over Sensitive Files", "file/symlink", "evt.arg.target"),
  rule("Create Hardlink Over Sensitive Files", "file/link", "evt.arg.oldpath"),
  rule(
    "Packet socket created in container",
    "network/socket",
    "container.id evt.arg.domain proc.name",
  ),
  rule(
    "Redirect STDOUT/STDIN to Network Connection in Container",
    "process/redirect",
    "container.id evt.rawres fd.type",
  ),
  rule(
    "Linux Kernel Module Injection Detected",
    "process/module",
    "container.id container.image.repository thread.cap_effective",
  ),
  rule(
    "Debugfs Launched in Privileged Container",
    "process/exec",
    "container.id container.privileged proc.name",
  ),
  rule(
    "Detect release_agent File Container Escapes",
    "file/open",
    "container.id evt.is_open_write fd.name fd.num fd.typechar thread.cap_effective user.uid",
  ),
  rule("PTRACE attached to process", "process/ptrace", "evt.arg.request proc.name"),
  rule("PTRACE anti-debug attempt", "process/ptrace", "evt.arg.request proc.name"),
  rule("Find AWS Credentials", "process/exec", "proc.args proc.name"),
  rule(
    "Execution from /dev/shm",
    "process/exec",
    "container.id container.image.repository proc.args proc.cwd proc.exe proc.name",
  ),
  rule(
    "Drop and execute new binary in container",
    "process/exec",
    "container.id container.image.repository proc.is_exe_upper_layer",
  ),
  rule(
    "Disallowed SSH Connection Non Standard Port",
    "network/connect network/send",
    "evt.rawres evt.res fd.connected fd.ip fd.l4proto fd.name_changed fd.net fd.snet fd.sport fd.typechar proc.exe",
  ),
  rule(
    "Fileless execution via memfd_create",
    "process/exec",
    "proc.exe proc.exepath proc.is_exe_from_memfd proc.name proc.pname",
  ),
];
