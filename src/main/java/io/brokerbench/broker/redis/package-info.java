/** The adapter for Redis Streams, by Jedis. */
@NullMarked
package io.brokerbench.broker.redis;

import org.jspecify.annotations.NullMarked;
