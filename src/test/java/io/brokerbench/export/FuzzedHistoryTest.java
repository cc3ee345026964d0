package io.brokerbench.export;

import io.brokerbench.fuzz.Mangled;
import io.brokerbench.fuzz.Reader;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever became of a history, lines are added to it, or it is refused in words. */
class FuzzedHistoryTest {
  private static final String LINE =
      "2026-10-01T10:00:00+00:00,abc123,run,a.b.C.run thrpt,a.b.C.run,thrpt,1,x=1,NATS 2.15.1,"
          + "\"Some, CPU\",3,true,,ops/s,100.0,77.6,127.8,5.0,9.0,,\n";

  @Property
  void history(@ForAll("histories") List<byte[]> files) throws IOException {
    HistoryCsv history = HistoryCsv.of(Runs.baseline());
    new Reader("history.csv", history::appendTo, ExportException.class).keepsItsPromise(files);
  }

  @Provide
  Arbitrary<List<byte[]>> histories() {
    return Mangled.texts(List.of(HistoryCsv.HEADER + "\n" + LINE.repeat(2)));
  }
}
