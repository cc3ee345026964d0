package io.brokerbench.doctor;

import java.util.List;
import java.util.Optional;

/**
 * Whether Docker has the images that a run would start, or would have to pull them first.
 *
 * @param images their names
 */
record ImagesCheck(Programs programs, List<String> images) implements Check {
  private static final String NAME = "image";

  @Override
  public List<Finding> examine() {
    return images.stream().flatMap(image -> finding(image).stream()).toList();
  }

  /** Where Docker doesn't answer, another check says so. */
  private Optional<Finding> finding(String image) {
    Optional<Programs.Output> found =
        programs.run(List.of("docker", "image", "inspect", "--format", "{{.Id}}", image));
    if (found.filter(output -> output.status() == 0).isPresent()) {
      return Optional.of(Finding.ok(NAME, image));
    }
    return found
        .filter(output -> output.text().contains("No such image"))
        .map(
            missing ->
                Finding.warn(
                    NAME, image + " isn't here: the first run pulls it", "docker pull " + image));
  }
}
