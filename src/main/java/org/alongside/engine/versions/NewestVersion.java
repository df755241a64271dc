package org.alongside.engine.versions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.policy.Refused;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationInstructionValidationReport;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinitionQuery;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes what runs on an earlier version of a model along to the newest, box by box of the same id. What stands at a box
 * that the newest version does not have stays where it is and goes on there to its end, unless somebody says which box
 * takes its place. A timer keeps the date that it has.
 *
 * <p>Each instance goes in a transaction of its own, so that one that cannot go holds up no other. Nothing of what people
 * said is read or shown.
 */
@Component
public class NewestVersion {
    private static final int PAGE = 200;

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TransactionTemplate transaction;

    NewestVersion(@Lazy RepositoryService repository, @Lazy RuntimeService runtime, TransactionTemplate transaction) {
        this.repository = repository;
        this.runtime = runtime;
        this.transaction = transaction;
    }

    /**
     * Tries it out for each instance and takes everything back.
     *
     * @param boxes by process, ids of boxes that are gone and of those that take their place
     * @throws IllegalArgumentException when a process or box that is named there does not exist
     */
    public VersionReport tryOut(Map<String, Map<String, String>> boxes) {
        return eachEarlier(boxes, true);
    }

    /** Takes along what can go. @see #tryOut */
    public VersionReport take(Map<String, Map<String, String>> boxes) {
        return eachEarlier(boxes, false);
    }

    private VersionReport eachEarlier(Map<String, Map<String, String>> boxes, boolean isTrial) {
        Map<String, ProcessDefinition> newest =
                repository.createProcessDefinitionQuery().latestVersion().list().stream()
                        .collect(Collectors.toMap(ProcessDefinition::getKey, definition -> definition));
        boxes.keySet().forEach(process -> {
            if (!newest.containsKey(process)) {
                throw new IllegalArgumentException("There is no process " + process + ".");
            }
        });
        List<Move> moves = new ArrayList<>();
        newest.values().stream()
                .sorted(Comparator.comparing(ProcessDefinition::getKey))
                .forEach(target -> moves.addAll(movesTo(target, boxes.getOrDefault(target.getKey(), Map.of()))));
        return new VersionReport(moves.stream().map(each -> move(each, isTrial)).toList());
    }

    /** What runs on one earlier version, and which box takes the place of which. */
    private record Move(
            ProcessDefinition source, ProcessDefinition target, List<String> instances, Map<String, String> boxes) {}

