package org.alongside.access.rights;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/**
 * A query for tasks with what {@code VisibleTasks.xml} asks of it beside the engine's own conditions. It is a copy: the
 * query of who asks stays as it is.
 */
final class VisibleTaskQuery extends TaskQueryImpl {
    private static final long serialVersionUID = 1L;
    private static final Set<String> OF_THE_QUERY_ITSELF = Set.of("queries", "isOrQueryActive");
    private static final Set<String> OWN_OR_NOBODYS = Set.of("assignee", "unassigned");

    private final ArrayList<String> who = new ArrayList<>();

    @Nullable
    private Boolean offeredToGroup;

    private boolean isOfNobodyOnly;

    private VisibleTaskQuery() {}

    /**
     * @param asked its authorization check names the person and their groups
     */
    static VisibleTaskQuery of(TaskQueryImpl asked) {
        VisibleTaskQuery query = new VisibleTaskQuery();
        ReflectionUtils.shallowCopyFieldState(asked, query);
        // The first part of a query is the query itself; the others are those joined by "or".
        query.queries = new ArrayList<>(asked.getQueries());
        query.queries.set(0, query);
        query.who.addAll(VisibleTaskManager.who(asked.getAuthCheck()));
        query.askOffersInsteadOfLinks();
        return query;
    }

    /**
     * Whether a task is offered to a group at all stands beside the task: the first of its offers is one to a group, if
     * there is any. The engine would look at its links, for each of all tasks.
     */
    private void askOffersInsteadOfLinks() {
        boolean isWith = Boolean.TRUE.equals(withCandidateGroups);
        boolean isWithout = Boolean.TRUE.equals(withoutCandidateGroups);
        boolean isAllThatIsAsked = isWith != isWithout
                && candidateUser == null
                && candidateGroups == null
                && candidateGroup == null
                && candidateGroupLike == null
                && involvedUser == null
                && !Boolean.TRUE.equals(withCandidateUsers)
                && !Boolean.TRUE.equals(withoutCandidateUsers);
        if (isAllThatIsAsked) {
            offeredToGroup = isWith;
            isOfNobodyOnly = !Boolean.TRUE.equals(includeAssignedTasks);
            withCandidateGroups = null;
            withoutCandidateGroups = null;
        }
    }

    /** Whom a task can be offered to so that they see it: themselves, and each of their groups. */
    public List<String> getWho() {
        return who;
    }

    /** Whether only tasks are meant that are offered to some group, or only others; nothing when it does not matter. */
    public @Nullable Boolean getOfferedToGroup() {
        return offeredToGroup;
    }

    /** The engine's conditions on candidates mean tasks that nobody has, if not told otherwise. */
    public boolean isOfNobodyOnly() {
        return isOfNobodyOnly;
    }

    /** Whether tasks that the person has can be among them. */
    public boolean isOfMine() {
        return !isOfNobody()
                && (assignee == null || assignee.equals(getAuthCheck().getAuthUserId()));
    }

    /** Whether tasks that nobody has can be among them. */
    public boolean isOfFree() {
        return assignee == null && !Boolean.TRUE.equals(assigned);
    }

    /** Whether tasks that others have, and that were offered to the person too, can be among them. */
    public boolean isOfTaken() {
        String person = getAuthCheck().getAuthUserId();
        return !isOfNobody()
                && !person.equals(assignee)
                && queries.stream().skip(1).noneMatch(part -> asksForOwnOrNobodysOnly(part, person));
    }

    private boolean isOfNobody() {
        return isOfNobodyOnly || Boolean.TRUE.equals(unassigned);
    }

    /** Whether a part that is joined by "or" asks for tasks of the person or of nobody, and for nothing else. */
    private static boolean asksForOwnOrNobodysOnly(TaskQueryImpl part, String person) {
        TaskQueryImpl nothing = new TaskQueryImpl();
        List<String> asked = new ArrayList<>();
        for (Field field : TaskQueryImpl.class.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !OF_THE_QUERY_ITSELF.contains(field.getName())) {
                ReflectionUtils.makeAccessible(field);
                if (!Objects.equals(ReflectionUtils.getField(field, part), ReflectionUtils.getField(field, nothing))) {
                    asked.add(field.getName());
                }
            }
        }
        return !asked.isEmpty()
                && OWN_OR_NOBODYS.containsAll(asked)
                && (part.getAssignee() == null || part.getAssignee().equals(person));
    }

    /** Whether it asks for a few tasks that an index finds, so that the rule is a condition like others. */
    public boolean isOfFew() {
        return taskId != null
                || isAny(taskIdIn)
                || processInstanceId != null
                || isAny(processInstanceIdIn)
                || processInstanceBusinessKey != null;
    }

    private static boolean isAny(String @Nullable [] ids) {
        return ids != null && ids.length > 0;
    }

    /** Whether it is sorted by something that is not of the task itself. */
    public boolean isSortedByOther() {
        return orderingProperties.stream().anyMatch(order -> order.getRelation() != null);
    }

    /** Up to here each part of the answer is read. */
    public long getReadMax() {
        return (long) getFirstResult() + getMaxResults();
    }
}
