package org.alongside.testing;

import org.alongside.access.signin.BcryptPasswordEncryptor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Keeps passwords with as few rounds as bcrypt allows: working on them took more than half of the processor's time of all
 * integration tests. Tests that are about signing in set the property {@code alongside.test.passwords=as-in-production}.
 * Found by itself, tests need not name it.
 */
public final class QuickPasswords implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final int FEWEST_ROUNDS = 4;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (!context.getEnvironment().containsProperty("alongside.test.passwords")) {
            ((GenericApplicationContext) context)
                    .registerBean(
                            "bcryptPasswordEncryptor",
                            BcryptPasswordEncryptor.class,
                            () -> new BcryptPasswordEncryptor(FEWEST_ROUNDS));
        }
    }
}