    private List<Move> movesTo(ProcessDefinition target, Map<String, String> boxes) {
        BpmnModelInstance next = repository.getBpmnModelInstance(target.getId());
        boxes.values().stream().filter(box -> !hasBox(next, box)).findFirst().ifPresent(box -> {
            throw new IllegalArgumentException(
                    "Version %d of %s has no box %s.".formatted(target.getVersion(), target.getKey(), box));
        });
        Set<String> known = new HashSet<>();
        List<Move> moves = new ArrayList<>();
        for (ProcessDefinition source : repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(target.getKey())
                .orderByProcessDefinitionVersion()
                .asc()
                .list()) {
            List<String> running = source.getId().equals(target.getId()) ? List.of() : instances(source);
            if (!running.isEmpty()) {
                BpmnModelInstance model = repository.getBpmnModelInstance(source.getId());
                Map<String, String> ofThis = boxes.entrySet().stream()
                        .filter(box -> hasBox(model, box.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
                known.addAll(ofThis.keySet());
                moves.add(new Move(source, target, running, ofThis));
            }
        }
        boxes.keySet().stream().filter(box -> !known.contains(box)).findFirst().ifPresent(box -> {
            throw new IllegalArgumentException(
                    "No version of %s on which something runs has a box %s.".formatted(target.getKey(), box));
        });
        return moves;
    }

    private static boolean hasBox(BpmnModelInstance model, String box) {
        return model.getModelElementById(box) instanceof FlowNode;
    }

    private List<String> instances(ProcessDefinition definition) {
        List<String> ids = new ArrayList<>();
        List<ProcessInstance> page;
        do {
            page = runtime.createProcessInstanceQuery()
                    .processDefinitionId(definition.getId())
                    .orderByProcessInstanceId()
                    .asc()
                    .listPage(ids.size(), PAGE);
            page.forEach(instance -> ids.add(instance.getId()));
        } while (page.size() == PAGE);
        return ids;
    }

    private VersionReport.Model move(Move move, boolean isTrial) {
        ProcessDefinition source = move.source();
        ProcessDefinition target = move.target();
        Map<String, Integer> staying = new TreeMap<>();
        int going = 0;
        try {
            MigrationPlan plan = plan(source, target, move.boxes());
            for (String instance : move.instances()) {
                String reason = move(plan, instance, target, isTrial);
                if (reason == null) {
                    going++;
                } else {
                    staying.merge(reason, 1, Integer::sum);
                }
            }
        } catch (MigrationPlanValidationException e) {
            staying.put(reasons(e), move.instances().size());
        }
        return new VersionReport.Model(
                source.getKey(),
                source.getVersion(),
                target.getVersion(),
                going,
                staying,
                staying.isEmpty() ? List.of() : callsAsItWas(source));
    }

    /** A process calls what was deployed with it; what has changed since is called by its newer version only. */
    private List<String> callsAsItWas(ProcessDefinition source) {
        List<String> calls = new ArrayList<>();
        repository.getBpmnModelInstance(source.getId()).getModelElementsByType(CallActivity.class).stream()
                .map(CallActivity::getCalledElement)
                .distinct()
                .sorted()
                .forEach(called -> {
                    ProcessDefinition now = definition(called).latestVersion().singleResult();
                    ProcessDefinition then = definition(called)
                            .deploymentId(source.getDeploymentId())
                            .singleResult();
                    if (now != null && then != null && !text(now).equals(text(then))) {
                        calls.add("%s (version %d, newest %d)".formatted(called, then.getVersion(), now.getVersion()));
                    }
                });
        return calls;
    }

    private ProcessDefinitionQuery definition(String process) {
        return repository.createProcessDefinitionQuery().processDefinitionKey(process);
    }

    private String text(ProcessDefinition definition) {
        try (InputStream model = repository.getProcessModel(definition.getId())) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MigrationPlan plan(ProcessDefinition source, ProcessDefinition target, Map<String, String> boxes) {
        BpmnModelInstance model = repository.getBpmnModelInstance(target.getId());
        Set<String> timers = timers(repository.getBpmnModelInstance(source.getId()));
        MigrationPlan equal = runtime.createMigrationPlan(source.getId(), target.getId())
                .mapEqualActivities()
                .build();
        MigrationPlanBuilder plan = runtime.createMigrationPlan(source.getId(), target.getId());
        Map<String, String> all = new HashMap<>();
        equal.getInstructions().forEach(each -> all.put(each.getSourceActivityId(), each.getTargetActivityId()));
        all.putAll(boxes);
        // What is waited for takes its new name; only a timer that runs keeps its date.
        Set<String> events = equal.getInstructions().stream()
                .filter(each -> isEvent(model, each.getTargetActivityId()))
                .map(MigrationInstruction::getSourceActivityId)
                .filter(box -> !timers.contains(box))
                .collect(Collectors.toSet());
        all.forEach((from, to) -> {
            var mapped = plan.mapActivities(from, to);
            if (events.contains(from)) {
                mapped.updateEventTrigger();
            }
        });
        return plan.build();
    }

    private static boolean isEvent(BpmnModelInstance model, String box) {
        return model.getModelElementById(box) instanceof CatchEvent event
                && !event.getEventDefinitions().isEmpty();
    }

    private static Set<String> timers(BpmnModelInstance model) {
        return model.getModelElementsByType(CatchEvent.class).stream()
                .filter(event -> event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance))
                .map(CatchEvent::getId)
                .collect(Collectors.toSet());
    }

    /** @return why it stays, or null when it goes along */
    private @Nullable String move(MigrationPlan plan, String instance, ProcessDefinition target, boolean isTrial) {
        try {
            transaction.executeWithoutResult(status -> {
                if (isTrial) {
                    status.setRollbackOnly();
                }
                runtime.newMigration(plan).processInstanceIds(instance).execute();
            });
            return null;
        } catch (MigratingProcessInstanceValidationException e) {
            return reasons(e.getValidationReport(), target);
        } catch (OptimisticLockingException e) {
            return "somebody worked on it at this moment; once more, and it goes along";
        } catch (Refused e) {
            return "it was refused: " + e.sentence();
        } catch (ProcessEngineException e) {
            return "the engine refused it: " + e.getMessage();
        }
    }

    private static String reasons(MigratingProcessInstanceValidationReport report, ProcessDefinition target) {
        Stream<String> boxes = Stream.concat(
                report.getActivityInstanceReports().stream()
                        .map(each -> reason(
                                each.getSourceScopeId(),
                                each.getMigrationInstruction() == null,
                                target,
                                each.getFailures())),
                report.getTransitionInstanceReports().stream()
                        .map(each -> reason(
                                each.getSourceScopeId(),
                                each.getMigrationInstruction() == null,
                                target,
                                each.getFailures())));
        return Stream.concat(boxes, report.getFailures().stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining("; "));
    }

    private static String reason(String box, boolean isUnmapped, ProcessDefinition target, List<String> failures) {
        return isUnmapped
                ? "at %s, for which version %d has no box; name the one that takes its place: %s=<box>"
                        .formatted(box, target.getVersion(), box)
                : "at " + box + ": " + String.join(" ", failures);
    }

    private static String reasons(MigrationPlanValidationException e) {
        return e.getValidationReport().getInstructionReports().stream()
                .filter(MigrationInstructionValidationReport::hasFailures)
                .map(each -> each.getMigrationInstruction().getSourceActivityId() + " cannot become "
                        + each.getMigrationInstruction().getTargetActivityId() + ": "
                        + String.join(" ", each.getFailures()))
                .sorted()
                .collect(Collectors.joining("; "));
    }
}
