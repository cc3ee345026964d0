package io.brokerbench.runin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class RunInCurveTest {
  private static RunInCurve curve(double... values) {
    List<Double> all = DoubleStream.of(values).boxed().toList();
    return new RunInCurve(Collections.nCopies(all.size(), 1.0), all, RunInCurve.RATE, false);
  }

  @Test
  void whatChangedAtItsEndIsTheLastFifthToTheOneBefore() {
    assertThat(curve(1, 2, 3, 4, 5, 6, 9, 11, 10, 12).lastChange()).isCloseTo(1.1, within(1e-9));
    assertThat(curve(1, 2, 3, 4, 5, 6, 7, 7, 7, 7).lastChange()).isEqualTo(1);
  }

  @Test
  void ofFewerThanFiveStretchesThereIsNoChange() {
    assertThat(curve(1, 2, 3, 4).lastChange()).isEqualTo(1);
  }
}
