package io.brokerbench.doctor;

import io.brokerbench.broker.Durability;
import io.brokerbench.provision.local.DataFolders;
import io.brokerbench.provision.local.DataFolders.Candidate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where brokers can keep their messages. */
record DataFoldersCheck(DataFolders folders) implements Check {
  @Override
  public List<Finding> examine() {
    return List.of(memory(folders.candidates(Durability.MEMORY, 1)), disk());
  }

  private static Finding memory(List<Candidate> candidates) {
    String name = "tier MEMORY";
    Optional<Finding> good = good(name, candidates);
    // One that is too small can be made larger; anything else takes a new one.
    boolean isSmall = !candidates.isEmpty() && candidates.get(0).isTooSmall();
    return good.orElseGet(
        () ->
            Finding.stops(
                name,
                objections(candidates) + "; 1 GiB of tmpfs is needed",
                isSmall
                    ? "mount -o remount,size=4g " + candidates.get(0).folder()
                    : "mount -t tmpfs -o size=4g tmpfs /dev/shm"));
  }

  private Finding disk() {
    String name = "tiers DISK, FSYNC";
    List<Candidate> candidates = folders.candidates(Durability.DISK, 1);
    return good(name, candidates)
        .orElseGet(
            () ->
                Finding.no(
                    name,
                    objections(candidates) + "; 1 GiB on a disk is needed",
                    "df -h " + folders(candidates)));
  }

  private static Optional<Finding> good(String name, List<Candidate> candidates) {
    return candidates.stream()
        .filter(candidate -> candidate.objection().isEmpty())
        .findFirst()
        .map(
            candidate ->
                Finding.ok(
                    name,
                    candidate.folder()
                        + ": "
                        + candidate.type()
                        + ", "
                        + Amount.of(candidate.usableBytes())
                        + " free"));
  }

  private static String objections(List<Candidate> candidates) {
    return candidates.stream()
        .map(candidate -> candidate.folder() + " " + candidate.objection())
        .collect(Collectors.joining(", "));
  }

  private static String folders(List<Candidate> candidates) {
    return candidates.stream()
        .map(candidate -> candidate.folder().toString())
        .collect(Collectors.joining(" "));
  }
}
