import { findNearestName } from "@hasp/core";
import { z } from "zod";
import { ScanError } from "../error.ts";
import { Platform } from "./oci-documents.ts";
import { parseDocument } from "./read-document.ts";
import type { OpenImage } from "./source.ts";

// what image-spec config.md takes for os and architecture: Go's GOOS and GOARCH (go tool dist list)
const systems =
  "linux windows darwin freebsd netbsd openbsd dragonfly solaris illumos aix android ios plan9 js wasip1".split(
    " ",
  );
const architectures =
  "amd64 arm64 386 arm ppc64le s390x riscv64 loong64 mips64le mips64 mipsle mips ppc64 wasm".split(
    " ",
  );

/** What uname and distributions say instead. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ["x86_64", "amd64"],
  ["x86-64", "amd64"],
  ["aarch64", "arm64"],
  ["i386", "386"],
  ["i686", "386"],
  ["armhf", "arm"],
  ["ppc64el", "ppc64le"],
]);

/**
 * Refuses a platform that no image can have, such as a misspelt one: an image with no platform of its own would answer to it.
 * @throws ScanError `PLATFORM_INVALID`
 */
export function checkPlatform(text: string): void {
  const [os = "", architecture = "", variant, ...rest] = text.split("/");
  const isKnown = systems.includes(os) && architectures.includes(architecture);
  const isVariant = variant === undefined || /^v\d+(?:\.\d+)?$/.test(variant);
  if (isKnown && isVariant && rest.length === 0) return;
  throw new ScanError("PLATFORM_INVALID", `no platform is called ${JSON.stringify(text)}`, {
    hint: `${didYouMean(os, architecture)}a platform is OS/ARCH or OS/ARCH/VARIANT, such as linux/amd64 or linux/arm/v7`,
  });
}

function didYouMean(os: string, architecture: string): string {
  // amd64 alone means Linux's
  const isAlone = architecture === "";
  const system = isAlone ? "linux" : findNearestName(os, systems);
  const name = isAlone ? os : architecture;
  const machine = otherNames.get(name) ?? findNearestName(name, architectures);
  return system && machine ? `did you mean ${system}/${machine}? ` : "";
}

const variants: Readonly<Record<string, string>> = { arm64: "v8", arm: "v7" };

/** Whether a platform is the wanted one; one that says no variant has its architecture's usual one, as containerd reads it. */
export function fits(platform: Platform, wanted: string): boolean {
  const [os, architecture = "", variant] = wanted.split("/");
  const own = platform.variant ?? variants[architecture];
  const isSame = platform.os === os && platform.architecture === architecture;
  return isSame && (variant === undefined || own === variant);
}

export function formatPlatform({ os, architecture, variant }: Platform): string {
  return [os, architecture, variant].filter((part) => part !== undefined).join("/");
}

const ConfigPlatform = z.object({ ...Platform.partial().shape });

/**
 * Refuses an image whose own configuration names another platform than the user asked for.
 * @throws ScanError `PLATFORM_NOT_FOUND`
 */
export function requirePlatform(image: OpenImage, wanted: string, location: string): void {
  const config = parseDocument(image.config.bytes, ConfigPlatform, "the image configuration");
  const own = Platform.safeParse(config).data;
  if (own && fits(own, wanted)) return;
  const message = `${JSON.stringify(location)} is no image for ${wanted}`;
  throw new ScanError("PLATFORM_NOT_FOUND", message, {
    hint: own
      ? `it is for ${formatPlatform(own)}: leave --platform out to take it`
      : "it names no platform: leave --platform out to take it",
  });
}
