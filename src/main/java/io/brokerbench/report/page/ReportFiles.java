package io.brokerbench.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.brokerbench.report.Report;
import io.brokerbench.results.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;

/** Writes a report's files. */
public final class ReportFiles {
  private static final String PAGE = "report.html";
  private static final String TEXT = "report.md";

  private ReportFiles() {}

  /**
   * Replaces {@code report.html} and {@code report.md} in a folder.
   *
   * @return the page
   */
  public static Path write(Report report, Path folder) throws IOException {
    write(folder.resolve(TEXT), new ReportMarkdown(report).render());
    Path page = folder.resolve(PAGE);
    write(page, new ReportPage(report).render());
    return page;
  }

  private static void write(Path file, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    AtomicFile.write(file, out -> out.write(bytes));
  }
}
