/** Brokers as child processes of this JVM, which never outlive it. */
@NullMarked
package io.brokerbench.provision.local;

import org.jspecify.annotations.NullMarked;
