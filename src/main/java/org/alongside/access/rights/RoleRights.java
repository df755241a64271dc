package org.alongside.access.rights;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alongside.access.Role;
import org.alongside.engine.ProcessDescriptor;
import org.alongside.engine.Processes;
import org.alongside.engine.overview.ShownProcesses;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.SystemPermissions;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/**
 * What each role may do in the engine. This list is the whole of it: a right that is not on it is taken away at the next
 * start, whoever gave it. Rights to filters are left to others, see {@link #showFilterTo}; who may see a task is no right of
 * a role, see {@link VisibleTaskManager}.
 */
@Component
public class RoleRights {
    private static final String ALL = Authorization.ANY;
    private static final Set<Resource> GIVEN_ELSEWHERE = Set.of(Resources.FILTER);

    private final AuthorizationService authorizations;
    private final RepositoryService repository;

    private final Processes processes;
    private final List<ProcessDescriptor> announced;
    private final ShownProcesses shownProcesses;

    RoleRights(
            AuthorizationService authorizations,
            RepositoryService repository,
            Processes processes,
            List<ProcessDescriptor> announced,
            ShownProcesses shownProcesses) {
        this.shownProcesses = shownProcesses;
        this.processes = processes;
        this.announced = announced;
        this.authorizations = authorizations;
        this.repository = repository;
    }

    /** Shows a filter of the Tasklist to these roles, and takes it from the others. */
    public void showFilterTo(String filterId, Role... roles) {
        List<Role> seeing = List.of(roles);
        for (Role role : Role.values()) {
            List<Authorization> present = authorizations
                    .createAuthorizationQuery()
                    .groupIdIn(role.group())
                    .resourceType(Resources.FILTER)
                    .resourceId(filterId)
                    .list();
            if (!seeing.contains(role)) {
                present.forEach(right -> authorizations.deleteAuthorization(right.getId()));
            } else if (present.isEmpty()) {
                give(new Right(role, Resources.FILTER, filterId), new Permission[] {Permissions.READ});
            }
        }
    }

    public void set() {
        Map<Right, Permission[]> missing = wanted();
        for (Resources resource : Resources.values()) {
            if (GIVEN_ELSEWHERE.contains(resource)) {
                continue;
            }
            for (Authorization present : authorizations
                    .createAuthorizationQuery()
                    .resourceType(resource)
                    .list()) {
                if (isAboutOneself(present)) {
                    continue;
                }
                Permission[] permissions = missing.remove(Right.of(present));
                if (permissions == null) {
                    authorizations.deleteAuthorization(present.getId());
                } else if (value(permissions) != ((AuthorizationEntity) present).getPermissions()) {
                    present.setPermissions(permissions);
                    authorizations.saveAuthorization(present);
                }
            }
        }
        missing.forEach(this::give);
    }

    /** The engine gives these with each account: to see oneself, and the organisation one belongs to. */
    private static boolean isAboutOneself(Authorization present) {
        return present.getAuthorizationType() == Authorization.AUTH_TYPE_GRANT
                && present.getUserId() != null
                && (present.getResourceType() == Resources.TENANT.resourceType()
                        || (present.getResourceType() == Resources.USER.resourceType()
                                && present.getUserId().equals(present.getResourceId())));
    }

    private static int value(Permission[] permissions) {
        int value = 0;
        for (Permission permission : permissions) {
            value |= permission.getValue();
        }
        return value;
    }

    private Map<Right, Permission[]> wanted() {
        Map<Right, Permission[]> rights = new HashMap<>();
        worker(rights);
        supervisor(rights);
        analyst(rights);
        administrator(rights);
        for (Role role : Role.values()) {
            put(rights, role, Resources.GROUP, role.group(), Permissions.READ);
        }
        return rights;
    }

