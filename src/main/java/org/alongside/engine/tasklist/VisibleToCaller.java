package org.alongside.engine.tasklist;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.alongside.engine.Caller;
import org.alongside.ids.WorkerId;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** What the person who asks may see of the engine: no more and no less than its own web applications show them. */
@Component
class VisibleToCaller {
    private static final int IDS_MAX = 50;

    /** Whatever else is asked for is of nobody, and may hold what the database cannot take, such as a NUL. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9:._-]{1,64}");

    private final Caller caller;
    private final IdentityService identity;
    private final TaskService tasks;
    private final RuntimeService runtime;

    VisibleToCaller(Caller caller, IdentityService identity, TaskService tasks, RuntimeService runtime) {
        this.caller = caller;
        this.identity = identity;
        this.tasks = tasks;
        this.runtime = runtime;
    }

    /** @param ids of tasks, with commas between, at most 50 */
    List<Task> tasks(String ids) {
        List<String> asked = split(ids);
        return asked.isEmpty()
                ? List.of()
                : asCaller(() -> tasks.createTaskQuery()
                        .taskIdIn(asked.toArray(String[]::new))
                        .listPage(0, IDS_MAX));
    }

    /** @param ids of process instances, with commas between, at most 50 */
    List<ProcessInstance> instances(String ids) {
        List<String> asked = split(ids);
        return asked.isEmpty()
                ? List.of()
                : asCaller(() -> runtime.createProcessInstanceQuery()
                        .processInstanceIds(Set.copyOf(asked))
                        .listPage(0, IDS_MAX));
    }

    /**
     * Whom or what tasks are about.
     *
     * @param seenTasks tasks that the person sees already
     * @return business keys by process instance; instances that have none are absent
     */
    Map<String, String> businessKeys(List<Task> seenTasks) {
        if (seenTasks.isEmpty()) {
            return Map.of();
        }
        return runtime
                .createProcessInstanceQuery()
                .processInstanceIds(
                        seenTasks.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet()))
                .list()
                .stream()
                .filter(instance -> instance.getBusinessKey() != null)
                .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
    }

    private <T> List<T> asCaller(Supplier<List<T>> look) {
        return as(look, List.of());
    }

    /**
     * Looks with the rights of the person who asks.
     *
     * @param nobodys what there is for nobody
     */
    <T> T as(Supplier<T> look, T nobodys) {
        WorkerId asking = caller.id();
        if (asking.equals(Caller.SERVICE)) {
            return nobodys;
        }
        String userId = asking.value();
        identity.setAuthentication(userId, groups(userId), organisations(userId));
        try {
            return look.get();
        } finally {
            identity.clearAuthentication();
        }
    }

    private List<String> groups(String userId) {
        return identity.createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .toList();
    }

    private List<String> organisations(String userId) {
        return identity.createTenantQuery().userMember(userId).list().stream()
                .map(Tenant::getId)
                .toList();
    }

    private static List<String> split(String ids) {
        String[] asked = ids.split(",", IDS_MAX + 1);
        if (asked.length > IDS_MAX) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return Arrays.stream(asked)
                .map(String::strip)
                .filter(ID.asMatchPredicate())
                .distinct()
                .toList();
    }
}
