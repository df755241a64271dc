package org.alongside.access.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.alongside.access.Role;
import org.alongside.engine.overview.ShownProcesses;
import org.alongside.engine.wiring.Wiring;
import org.alongside.engine.wiring.model.Model;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class RoleRightsIT {
    @Autowired
    AuthorizationService authorizations;

    @Autowired
    IdentityService identity;

    @Autowired
    RoleRights rights;

    @Autowired
    ShownProcesses shownProcesses;

    private boolean may(Role role, Permission permission, Resource resource, String id) {
        return authorizations.isUserAuthorized("somebody", List.of(role.group()), permission, resource, id);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void givesNobodyTasksVariablesHistoryOrRights(Role role) {
        for (Resources closed : List.of(Resources.AUTHORIZATION, Resources.TASK, Resources.BATCH)) {
            assertThat(may(role, Permissions.READ, closed, "any"))
                    .as(closed.name())
                    .isFalse();
        }
        assertThat(may(role, Permissions.READ, Resources.PROCESS_INSTANCE, "any"))
                .isFalse();
        assertThat(may(role, Permissions.UPDATE, Resources.PROCESS_INSTANCE, "any"))
                .isFalse();
        for (ProcessDefinitionPermissions closed : List.of(
                ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE,
                ProcessDefinitionPermissions.UPDATE_INSTANCE_VARIABLE,
                ProcessDefinitionPermissions.READ_HISTORY,
                ProcessDefinitionPermissions.READ_HISTORY_VARIABLE,
                ProcessDefinitionPermissions.READ_TASK,
                ProcessDefinitionPermissions.UPDATE_TASK,
                ProcessDefinitionPermissions.UPDATE_INSTANCE,
                ProcessDefinitionPermissions.DELETE_INSTANCE,
                ProcessDefinitionPermissions.RETRY_JOB)) {
            assertThat(may(role, closed, Resources.PROCESS_DEFINITION, "survivor-journey"))
                    .as(closed.name())
                    .isFalse();
        }
        assertThat(may(role, Permissions.CREATE, Resources.DEPLOYMENT, "any")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"PEER_WORKER", "SUPERVISOR", "ANALYST"})
    void givesAccountsToAdministratorsOnly(Role role) {
        assertThat(may(role, Permissions.READ, Resources.USER, "worker2")).isFalse();
        assertThat(may(role, Permissions.CREATE, Resources.GROUP_MEMBERSHIP, "camunda-admin"))
                .isFalse();
        assertThat(may(Role.ADMINISTRATOR, Permissions.CREATE, Resources.GROUP_MEMBERSHIP, "peer-worker"))
                .isTrue();
    }

    /** OFFEND-07 */
    @Test
    @Proves(PolicyId.OFFEND_07)
    void hidesOffenceOverlapFromSupervisors() {
        assertThat(may(
                        Role.SUPERVISOR,
                        ProcessDefinitionPermissions.READ_INSTANCE,
                        Resources.PROCESS_DEFINITION,
                        "offence-overlap"))
                .isFalse();
        assertThat(may(
                        Role.SUPERVISOR,
                        ProcessDefinitionPermissions.READ,
                        Resources.PROCESS_DEFINITION,
                        "offence-overlap"))
                .isFalse();
    }

    /** The page of a team leaves out the same processes. (OFFEND-07) */
    @Test
    void showsSupervisorsTheInstancesOfWhatIsNotHidden() {
        for (Model model : Wiring.read().models().values()) {
            String process = model.process().getId();
            assertThat(may(
                            Role.SUPERVISOR,
                            ProcessDefinitionPermissions.READ_INSTANCE,
                            Resources.PROCESS_DEFINITION,
                            process))
                    .as(process)
                    .isEqualTo(shownProcesses.isShown(process));
        }
        assertThat(shownProcesses.isShown("offence-overlap")).isFalse();
    }

    @Test
    void letsWorkersBeginAJourneyAndNothingElse() {
        ProcessDefinitionPermissions begin = ProcessDefinitionPermissions.CREATE_INSTANCE;
        assertThat(may(Role.PEER_WORKER, begin, Resources.PROCESS_DEFINITION, "survivor-journey"))
                .isTrue();
        assertThat(may(Role.PEER_WORKER, begin, Resources.PROCESS_DEFINITION, "safety-concern"))
                .isFalse();
        assertThat(may(Role.SUPERVISOR, begin, Resources.PROCESS_DEFINITION, "survivor-journey"))
                .isFalse();
    }

    /** Else the Tasklist could not show where in a season they are. */
    @Test
    void letsWorkersReadTheModelsOfWhatTheyBeginAndOfItsParts() {
        ProcessDefinitionPermissions read = ProcessDefinitionPermissions.READ;
        for (Model model : Wiring.read().models().values()) {
            String process = model.process().getId();
            boolean isTheirs = List.of("survivor-journey", "host-group")
                    .contains(Objects.requireNonNullElse(model.partOf(), process));
            assertThat(may(Role.PEER_WORKER, read, Resources.PROCESS_DEFINITION, process))
                    .as(process)
                    .isEqualTo(isTheirs);
            assertThat(may(
                            Role.PEER_WORKER,
                            ProcessDefinitionPermissions.CREATE_INSTANCE,
                            Resources.PROCESS_DEFINITION,
                            process))
                    .as(process)
                    .isEqualTo(isTheirs && model.partOf() == null);
        }
    }

    @Test
    void takesAwayWhatIsNotOnTheList() {
        Authorization forAll = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        forAll.setResource(Resources.PROCESS_INSTANCE);
        forAll.setResourceId("*");
        forAll.addPermission(Permissions.ALL);
        authorizations.saveAuthorization(forAll);
        Authorization forOne = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        forOne.setUserId("worker1");
        forOne.setResource(Resources.AUTHORIZATION);
        forOne.setResourceId("*");
        forOne.addPermission(Permissions.ALL);
        authorizations.saveAuthorization(forOne);
        long before = authorizations.createAuthorizationQuery().count();

        rights.set();
        rights.set();

        assertThat(authorizations.createAuthorizationQuery().count()).isEqualTo(before - 2);
        assertThat(authorizations.isUserAuthorized(
                        "worker1", List.of("peer-worker"), Permissions.READ, Resources.PROCESS_INSTANCE, "any"))
                .isFalse();
    }

    @Test
    void letsNobodyRemoveThemselves() {
        assertThat(authorizations.isUserAuthorized("worker1", List.of(), Permissions.READ, Resources.USER, "worker1"))
                .isTrue();
        assertThat(authorizations.isUserAuthorized("worker1", List.of(), Permissions.DELETE, Resources.USER, "worker1"))
                .isFalse();
    }

    @Test
    void showsAFilterToTheRolesItIsFor() {
        rights.showFilterTo("filter-1", Role.PEER_WORKER, Role.SUPERVISOR);
        rights.showFilterTo("filter-1", Role.PEER_WORKER);
        assertThat(may(Role.PEER_WORKER, Permissions.READ, Resources.FILTER, "filter-1"))
                .isTrue();
        assertThat(may(Role.SUPERVISOR, Permissions.READ, Resources.FILTER, "filter-1"))
                .isFalse();
    }
}
