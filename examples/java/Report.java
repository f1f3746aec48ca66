// SPDX-License-Identifier: Apache-2.0
// The main figures of a statistical year and the paragraph about it: Report FOLDER YEAR.

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;

final class Report {
  private static final Thads C = Thads.C;

  public static void main(String[] args) {
    // As they are, these streams write what the locale has, which may lack Vietnamese.
    System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8));
    System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8));
    if (args.length != 2) {
      System.err.println("usage: Report FOLDER YEAR");
      System.exit(2);
    }
    try {
      print(Path.of(args[0]), Integer.parseInt(args[1]));
    } catch (Thads.ThadsException e) {
      System.err.println(e);
      System.exit(1);
    }
  }

  private static void print(Path folder, int year) {
    try (var register = register(folder);
        var units = units(folder);
        var targets = targets(folder);
        var before = tally(register, year - 1);
        var now = tally(register, year);
        var regulation = regulation(year);
        var report = report(before, now, units, targets);
        var narrative = narrative(report)) {
      String root = Thads.text((text, size, e) -> C.thads_report_root(report.get(), text, size, e));
      System.out.println("root " + root);
      System.out.println("accepted " + column(now, regulation, "A"));
      System.out.println("resolved " + column(now, regulation, "F"));
      System.out.println("rate of cases " + assessed(report, root, Thads.QUANTITY_CASES));
      System.out.println("rate of money " + assessed(report, root, Thads.QUANTITY_MONEY));
      System.out.println();
      System.out.println(
          Thads.text((text, size, e) -> C.thads_narrative_text(narrative.get(), text, size, e)));
    }
  }

  private static Thads.Handle register(Path folder) {
    var cases = new Thads.Csv(folder.resolve("cases.csv"));
    var events = new Thads.Csv(folder.resolve("events.csv"));
    return Thads.make(
        (out, e) -> C.thads_register_load_csv(cases, events, null, out, e),
        C::thads_register_destroy);
  }

  private static Thads.Handle units(Path folder) {
    var csv = new Thads.Csv(folder.resolve("units.csv"));
    return Thads.make((out, e) -> C.thads_units_load_csv(csv, out, e), C::thads_units_destroy);
  }

  private static Thads.Handle targets(Path folder) {
    var csv = new Thads.Csv(folder.resolve("targets.csv"));
    return Thads.make((out, e) -> C.thads_targets_load_csv(csv, out, e), C::thads_targets_destroy);
  }

  private static Thads.Handle tally(Thads.Handle register, int year) {
    var period = new Thads.Period(year);
    return Thads.make(
        (out, e) -> C.thads_tally_compute(register.get(), period, null, out, e),
        C::thads_tally_destroy);
  }

  /** The regulation in force on the last day of the year. */
  private static Thads.Handle regulation(int year) {
    var last = new IntByReference();
    Thads.check(e -> C.thads_period_days(new Thads.Period(year), null, last, e));
    return Thads.make(
        (out, e) -> C.thads_regulation_in_force(last.getValue(), out, e),
        C::thads_regulation_destroy);
  }

  private static Thads.Handle report(
      Thads.Handle before, Thads.Handle now, Thads.Handle units, Thads.Handle targets) {
    Pointer[] years = {before.get(), now.get()};
    return Thads.make(
        (out, e) -> C.thads_report_create(years, 2, units.get(), targets.get(), null, 0, out, e),
        C::thads_report_destroy);
  }

  private static Thads.Handle narrative(Thads.Handle report) {
    return Thads.make(
        (out, e) -> C.thads_report_narrative(report.get(), null, out, e),
        C::thads_narrative_destroy);
  }

  /** Việc in a column of the regulation. */
  private static long column(Thads.Handle tally, Thads.Handle regulation, String id) {
    byte[] name = id.getBytes(UTF_8);
    var count = new LongByReference();
    Thads.check(
        e -> C.thads_tally_column(
            tally.get(), regulation.get(), name, name.length, count, null, e));
    return count.getValue();
  }

  /** The rate of a unit against its target; "no_rate" or "no_target" when one is missing. */
  private static String assessed(Thads.Handle report, String unit, int quantity) {
    byte[] code = unit.getBytes(UTF_8);
    var rate = new Thads.Decimal();
    var target = new Thads.Decimal();
    var over = new Thads.Decimal();
    var outcome = new IntByReference();
    Thads.check(
        e -> C.thads_report_assess(
            report.get(), code, code.length, quantity, rate, target, over, outcome, e));
    var word = new PointerByReference();
    Thads.check(e -> C.thads_word(Thads.WORDS_OUTCOME, outcome.getValue(), word, null, e));
    String result = word.getValue().getString(0, "UTF-8");
    return outcome.getValue() >= Thads.OUTCOME_NO_RATE
        ? result
        : "%s %%, target %s %%, over %s points: %s"
            .formatted(rate.value(), target.value(), over.value(), result);
  }
}
