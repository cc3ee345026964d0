package io.brokerbench.launch;

import io.brokerbench.broker.Endpoint;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** Rights on a Kafka of somebody else's, as its operator gives and takes them. */
final class ForeignRights {
  private ForeignRights() {}

  /** Lets nobody read as a member of a group. */
  static void denyGroups(Endpoint kafka) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.address()))) {
      admin
          .createAcls(
              List.of(
                  new AclBinding(
                      new ResourcePattern(ResourceType.GROUP, "brokerbench-", PatternType.PREFIXED),
                      new AccessControlEntry(
                          "User:*", "*", AclOperation.READ, AclPermissionType.DENY))))
          .all()
          .get();
    }
  }
}
