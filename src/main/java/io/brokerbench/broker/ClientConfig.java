package io.brokerbench.broker;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A file of a client's own properties: what it takes to get in, and therefore perhaps secret. Only
 * its path ever leaves this JVM, and only its keys are ever named.
 */
public final class ClientConfig {
  private final Path file;
  private final List<String> lines;
  private final SortedMap<String, String> values;

  private ClientConfig(Path file, List<String> lines, SortedMap<String, String> values) {
    this.file = file;
    this.lines = lines;
    this.values = values;
  }

  /**
   * Reads a file.
   *
   * @throws BrokerException if it can't be read, or isn't of Java's properties format
   */
  public static ClientConfig read(Path file) {
    try {
      String text = Files.readString(file);
      Properties properties = new Properties();
      properties.load(new StringReader(text));
      SortedMap<String, String> values = new TreeMap<>();
      properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
      return new ClientConfig(file, text.lines().toList(), values);
    } catch (NoSuchFileException e) {
      throw new BrokerException(file + ": there is no such file.");
    } catch (AccessDeniedException e) {
      throw new BrokerException(file + " may not be read by this user.");
    } catch (CharacterCodingException e) {
      throw new BrokerException(file + " isn't text in UTF-8.");
    } catch (IOException e) {
      throw new BrokerException(file + " can't be read: " + e.getMessage() + ".");
    } catch (IllegalArgumentException e) {
      throw new BrokerException(file + " is no properties file: " + e.getMessage() + ".");
    }
  }

  /** A file's values by their keys; none if there is no file. */
  public static Map<String, String> values(@Nullable Path file) {
    return file == null ? Map.of() : read(file).values();
  }

  /** Its values by their keys, in the order of the keys. */
  public SortedMap<String, String> values() {
    return values;
  }

  /** A refusal that names the file, the line and the key, and never the value. */
  public BrokerException refusal(String key, String why) {
    int line = lineOf(key);
    return new BrokerException(file + (line == 0 ? "" : ":" + line) + ": " + key + " " + why);
  }

  /** The line that sets a key, from 1; 0 if the key is written in some other way. */
  private int lineOf(String key) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.startsWith(key)
          && (line.length() == key.length() || "=: \t".indexOf(line.charAt(key.length())) >= 0)) {
        return i + 1;
      }
    }
    return 0;
  }
}
