package io.brokerbench.results;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calibrations of a machine, as {@code calibrate} stores them. What equal sides differ by is
 * estimated from all of a row's.
 *
 * @param schema which form the file has; a change of what a member means gets another
 * @param machine the machine that they were measured on
 * @param calibrations the last ten at most of each metric of each row, the oldest first
 */
public record NoiseFloorFile(
    @JsonProperty(required = true) int schema,
    @JsonProperty(required = true) Machine machine,
    @JsonProperty(required = true) List<EqualSides> calibrations) {
  private static final int SCHEMA = 2;
  private static final int MOST_OF_EACH = 10;
  private static final String EXPECTED =
      "Expected is what calibrate writes: repair the file, or remove it and run calibrate again.";

  private static final ObjectReader READER =
      Json.MAPPER
          .readerFor(NoiseFloorFile.class)
          .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .with(
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  public NoiseFloorFile {
    if (schema != SCHEMA) {
      throw new IllegalArgumentException(
          "schema is "
              + schema
              + ", and this version of the suite knows "
              + SCHEMA
              + (schema == 1 ? " (a floor of schema 1 counted the forks' scatter twice)" : ""));
    }
    if (machine == null || calibrations == null) {
      throw new IllegalArgumentException("machine and calibrations have to be there");
    }
    calibrations = List.copyOf(calibrations);
  }

  /** Of a machine that nothing is known of. */
  public static NoiseFloorFile of(Machine machine) {
    return new NoiseFloorFile(SCHEMA, machine, List.of());
  }

  /**
   * Reads a file.
   *
   * @throws UnreadableResultsException if it isn't one of these
   */
  public static NoiseFloorFile read(Path file) {
    @Nullable NoiseFloorFile read =
        JsonRefusal.<@Nullable NoiseFloorFile>orRefused(
            file,
            "no file of noise floors",
            EXPECTED,
            () -> READER.readValue(Files.readAllBytes(file)));
    if (read == null) {
      throw new UnreadableResultsException(
          file, 1, "no file of noise floors: the whole of it is null. " + EXPECTED);
    }
    return read;
  }

  /** This file with newer calibrations: each pushes out the oldest of its kind if there are ten. */
  public NoiseFloorFile with(List<EqualSides> newer) {
    List<EqualSides> all = new ArrayList<>(calibrations);
    for (EqualSides each : newer) {
      List<EqualSides> same = all.stream().filter(each::isOfTheSameAs).toList();
      same.stream().limit(Math.max(0, same.size() + 1 - MOST_OF_EACH)).forEach(all::remove);
      all.add(each);
    }
    return new NoiseFloorFile(schema, machine, all);
  }

  /** Replaces the file in one step, and makes its folder if there is none. */
  public void write(Path file) throws IOException {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw UnwritableException.of(file, e);
    }
    byte[] json = (Json.pretty(this) + "\n").getBytes(UTF_8);
    AtomicFile.write(file, out -> out.write(json));
  }
}
