# SPDX-License-Identifier: Apache-2.0
"""Dockets through the program: figures by unit and as forms, worked out by hand, and mistakes."""
import csv
import io
import json
import subprocess

import harness

UNITS = """code,name,kind,parent,valid_from,valid_to
P,Tỉnh P,province,,,
D1,Khu vực 1,region,P,,
D2,Khu vực 2,region,P,,
"""
# The first half of 2025 ends on 31 March 2025.
DOCKETS = """item,docket,unit,subject,opened,decided,outcome,people,amount,duplicate_of
KN1,complaints,D1,complaint,2024-08-01,2024-11-15,unjustified,1,,
KN2,complaints,D1,complaint,2024-10-05,,,2,,
KN3,complaints,D1,complaint,2024-10-20,,,1,,KN2
TC1,complaints,D2,denunciation,2025-01-10,2025-03-31,partly_justified,1,,
TC2,complaints,D2,denunciation,2025-02-01,2025-04-01,justified,1,,
M1,exemption_reduction,D1,exemption,2024-12-01,2025-02-01,granted,1,5200000,
M2,exemption_reduction,D2,reduction,2024-12-01,2025-02-01,refused,1,900,
L1,citizen_reception,D2,complaint,2025-03-31,,,4,,
L2,citizen_reception,D2,complaint,2025-03-31,,,2,,L1
L3,citizen_reception,D2,complaint,2025-04-01,,,9,,
"""


class Dockets(harness.ProgramTest):
    def run_thads(self, dockets, *arguments, status=0):
        command = [harness.thads, "dockets", "--dockets", self.write("dockets.csv", dockets), "--units",
                   self.write("units.csv", UNITS), "--year", "2025", "--months", "6", *arguments]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, status, done.stderr)
        return done.stdout.decode("utf-8"), done.stderr.decode("utf-8")

    def form(self, number, *arguments):
        out, _ = self.run_thads(DOCKETS, "--form", number, "--format", "csv", *arguments)
        rows = list(csv.DictReader(io.StringIO(out, newline=""), strict=True))
        return {row["code"]: row for row in rows}

    def test_complaints(self):
        form = self.form("08")
        self.assertEqual(list(form), ["", "complaint", "denunciation", "petition", "feedback"])
        # KN1 was open at the start; KN2, TC1 and TC2 are new; KN3 repeats KN2; KN1 and TC1 ended.
        for column, value in {"received": "4", "total": "4", "opening": "1", "opened": "3", "decided": "2",
                              "justified": "0", "partly_justified": "1", "unjustified": "1", "closing": "2"}.items():
            self.assertEqual(form[""][column], value, column)
        of_complaints = [form["complaint"][c] for c in ("received", "opening", "opened", "decided", "closing")]
        self.assertEqual(of_complaints, ["2", "1", "1", "1", "1"])

    def test_amounts_and_visits(self):
        self.assertEqual(self.form("06")[""]["amount"], "5200900")
        self.assertEqual(self.form("06")["exemption"]["amount"], "5200000")
        visits = self.form("09", "--unit", "D2")[""]
        self.assertEqual([visits[c] for c in ("visits", "people", "matters")], ["2", "6", "1"])
        visits = self.form("09", "--unit", "D1")[""]
        self.assertEqual([visits[c] for c in ("visits", "people", "matters")], ["0", "0", "0"])

    def test_all_dockets_by_unit(self):
        out, err = self.run_thads(DOCKETS, "--format", "csv")
        self.assertEqual(err, "")
        cells = {(r["table"], r["row"], r["column"]): r["value"] for r in csv.DictReader(io.StringIO(out, newline=""))}
        tables = list(dict.fromkeys(table for table, _, _ in cells))
        self.assertEqual(tables, ["exemption_reduction", "security_and_coercion", "complaints", "citizen_reception",
                                  "supervision", "state_compensation", "administrative_judgments", "checks"])
        self.assertEqual([cells["complaints", row, "closing"] for row in ("P", "D1", "D2")], ["2", "1", "1"])
        outcomes = [value for (table, _, column), value in cells.items() if (table, column) == ("checks", "outcome")]
        self.assertGreaterEqual(len(outcomes), 14)
        self.assertEqual(set(outcomes), {"pass"})

    def test_a_provisional_regulation_marks_its_figures(self):
        out, _ = self.run_thads(DOCKETS, "--form", "08", "--regime", "TT05-2026", "--format", "json")
        self.assertIn("provisional", out)
        self.assertTrue(json.loads(out))
        out, _ = self.run_thads(DOCKETS, "--form", "08", "--format", "json")
        self.assertNotIn("provisional", out)

    def test_mistakes(self):
        for rows, message in [
            (DOCKETS.replace(",unjustified,", ",granted,"), 'dockets.csv:2:51: "granted" is not a known code'),
            (DOCKETS.replace("TC1,complaints,D2", "TC1,complaints,D9"), 'unit "D9" is not in the table of units'),
            (DOCKETS + "KN1,complaints,D1,complaint,2025-01-01,,,,,\n", "the docket has this item already, on line 2"),
            (DOCKETS.replace(",KN2\n", ",KN3\n"), 'the docket has no item "KN3" that is counted itself'),
            ("item\n", 'column "docket" is missing from the header line'),
        ]:
            out, err = self.run_thads(rows, status=1)
            self.assertEqual(out, "")
            self.assertIn(message, err)
        _, err = self.run_thads(DOCKETS.replace("2024-10-20,,,", "2024-10-20,2024-10-21,answered,"))
        self.assertIn('a duplicate has no decision of its own; "answered" was ignored', err)

    def test_wrong_use(self):
        for arguments, message in [
            (["--form", "01"], "has no form \"01\" of a docket; it has: 06 07 08 09 10 11 12"),
            (["--regime", "TT06-2019"], "TT06-2019 describes no dockets"),
            (["--unit", "X"], 'there is no unit "X"'),
        ]:
            _, err = self.run_thads(DOCKETS, *arguments, status=2)
            self.assertIn(message, err)


if __name__ == "__main__":
    harness.main("Tests dockets through the program.")
