package org.alongside.earlierrelease;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where somebody can stand, by the first version of each model in the database itself: tasks, called processes, and every
 * message and timer that is waited for, in the way, at the edge of a box or beside everything.
 */
@TestComponent
final class WaitStates {
    private final RepositoryService repository;
    private final JdbcClient jdbc;

    WaitStates(RepositoryService repository, JdbcClient jdbc) {
        this.repository = repository;
        this.jdbc = jdbc;
    }

    /** Process and box of every place. */
    Set<String> all() {
        Set<String> places = new TreeSet<>();
        firstVersions().forEach(model -> places(model.getKey())
                .forEach(box -> places.add(model.getKey() + " " + box.getId())));
        return places;
    }

    private List<FlowNode> places(String process) {
        return firstVersions().stream()
                .filter(model -> model.getKey().equals(process))
                .flatMap(model ->
                        repository.getBpmnModelInstance(model.getId()).getModelElementsByType(FlowNode.class).stream())
                .filter(this::isPlace)
                .toList();
    }

    /** Ids of all boxes of the first version of a model. */
    Set<String> boxes(String process) {
        return firstVersions().stream()
                .filter(model -> model.getKey().equals(process))
                .flatMap(model ->
                        repository.getBpmnModelInstance(model.getId()).getModelElementsByType(FlowNode.class).stream())
                .map(FlowNode::getId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Model and box of every task that the first versions have. */
    Set<String> tasks() {
        Set<String> tasks = new TreeSet<>();
        for (ProcessDefinition model : firstVersions()) {
            repository
                    .getBpmnModelInstance(model.getId())
                    .getModelElementsByType(UserTask.class)
                    .forEach(box -> tasks.add(model.getId() + " " + box.getId()));
        }
        return tasks;
    }

    /** Process and box that nobody came to since then, on the first version; of what leaves a history. */
    Set<String> whereNobodyCame(Instant since) {
        Set<String> left = new TreeSet<>();
        Set<String> first = new TreeSet<>();
        for (ProcessDefinition model : firstVersions()) {
            if (!model.getKey().equals("offence-overlap")) {
                first.add(model.getId());
                boxes(model.getKey()).forEach(box -> left.add(model.getKey() + " " + box));
            }
        }
        jdbc.sql("""
                        select distinct proc_def_id_, proc_def_key_ || ' ' || act_id_ from engine.act_hi_actinst
                        where start_time_ >= :since or end_time_ >= :since or end_time_ is null
                        """)
                .param("since", Timestamp.from(since))
                .query((row, n) -> first.contains(row.getString(1)) && left.remove(row.getString(2)))
                .list();
        return left;
    }

    /** Places at which nobody stands on the first version. */
    Set<String> whereNobodyStands() {
        Set<String> empty = all();
        Set<String> first = new TreeSet<>();
        firstVersions().forEach(model -> first.add(model.getId()));
        jdbc.sql("""
                        select p.id_, p.key_ || ' ' || w.box from (
                            select proc_def_id_ as model, act_id_ as box from engine.act_ru_execution
                            union select e.proc_def_id_, s.activity_id_ from engine.act_ru_event_subscr s
                                join engine.act_ru_execution e on e.id_ = s.execution_id_
                            union select d.proc_def_id_, d.act_id_ from engine.act_ru_job j
                                join engine.act_ru_jobdef d on d.id_ = j.job_def_id_
                        ) w join engine.act_re_procdef p on p.id_ = w.model where w.box is not null
                        """)
                .query((row, n) -> first.contains(row.getString(1)) && empty.remove(row.getString(2)))
                .list();
        return empty;
    }

    /** Of the models that were there then; what is new since then has a first version, too. */
    private List<ProcessDefinition> firstVersions() {
        String deployment = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("survivor-journey")
                .processDefinitionVersion(1)
                .singleResult()
                .getDeploymentId();
        return repository
                .createProcessDefinitionQuery()
                .deploymentId(deployment)
                .list();
    }

    /** Where another process is called, nobody stands unless there is a place in that. */
    private boolean isPlace(FlowNode box) {
        return box instanceof UserTask
                || box instanceof CallActivity call
                        && !places(call.getCalledElement()).isEmpty()
                || box instanceof CatchEvent event && !beginsTheProcess(event) && isWaitedFor(event);
    }

    /** Nobody stands there yet. */
    private static boolean beginsTheProcess(CatchEvent event) {
        return event instanceof StartEvent && event.getParentElement() instanceof Process;
    }

    private static boolean isWaitedFor(CatchEvent event) {
        for (EventDefinition each : event.getEventDefinitions()) {
            if (each instanceof TimerEventDefinition || each instanceof MessageEventDefinition) {
                return true;
            }
        }
        return false;
    }
}
