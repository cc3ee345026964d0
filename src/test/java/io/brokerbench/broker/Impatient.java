package io.brokerbench.broker;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Tests of brokers that don't answer, which wait for no longer than so for that; what a method says
 * goes before what its class does.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Impatient.Deadlines.class)
public @interface Impatient {
  /** As the user may set it, for a whole run. */
  int seconds();

  /** Sets and clears {@link Patience}. */
  final class Deadlines implements BeforeEachCallback, AfterEachCallback {
    @Override
    public void beforeEach(ExtensionContext context) {
      int seconds =
          context
              .getTestMethod()
              .map(method -> method.getAnnotation(Impatient.class))
              .orElseGet(() -> context.getRequiredTestClass().getAnnotation(Impatient.class))
              .seconds();
      System.setProperty(Patience.PROPERTY, Integer.toString(seconds));
    }

    @Override
    public void afterEach(ExtensionContext context) {
      System.clearProperty(Patience.PROPERTY);
    }
  }
}
