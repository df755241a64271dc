package org.alongside.testing.walk;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Callable;
import org.alongside.access.CurrentOrganisation;
import org.springframework.transaction.support.TransactionTemplate;

/** Work in an organisation that needs no person, such as what reaches the service from a survivor. */
public final class InOrganisation {
    private InOrganisation() {}

    /** Something reaches the service from a survivor of the demonstration organisation. */
    public static void says(Runnable what) {
        CurrentOrganisation.runAs(Tasklist.ORGANISATION, what);
    }

    /** Asks the service in the demonstration organisation. */
    public static <T> T asked(Callable<T> question) {
        return asked(Tasklist.ORGANISATION, question);
    }

    /** Asks the service in any organisation. */
    public static <T> T asked(String organisation, Callable<T> question) {
        return unchecked(() -> CurrentOrganisation.callAs(organisation, question));
    }

    /** The same in one transaction. */
    public static <T> T asked(String organisation, TransactionTemplate transaction, Callable<T> question) {
        return asked(organisation, () -> requireNonNull(transaction.execute(status -> unchecked(question))));
    }

    private static <T> T unchecked(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
