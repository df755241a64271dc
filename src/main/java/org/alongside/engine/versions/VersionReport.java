package org.alongside.engine.versions;

import java.util.List;
import java.util.Map;

/**
 * What becomes of the instances that run on an earlier version of a model.
 *
 * @param models one for each earlier version on which something runs; empty when everything runs on the newest version
 */
public record VersionReport(List<Model> models) {
    /**
     * The instances of one earlier version.
     *
     * @param process key of the process
     * @param from version on which they run
     * @param to newest version
     * @param going how many go along
     * @param staying how many stay on their version, by reason
     * @param calling what they call as it was, though it has changed: each as {@code connect (version 1, newest 2)}
     */
    public record Model(
            String process, int from, int to, int going, Map<String, Integer> staying, List<String> calling) {
        int stayingCount() {
            return staying.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** Whether nothing stays on an earlier version. */
    public boolean isComplete() {
        return models.stream().allMatch(model -> model.staying().isEmpty());
    }

    /** The report for whoever changes the models. It names models, boxes and numbers, and nobody. */
    public String words() {
        if (models.isEmpty()) {
            return "Everything runs on the newest version of its model.\n";
        }
        StringBuilder words = new StringBuilder();
        for (Model model : models) {
            words.append("%s, from version %d to %d: %d can go along, %d stay.%n"
                    .formatted(model.process(), model.from(), model.to(), model.going(), model.stayingCount()));
            model.staying().forEach((reason, count) -> words.append("  %d: %s%n".formatted(count, reason)));
            if (model.stayingCount() > 0 && !model.calling().isEmpty()) {
                words.append("  What stays goes on calling, as it was: %s. No change there reaches it.%n"
                        .formatted(String.join(", ", model.calling())));
            }
        }
        return words.toString();
    }
}
