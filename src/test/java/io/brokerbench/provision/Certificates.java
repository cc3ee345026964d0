package io.brokerbench.provision;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** Certificates of a test's own making, and the files that servers and clients read them from. */
public final class Certificates {
  private static final String ALL = "all.p12";

  private final Path folder;
  private final String password;
  private final KeyStore all;

  private Certificates(Path folder, String password, KeyStore all) {
    this.folder = folder;
    this.password = password;
    this.all = all;
  }

  /** A server's certificate. */
  public enum Server {
    /** As it should be. */
    GOOD("san=ip:127.0.0.1,dns:localhost", "-1d", "30"),
    /** It was good until yesterday. */
    EXPIRED("san=ip:127.0.0.1,dns:localhost", "-3d", "2"),
    /** Another server's. */
    MISNAMED("san=dns:elsewhere.invalid", "-1d", "30");

    private final String names;
    private final String start;
    private final String days;

    Server(String names, String start, String days) {
      this.names = names;
      this.start = start;
      this.days = days;
    }
  }

  /** Makes an authority, another one that has signed nothing, and the servers' certificates. */
  public static Certificates make(Path folder, String password) throws Exception {
    Files.createDirectories(folder);
    authority(folder, password, "ca");
    authority(folder, password, "stranger");
    for (Server server : Server.values()) {
      keytool(
          folder,
          password,
          server.name(),
          "-signer",
          "ca",
          "-ext",
          server.names,
          "-startdate",
          server.start,
          "-validity",
          server.days);
    }
    return new Certificates(
        folder,
        password,
        KeyStore.getInstance(folder.resolve(ALL).toFile(), password.toCharArray()));
  }

  private static void authority(Path folder, String password, String name) throws Exception {
    keytool(folder, password, name, "-ext", "bc:c", "-ext", "ku:c=keyCertSign");
  }

  private static void keytool(Path folder, String password, String name, String... words)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    Collections.addAll(command, "-genkeypair", "-alias", name, "-dname", "CN=" + name);
    Collections.addAll(command, "-keyalg", "EC", "-groupname", "secp256r1");
    Collections.addAll(command, "-storetype", "PKCS12", "-keystore", ALL);
    Collections.addAll(command, "-storepass:env", "STOREPASS");
    Collections.addAll(command, words);
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("STOREPASS", password);
    Process keytool = builder.start();
    String output = new String(keytool.getInputStream().readAllBytes(), UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool: " + output);
    }
  }

  /** A key store with a server's certificate, its key and its authority. */
  public Path keyStore(Server server) throws GeneralSecurityException, IOException {
    KeyStore store = empty();
    store.setKeyEntry(
        "server",
        all.getKey(server.name(), password.toCharArray()),
        password.toCharArray(),
        all.getCertificateChain(server.name()));
    return write(store, server + ".p12");
  }

  /** A trust store with the authority that has signed them all. */
  public Path trust() throws GeneralSecurityException, IOException {
    return trust("ca");
  }

  /** A trust store with an authority that has signed none. */
  public Path misplacedTrust() throws GeneralSecurityException, IOException {
    return trust("stranger");
  }

  /** A trust store that trusts a server's certificate itself, out of date or not. */
  public Path trust(Server server) throws GeneralSecurityException, IOException {
    return trust(server.name());
  }

  private Path trust(String name) throws GeneralSecurityException, IOException {
    KeyStore store = empty();
    store.setCertificateEntry("trusted", all.getCertificate(name));
    return write(store, name + "-trust.p12");
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private Path write(KeyStore store, String name) throws GeneralSecurityException, IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, password.toCharArray());
    }
    return file;
  }

  /** A server's certificate as text. */
  public Path certificatePem(Server server) throws GeneralSecurityException, IOException {
    StringBuilder pem = new StringBuilder();
    for (Certificate certificate : all.getCertificateChain(server.name())) {
      pem.append(pem("CERTIFICATE", certificate.getEncoded()));
    }
    return Files.writeString(folder.resolve(server + "-cert.pem"), pem);
  }

  /** The authority's certificate as text. */
  public Path authorityPem() throws GeneralSecurityException, IOException {
    return Files.writeString(
        folder.resolve("ca.pem"), pem("CERTIFICATE", all.getCertificate("ca").getEncoded()));
  }

  /** A server's key as text. */
  public Path keyPem(Server server) throws GeneralSecurityException, IOException {
    byte[] key =
        Objects.requireNonNull(all.getKey(server.name(), password.toCharArray())).getEncoded();
    return Files.writeString(folder.resolve(server + "-key.pem"), pem("PRIVATE KEY", key));
  }

  private static String pem(String type, byte[] content) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(
            type, Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(content), type);
  }

  /** What opens the stores. */
  public String password() {
    return password;
  }
}
