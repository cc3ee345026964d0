package io.brokerbench.provision;

import io.nats.client.NKey;
import io.nats.client.support.JwtUtils;
import java.io.IOException;
import java.security.GeneralSecurityException;

/** An operator, an account that may use JetStream, and a user: what a credentials file needs. */
public final class NatsAccounts {
  private final String configuration;
  private final String credentials;

  private NatsAccounts(String configuration, String credentials) {
    this.configuration = configuration;
    this.credentials = credentials;
  }

  /** New ones, which no other server knows. */
  public static NatsAccounts create() throws GeneralSecurityException, IOException {
    NKey operator = NKey.createOperator(null);
    NKey system = NKey.createAccount(null);
    NKey account = NKey.createAccount(null);
    NKey user = NKey.createUser(null);
    String systemAccount = text(system.getPublicKey());
    String configuration =
        """
        operator: "%s"
        system_account: "%s"
        resolver: MEMORY
        resolver_preload: {
          %s: "%s"
          %s: "%s"
        }
        """
            .formatted(
                jwt(operator, operator, "operator", "{\"type\":\"operator\",\"version\":2}"),
                systemAccount,
                systemAccount,
                jwt(operator, system, "system", account("0")),
                text(account.getPublicKey()),
                jwt(operator, account, "account", account("-1")));
    String userJwt =
        JwtUtils.issueUserJWT(
            account, text(account.getPublicKey()), text(user.getPublicKey()), "bench");
    return new NatsAccounts(
        configuration, String.format(JwtUtils.NATS_USER_JWT_FORMAT, userJwt, text(user.getSeed())));
  }

  private static String account(String jetStream) {
    return """
    {"type":"account","version":2,"limits":{"subs":-1,"data":-1,"payload":-1,"imports":-1,\
    "exports":-1,"wildcards":true,"conn":-1,"leaf":-1,"mem_storage":%1$s,"disk_storage":%1$s,\
    "streams":%1$s,"consumer":%1$s}}\
    """
        .formatted(jetStream);
  }

  private static String jwt(NKey signer, NKey subject, String name, String claims)
      throws GeneralSecurityException, IOException {
    return JwtUtils.issueJWT(
        signer,
        text(subject.getPublicKey()),
        name,
        null,
        JwtUtils.currentTimeSeconds(),
        text(signer.getPublicKey()),
        () -> claims);
  }

  private static String text(char[] key) {
    return new String(key);
  }

  /** What the server has to know. */
  public String configuration() {
    return configuration;
  }

  /** The user's credentials file. */
  public String credentials() {
    return credentials;
  }
}
