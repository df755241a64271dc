package org.alongside.bench.plain;

import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The same people, roles, rights and lists as in Alongside, by the engine's own means. */
@Component
@Order(2)
class UnlockedIdentityServiceProvider implements ApplicationRunner {
    private static final String WORKERS = "peer-worker";
    private static final String SUPERVISORS = "supervisor";

    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final FilterService filters;
    private final TaskService tasks;
    private final String password;

    UnlockedIdentityServiceProvider(
            IdentityService identity,
            AuthorizationService authorizations,
            FilterService filters,
            TaskService tasks,
            @Value("${bench.password}") String password) {
        this.identity = identity;
        this.authorizations = authorizations;
        this.filters = filters;
        this.tasks = tasks;
        this.password = password;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (identity.createUserQuery().count() > 0) {
            return;
        }
        for (String group : new String[] {WORKERS, SUPERVISORS}) {
            identity.saveGroup(identity.newGroup(group));
            grant(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        }
        Map.of(
                        "worker1", WORKERS,
                        "worker2", WORKERS,
                        "facilitator1", WORKERS,
                        "supervisor1", SUPERVISORS,
                        "supervisor2", SUPERVISORS)
                .forEach(this::person);
        grant(WORKERS, Resources.PROCESS_DEFINITION, "*", Permissions.READ, Permissions.CREATE_INSTANCE);
        grant(WORKERS, Resources.PROCESS_INSTANCE, "*", Permissions.CREATE);
        grant(SUPERVISORS, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        grant(
                SUPERVISORS,
                Resources.PROCESS_DEFINITION,
                "*",
                Permissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE);
        grant(SUPERVISORS, Resources.DEPLOYMENT, "*", Permissions.READ);
        grant(SUPERVISORS, Resources.DECISION_DEFINITION, "*", Permissions.READ);
        TaskQuery mine = tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}");
        filter("My tasks", mine);
        filter("To claim", tasks.createTaskQuery().taskCandidateGroupInExpression("${currentUserGroups()}"));
        filter(
                "Due",
                tasks.createTaskQuery()
                        .taskAssigneeExpression("${currentUser()}")
                        .dueBeforeExpression("${dateTime().plusDays(3)}"));
        filter(
                "Waiting",
                tasks.createTaskQuery()
                        .taskAssigneeExpression("${currentUser()}")
                        .followUpAfterExpression("${now()}"));
    }

    private void person(String userId, String group) {
        User user = identity.newUser(userId);
        user.setFirstName(userId);
        user.setLastName("(demo)");
        user.setPassword(password);
        identity.saveUser(user);
        identity.createMembership(userId, group);
    }

    private void filter(String name, TaskQuery query) {
        Filter filter = filters.newTaskFilter(name);
        filter.setQuery(query.orderByTaskPriority().desc().orderByDueDate().asc());
        filters.saveFilter(filter);
        grant(WORKERS, Resources.FILTER, filter.getId(), Permissions.READ);
        grant(SUPERVISORS, Resources.FILTER, filter.getId(), Permissions.READ);
    }

    private void grant(String group, Resource resource, String id, Permission... permissions) {
        Authorization right = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        right.setGroupId(group);
        right.setResource(resource);
        right.setResourceId(id);
        right.setPermissions(permissions);
        authorizations.saveAuthorization(right);
    }
}
