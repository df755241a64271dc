package org.alongside.engine.guard;

import java.lang.reflect.Field;
import java.util.Set;
import org.alongside.engine.form.StartFormTokens;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.ProcessDefinitionStatisticsQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/**
 * What a signed-in person may ask of the engine, command by command; the rights of their role narrow it further. A
 * command that is not named here is refused, so that a new endpoint of a new version is closed until somebody thinks.
 */
@Policy(PolicyId.CONF_01)
final class AllowedCommands {
    /** Looking: definitions, diagrams, one's tasks and forms, running instances, who I am. No variables, no history. */
    private static final Set<String> LOOKING = Set.of(
            "TaskQueryImpl",
            "ProcessDefinitionQueryImpl",
            "ProcessDefinitionStatisticsQueryImpl",
            "ProcessInstanceQueryImpl",
            "ExecutionQueryImpl",
            "ActivityStatisticsQueryImpl",
            "DeploymentStatisticsQueryImpl",
            "IncidentQueryImpl",
            "JobQueryImpl",
            "JobDefinitionQueryImpl",
            "DeploymentQueryImpl",
            "DecisionDefinitionQueryImpl",
            "DecisionRequirementsDefinitionQueryImpl",
            "CaseDefinitionQueryImpl",
            "FilterQueryImpl",
            "BatchQueryImpl",
            "ExternalTaskQueryImpl",
            "EventSubscriptionQueryImpl",
            "UserQueryImpl",
            "DbUserQueryImpl",
            "GroupQueryImpl",
            "DbGroupQueryImpl",
            "TenantQueryImpl",
            "DbTenantQueryImpl",
            "AuthorizationQueryImpl",
            "CreateUserQueryCmd",
            "CreateGroupQueryCmd",
            "CreateTenantQueryCmd",
            "GetTaskFormCmd",
            "GetTaskFormVariablesCmd",
            "GetDeployedTaskFormCmd",
            "GetStartFormCmd",
            "GetStartFormVariablesCmd",
            "GetDeployedStartFormCmd",
            "GetCamundaFormDefinitionCmd",
            "GetFormKeyCmd",
            "GetFilterCmd",
            "ExecuteFilterListCmd",
            "ExecuteFilterListPageCmd",
            "ExecuteFilterCountCmd",
            "ExecuteFilterSingleResultCmd",
            "GetIdentityLinksForTaskCmd",
            "GetIdentityLinksForProcessDefinitionCmd",
            "GetTaskCommentsCmd",
            "GetTaskAttachmentsCmd",
            "GetDeployedProcessDefinitionCmd",
            "GetDeploymentProcessModelCmd",
            "GetDeploymentBpmnModelInstanceCmd",
            "GetDeploymentResourceCmd",
            "GetDeploymentResourceForIdCmd",
            "GetDeploymentResourcesCmd",
            "GetDeploymentResourceNamesCmd",
            "GetDeploymentDmnModelCmd",
            "GetDeploymentDecisionModelCmd",
            "GetDeployedDecisionDefinitionCmd",
            "GetStaticCalledProcessDefinitionCmd",
            "GetActivityInstanceCmd",
            "FindActiveActivityIdsCmd",
            "AuthorizationCheckCmd",
            "GetUserAccountCmd",
            "GetUserInfoCmd",
            "GetUserInfoKeysCmd",
            "GetUserPictureCmd",
            "GetPasswordPolicyCmd",
            "IsIdentityServiceReadOnlyCmd",
            "GetHistoryLevelCmd",
            "GetPropertiesCmd",
            "GetTelemetryDataCmd",
            "IsTelemetryEnabledCmd",
            "GetLicenseKeyCmd",
            "CheckPassword");

    /** Accounts, for who has the right: administrators, and everybody their own name and password. */
    private static final Set<String> ACCOUNTS = Set.of(
            "CreateUserCmd",
            "SaveUserCmd",
            "DeleteUserCmd",
            "UnlockUserCmd",
            "CreateMembershipCmd",
            "DeleteMembershipCmd",
            "CreateTenantUserMembershipCmd",
            "DeleteTenantUserMembershipCmd");

    private AllowedCommands() {}

    /** @throws Refused when this command is not allowed */
    static void check(Command<?> command, String userId) {
        String name = command.getClass().getSimpleName();
        QueryRules.check(command);
        if (LOOKING.contains(name) || ACCOUNTS.contains(name) || command instanceof SubmitTaskFormCmd) {
            return;
        }
        if (command instanceof SubmitStartFormCmd) {
            String businessKey = read(command, "businessKey");
            boolean isMark = StartFormTokens.read(businessKey).isPresent();
            if (businessKey != null && !businessKey.isEmpty() && !isMark) {
                throw refused("A journey gets its key by itself. Please leave the business key empty.");
            }
            return;
        }
        if (command instanceof ClaimTaskCmd) {
            if (!userId.equals(read(command, "userId"))) {
                throw refused("A task can be claimed for oneself only.");
            }
            return;
        }
        if (command instanceof AssignTaskCmd && read(command, "userId") == null) {
            return;
        }
        throw refused("This cannot be done from here. Tasks are completed with their form, by who has them.");
    }

