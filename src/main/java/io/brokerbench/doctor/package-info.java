/** Says what this machine can and can't do. */
@NullMarked
package io.brokerbench.doctor;

import org.jspecify.annotations.NullMarked;
