package io.brokerbench.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a file what is nobody's business: the home folder becomes {@code ~}, and the values
 * of what is named like a secret become {@code ***}. What a run needs secrets for is given to it in
 * files; this is the net below.
 */
public final class Redaction {
  private static final String HIDDEN = "***";
  private static final String SECRET_NAME =
      "[\\w.-]*(?:password|passwd|secret|token|credential)[\\w.-]*";
  private static final Pattern SECRET_KEY = Pattern.compile(SECRET_NAME, Pattern.CASE_INSENSITIVE);
  private static final Pattern SECRET_ASSIGNMENT =
      Pattern.compile("(" + SECRET_NAME + "\\s*=)\\s*\\S+", Pattern.CASE_INSENSITIVE);
  private static final Pattern USER_INFO = Pattern.compile("://[^/@\\s]+@");

  private final @Nullable Pattern home;

  private Redaction(@Nullable Pattern home) {
    this.home = home;
  }

  /**
   * With a home folder to hide.
   *
   * @param home its path; a bare {@code /} is not hidden, since every path has it
   */
  public static Redaction of(String home) {
    String path = home.replaceAll("/+$", "");
    return new Redaction(
        path.isEmpty() ? null : Pattern.compile(Pattern.quote(path) + "(?![\\w.-])"));
  }

  JsonNode apply(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      object
          .properties()
          .forEach(
              field ->
                  copy.set(
                      field.getKey(),
                      isSecret(field.getKey(), field.getValue())
                          ? TextNode.valueOf(HIDDEN)
                          : apply(field.getValue())));
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      array.forEach(element -> copy.add(apply(element)));
      return copy;
    }
    return node.isTextual() ? TextNode.valueOf(apply(node.textValue())) : node;
  }

  private String apply(String text) {
    String hidden =
        SECRET_ASSIGNMENT.matcher(text).replaceAll("$1" + Matcher.quoteReplacement(HIDDEN));
    hidden = USER_INFO.matcher(hidden).replaceAll("://" + Matcher.quoteReplacement(HIDDEN) + "@");
    return home == null ? hidden : home.matcher(hidden).replaceAll("~");
  }

  private static boolean isSecret(String key, JsonNode value) {
    return value.isValueNode() && SECRET_KEY.matcher(key).matches();
  }
}
