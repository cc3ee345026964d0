/** What is sent: scenarios, message layout, arrival schedules. */
@NullMarked
package io.brokerbench.workload;

import org.jspecify.annotations.NullMarked;
