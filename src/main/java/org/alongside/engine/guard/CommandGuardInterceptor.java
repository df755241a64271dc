package org.alongside.engine.guard;

import java.util.List;
import java.util.function.Supplier;
import org.alongside.engine.AccountLedger;
import org.alongside.engine.AccountRules;
import org.alongside.engine.OrganisationBinding;
import org.alongside.engine.RefusalLedger;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Refused;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.pvm.PvmException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The first interceptor of each command. For a person who is signed in it lets only those run that are in {@link AllowedCommands}; all else is
 * refused, whether it comes from the Tasklist, from Cockpit or from a call by hand. What a refusal says reaches the
 * person as a sentence, and the ledger.
 *
 * <p>Commands that delegates and our own modules run inside an open one are theirs to answer for.
 */
public final class CommandGuardInterceptor extends CommandInterceptor {
    /** Of what the engine calls when it follows executions, in the message of a NullPointerException. */
    private static final List<String> EXECUTIONS = List.of(
            "org.camunda.bpm.engine.impl.pvm.", "org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity");

    private static final Logger LOG = LoggerFactory.getLogger(CommandGuardInterceptor.class);

    /** The same for a task that was done, that never was, or that is somebody else's: which of them tells too much. */
    private static final String NO_LONGER_OPEN =
            "This task is no longer open to you: it was done already, the survivor decided otherwise, or it is with "
                    + "somebody else. Nothing was changed. Copy what you typed before you leave this page.";

    private final Supplier<RefusalLedger> ledger;
    private final Supplier<AccountLedger> accounts;
    private final Supplier<AccountRules> rules;
    private final Supplier<OrganisationBinding> binding;
    private final Supplier<Authentication> caller;

    public CommandGuardInterceptor(
            Supplier<Authentication> caller,
            Supplier<RefusalLedger> ledger,
            Supplier<AccountLedger> accounts,
            Supplier<AccountRules> rules,
            Supplier<OrganisationBinding> binding) {
        this.caller = caller;
        this.ledger = ledger;
        this.accounts = accounts;
        this.rules = rules;
        this.binding = binding;
    }

    @Override
    public <T> T execute(Command<T> command) {
        Authentication person = caller.get();
        boolean isInside = Context.getCommandContext() != null;
        if (isInside) {
            return next.execute(command);
        }
        if (person == null || person.getUserId() == null) {
            return AccountRemoval.isOne(command)
                    ? again(() -> AccountRemoval.byService(command, binding.get(), accounts.get()))
                    : atOneMoment(command);
        }
        try {
            AllowedCommands.check(command, person.getUserId());
            T found = AccountRemoval.isOne(command)
                    ? again(() -> opened(command, person))
                    : atOneMoment(opened(command, person));
            if (found == null && NotVisibleRefusals.isAskedFor(command)) {
                throw NotVisibleRefusals.nothing();
            }
            return found;
        } catch (RuntimeException e) {
            throw forPerson(e, command, person.getUserId());
        }
    }

    /**
     * The engine reads executions one after the other. When somebody else ends some of them in between, it misses them and throws
     * whatever follows from that; for who asked it is the same as any other change at the same moment, and can be done again.
     */
    private <T> T atOneMoment(Command<T> command) {
        try {
            return next.execute(command);
        } catch (RuntimeException e) {
            if (!missesExecutions(e)) {
                throw e;
            }
            LOG.info(
                    "The executions of a process changed while {} read them",
                    command.getClass().getSimpleName(),
                    e);
            throw new OptimisticLockingException("The executions of a process changed while they were read.", e);
        }
    }

