package io.brokerbench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatencyRecorderTest {
  /**
   * Without them, a log of histograms says nothing of when, and a chart over time can't be drawn.
   */
  @Test
  void intervalsAreDatedAndFollowEachOther() {
    long before = System.currentTimeMillis();
    LatencyRecorder recorder = new LatencyRecorder();
    recorder.record(5);
    Histogram first = only(recorder.intervals());
    recorder.record(7);
    Histogram second = only(recorder.intervals());

    assertThat(first.getStartTimeStamp()).isGreaterThanOrEqualTo(before);
    assertThat(first.getEndTimeStamp()).isGreaterThanOrEqualTo(first.getStartTimeStamp());
    assertThat(second.getStartTimeStamp()).isEqualTo(first.getEndTimeStamp());
    assertThat(second.getEndTimeStamp()).isGreaterThanOrEqualTo(second.getStartTimeStamp());
    assertThat(first.getMaxValue()).isEqualTo(5);
    assertThat(second.getMaxValue()).isEqualTo(7);
  }

  private static Histogram only(List<Histogram> intervals) {
    assertThat(intervals).hasSize(1);
    return intervals.get(0);
  }
}
