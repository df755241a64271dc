package org.alongside.access.signin;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.identity.WritableIdentityProvider;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/**
 * The engine's accounts without its lock, which any stranger could close for good by ten wrong passwords.
 * {@link SignInTries} delays who guesses instead.
 */
public final class UnlockedIdentityServiceProvider extends DbIdentityServiceProvider {
    private final Supplier<SignInTries> tries;

    private UnlockedIdentityServiceProvider(Supplier<SignInTries> tries) {
        this.tries = tries;
    }

    /** Somebody signed in types their own password again, to change it: that is no place to guess it either. */
    @Override
    public boolean checkPassword(String userId, String password) {
        Authentication signedIn = Context.getCommandContext().getAuthentication();
        if (signedIn == null || signedIn.getUserId() == null) {
            return super.checkPassword(userId, password);
        }
        return tries.get()
                .tryOnce(
                        userId,
                        new SignInTries.Source("session of " + signedIn.getUserId(), ""),
                        () -> super.checkPassword(userId, password))
                .isRight();
    }

    @Override
    protected boolean isUserLocked(UserEntity user) {
        return false;
    }

    @Override
    protected void lockUser(UserEntity user) {
        // Counted in SignInTries.
    }

    public static final class Factory implements SessionFactory {
        private final Supplier<SignInTries> tries;

        public Factory(Supplier<SignInTries> tries) {
            this.tries = tries;
        }

        @Override
        public Class<?> getSessionType() {
            return WritableIdentityProvider.class;
        }

        @Override
        public Session openSession() {
            return new UnlockedIdentityServiceProvider(tries);
        }
    }
}
