package io.brokerbench.provision.containers;

import io.brokerbench.provision.ProvisionException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Tests that start containers. Where no Docker is reached, each is skipped for itself, so that it
 * is counted; {@code scripts/test} starts a Docker where it may.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsDocker.Condition.class)
public @interface NeedsDocker {
  /** Asks once. */
  final class Condition implements ExecutionCondition {
    private static final String OBJECTION = objection();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return OBJECTION.isEmpty() || context.getTestMethod().isEmpty()
          ? ConditionEvaluationResult.enabled("")
          : ConditionEvaluationResult.disabled(OBJECTION);
    }

    private static String objection() {
      try {
        ContainerEngine.connect(System.getenv());
        return "";
      } catch (ProvisionException e) {
        return "no Docker is reached, so nothing is run in containers; scripts/test starts one as"
            + " root on Debian or Ubuntu";
      }
    }
  }
}
