package io.brokerbench.crosscheck;

import io.brokerbench.broker.BrokerKind;
import java.util.function.Function;

/**
 * Something to do that can be done by the suite and by somebody else.
 *
 * @param name what it is called in the table and on the command line
 * @param broker on which
 * @param referenceName who else does it, for people
 * @param reference who else does it
 * @param suite the suite
 * @param bounds what the suite's rate may be, relative to the reference's
 */
record Work(
    String name,
    BrokerKind broker,
    String referenceName,
    Function<BrokerUnderTest, Implementation> reference,
    Function<BrokerUnderTest, Implementation> suite,
    Bounds bounds) {}
