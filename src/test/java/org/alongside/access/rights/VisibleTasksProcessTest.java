package org.alongside.access.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.Organisations;
import org.alongside.access.rights.HeldTask.Person;
import org.alongside.engine.guard.TaskFilterKind;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.InOrganisation;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Random tasks in two organisations change hands, and each person sees what a plain model says, in every way there is to
 * look: lists, counts, by id, the lists of the Tasklist.
 */
@ProcessTest
@ExcludeFromProcessCoverage
class VisibleTasksProcessTest {
    private static final String PROCESS = "visible-tasks";
    private static final String HERE = "demo";
    private static final String ELSEWHERE = "elsewhere";
    private static final int TASKS = 20;
    private static final int STEPS = 80;
    private static final int PAGE = 3;

    private static final List<Person> PEOPLE = List.of(
            new Person("worker1", Set.of("peer-worker"), HERE),
            new Person("worker2", Set.of("peer-worker"), HERE),
            new Person("supervisor1", Set.of("supervisor"), HERE),
            new Person("both", Set.of("peer-worker", "supervisor"), HERE),
            new Person("analyst1", Set.of("analyst"), HERE),
            new Person("admin1", Set.of("camunda-admin"), HERE),
            new Person("nobodys", Set.of(), HERE),
            new Person("far", Set.of("supervisor"), ELSEWHERE));
    private static final List<String> GROUPS = List.of("peer-worker", "supervisor", "analyst", "camunda-admin");

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    FilterService filters;

    @Autowired
    IdentityService identity;

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    Organisations organisations;

    private final List<HeldTask> model = new ArrayList<>();

    @Nullable
    private String deployment;

