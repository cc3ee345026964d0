package io.brokerbench.broker.kafka;

import io.brokerbench.broker.Endpoint;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.apache.kafka.clients.admin.Admin;

/** An admin client that does something else than it is asked for. */
@FunctionalInterface
interface FaultyAdmin {
  Object answer(Admin real, Method call, Object[] arguments) throws Exception;

  /** Our administration by such a client, on a real cluster. */
  static KafkaAdmin at(Endpoint endpoint, FaultyAdmin faulty) {
    Admin real = Admin.create(KafkaSettings.admin(endpoint, 10_000));
    return new KafkaAdmin(
        endpoint,
        (Admin)
            Proxy.newProxyInstance(
                Admin.class.getClassLoader(),
                new Class<?>[] {Admin.class},
                (proxy, call, arguments) -> faulty.answer(real, call, arguments)));
  }
}
