package io.brokerbench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command {@code visualize} as a user starts and ends it. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class VisualizeIT {
  private static final Path QUICK = Path.of("results", "baseline", "quick.json").toAbsolutePath();

  @TempDir Path folder;
  private JarProcesses processes;

  @BeforeEach
  void setUp() throws IOException {
    processes = new JarProcesses(folder);
    Path run = folder.resolve("results/runs/20260704T120000Z-quick");
    Files.copy(QUICK, Files.createDirectories(run).resolve("jmh.json"));
  }

  @AfterEach
  void endAll() {
    processes.close();
  }

  private static HttpResponse<String> get(String address) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void newestRunIsServedUntilASignalWhichIsNoFailure(String signal) throws Exception {
    Process process = processes.start("visualize");
    String address = process.inputReader(UTF_8).readLine();
    assertThat(address).as(Files.readString(processes.err())).isNotNull();
    assertThat(address)
        .matches(
            "https://jmh\\.morethan\\.io/\\?source=http://127\\.0\\.0\\.1:\\d+/1/"
                + "20260704T120000Z-quick\\.json");

    HttpResponse<String> answer = get(address.substring(address.indexOf('=') + 1));

    assertThat(new ObjectMapper().readTree(answer.body())).hasSize(8);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
        .hasValue("https://jmh.morethan.io");

    JarProcesses.signal(process, signal);

    assertThat(process.waitFor()).isZero();
    assertThat(processes.err()).content().contains("drop onto", "gist", "Serving until Ctrl-C.");
  }

  @Test
  void severalRunsAreServedToAVisualizerOfOnesOwn() throws Exception {
    Process process =
        processes.start(
            "visualize",
            "--visualizer",
            "http://localhost:8080/",
            "20260704T120000Z-quick",
            QUICK.toString());
    String address = process.inputReader(UTF_8).readLine();

    assertThat(address)
        .matches(
            "http://localhost:8080/\\?sources="
                + "http://127\\.0\\.0\\.1:\\d+/1/20260704T120000Z-quick\\.json,"
                + "http://127\\.0\\.0\\.1:\\d+/2/quick\\.json");
    for (String file : address.substring(address.indexOf('=') + 1).split(",", -1)) {
      assertThat(get(file).headers().firstValue("Access-Control-Allow-Origin"))
          .hasValue("http://localhost:8080");
    }
  }
}
