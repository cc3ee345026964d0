package io.brokerbench.results;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with a file of JSON. Jackson's own words are about JSON where the file is
 * none, and about Java's classes where it has something else than expected: those aren't repeated.
 */
final class JsonRefusal {
  private JsonRefusal() {}

  /** Reads a file of JSON by Jackson. */
  @FunctionalInterface
  interface Reading<T extends @Nullable Object> {
    T read() throws IOException;
  }

  /**
   * What a file of JSON says. It may be in any of the forms of Unicode that JSON may be in.
   *
   * @param isnt what the file isn't, if it is JSON, as in "no file of noise floors"
   * @param expected what it should be, or what to do, as sentences
   * @throws UnreadableResultsException if it can't be read, or isn't what it should be, with the
   *     line
   */
  static <T extends @Nullable Object> T orRefused(
      Path file, String isnt, String expected, Reading<T> reading) {
    try {
      return reading.read();
    } catch (JacksonException e) {
      throw of(file, e, isnt, expected);
    } catch (CharConversionException e) {
      throw new UnreadableResultsException(
          file, 1, "isn't JSON: its bytes are no text in UTF-8, UTF-16 or UTF-32. " + expected);
    } catch (IOException e) {
      throw new UnreadableResultsException(file, "can't be read: " + e.getMessage());
    }
  }

  private static UnreadableResultsException of(
      Path file, JacksonException e, String isnt, String expected) {
    JsonLocation where = e.getLocation();
    int line = where == null ? 1 : Math.max(1, where.getLineNr());
    return isConflict(file, line)
        ? new UnreadableResultsException(file, line, "a merge conflict; resolve it. " + expected)
        : new UnreadableResultsException(file, line, problem(e, isnt) + ". " + expected);
  }

  /** Whether git left one of its markers there. */
  private static boolean isConflict(Path file, int line) {
    try (Stream<String> lines = Files.lines(file, ISO_8859_1)) {
      return lines
          .skip(line - 1L)
          .findFirst()
          .filter(text -> text.matches("(<{7}|={7}|>{7}|\\|{7})( .*)?"))
          .isPresent();
    } catch (IOException | UncheckedIOException e) {
      return false; // what was wrong before is said
    }
  }

  private static String problem(JacksonException e, String isnt) {
    if (e instanceof JsonEOFException) {
      return "the file ends too early; it was cut off";
    }
    if (e instanceof JsonMappingException mapping) {
      return mapping.getCause() instanceof JacksonException json
          ? problem(json, isnt)
          : isnt + ": " + problem(mapping);
    }
    return "isn't JSON: " + e.getOriginalMessage();
  }

  /** What a constructor of ours says, or which member is wrong. */
  private static String problem(JsonMappingException e) {
    if (e.getCause() instanceof IllegalArgumentException ours) {
      return Objects.requireNonNullElse(ours.getMessage(), "a value isn't as expected");
    }
    StringBuilder where = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() == null) {
        where.append('[').append(step.getIndex()).append(']');
      } else {
        where.append(where.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return (where.isEmpty() ? "the whole of it" : where) + " isn't as expected, or is missing";
  }
}
