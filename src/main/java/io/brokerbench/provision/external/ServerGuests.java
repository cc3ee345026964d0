package io.brokerbench.provision.external;

import java.util.List;

/**
 * What runs of the suite have on servers that aren't the suite's.
 *
 * @param address where the servers are
 * @param living how many runs are there now, or may be
 * @param stale names that runs have left which are over; the next run removes them
 * @param unknown names of the suite that no run is known to have made; nobody removes them
 */
public record ServerGuests(String address, int living, List<String> stale, List<String> unknown) {}
