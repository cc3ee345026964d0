package io.brokerbench.scenario;

import io.brokerbench.measure.SuiteMetric;

/**
 * What a metric of a trial came to.
 *
 * @param metric which
 * @param value in its unit
 */
public record Metric(SuiteMetric metric, double value) {}
