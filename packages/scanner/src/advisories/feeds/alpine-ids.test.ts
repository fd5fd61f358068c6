import fc from "fast-check";
import { expect, test } from "vitest";
import { parseAlpineIds } from "./alpine-ids.ts";

test.each([
  ["CVE-2022-30065", ["CVE-2022-30065"]],
  ["CVE-2016-6258 XSA-182", ["CVE-2016-6258 = XSA-182"]],
  ["CVE-2018-3639   XSA-263", ["CVE-2018-3639 = XSA-263"]],
  ["CVE-2026-45078, GHSA-8q93-326v-3m7g", ["CVE-2026-45078 = GHSA-8q93-326v-3m7g"]],
  ["CVE-2026-48785 / GHSA-cr2j-534f-mf3g", ["CVE-2026-48785 = GHSA-cr2j-534f-mf3g"]],
  ["CVE-2023-44441 ZDI-CAN-22093", ["CVE-2023-44441 = ZDI-CAN-22093"]],
  ["CVE-2018-14468 (FrameRelay)", ["CVE-2018-14468"]],
  ["CVE-2018-10105 (SMB - too unreliably reproduced, SMB printing disabled)", ["CVE-2018-10105"]],
  ["CVE_2019-2426", ["CVE-2019-2426"]],
  ["CVE 2025-48379", ["CVE-2025-48379"]],
  ["CVE-2019-19451.patch", ["CVE-2019-19451"]],
  ["CVE-2017-17434-1", ["CVE-2017-17434"]],
  ["CVE-2019-17349 CVE-2019-17350 XSA-295", ["CVE-2019-17349", "CVE-2019-17350"]],
  ["CVE-????-?????  XSA-295", ["XSA-295"]],
  ["ELEMENTSEC-2026-1071, GHSA-fp53-rw9v-hcf9", ["ELEMENTSEC-2026-1071 = GHSA-fp53-rw9v-hcf9"]],
  ["GHSA-f82v-jwr5-mffw", ["GHSA-f82v-jwr5-mffw"]],
  ["RUSTSEC-2020-0146", ["RUSTSEC-2020-0146"]],
  ["VSV00019", ["VSV00019"]],
  ["TS-2026-010", ["TS-2026-010"]],
  ["CVE-46838", ["CVE-46838"]],
  ["", []],
  ["not affected", []],
])("reads %j", (line, expected) => {
  const read = parseAlpineIds(line).map(({ id, aliases }) => [id, ...aliases].join(" = "));
  expect(read).toEqual(expected);
});

test("reads any line", () => {
  const unit = fc.constantFrom("CVE-", "2020-", "12345", "XSA-1", " ", ",", "(", ")", "é", "/");
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 20 }), (line) => {
      for (const { id } of parseAlpineIds(line)) expect(id).toMatch(/^[A-Za-z0-9-]+$/);
    }),
  );
});
