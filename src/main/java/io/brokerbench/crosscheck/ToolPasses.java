package io.brokerbench.crosscheck;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The program of a JVM in which somebody else's program does its work several times, so that it is
 * as warm as a fork of the suite. That program has nothing but its own class path, and what it
 * prints is what it prints.
 *
 * <p>Arguments: the class path, how many times, the main class, and its arguments, in which {@value
 * #PASS} is the number of the pass.
 */
public final class ToolPasses {
  public static final String PASS = "%PASS%";

  private ToolPasses() {}

  public static void main(String[] arguments) throws Exception {
    EndWithParent.attach();
    String[] words = Arrays.copyOfRange(arguments, 3, arguments.length);
    run(arguments[0], Integer.parseInt(arguments[1]), arguments[2], words);
  }

  private static void run(String classPath, int passes, String mainClass, String[] words)
      throws IOException, ReflectiveOperationException {
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    try (URLClassLoader tool = new URLClassLoader(urls(classPath), platform)) {
      Thread.currentThread().setContextClassLoader(tool);
      Method main = tool.loadClass(mainClass).getMethod("main", String[].class);
      for (int pass = 0; pass < passes; pass++) {
        String number = Integer.toString(pass);
        Object given =
            Arrays.stream(words).map(word -> word.replace(PASS, number)).toArray(String[]::new);
        invoke(main, given);
      }
    }
  }

  private static void invoke(Method main, Object words) throws ReflectiveOperationException {
    try {
      main.invoke(null, words);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static URL[] urls(String classPath) throws MalformedURLException {
    List<String> entries = List.of(classPath.split(Pattern.quote(File.pathSeparator), -1));
    URL[] urls = new URL[entries.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = Path.of(entries.get(i)).toUri().toURL();
    }
    return urls;
  }
}
