package org.alongside.directory.hsds;

import java.util.List;

/**
 * What was read of a file.
 *
 * @param services in the order of the file; empty where there are problems
 * @param problems at most {@link Limits#PROBLEMS}
 * @param left how many rows belong to no service, so that nothing of them is kept
 */
public record Read(List<Service> services, List<ImportProblem> problems, int left) {}
