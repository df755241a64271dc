package org.alongside.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.ids.WorkerId;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The accounts of the organisation that this thread works for, by the names that colleagues know. */
@Component
public class People {
    /** How many are read at a time; the engine gives no more than 2,000 in one answer. */
    private static final int PAGE = 1_000;

    private final IdentityService identity;

    People(@Lazy IdentityService identity) {
        this.identity = identity;
    }

    /** Somebody with an account here. */
    public record Person(WorkerId userId, String name, Set<Role> roles) {
        public Person {
            roles = Set.copyOf(roles);
        }

        public boolean is(Role role) {
            return roles.contains(role);
        }
    }

    /** Everybody, by name. */
    public List<Person> all() {
        Map<Role, Set<WorkerId>> roles = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            roles.put(role, idsOf(role));
        }
        return list(here()).stream()
                .map(user -> person(user, roles))
                .sorted(Comparator.comparing(Person::name).thenComparing(Person::userId))
                .toList();
    }

    /** Somebody of this organisation. */
    public Optional<Person> find(WorkerId userId) {
        User user = here().userId(userId.value()).singleResult();
        if (user == null) {
            return Optional.empty();
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        identity.createGroupQuery().groupMember(userId.value()).list().forEach(group -> Role.ofGroup(group.getId())
                .ifPresent(roles::add));
        return Optional.of(new Person(userId, name(user), roles));
    }

    /** Ids of all who have this role here. */
    public Set<WorkerId> idsOf(Role role) {
        return list(here().memberOfGroup(role.group())).stream()
                .map(user -> WorkerId.of(user.getId()))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** What each of them is called. */
    public Map<WorkerId, String> names() {
        Map<WorkerId, String> names = new LinkedHashMap<>();
        list(here()).forEach(user -> names.put(WorkerId.of(user.getId()), name(user)));
        return names;
    }

    private UserQuery here() {
        return identity.createUserQuery()
                .memberOfTenant(CurrentOrganisation.current().orElseThrow());
    }

    /** All of them: whoever a list leaves out is never asked for anything. */
    private static List<User> list(UserQuery query) {
        List<User> all = new ArrayList<>();
        UserQuery inOrder = query.orderByUserId().asc();
        List<User> page;
        do {
            page = inOrder.listPage(all.size(), PAGE);
            all.addAll(page);
        } while (page.size() == PAGE);
        return all;
    }

    private static Person person(User user, Map<Role, Set<WorkerId>> members) {
        WorkerId id = WorkerId.of(user.getId());
        Set<Role> roles = EnumSet.noneOf(Role.class);
        members.forEach((role, ids) -> {
            if (ids.contains(id)) {
                roles.add(role);
            }
        });
        return new Person(id, name(user), roles);
    }

    private static String name(User user) {
        String name = ((user.getFirstName() == null ? "" : user.getFirstName()) + " "
                        + (user.getLastName() == null ? "" : user.getLastName()))
                .strip();
        return name.isEmpty() ? user.getId() : name;
    }
}
