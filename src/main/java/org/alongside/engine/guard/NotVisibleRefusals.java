package org.alongside.engine.guard;

import java.util.Set;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.interceptor.Command;

/**
 * What is not there and what is not open to a person answer alike. The engine's own words name the process that
 * something hidden belongs to, which can be the secret itself (OFFEND-07), and ids can be guessed.
 */
@Policy(PolicyId.CONF_01)
@Policy(PolicyId.OFFEND_07)
final class NotVisibleRefusals {
    /** Commands that ask for one thing by its id. */
    private static final Set<String> BY_ID = Set.of(
            "GetTaskFormCmd",
            "GetTaskFormVariablesCmd",
            "GetDeployedTaskFormCmd",
            "GetIdentityLinksForTaskCmd",
            "GetTaskCommentsCmd",
            "GetTaskAttachmentsCmd",
            "GetActivityInstanceCmd",
            "FindActiveActivityIdsCmd");

    /** How the engine says, by the number of the message, that something belongs to another tenant. */
    private static final String OF_ANOTHER_ORGANISATION = "ENGINE-13034";

    private NotVisibleRefusals() {}

    static boolean isAskedFor(Command<?> command) {
        return BY_ID.contains(command.getClass().getSimpleName());
    }

    /** Somebody else's task, which is worth a row in the ledger. */
    static boolean isAboutTask(Command<?> command) {
        return command.getClass().getSimpleName().contains("Task");
    }

    static boolean isTheirsNot(Throwable thrown) {
        return isCausedBy(thrown, AuthorizationException.class)
                || String.valueOf(thrown.getMessage()).startsWith(OF_ANOTHER_ORGANISATION);
    }

    /** The engine says so in several ways, and some of its commands just fail on it. */
    static boolean isNotThere(Throwable thrown) {
        return isCausedBy(thrown, NullValueException.class)
                || isCausedBy(thrown, BadUserRequestException.class)
                || isCausedBy(thrown, NullPointerException.class);
    }

    static Refused notTheirs() {
        return new Refused(PolicyId.CONF_01, "There is nothing here that is open to you.");
    }

    /** Answers 403. */
    static RuntimeException nothing() {
        String sentence = notTheirs().sentence();
        return Refused.asSaid(new AuthorizationException(sentence), sentence);
    }

    static boolean isCausedBy(Throwable thrown, Class<? extends Throwable> kind) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (kind.isInstance(at)) {
                return true;
            }
        }
        return false;
    }
}
