package io.brokerbench.results;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON, a value at a time: whatever isn't as expected is refused with its line. Each method starts
 * at a value's first token and ends at its last.
 */
final class JsonTokens implements AutoCloseable {
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private final Path file;
  private final JsonParser parser;

  /** Reads a value. */
  @FunctionalInterface
  interface Reader<T> {
    T read() throws IOException;
  }

  /** Takes a member of an object; the parser is at its value. */
  @FunctionalInterface
  interface Member {
    void take(String name) throws IOException;
  }

  JsonTokens(Path file) throws IOException {
    this.file = file;
    this.parser = FACTORY.createParser(file.toFile());
  }

  /** Goes to the next value; false at the end of the file. */
  boolean next() throws IOException {
    return parser.nextToken() != null;
  }

  /** The line of the current token, from 1. */
  long line() {
    return parser.currentTokenLocation().getLineNr();
  }

  boolean isArray() {
    return parser.currentToken() == JsonToken.START_ARRAY;
  }

  boolean isNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  void skip() throws IOException {
    parser.skipChildren();
  }

  void object(String what, Member member) throws IOException {
    require(JsonToken.START_OBJECT, what, "an object");
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      member.take(name);
    }
  }

  <T> List<T> array(String what, Reader<T> element) throws IOException {
    require(JsonToken.START_ARRAY, what, "an array");
    List<T> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(element.read());
    }
    return elements;
  }

  String text(String what) throws IOException {
    require(JsonToken.VALUE_STRING, what, "a string");
    return parser.getText();
  }

  /** Anything without parts, as text. */
  String scalar(String what) throws IOException {
    if (!parser.currentToken().isScalarValue()) {
      throw unexpected(what, "a single value");
    }
    return parser.getText();
  }

  Map<String, String> scalars(String what) throws IOException {
    Map<String, String> scalars = new TreeMap<>();
    object(what, name -> scalars.put(name, scalar(what + "." + name)));
    return scalars;
  }

  /** A number; JMH writes those that JSON doesn't know as strings. */
  double number(String what) throws IOException {
    if (parser.currentToken().isNumeric()) {
      return parser.getDoubleValue();
    }
    return switch (parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : "") {
      case "NaN" -> Double.NaN;
      case "+INF" -> Double.POSITIVE_INFINITY;
      case "-INF" -> Double.NEGATIVE_INFINITY;
      default -> throw unexpected(what, "a number, \"NaN\", \"+INF\" or \"-INF\"");
    };
  }

  private void require(JsonToken token, String what, String expected) throws IOException {
    if (parser.currentToken() != token) {
      throw unexpected(what, expected);
    }
  }

  private UnreadableResultsException unexpected(String what, String expected) throws IOException {
    String found =
        switch (parser.currentToken()) {
          case START_OBJECT -> "an object";
          case START_ARRAY -> "an array";
          case VALUE_STRING -> "a string";
          default -> parser.getText();
        };
    return new UnreadableResultsException(
        file, line(), what + " is " + found + ", where " + expected + " was expected.");
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
