package io.brokerbench.benchmarks;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** A histogram and its time stamps in HdrHistogram's compressed form, small enough to send. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record EncodedHistogram(byte[] bytes, long startMillis, long endMillis) implements Serializable {
  static EncodedHistogram of(Histogram histogram) {
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(buffer);
    return new EncodedHistogram(
        Arrays.copyOf(buffer.array(), length),
        histogram.getStartTimeStamp(),
        histogram.getEndTimeStamp());
  }

  static EncodedHistogram[] all(Collection<Histogram> histograms) {
    return histograms.stream().map(EncodedHistogram::of).toArray(EncodedHistogram[]::new);
  }

  Histogram decoded() {
    try {
      Histogram histogram = Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0);
      histogram.setStartTimeStamp(startMillis);
      histogram.setEndTimeStamp(endMillis);
      return histogram;
    } catch (DataFormatException e) {
      throw new IllegalStateException("A histogram of our own making can't be read", e);
    }
  }
}
