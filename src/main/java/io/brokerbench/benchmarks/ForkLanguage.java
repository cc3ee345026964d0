package io.brokerbench.benchmarks;

import io.brokerbench.broker.ForkFailure;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.TreeSet;

/**
 * What launcher and fork have to have alike to understand each other: the profilers that the
 * launcher names, and what a fork sends back, with all that it is made of.
 */
public final class ForkLanguage {
  private static final String OURS = "io.brokerbench.";

  private ForkLanguage() {}

  /** The names of its classes, in their order. */
  public static Set<String> classes() {
    Set<String> names = new TreeSet<>();
    for (Class<?> spoken :
        Set.of(
            TrialProfiler.class,
            EndWithLauncher.class,
            EvidenceResult.class,
            AccountResult.class,
            HistogramResult.class,
            ForkFailure.class)) {
      names.add(spoken.getName());
      addParts(spoken, names);
    }
    return names;
  }

  private static void addParts(Class<?> whole, Set<String> names) {
    for (Field field : whole.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())) {
        add(field.getGenericType(), names);
      }
    }
  }

  private static void add(Type type, Set<String> names) {
    if (type instanceof ParameterizedType collection) {
      for (Type of : collection.getActualTypeArguments()) {
        add(of, names);
      }
    } else if (type instanceof Class<?> part && part.isArray()) {
      add(part.getComponentType(), names);
    } else if (type instanceof Class<?> part
        && part.getName().startsWith(OURS)
        && Serializable.class.isAssignableFrom(part)
        && names.add(part.getName())) {
      addParts(part, names);
    }
  }
}
