/** Brokers in containers of their own, which never outlive this JVM. */
@NullMarked
package io.brokerbench.provision.containers;

import org.jspecify.annotations.NullMarked;
