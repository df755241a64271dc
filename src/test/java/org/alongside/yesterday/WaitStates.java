package org.alongside.yesterday;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
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
        for (ProcessDefinition model : firstVersions()) {
            repository.getBpmnModelInstance(model.getId()).getModelElementsByType(FlowNode.class).stream()
                    .filter(isPlace())
                    .forEach(box -> places.add(model.getKey() + " " + box.getId()));
        }
        return places;
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

    private List<ProcessDefinition> firstVersions() {
        return repository.createProcessDefinitionQuery().processDefinitionVersion(1).list();
    }

    private static Predicate<FlowNode> isPlace() {
        return box -> box instanceof UserTask
                || box instanceof CallActivity
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