    /**
     * A task that came from a group may go back to it; one that was given to a person by the process may not be put
     * down, since nobody else could see it.
     */
    static boolean mayBePutDown(TaskEntity task, String userId) {
        return userId.equals(task.getAssignee())
                && task.getIdentityLinks().stream()
                        .anyMatch(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.isGroup());
    }

    /** Puts what depends on the data in front of the command, in the same transaction. */
    static <T> Command<T> guarded(Command<T> command, String userId) {
        if (command instanceof AbstractExecuteFilterCmd) {
            return context -> {
                showOnlyTheirs(command, userId);
                return command.execute(context);
            };
        }
        if (command instanceof ProcessDefinitionStatisticsQueryImpl) {
            return context -> {
                inCockpit(context);
                return command.execute(context);
            };
        }
        if (DefinitionQueryRights.isAskedFor(command)) {
            return DefinitionQueryRights.guarded(command);
        }
        if (!(command instanceof AssignTaskCmd)) {
            return command;
        }
        return context -> {
            String taskId = read(command, "taskId");
            TaskEntity task = taskId == null
                    ? null
                    : Context.getCommandContext().getTaskManager().findTaskById(taskId);
            if (task == null || !mayBePutDown(task, userId)) {
                throw refused("This task was given to you by the process and cannot be put down.");
            }
            // Nobody has the right to assign tasks; that this one may be put down has just been looked at.
            return context.runWithoutAuthorization(command);
        };
    }

    /**
     * How many instances each process has is shown in Cockpit. Whoever reads a model to see where their survivor is need not
     * learn from the numbers that somebody else's survivor has just paused or left.
     */
    private static void inCockpit(CommandContext context) {
        if (!context.getAuthorizationManager().isAuthorized(Permissions.ACCESS, Resources.APPLICATION, "cockpit")) {
            throw refused("How many instances there are is shown in Cockpit only.");
        }
    }

    /** Of a command that would show or change what is not open to who runs it. */
    private static Refused refused(String sentence) {
        return new Refused(PolicyId.CONF_01, sentence);
    }

    /** Makes a filter show the tasks of who opens it, see {@link TaskFilterKind}. */
    private static void showOnlyTheirs(Command<?> command, String userId) {
        String filterId = read(command, "filterId");
        Filter filter = filterId == null
                ? null
                : Context.getCommandContext().getFilterManager().findFilterById(filterId);
        if (filter != null) {
            Field extending = field(command, "extendingQuery");
            TaskQuery asked = (TaskQuery) ReflectionUtils.getField(extending, command);
            TaskFilterKind.of(filter)
                    .ifPresent(kind -> ReflectionUtils.setField(extending, command, kind.extension(asked, userId)));
        }
    }

    /** What changes who can sign in, and as what: each leaves a row in the ledger, whoever does it. */
    static boolean isAboutAccount(Command<?> command) {
        String name = command.getClass().getSimpleName();
        return ACCOUNTS.contains(name) && !name.equals("CreateUserCmd");
    }

    /** Whose account the command changes. */
    static @Nullable String account(Command<?> command) {
        Field field = ReflectionUtils.findField(command.getClass(), "user");
        if (field == null) {
            return read(command, "userId");
        }
        ReflectionUtils.makeAccessible(field);
        return ReflectionUtils.getField(field, command) instanceof User user ? user.getId() : null;
    }

    /** Whether it makes an account or a password, and not only changes a name; asked before it is done. */
    static boolean givesAccess(Command<?> command) {
        Field field = ReflectionUtils.findField(command.getClass(), "user");
        if (field == null) {
            return false;
        }
        ReflectionUtils.makeAccessible(field);
        return ReflectionUtils.getField(field, command) instanceof UserEntity user
                && (user.getRevision() == 0 || user.hasNewPassword());
    }

    /** Which group or organisation it puts the account into or takes it out of. */
    static @Nullable String groupOrOrganisation(Command<?> command) {
        for (String name : new String[] {"groupId", "tenantId"}) {
            if (ReflectionUtils.findField(command.getClass(), name) != null) {
                return read(command, name);
            }
        }
        return null;
    }

    /** Id of what the command is about, for the ledger. */
    static @Nullable String subject(Command<?> command) {
        for (String field : new String[] {"taskId", "processDefinitionId", "resourceId"}) {
            if (ReflectionUtils.findField(command.getClass(), field) != null) {
                return read(command, field);
            }
        }
        return null;
    }

    private static @Nullable String read(Command<?> command, String name) {
        return (String) ReflectionUtils.getField(field(command, name), command);
    }

    private static Field field(Command<?> command, String name) {
        Field field = ReflectionUtils.findField(command.getClass(), name);
        if (field == null) {
            throw new IllegalStateException(command.getClass().getSimpleName() + " has no field " + name);
        }
        ReflectionUtils.makeAccessible(field);
        return field;
    }
}
