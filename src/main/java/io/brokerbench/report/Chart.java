package io.brokerbench.report;

import io.brokerbench.text.Lines;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a chart shows, whatever draws it; the table behind it shows the same.
 *
 * @param title what it is about
 * @param form how it is drawn
 * @param x the axis to the right
 * @param y the axis upwards
 * @param series what is drawn, in the order of the legend
 * @param marks lines across, such as a goal
 * @param notes what is missing, and why, a sentence each
 */
public record Chart(
    String title,
    Form form,
    Axis x,
    Axis y,
    List<Series> series,
    List<ReferenceLine> marks,
    List<String> notes) {
  /** Its words are one line each, whatever they quote. */
  public Chart {
    title = Lines.plain(title);
    series = List.copyOf(series);
    marks = List.copyOf(marks);
    notes = notes.stream().map(Lines::plain).toList();
  }

  /** A chart's form. */
  public enum Form {
    /** A bar a category and series, with its interval and its forks. */
    BARS,
    /** A line a series. */
    LINES
  }

  /** How values lie on an axis. */
  public enum Scale {
    /** One after the other, by name; x is the place, from 0. */
    CATEGORY,
    LINEAR,
    LOG,
    /** Percentiles, by the logarithm of 1/(1-p): each nine is as wide as the one before. */
    PERCENTILE
  }

  /**
   * An axis.
   *
   * @param name what it measures
   * @param unit in what; empty if it has none
   * @param scale how
   * @param categories the names on it, of a scale of categories
   */
  public record Axis(String name, String unit, Scale scale, List<String> categories) {
    public Axis {
      categories = categories.stream().map(Lines::plain).toList();
    }

    static Axis of(String name, String unit, Scale scale) {
      return new Axis(name, unit, scale, List.of());
    }

    static Axis of(String name, List<String> categories) {
      return new Axis(name, "", Scale.CATEGORY, categories);
    }

    /** Its name with its unit. */
    public String title() {
      return unit.isEmpty() ? name : name + ", " + unit;
    }
  }

  /**
   * One of the things that are drawn.
   *
   * @param name what it is called in the legend
   * @param broker whose colour it has; empty for none's
   * @param shade tells series of one broker apart, from 0
   * @param points in the order of x
   */
  public record Series(String name, String broker, int shade, List<Point> points) {
    public Series {
      name = Lines.plain(name);
      points = List.copyOf(points);
    }
  }

  /**
   * A value of a series.
   *
   * @param x where it is; of a percentile axis, the share below it
   * @param y null where there is none, which is drawn as a gap
   * @param low the lower end of its 95 % interval; null if it has none
   * @param high the upper end
   * @param forks what it was made from
   * @param note what else is to be said of it; empty if nothing
   */
  public record Point(
      double x,
      @Nullable Double y,
      @Nullable Double low,
      @Nullable Double high,
      List<Double> forks,
      String note) {
    public Point {
      forks = List.copyOf(forks);
      note = Lines.plain(note);
    }

    static Point of(double x, double y) {
      return new Point(x, Double.isFinite(y) ? y : null, null, null, List.of(), "");
    }

    static Point gap(double x, String note) {
      return new Point(x, null, null, null, List.of(), note);
    }
  }

  /** A line across at a height. */
  public record ReferenceLine(String name, double y) {}

  /** Whether there is anything to draw. */
  public boolean isDrawn() {
    return series.stream().flatMap(one -> one.points().stream()).anyMatch(p -> p.y() != null);
  }
}
