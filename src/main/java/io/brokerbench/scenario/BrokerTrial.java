package io.brokerbench.scenario;

import io.brokerbench.runin.Workload;

/** A trial on a broker, whose workload can be run in before it is measured. */
public interface BrokerTrial extends Trial, Workload {}
