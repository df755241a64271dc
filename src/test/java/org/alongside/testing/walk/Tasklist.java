package org.alongside.testing.walk;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.alongside.audit.Ledger;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RecordId;
import org.alongside.ids.WorkerId;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * People at the Tasklist, as the engine meets them: signed in, in their organisation, with the rights of their groups,
 * opening and sending forms. So every test passes the guard of commands, form handling and the guard of what is written.
 */
@TestComponent
public final class Tasklist {
    /** The demonstration organisation, to which all people of the tests belong. */
    public static final String ORGANISATION = "demo";

    /** The engine gives nobody a list without an end. */
    private static final int LIST_MAX = 200;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ProcessEngine engine;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Tasklist(ProcessEngine engine, JdbcClient jdbc, TransactionTemplate transaction) {
        this.engine = engine;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Somebody who signed in. */
    public Person as(String userId) {
        List<String> groups = engine.getIdentityService().createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .toList();
        List<String> tenants = engine.getIdentityService().createTenantQuery().userMember(userId).list().stream()
                .map(Tenant::getId)
                .toList();
        return new Person(userId, groups, tenants, null);
    }

    /**
     * A refusal as the person meets it.
     *
     * @param policyId as the ledger has it; null when no policy refused it
     */
    public record Refusal(@Nullable String policyId, String sentence) {}

    /** The newest entry of what was refused to somebody. */
    private record LastRefusal(long position, @Nullable String policyId) {}

    /** One person at their Tasklist. */
    public final class Person {
        private final String userId;
        private final List<String> groups;
        private final List<String> tenants;

        private final @Nullable RecordId about;

        private Person(String userId, List<String> groups, List<String> tenants, @Nullable RecordId about) {
            this.userId = userId;
            this.groups = groups;
            this.tenants = tenants;
            this.about = about;
        }

        /** The same person, at the tasks of one journey or group alone. */
        public Person about(RecordId journeyOrGroup) {
            return new Person(userId, groups, tenants, journeyOrGroup);
        }

        private TaskQuery query() {
            TaskQuery query = engine.getTaskService().createTaskQuery();
            return about == null ? query : query.processInstanceBusinessKey(about.toString());
        }

        public String userId() {
            return userId;
        }

        /** Opens the first-contact form and sends it. */
        public JourneyId begins(Map<String, ?> answers) {
            return begins("survivor-journey", answers).journey();
        }

        /** Opens the start form of a process and sends it. */
        public RecordId begins(String process, Map<String, ?> answers) {
            return doing(() -> {
                ProcessDefinition definition = engine.getRepositoryService()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(process)
                        .latestVersion()
                        .singleResult();
                engine.getFormService().getStartFormVariables(definition.getId());
                return RecordId.of(engine.getFormService()
                        .submitStartForm(definition.getId(), asSent(answers))
                        .getBusinessKey());
            });
        }

        /** Takes the one task of this kind that is offered to their group. */
        public Person claims(String task) {
            return claims(offered(task));
        }

        /** The one task of this kind that is offered to their group. */
        public Task offered(String task) {
            Task offered =
                    doing(() -> query().taskDefinitionKey(task).taskUnassigned().singleResult());
            if (offered == null) {
                throw new AssertionError(userId + " is not offered " + task + " but " + tasks());
            }
            return offered;
        }

        public Person claims(Task task) {
            return doing(() -> {
                engine.getTaskService().claim(task.getId(), userId);
                return this;
            });
        }

        /** Opens the form of their one task of this kind and sends it. */
        public Person completes(String task, Map<String, ?> answers) {
            String id = theirs(task).getId();
            formOf(id);
            return sends(id, answers);
        }

        /** Sends a form to a task by its id, whosever it is. */
        public Person sends(String taskId, Map<String, ?> answers) {
            return doing(() -> {
                engine.getFormService().submitTaskForm(taskId, asSent(answers));
                return this;
            });
        }

        /** Sends the form of their one task of this kind and is refused; the task is still theirs. */
        public Refusal isRefused(String task, Map<String, ?> answers) {
            String id = theirs(task).getId();
            Refusal refusal = isRefusedAt(id, answers);
            if (!theirs(task).getId().equals(id)) {
                throw new AssertionError("The task changed although the form was refused.");
            }
            return refusal;
        }

        /** Sends a form to a task by its id, whosever it is, and is refused. */
        public Refusal isRefusedAt(String taskId, Map<String, ?> answers) {
            Refusal refusal = tries(taskId, answers);
            if (refusal == null) {
                throw new AssertionError("This was not refused.");
            }
            return refusal;
        }

        /** Sends a form to a task by its id, whosever it is; null when it was taken. */
        public @Nullable Refusal tries(String taskId, Map<String, ?> answers) {
            long before = lastRefusal().position();
            try {
                sends(taskId, answers);
                return null;
            } catch (FormFieldValidationException refused) {
                LastRefusal last = lastRefusal();
                return new Refusal(
                        last.position() > before ? last.policyId() : null, String.valueOf(refused.getMessage()));
            }
        }

        private LastRefusal lastRefusal() {
            return doing(() -> requireNonNull(transaction.execute(status -> jdbc.sql("""
                            select position, policy_id from alongside.ledger_entry
                            where chain = :chain order by position desc limit 1
                            """)
                    .param("chain", Ledger.refusalsOf(WorkerId.of(userId)))
                    .query((row, n) -> new LastRefusal(row.getLong(1), row.getString(2)))
                    .optional()
                    .orElse(new LastRefusal(0, null)))));
        }

        /** What the browser gets to fill into the form of their one task of this kind. */
        public Map<String, @Nullable Object> opens(String task) {
            return formOf(theirs(task).getId());
        }

        /** What the browser gets to fill into a form, whosever the task is. */
        public Map<String, @Nullable Object> formOf(String taskId) {
            return doing(() -> new HashMap<>(engine.getFormService().getTaskFormVariables(taskId)));
        }

        /** Kinds of the tasks in their list, theirs and those offered to them, in the order of making. */
        public List<String> tasks() {
            return list().stream().map(Task::getTaskDefinitionKey).toList();
        }

        /** The tasks in their list. */
        public List<Task> list() {
            return doing(() -> query().orderByTaskCreateTime().asc().listPage(0, LIST_MAX));
        }

        /** Ids of the running instances that Cockpit shows them. */
        public List<String> instances() {
            return doing(() -> engine.getRuntimeService().createProcessInstanceQuery().listPage(0, LIST_MAX).stream()
                    .map(ProcessInstance::getId)
                    .toList());
        }

        /** Their one task of this kind. */
        public Task theirs(String task) {
            Task open = doing(
                    () -> query().taskDefinitionKey(task).taskAssignee(userId).singleResult());
            if (open == null) {
                throw new AssertionError(userId + " has no " + task + " but " + tasks());
            }
            return open;
        }

        /** Does anything with the engine as this person. */
        public <T> T doing(Callable<T> work) {
            engine.getIdentityService().setAuthentication(userId, groups, tenants);
            try {
                return InOrganisation.asked(work);
            } finally {
                engine.getIdentityService().clearAuthentication();
            }
        }
    }

    /** As the browser sends it: lists and rows as JSON. */
    private static VariableMap asSent(Map<String, ?> answers) {
        VariableMap sent = Variables.createVariables();
        answers.forEach((key, value) -> sent.put(key, asSent(value)));
        return sent;
    }

    private static @Nullable Object asSent(@Nullable Object value) {
        if (!(value instanceof List<?>) && !(value instanceof Map<?, ?>)) {
            return value;
        }
        try {
            return SpinValues.jsonValue(JSON.writeValueAsString(value)).create();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