    private static boolean missesExecutions(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            String message = String.valueOf(at.getMessage());
            if (at instanceof NullPointerException && EXECUTIONS.stream().anyMatch(message::contains)) {
                return true;
            }
        }
        return false;
    }

    /** An account can have forty survivors: somebody always works on something of theirs at the same moment. */
    private <T> T again(Supplier<Command<T>> removal) {
        for (int tries = 1; ; tries++) {
            try {
                return atOneMoment(removal.get());
            } catch (RuntimeException e) {
                boolean isOurs = !TransactionSynchronizationManager.isActualTransactionActive();
                if (!isOurs || !isAtOnce(e) || tries == AccountRemoval.TRIES_MAX) {
                    throw e;
                }
            }
        }
    }

    private <T> Command<T> opened(Command<T> command, Authentication person) {
        String userId = person.getUserId();
        Command<T> guarded = OrganisationAccounts.isAbout(command)
                ? OrganisationAccounts.within(command, person, rules.get())
                : AllowedCommands.guarded(command, userId);
        if (!AllowedCommands.isAboutAccount(command)) {
            return guarded;
        }
        String account = AllowedCommands.account(command);
        boolean givesAccess = AllowedCommands.givesAccess(command);
        return context -> {
            T done = guarded.execute(context);
            // Whoever has to know of it does what follows; the administrator need not be allowed that.
            context.runWithoutAuthorization(() -> {
                accounts.get()
                        .changed(
                                WorkerId.of(userId),
                                command.getClass().getSimpleName(),
                                WorkerId.ofNullable(account),
                                AllowedCommands.groupOrOrganisation(command),
                                givesAccess);
                if (AccountRemoval.isOne(command)) {
                    AccountRemoval.endRights(context, String.valueOf(account));
                }
                return null;
            });
            return done;
        };
    }

    private RuntimeException forPerson(RuntimeException thrown, Command<?> command, String userId) {
        Refused byPolicy = Refused.causeOf(thrown);
        Refused refused = byPolicy != null ? byPolicy : DatabaseRefusals.refusalIn(thrown);
        String act = command.getClass().getSimpleName();
        if (refused != null) {
            ledger.get().refused(refused, WorkerId.of(userId), act, AllowedCommands.subject(command));
            return sentence(command, refused.sentence());
        }
        if (NotVisibleRefusals.isTheirsNot(thrown)) {
            if (NotVisibleRefusals.isAboutTask(command)) {
                ledger.get()
                        .refused(
                                NotVisibleRefusals.notTheirs(),
                                WorkerId.of(userId),
                                act,
                                AllowedCommands.subject(command));
            }
            boolean isStart = command instanceof SubmitStartFormCmd;
            return isAnswered(command) && !isStart ? sentence(command, NO_LONGER_OPEN) : NotVisibleRefusals.nothing();
        }
        if (AllowedCommands.isAboutAccount(command)
                && NotVisibleRefusals.isCausedBy(thrown, NullValueException.class)) {
            String sentence = "There is no such account, group or organisation.";
            return Refused.asSaid(new BadUserRequestException(sentence), sentence);
        }
        if (AllowedCommands.isAboutAccount(command) && isAtOnce(thrown)) {
            return sentence(
                    command,
                    "Somebody else worked on this account, or on a task of theirs, at the same moment, so nothing was "
                            + "changed. Please try again.");
        }
        if (!isAnswered(command) && isDatabaseAway(thrown)) {
            LOG.error("The database did not answer during {}", act);
            return new ProcessEngineException(
                    "The service cannot reach its database just now. Please try again in a minute.", thrown);
        }
        if (!isAnswered(command)) {
            return NotVisibleRefusals.isAskedFor(command) && NotVisibleRefusals.isNotThere(thrown)
                    ? NotVisibleRefusals.nothing()
                    : thrown;
        }
        if (isAtOnce(thrown)) {
            return sentence(
                    command,
                    "Somebody else worked on this at the same moment, so nothing was changed. "
                            + "What you typed is still here. Please look at the list again before you send it.");
        }
        if (NotVisibleRefusals.isCausedBy(thrown, NullValueException.class)) {
            return sentence(command, NO_LONGER_OPEN);
        }
        if (isDatabaseAway(thrown)) {
            LOG.error("The database did not answer during {}", act);
            return sentence(
                    command,
                    "The service cannot reach its database just now, so nothing was kept. "
                            + "What you typed is still here. Please try again in a minute.");
        }
        return thrown;
    }

    /** Somebody else was faster, however the engine or the database says so. */
    private static boolean isAtOnce(Throwable thrown) {
        boolean hasGoneOn = NotVisibleRefusals.isCausedBy(thrown, PvmException.class)
                && String.valueOf(thrown.getMessage()).contains("cannot signal execution");
        return hasGoneOn
                || NotVisibleRefusals.isCausedBy(thrown, OptimisticLockingException.class)
                || DatabaseRefusals.isAtOnce(thrown);
    }

    private static boolean isDatabaseAway(Throwable thrown) {
        for (Class<? extends Throwable> kind :
                List.of(TransactionException.class, DataAccessException.class, java.sql.SQLException.class)) {
            if (NotVisibleRefusals.isCausedBy(thrown, kind)) {
                return true;
            }
        }
        return false;
    }

    /** What a person does with a form or a task and waits for the answer to. */
    private static boolean isAnswered(Command<?> command) {
        return command instanceof SubmitTaskFormCmd
                || command instanceof SubmitStartFormCmd
                || command instanceof ClaimTaskCmd
                || command instanceof AssignTaskCmd;
    }

    /**
     * A sentence for where the person stands. The Tasklist shows a 400 there and keeps what was typed; the rest is 403,
     * which the endpoints pass on as it is, where they would wrap all others into a 500.
     */
    private static RuntimeException sentence(Command<?> command, String sentence) {
        if (command instanceof SubmitTaskFormCmd || command instanceof SubmitStartFormCmd) {
            return Refused.asSaid(new FormFieldValidationException("refused", sentence), sentence);
        }
        return Refused.asSaid(
                isAnswered(command) ? new BadUserRequestException(sentence) : new AuthorizationException(sentence),
                sentence);
    }
}
