// SPDX-License-Identifier: Apache-2.0
// thads.h by way of JNA: the functions that Report.java needs, and how they become Java.
// size_t is `long` here, which is right wherever pointers have 64 bits.

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.function.Consumer;

interface Thads extends Library {
  /** The 0 is the number of the interface: a library with another one does not fit this file. */
  Thads C = Native.load("libthads.so.0", Thads.class);

  int QUANTITY_CASES = 0;
  int QUANTITY_MONEY = 1;
  int OUTCOME_NO_RATE = 2;
  int WORDS_OUTCOME = 11;

  String thads_status_name(int code);
  int thads_word(int words, int value, PointerByReference code, PointerByReference term, Failure e);
  int thads_period_days(Period p, IntByReference first, IntByReference last, Failure e);
  int thads_register_load_csv(
      Csv cases, Csv events, Pointer options, PointerByReference out, Failure e);
  void thads_register_destroy(Pointer register);
  int thads_units_load_csv(Csv csv, PointerByReference out, Failure e);
  void thads_units_destroy(Pointer units);
  int thads_targets_load_csv(Csv csv, PointerByReference out, Failure e);
  void thads_targets_destroy(Pointer targets);
  int thads_tally_compute(
      Pointer register, Period p, Pointer options, PointerByReference out, Failure e);
  void thads_tally_destroy(Pointer tally);
  int thads_tally_column(
      Pointer tally, Pointer regulation, byte[] id, long size, LongByReference count,
      Pointer money, Failure e);
  int thads_regulation_in_force(int on, PointerByReference out, Failure e);
  void thads_regulation_destroy(Pointer regulation);
  int thads_report_create(
      Pointer[] years, long count, Pointer units, Pointer targets, byte[] root, long rootSize,
      PointerByReference out, Failure e);
  void thads_report_destroy(Pointer report);
  int thads_report_root(Pointer report, PointerByReference code, LongByReference size, Failure e);
  int thads_report_assess(
      Pointer report, byte[] unit, long size, int quantity, Decimal rate, Decimal target,
      Decimal over, IntByReference outcome, Failure e);
  int thads_report_narrative(Pointer report, Pointer options, PointerByReference out, Failure e);
  void thads_narrative_destroy(Pointer narrative);
  int thads_narrative_text(
      Pointer narrative, PointerByReference text, LongByReference size, Failure e);

  /** thads_error */
  @FieldOrder({"structSize", "code", "line", "column", "file", "message"})
  class Failure extends Structure {
    public int structSize;
    public int code;
    public long line;
    public long column;
    public byte[] file = new byte[240];
    public byte[] message = new byte[760];

    Failure() {
      structSize = size(); // JNA knows it only when the arrays are there
    }
  }

  /** thads_period: all twelve months of a statistical year */
  @FieldOrder({"year", "months"})
  class Period extends Structure implements Structure.ByValue {
    public int year;
    public int months = 12;

    Period(int year) {
      this.year = year;
    }
  }

  /** thads_decimal */
  @FieldOrder({"lo", "hi", "scale", "reserved"})
  class Decimal extends Structure {
    public long lo;
    public long hi;
    public int scale;
    public int reserved;

    BigDecimal value() {
      BigInteger low = new BigInteger(Long.toUnsignedString(lo));
      return new BigDecimal(BigInteger.valueOf(hi).shiftLeft(64).add(low), scale);
    }
  }

  /** thads_csv: a file with commas and ISO dates */
  @FieldOrder({
    "structSize", "delimiter", "dates", "reserved", "path", "pathSize", "text", "textSize"
  })
  class Csv extends Structure {
    public int structSize = size();
    public int delimiter = ',';
    public int dates;
    public int reserved;
    public Pointer path;
    public long pathSize;
    public Pointer text;
    public long textSize;

    Csv(Path file) {
      byte[] name = file.toString().getBytes(UTF_8);
      path = new Memory(name.length); // freed with the last reference to it, which is this one
      path.write(0, name, 0, name.length);
      pathSize = name.length;
    }
  }

  /** A call that failed. Where data are to blame there is a place; elsewhere the line is 0. */
  class ThadsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    final int code;
    final String file;
    final long line;
    final long column;

    ThadsException(Failure e) {
      super(Native.toString(e.message, "UTF-8"));
      code = e.code;
      file = Native.toString(e.file, "UTF-8");
      line = e.line;
      column = e.column;
    }

    @Override
    public String toString() {
      String place = line == 0 ? "" : file + ":" + line + ":" + column + ": ";
      return C.thads_status_name(code) + ": " + place + getMessage();
    }
  }

  /** Something that the library made, for a try-with-resources. */
  record Handle(Pointer get, Consumer<Pointer> destroy) implements AutoCloseable {
    @Override
    public void close() {
      destroy.accept(get);
    }
  }

  interface Call {
    int to(Failure e);
  }

  interface Maker {
    int make(PointerByReference out, Failure e);
  }

  interface Question {
    int ask(PointerByReference text, LongByReference size, Failure e);
  }

  /** Every call goes through here, so that no status is overlooked. */
  static void check(Call call) {
    Failure e = new Failure();
    if (call.to(e) != 0) {
      throw new ThadsException(e);
    }
  }

  static Handle make(Maker maker, Consumer<Pointer> destroy) {
    var out = new PointerByReference();
    check(e -> maker.make(out, e));
    return new Handle(out.getValue(), destroy);
  }

  /** A copy of a text, which itself lives no longer than the handle that was asked. */
  static String text(Question question) {
    var data = new PointerByReference();
    var size = new LongByReference();
    check(e -> question.ask(data, size, e));
    return new String(data.getValue().getByteArray(0, (int) size.getValue()), UTF_8);
  }
}
