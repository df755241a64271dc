package org.alongside;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alongside.engine.versions.NewestVersion;
import org.alongside.engine.versions.VersionReport;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Run by {@code bin/take-along}, beside the service: deploys the models as they are here, and takes what runs on their
 * earlier versions along, or tries that out. It serves nobody and runs no timer. Exits with 0 when nothing stays on an
 * earlier version, 1 when something does, 2 when it was asked in a way that it does not understand.
 */
public final class TakeAlong {
    private static final String DO = "--do";
    private static final int COMPLETE = 0;
    private static final int SOME_STAY = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private TakeAlong() {}

    /** @param args {@code --do}, else it is tried out; then {@code process:box=other box}, as often as needed */
    public static void main(String[] args) {
        List<String> all = Arrays.asList(args);
        Map<String, Map<String, String>> boxes;
        try {
            boxes = boxes(all.stream().filter(arg -> !arg.equals(DO)).toList());
        } catch (IllegalArgumentException e) {
            System.exit(notUnderstood(e));
            return;
        }
        int exit;
        try (ConfigurableApplicationContext context = start()) {
            exit = run(context.getBean(NewestVersion.class), boxes, all.contains(DO));
        }
        System.exit(exit);
    }

    private static int notUnderstood(IllegalArgumentException e) {
        System.err.println(e.getMessage());
        return NOT_UNDERSTOOD;
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Alongside.class)
                .bannerMode(Banner.Mode.OFF)
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--camunda.bpm.job-execution.enabled=false",
                        "--alongside.start-although-some-cannot-go-on=true",
                        "--logging.level.root=warn",
                        "--logging.level.org.camunda.bpm.engine.cfg=warn");
    }

    private static int run(NewestVersion newest, Map<String, Map<String, String>> boxes, boolean isDone) {
        VersionReport report;
        try {
            report = isDone ? newest.take(boxes) : newest.tryOut(boxes);
        } catch (IllegalArgumentException e) {
            return notUnderstood(e);
        }
        System.out.print(report.words());
        if (!isDone && !report.models().isEmpty()) {
            System.out.println("This was tried out, and nothing was changed. With " + DO + " it is done.");
        }
        return report.isComplete() ? COMPLETE : SOME_STAY;
    }

    /** @throws IllegalArgumentException when one is not written as {@code process:box=other box} */
    static Map<String, Map<String, String>> boxes(List<String> args) {
        Map<String, Map<String, String>> boxes = new HashMap<>();
        for (String arg : args) {
            String[] parts = arg.split("[:=]", -1);
            if (parts.length != 3 || !arg.matches("[\\w-]+:\\w+=\\w+")) {
                throw new IllegalArgumentException("\"" + arg + "\" is not understood. Write --do, or process:box=other"
                        + " box, such as support:userTask_describeConcern=userTask_sayConcern.");
            }
            if (boxes.computeIfAbsent(parts[0], process -> new HashMap<>()).put(parts[1], parts[2]) != null) {
                throw new IllegalArgumentException(parts[1] + " is named twice.");
            }
        }
        return boxes;
    }
}
