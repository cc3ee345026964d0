package io.brokerbench.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TlsFaultTest {
  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new CertificateExpiredException("NotAfter"), TlsFault.EXPIRED),
        Arguments.of(new CertificateNotYetValidException("NotBefore"), TlsFault.NOT_YET_VALID),
        Arguments.of(new CertPathBuilderException("unable"), TlsFault.UNTRUSTED),
        Arguments.of(new CertificateException("No trusted certificate found"), TlsFault.UNTRUSTED),
        Arguments.of(
            new CertificateException("No subject alternative DNS name matching x found."),
            TlsFault.OTHER_NAME),
        Arguments.of(new CertificateException("No name matching x found"), TlsFault.OTHER_NAME),
        Arguments.of(
            new SSLException("Received fatal alert: certificate_required"),
            TlsFault.CLIENT_CERTIFICATE),
        Arguments.of(
            new SSLException("Received fatal alert: handshake_failure"), TlsFault.BROKEN_OFF),
        Arguments.of(new SSLException("Unsupported or unrecognized SSL message"), TlsFault.NO_TLS),
        Arguments.of(new SSLException("something new"), TlsFault.OTHER));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void theFaultIsFoundHoweverDeepItIs(Exception failure, TlsFault fault) {
    SSLHandshakeException handshake = new SSLHandshakeException("wrapped");
    handshake.initCause(failure);
    assertThat(TlsFault.of(new ExecutionException(handshake))).contains(fault);
    assertThat(TlsFault.of(failure)).contains(fault);
  }

  @Test
  void whatIsNotTlsIsNoFaultOfIt() {
    assertThat(TlsFault.of(new IOException("Connection refused"))).isEmpty();
  }
}
