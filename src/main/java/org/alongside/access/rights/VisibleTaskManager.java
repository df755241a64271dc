package org.alongside.access.rights;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.db.TenantCheck;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Who may see a task: whoever has it, whoever it is offered to by name, and the members of a group it is offered to, in
 * their organisation. The rule is the condition {@code andVisible} in {@code VisibleTasks.xml}; every list, every count
 * and every look at one task asks it.
 *
 * <p>The engine's own way is a row of rights for each task and person or group, which makes every question slower with
 * every open task. There are no such rows here, so a way to tasks that a new version of the engine brings shows nothing
 * until it asks this rule too.
 */
public final class VisibleTaskManager extends TaskManager {
    private static final String NAMESPACE = VisibleTaskManager.class.getName();
    private static final String MAPPER = "VisibleTasks.xml";

    /** Tasks that this command found visible, and who asked. What it changes is written at its end. */
    private final Set<List<String>> seen = new HashSet<>();

    @Override
    @SuppressWarnings("unchecked")
    public List<Task> findTasksByQueryCriteria(TaskQueryImpl query) {
        return isOfPerson(query)
                ? plannedForThem(
                        () -> getDbEntityManager().selectList(NAMESPACE + ".select", VisibleTaskQuery.of(query)))
                : super.findTasksByQueryCriteria(query);
    }

    @Override
    public long findTaskCountByQueryCriteria(TaskQueryImpl query) {
        return isOfPerson(query)
                ? plannedForThem(
                        () -> (Long) getDbEntityManager().selectOne(NAMESPACE + ".count", VisibleTaskQuery.of(query)))
                : super.findTaskCountByQueryCriteria(query);
    }

    /**
     * One statement finds a task and whether the person who asks may see it. One that they may not see is found as well:
     * whoever checks the right refuses it.
     */
    @Override
    public TaskEntity findTaskById(String id) {
        TaskQueryImpl query = new TaskQueryImpl();
        if (id != null && getDbEntityManager().getCachedEntity(TaskEntity.class, id) == null && isOfPerson(query)) {
            TaskEntity visible = findVisible(id, query);
            if (visible != null) {
                seen.add(asked(id));
                return visible;
            }
        }
        return super.findTaskById(id);
    }

    private @Nullable TaskEntity findVisible(String id, TaskQueryImpl ofPerson) {
        return (TaskEntity) getDbEntityManager().selectOne(NAMESPACE + ".one", VisibleTask.of(id, ofPerson));
    }

    /** No task is below another: none can be written, see {@code GuardedDbEntityManager}. */
    @Override
    public List<Task> findTasksByParentTaskId(String parentTaskId) {
        return new ArrayList<>();
    }

    /** No rights to single tasks are given, so none end with a task. */
    @Override
    protected void deleteAuthorizations(Resource resource, String resourceId) {
        if (resource != Resources.TASK) {
            super.deleteAuthorizations(resource, resourceId);
        }
    }

    /** For the service itself, whose organisation is checked elsewhere, every task is. */
    private boolean isVisible(TaskEntity task) {
        TaskQueryImpl query = new TaskQueryImpl();
        return !isOfPerson(query) || seen.contains(asked(task.getId())) || findVisible(task.getId(), query) != null;
    }

    private List<String> asked(String taskId) {
        return List.of(taskId, getCurrentAuthentication().getUserId());
    }

    /** Whether a person asks, and not the service itself. If so, the query is told who, for the condition. */
    private boolean isOfPerson(TaskQueryImpl query) {
        getAuthorizationManager().configureQuery(query);
        AuthorizationCheck person = query.getAuthCheck();
        if (!person.isAuthorizationCheckEnabled()) {
            return false;
        }
        // The engine keeps only groups that have rights; a task is offered to others as well. And it lets its
        // administrators look into all organisations.
        Authentication authentication = getCurrentAuthentication();
        person.setAuthGroupIds(orNone(authentication.getGroupIds()));
        query.getTenantCheck().setTenantCheckEnabled(true);
        query.getTenantCheck().setAuthTenantIds(orNone(authentication.getTenantIds()));
        return true;
    }

    private static List<String> orNone(@Nullable List<String> ids) {
        return ids == null ? new ArrayList<>() : ids;
    }

    /**
     * What is quick for who sees one task is slow for who sees all, so the database plans each question anew instead of
     * keeping one plan for everybody.
     */
    private <T> T plannedForThem(Supplier<T> select) {
        try {
            PGConnection connection =
                    getDbSqlSession().getSqlSession().getConnection().unwrap(PGConnection.class);
            int before = connection.getPrepareThreshold();
            connection.setPrepareThreshold(0);
            try {
                return select.get();
            } finally {
                connection.setPrepareThreshold(before);
            }
        } catch (SQLException e) {
            throw new ProcessEngineException("The database's connection cannot be reached.", e);
        }
    }

    /** Whom a task can be offered to so that the person sees it: themselves, and each of their groups. */
    static List<String> who(AuthorizationCheck person) {
        List<String> who = new ArrayList<>();
        who.add("user:" + person.getAuthUserId());
        person.getAuthGroupIds().forEach(group -> who.add("group:" + group));
        return who;
    }

    /** What the statement {@code one} asks: a task by its id, for one person. */
    record VisibleTask(String taskId, List<String> who, AuthorizationCheck authCheck, TenantCheck tenantCheck) {
        static VisibleTask of(String taskId, TaskQueryImpl ofPerson) {
            return new VisibleTask(
                    taskId,
                    VisibleTaskManager.who(ofPerson.getAuthCheck()),
                    ofPerson.getAuthCheck(),
                    ofPerson.getTenantCheck());
        }
    }

    /** Puts the rule in the place of the engine's own; the engine must have set itself up. */
    public static void putInto(ProcessEngineConfigurationImpl engine) {
        Configuration statements =
                engine.getDbSqlSessionFactory().getSqlSessionFactory().getConfiguration();
        try (InputStream mapper = VisibleTaskManager.class.getResourceAsStream(MAPPER)) {
            new XMLMapperBuilder(mapper, statements, MAPPER, statements.getSqlFragments()).parse();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        engine.getSessionFactories().put(TaskManager.class, new Factory());
    }

    private static final class Factory implements SessionFactory {
        @Override
        public Class<?> getSessionType() {
            return TaskManager.class;
        }

        @Override
        public Session openSession() {
            return new VisibleTaskManager();
        }
    }

    /** The same rule for one task by its id. What is not named here (assigning, changing variables) is nobody's right. */
    public static final class ById extends AuthorizationCommandChecker {
        @Override
        public void checkReadTask(TaskEntity task) {
            check(task, Permissions.READ);
        }

        @Override
        public void checkReadTaskVariable(TaskEntity task) {
            check(task, TaskPermissions.READ_VARIABLE);
        }

        @Override
        public void checkTaskWork(TaskEntity task) {
            check(task, Permissions.TASK_WORK);
        }

        private static void check(TaskEntity task, Permission permission) {
            VisibleTaskManager tasks =
                    (VisibleTaskManager) Context.getCommandContext().getTaskManager();
            if (!tasks.isVisible(task)) {
                throw new AuthorizationException(
                        tasks.getCurrentAuthentication().getUserId(),
                        permission.getName(),
                        Resources.TASK.resourceName(),
                        task.getId());
            }
        }
    }
}