    private void worker(Map<Right, Permission[]> rights) {
        Role role = Role.PEER_WORKER;
        put(rights, role, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        for (String definition : startedByWorkers()) {
            put(
                    rights,
                    role,
                    Resources.PROCESS_DEFINITION,
                    definition,
                    ProcessDefinitionPermissions.READ,
                    ProcessDefinitionPermissions.CREATE_INSTANCE);
            // So that the Tasklist shows where they are. How many instances there are is for Cockpit, see
            // AllowedCommands.
            for (String part : processes.partsOf(definition)) {
                put(rights, role, Resources.PROCESS_DEFINITION, part, ProcessDefinitionPermissions.READ);
            }
        }
        put(rights, role, Resources.PROCESS_INSTANCE, ALL, Permissions.CREATE);
    }

    private void supervisor(Map<Right, Permission[]> rights) {
        Role role = Role.SUPERVISOR;
        put(rights, role, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        put(rights, role, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        put(rights, role, Resources.DEPLOYMENT, ALL, Permissions.READ);
        put(rights, role, Resources.DECISION_DEFINITION, ALL, Permissions.READ);
        // By definition and never for all instances: that would show the hidden ones.
        for (String definition : shown()) {
            put(
                    rights,
                    role,
                    Resources.PROCESS_DEFINITION,
                    definition,
                    ProcessDefinitionPermissions.READ,
                    ProcessDefinitionPermissions.READ_INSTANCE);
        }
    }

    private List<String> startedByWorkers() {
        return announced.stream()
                .filter(ProcessDescriptor::isStartedByWorkers)
                .map(ProcessDescriptor::process)
                .toList();
    }

    private List<String> shown() {
        return repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .map(ProcessDefinition::getKey)
                .filter(shownProcesses::isShown)
                .toList();
    }

    private void analyst(Map<Right, Permission[]> rights) {
        Role role = Role.ANALYST;
        put(rights, role, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        put(rights, role, Resources.DEPLOYMENT, ALL, Permissions.READ);
        put(rights, role, Resources.DECISION_DEFINITION, ALL, Permissions.READ);
        // Whoever reads a definition is told how many instances it has. The hidden models are in the deployment.
        for (String definition : shown()) {
            put(rights, role, Resources.PROCESS_DEFINITION, definition, ProcessDefinitionPermissions.READ);
        }
    }

    private static void administrator(Map<Right, Permission[]> rights) {
        Role role = Role.ADMINISTRATOR;
        put(rights, role, Resources.APPLICATION, "admin", Permissions.ACCESS);
        put(rights, role, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        // Organisations are not among them: one's own is seen by everybody in it, and none sees another.
        for (Resource people :
                List.of(Resources.USER, Resources.GROUP, Resources.GROUP_MEMBERSHIP, Resources.TENANT_MEMBERSHIP)) {
            put(rights, role, people, ALL, Permissions.ALL);
        }
        put(rights, role, Resources.SYSTEM, ALL, SystemPermissions.READ);
    }

    private static void put(
            Map<Right, Permission[]> rights, Role role, Resource resource, String id, Permission... permissions) {
        rights.put(new Right(role, resource, id), permissions);
    }

    private void give(Right right, Permission[] permissions) {
        Authorization authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        authorization.setGroupId(right.group());
        authorization.setResourceType(right.resourceType());
        authorization.setResourceId(right.resourceId());
        authorization.setPermissions(permissions);
        authorizations.saveAuthorization(authorization);
    }

    private record Right(String group, int resourceType, String resourceId) {
        Right(Role role, Resource resource, String resourceId) {
            this(role.group(), resource.resourceType(), resourceId);
        }

        /** A right that is given to everybody, or that takes something away, is not on our list: it gets no group. */
        static Right of(Authorization present) {
            boolean isGivenToGroup =
                    present.getAuthorizationType() == Authorization.AUTH_TYPE_GRANT && present.getGroupId() != null;
            return new Right(
                    isGivenToGroup ? present.getGroupId() : "", present.getResourceType(), present.getResourceId());
        }
    }
}
