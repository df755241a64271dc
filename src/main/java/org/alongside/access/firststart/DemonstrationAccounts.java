package org.alongside.access.firststart;

import java.security.SecureRandom;
import java.util.List;
import org.alongside.access.Accounts.NewAccount;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** People who do not exist, in an organisation that does not exist, for trying everything out. Never in production. */
@Component
@Profile("!production")
class DemonstrationAccounts {
    static final String ORGANISATION = "demo";

    private static final Logger LOG = LoggerFactory.getLogger(DemonstrationAccounts.class);
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final List<NewAccount> PEOPLE = List.of(
            person("worker1", "Worker One", Role.PEER_WORKER),
            person("worker2", "Worker Two", Role.PEER_WORKER),
            person("facilitator1", "Facilitator One", Role.PEER_WORKER),
            person("supervisor1", "Supervisor One", Role.SUPERVISOR),
            person("supervisor2", "Supervisor Two", Role.SUPERVISOR),
            person("analyst1", "Analyst One", Role.ANALYST),
            person("admin1", "Administrator One", Role.ADMINISTRATOR));

    private final FirstAccounts accounts;
    private final String givenPassword;

    DemonstrationAccounts(FirstAccounts accounts, @Value("${alongside.demo-password:}") String givenPassword) {
        this.accounts = accounts;
        this.givenPassword = givenPassword;
    }

    /** Makes them where there is no account at all yet. */
    void make() {
        CurrentOrganisation.runAs(ORGANISATION, () -> accounts.alone(this::makeAll));
    }

    private void makeAll() {

        if (!accounts.isEmpty()) {
            return;
        }
        boolean isGiven = StringUtils.hasText(givenPassword);
        String password = isGiven ? givenPassword : madeUp();
        accounts.makeOrganisation(ORGANISATION, "Demonstration organisation (invented)");
        for (NewAccount person : PEOPLE) {
            accounts.makeAccount(
                    new NewAccount(
                            person.userId(),
                            person.firstName(),
                            person.lastName(),
                            password,
                            person.role(),
                            ORGANISATION),
                    true);
        }
        String names = String.join(", ", PEOPLE.stream().map(NewAccount::userId).toList());
        if (isGiven) {
            LOG.info("Demonstration accounts made: {}. Their password is the one you gave.", names);
        } else {
            LOG.info("Demonstration accounts made: {}. Their password, shown this once:\n\n    {}\n", names, password);
        }
    }

    private static NewAccount person(String userId, String name, Role role) {
        return new NewAccount(userId, name, "(demo)", "", role, ORGANISATION);
    }

    /** Four groups of five letters and digits that are not mistaken for each other: about 100 bits. */
    private static String madeUp() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            if (i > 0 && i % 5 == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