    @BeforeEach
    void deploy() {
        organisations.keep(ELSEWHERE);
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        PROCESS + ".bpmn",
                        Bpmn.createExecutableProcess(PROCESS)
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .userTask("userTask_any")
                                .endEvent()
                                .done())
                .deploy()
                .getId();
        for (int i = 0; i < TASKS; i++) {
            String organisation = i % 5 == 0 ? ELSEWHERE : HERE;
            CurrentOrganisation.runAs(organisation, () -> {
                String instance = runtime.startProcessInstanceByKey(
                                PROCESS, UUID.randomUUID().toString())
                        .getId();
                Task task = tasks.createTaskQuery().processInstanceId(instance).singleResult();
                model.add(new HeldTask(task.getId(), instance, organisation));
            });
        }
    }

    @AfterEach
    void remove() {
        for (HeldTask held : model) {
            CurrentOrganisation.runAs(
                    held.organisation, () -> runtime.deleteProcessInstance(held.instance, "the test is over"));
        }
        repository.deleteDeployment(deployment, true);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void whatIsGivenOrOfferedIsSeen(long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            give(random);
        }
        everybodySeesWhatTheModelSays();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void whatChangedHandsIsSeenByWhoHasItNow(long seed) {
        Random random = new Random(seed);
        for (int step = 1; step <= STEPS; step++) {
            if (random.nextInt(3) == 0) {
                give(random);
            } else {
                takeAway(random);
            }
            if (step % (STEPS / 2) == 0) {
                everybodySeesWhatTheModelSays();
            }
        }
        assertThat(authorizations
                        .createAuthorizationQuery()
                        .resourceType(Resources.TASK)
                        .count())
                .as("rights to single tasks")
                .isZero();
    }

    private void give(Random random) {
        HeldTask held = any(random, model);
        String id = held.id;
        Person person = any(random, PEOPLE);
        switch (random.nextInt(4)) {
            case 0 -> {
                if (held.assignee == null) {
                    tasks.setAssignee(id, person.id());
                    held.assignee = person.id();
                }
            }
            case 1 -> {
                tasks.addCandidateUser(id, person.id());
                held.users.add(person.id());
            }
            case 2 -> {
                String group = any(random, GROUPS);
                tasks.addCandidateGroup(id, group);
                held.groups.add(group);
            }
            default -> claim(held, person);
        }
    }

    private void claim(HeldTask held, Person person) {
        boolean mayClaim = held.isVisibleTo(person)
                && (held.assignee == null || person.id().equals(held.assignee));
        boolean hasClaimed = as(person, () -> {
            try {
                tasks.claim(held.id, person.id());
                return true;
            } catch (ProcessEngineException e) {
                return false;
            }
        });
        assertThat(hasClaimed).as("%s claims", person.id()).isEqualTo(mayClaim);
        if (hasClaimed) {
            held.assignee = person.id();
        }
    }

    private void takeAway(Random random) {
        HeldTask held = any(random, model);
        String id = held.id;
        Person person = any(random, PEOPLE);
        switch (random.nextInt(5)) {
            case 0 -> {
                tasks.setAssignee(id, person.id());
                held.assignee = person.id();
            }
            case 1 -> {
                tasks.setAssignee(id, null);
                held.assignee = null;
            }
            case 2 -> {
                tasks.delegateTask(id, person.id());
                held.assignee = person.id();
            }
            case 3 ->
                held.users.stream().sorted().findFirst().ifPresent(user -> {
                    tasks.deleteCandidateUser(id, user);
                    held.users.remove(user);
                });
            default ->
                held.groups.stream().sorted().findFirst().ifPresent(group -> {
                    tasks.deleteCandidateGroup(id, group);
                    held.groups.remove(group);
                });
        }
    }

    private void everybodySeesWhatTheModelSays() {
        for (Person person : PEOPLE) {
            Set<String> visible = ids(held -> held.isVisibleTo(person));
            assertThat(list(person, mine())).as("list of %s", person.id()).containsExactlyInAnyOrderElementsOf(visible);
            assertThat(as(person, () -> mine().count()))
                    .as("count of %s", person.id())
                    .isEqualTo(visible.size());
            for (HeldTask held : model) {
                assertThat(isSeenById(person, held.id))
                        .as("%s by id", person.id())
                        .isEqualTo(visible.contains(held.id));
            }
            assertThat(pages(person)).as("pages of %s", person.id()).containsExactlyInAnyOrderElementsOf(visible);
            listsOfTheTasklist(person);
            selections(person);
        }
    }

    private void listsOfTheTasklist(Person person) {
        assertThat(filtered(person, TaskFilterKind.MINE))
                .as("My tasks of %s", person.id())
                .containsExactlyInAnyOrderElementsOf(
                        ids(held -> held.isVisibleTo(person) && person.id().equals(held.assignee)));
        assertThat(filtered(person, TaskFilterKind.TO_CLAIM))
                .as("To claim of %s", person.id())
                .containsExactlyInAnyOrderElementsOf(ids(held -> held.isVisibleTo(person) && held.assignee == null));
    }

    private record Selection(String name, TaskQuery query, Predicate<HeldTask> meant) {}

    /** Questions of one's own narrow what is visible, and list a task once however often it is offered. */
    private void selections(Person person) {
        List<Selection> asked = List.of(
                new Selection("unassigned", mine().taskUnassigned(), held -> held.assignee == null),
                new Selection(
                        "with groups",
                        mine().withCandidateGroups().includeAssignedTasks(),
                        held -> !held.groups.isEmpty()),
                new Selection(
                        "with groups, nobody's",
                        mine().taskUnassigned().withCandidateGroups(),
                        held -> held.assignee == null && !held.groups.isEmpty()),
                new Selection(
                        "without groups, nobody's",
                        mine().taskUnassigned().withoutCandidateGroups(),
                        held -> held.assignee == null && held.groups.isEmpty()),
                new Selection(
                        "without groups",
                        mine().withoutCandidateGroups().includeAssignedTasks(),
                        held -> held.groups.isEmpty()),
                new Selection(
                        "with and without groups",
                        mine().withCandidateGroups().withoutCandidateGroups().includeAssignedTasks(),
                        held -> false),
                new Selection("somebody's", mine().taskAssigned(), held -> held.assignee != null),
                new Selection("of one", mine().taskAssignee("worker1"), held -> "worker1".equals(held.assignee)),
                new Selection(
                        "of one or with a name",
                        mine().or()
                                .taskAssignee("worker1")
                                .taskName("no such task")
                                .endOr(),
                        held -> "worker1".equals(held.assignee)),
                new Selection(
                        "offered to one of two groups",
                        mine().taskCandidateGroupIn(List.of("supervisor", "peer-worker"))
                                .includeAssignedTasks(),
                        held -> held.groups.contains("supervisor") || held.groups.contains("peer-worker")),
                new Selection(
                        "of one or of nobody",
                        mine().or().taskAssignee("worker1").taskUnassigned().endOr(),
                        held -> held.assignee == null || held.assignee.equals("worker1")));
        for (Selection selection : asked) {
            Set<String> expected = ids(held -> held.isVisibleTo(person) && selection.meant.test(held));
            assertThat(as(person, selection.query::count))
                    .as("%s of %s", selection.name, person.id())
                    .isEqualTo(expected.size());
            assertThat(list(person, selection.query))
                    .as("%s of %s", selection.name, person.id())
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private TaskQuery mine() {
        return tasks.createTaskQuery().processDefinitionKey(PROCESS);
    }

    private List<String> list(Person person, TaskQuery query) {
        return as(person, () -> query.orderByTaskCreateTime().desc().listPage(0, 200)).stream()
                .map(Task::getId)
                .toList();
    }

    /** All pages, one after the other, each of a few. */
    private List<String> pages(Person person) {
        List<String> all = new ArrayList<>();
        for (int first = 0; first < TASKS; first += PAGE) {
            int from = first;
            TaskQuery query =
                    mine().orderByTaskPriority().desc().orderByTaskId().asc();
            as(person, () -> query.listPage(from, PAGE)).forEach(task -> all.add(task.getId()));
        }
        return all;
    }

    private boolean isSeenById(Person person, String id) {
        boolean isFound = as(person, () -> tasks.createTaskQuery().taskId(id).singleResult()) != null;
        boolean isOpen = as(person, () -> {
            try {
                tasks.getIdentityLinksForTask(id);
                return true;
            } catch (AuthorizationException e) {
                return false;
            }
        });
        assertThat(isOpen).isEqualTo(isFound);
        return isFound;
    }

    /** Who cannot open lists has none. */
    private List<String> filtered(Person person, TaskFilterKind kind) {
        String filter = filters.createTaskFilterQuery().list().stream()
                .filter(seeded -> TaskFilterKind.of(seeded).filter(kind::equals).isPresent())
                .findFirst()
                .orElseThrow()
                .getId();
        List<String> listed = new ArrayList<>();
        boolean hasLists =
                person.groups().contains("peer-worker") || person.groups().contains("supervisor");
        if (hasLists) {
            List<Task> page = as(
                    person,
                    () -> filters.listPage(
                            filter,
                            tasks.createTaskQuery().orderByTaskCreateTime().desc(),
                            0,
                            200));
            page.forEach(task -> listed.add(task.getId()));
            assertThat(as(person, () -> filters.count(filter))).isEqualTo(listed.size());
            return listed;
        }
        return List.copyOf(ids(held -> held.isVisibleTo(person)
                && (kind == TaskFilterKind.MINE ? person.id().equals(held.assignee) : held.assignee == null)));
    }

    private Set<String> ids(Predicate<HeldTask> meant) {
        return model.stream().filter(meant).map(held -> held.id).collect(Collectors.toCollection(TreeSet::new));
    }

    private <T> T as(Person person, Supplier<T> look) {
        identity.setAuthentication(person.id(), List.copyOf(person.groups()), List.of(person.organisation()));
        try {
            return InOrganisation.asked(person.organisation(), look::get);
        } finally {
            identity.clearAuthentication();
        }
    }

    private static <T> T any(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
